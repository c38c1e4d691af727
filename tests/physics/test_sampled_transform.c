/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "physics/bottleneck/sampled_transform.h"
#include "physics/bottleneck/spectrum.h"

#include "golden.h"

#include <math.h>

enum { N = 1 << 20 };

typedef struct {
  double sigma;
  DwCoupled *solution;
  DwSampledTransform transform;
} Sampled;

static Sampled
sampled(double sigma, double a)
{
  Sampled s = {sigma};
  g_assert_cmpint(dw_coupled_solve(sigma, a, 1, NULL, &s.solution), ==, DW_OK);
  g_assert_cmpint(dw_sampled_transform(s.solution, sigma, DW_SAMPLES, NULL, &s.transform), ==, DW_OK);
  return s;
}

static void
sampled_clear(Sampled *s)
{
  dw_sampled_transform_clear(&s->transform);
  dw_coupled_free(s->solution);
}

static void
test_bins(void)
{
  Sampled s = sampled(17, 100);
  const double bin = 2 * M_PI / (4 * 18.);
  assert_relative(s.transform.omega[0], bin, 1e-14);
  assert_relative(s.transform.omega[s.transform.n - 1], bin * N / 2, 0.05);
  size_t within_last_decade = 0;
  for (size_t k = 0; k < s.transform.n; k++) {
    const double index = s.transform.omega[k] / bin;
    g_assert_cmpfloat_with_epsilon(index, round(index), 1e-9 * index);
    g_assert_true(k == 0 || s.transform.omega[k] > s.transform.omega[k - 1]);
    within_last_decade += s.transform.omega[k] > bin * N / 20;
    assert_relative(s.transform.power[k], pow(s.transform.magnitude[k], 2), 1e-14);
  }
  g_assert_cmpuint(within_last_decade, <=, 61);
  sampled_clear(&s);
}

/* The trapezoidal sum itself, of every sample solved for.  2^20 cubics err by 1e-11 each at most, and the
 * fast transform's rounding is far below. */
static void
test_is_the_trapezoidal_sum(void)
{
  Sampled s = sampled(500, 100);
  const double spacing = 4 * 501. / N;
  const size_t chosen[] = {0, 100, s.transform.n - 1};
  for (size_t i = 0; i < G_N_ELEMENTS(chosen); i++) {
    const double omega = s.transform.omega[chosen[i]];
    double sum = 0, size = 0;
    for (size_t k = 0; k <= N; k++) {
      const double v = dw_coupled_at(s.solution, (double) k * spacing).v * (k % N ? 1 : 0.5);
      sum += spacing * v * cos(omega * (double) k * spacing);
      size += spacing * v;
    }
    g_assert_cmpfloat_with_epsilon(s.transform.real[chosen[i]], sum, 1e-11 * size);
  }
  sampled_clear(&s);
}

/* The real part is S within a per cent up to Nyquist/32, the aliases of omega^-3/2. */
static void
test_real_part_is_the_spectrum(void)
{
  Sampled s = sampled(1e5, 100);
  DwStepSpectrum *spectrum;
  g_assert_cmpint(dw_step_spectrum_coupled(s.solution, NULL, &spectrum), ==, DW_OK);
  for (size_t k = 0; k < s.transform.n && s.transform.omega[k] < M_PI / 32 * N / 4e5; k++)
    assert_relative(s.transform.real[k], dw_step_spectrum_at(spectrum, s.transform.omega[k]), 0.011);
  dw_step_spectrum_free(spectrum);
  sampled_clear(&s);
}

/* Fig. 2 (b) and its traps; references are fits of an independent transform of the same samples. */
static void
test_slopes(void)
{
  Sampled s = sampled(1e5, 100);
  assert_relative(s.transform.fit_low, 2e-3, 1e-4);
  assert_relative(s.transform.fit_high, 0.824, 1e-3);
  g_assert_cmpfloat_with_epsilon(s.transform.slope_real, 1.4870, 0.001);
  g_assert_cmpfloat_with_epsilon(s.transform.slope_magnitude, 0.9909, 0.002);
  g_assert_cmpfloat_with_epsilon(s.transform.slope_power, 1.9818, 0.004);
  sampled_clear(&s);
}

/* Without bottleneck the magnitude is 1/sqrt(1 + omega^2), up to the e^-4 left at the end. */
static void
test_debye_without_bottleneck(void)
{
  Sampled s = sampled(0, 100);
  for (size_t k = 0; k < s.transform.n && s.transform.omega[k] < 1e4; k++)
    assert_relative(s.transform.magnitude[k], 1 / hypot(1, s.transform.omega[k]), 0.02);
  sampled_clear(&s);
}

static bool
after_some_calls(void *context)
{
  int *calls = context;
  return --*calls <= 0;
}

static void
test_cancel(void)
{
  DwCoupled *solution;
  g_assert_cmpint(dw_coupled_solve(17, 100, 1, NULL, &solution), ==, DW_OK);
  for (int n = 1; n < 1000; n += 100) {
    int calls = n;
    DwSampledTransform transform;
    const DwCancel cancel = {after_some_calls, &calls};
    g_assert_cmpint(dw_sampled_transform(solution, 17, DW_SAMPLES, &cancel, &transform), ==, DW_CANCELLED);
    g_assert_null(transform.omega);
  }
  dw_coupled_free(solution);
}

int
main(int argc, char **argv)
{
  g_test_init(&argc, &argv, NULL);
  g_test_add_func("/sampled-transform/bins", test_bins);
  g_test_add_func("/sampled-transform/is-the-trapezoidal-sum", test_is_the_trapezoidal_sum);
  g_test_add_func("/sampled-transform/real-part-is-the-spectrum", test_real_part_is_the_spectrum);
  g_test_add_func("/sampled-transform/slopes", test_slopes);
  g_test_add_func("/sampled-transform/debye-without-bottleneck", test_debye_without_bottleneck);
  g_test_add_func("/sampled-transform/cancel", test_cancel);
  return g_test_run();
}
