/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "physics/bottleneck/spectrum.h"

#include "golden.h"

#include <math.h>

enum { FREQUENCIES = 50 };

/* A solved step with what one needs to know about it. */
typedef struct {
  double sigma, a, v0;
  DwCoupled *solution; /* NULL: of Eq. 20 */
  DwStepSpectrum *spectrum;
} Step;

static void
step_clear(Step *step)
{
  dw_step_spectrum_free(step->spectrum);
  dw_coupled_free(step->solution);
}

static Step
adiabatic_step(double sigma, double v0)
{
  Step step = {sigma, INFINITY, v0};
  g_assert_cmpint(dw_step_spectrum_adiabatic(sigma, v0, NULL, &step.spectrum), ==, DW_OK);
  return step;
}

static Step
coupled_step(double sigma, double a, double v0)
{
  Step step = {sigma, a, v0};
  g_assert_cmpint(dw_coupled_solve(sigma, a, v0, NULL, &step.solution), ==, DW_OK);
  g_assert_cmpint(dw_step_spectrum_coupled(step.solution, NULL, &step.spectrum), ==, DW_OK);
  return step;
}

static double
v_at(const Step *step, double t)
{
  return step->solution ? dw_coupled_at(step->solution, t).v
                        : dw_adiabatic_relaxation(step->sigma, step->v0, t).v;
}

static double
u_at(const Step *step, double t)
{
  return step->solution ? dw_coupled_at(step->solution, t).u : 0;
}

static Step
random_step(void)
{
  const double sigma = random_log(1e-2, 1e7);
  if (g_test_rand_bit())
    return adiabatic_step(sigma, random_log(1e-2, 1));
  return coupled_step(sigma, random_log(1e-2, 1e6), random_log(1e-2, 1));
}

/* About the step's own rate, 8 decades either way */
static double
random_frequency(const Step *step)
{
  return random_log(1e-8, 1e8) / (1 + step->sigma);
}

/* The integral over all x > 0 of f(x)^p g(x): trapezoidal rule in ln x, whose error falls as exp(-20 pi). */
typedef double (*Integrand)(const Step *step, double x);

static double
integral(const Step *step, Integrand f)
{
  double sum = 0;
  for (double ln_x = -60; ln_x < 60; ln_x += 0.05)
    sum += 0.05 * exp(ln_x) * f(step, exp(ln_x));
  return sum;
}

static double
spectrum_at(const Step *step, double omega)
{
  return dw_step_spectrum_at(step->spectrum, omega);
}

static double
spectrum_squared(const Step *step, double omega)
{
  return pow(spectrum_at(step, omega), 2);
}

static double
v_squared(const Step *step, double t)
{
  return pow(v_at(step, t), 2);
}

static double
u_squared(const Step *step, double t)
{
  return pow(u_at(step, t), 2);
}

static void
test_sum_is_the_start(void)
{
  for (int k = 0; k < random_rounds(20, 1000); k++) {
    Step step = random_step();
    assert_relative(M_2_PI * integral(&step, spectrum_at), step.v0, 1e-9);
    step_clear(&step);
  }
}

static void
test_parseval(void)
{
  for (int k = 0; k < random_rounds(20, 1000); k++) {
    Step step = random_step();
    assert_relative(M_2_PI * integral(&step, spectrum_squared), integral(&step, v_squared), 1e-9);
    step_clear(&step);
  }
}

/* The integral of v: (1 + sigma) v0 - sigma v0^2/2 + (sigma/a) integral of u^2. */
static void
test_plateau(void)
{
  for (int k = 0; k < random_rounds(20, 1000); k++) {
    Step step = random_step();
    const double bottleneck = (1 + step.sigma) * step.v0 - step.sigma * step.v0 * step.v0 / 2;
    const double phonons = step.sigma / step.a * integral(&step, u_squared);
    assert_relative(spectrum_at(&step, 1e-300), bottleneck + phonons, 1e-9);
    g_assert_cmpfloat(dw_step_spectrum_exponent(step.spectrum, 1e-300), ==, 0);
    step_clear(&step);
  }
}

static void
test_high_frequencies(void)
{
  for (int k = 0; k < random_rounds(20, 1000); k++) {
    Step step = random_step();
    const double initial_rate = step.solution ? step.v0 : step.v0 / (1 + step.sigma * (1 - step.v0));
    assert_relative(spectrum_at(&step, 1e140), initial_rate / 1e280, 1e-14);
    g_assert_cmpfloat(dw_step_spectrum_exponent(step.spectrum, 1e140), ==, 2);
    step_clear(&step);
  }
}

static void
test_debye_without_bottleneck(void)
{
  Step steps[] = {adiabatic_step(0, 1), coupled_step(0, 100, 1), coupled_step(1e5, 0, 1)};
  for (size_t k = 0; k < G_N_ELEMENTS(steps); k++) {
    for (int n = 0; n < FREQUENCIES; n++) {
      const double omega = random_log(1e-10, 1e10);
      assert_relative(spectrum_at(&steps[k], omega), 1 / (1 + omega * omega), 1e-11);
      g_assert_cmpfloat_with_epsilon(dw_step_spectrum_exponent(steps[k].spectrum, omega),
                                     2 / (1 + 1 / (omega * omega)), 1e-9);
    }
    step_clear(&steps[k]);
  }
}

/* Central differences are right to h^2 times a third derivative of order 1; at the joints with the limits S
 * jumps by up to 1e-10. */
static void
test_exponents_are_slopes(void)
{
  const double h = 1e-3;
  for (int k = 0; k < random_rounds(20, 1000); k++) {
    Step step = random_step();
    for (int n = 0; n < FREQUENCIES; n++) {
      const double omega = random_frequency(&step);
      const double ratio = spectrum_at(&step, omega * exp(-h)) / spectrum_at(&step, omega * exp(h));
      g_assert_cmpfloat_with_epsilon(dw_step_spectrum_exponent(step.spectrum, omega), log(ratio) / (2 * h),
                                     2e-5);
    }
    step_clear(&step);
  }
}

/* An avalanche: the transform back gives v, through the front and after. */
static void
test_avalanche(void)
{
  Step step = coupled_step(500, 100, 2);
  assert_relative(M_2_PI * integral(&step, spectrum_at), 2, 1e-9);
  assert_relative(M_2_PI * integral(&step, spectrum_squared), integral(&step, v_squared), 1e-8);
  step_clear(&step);
}

static void
test_adiabatic_table(void)
{
  g_autoptr(Golden) table = golden_read("spectrum_step_adiabatic.csv");
  Step step = {.sigma = -1};
  for (size_t row = 0; row < golden_n_rows(table); row++) {
    const double sigma = golden_number(table, row, "sigma"), omega = golden_number(table, row, "omega");
    if (sigma != step.sigma) {
      step_clear(&step);
      step = adiabatic_step(sigma, 1);
    }
    assert_relative(spectrum_at(&step, omega), golden_number(table, row, "re_vhat"), 1e-12);
  }
  step_clear(&step);
}

/* Better than promised over ten decades about 1/(1+sigma); far above, where v^ is what all but a 1e-9th of v
 * cancels to, a bit worse. */
static void
test_coupled_table(void)
{
  g_autoptr(Golden) table = golden_read("spectrum_step_coupled.csv");
  Step step = {.sigma = -1};
  for (size_t row = 0; row < golden_n_rows(table); row++) {
    const double sigma = golden_number(table, row, "sigma"), a = golden_number(table, row, "a");
    const double omega = golden_number(table, row, "omega");
    if (sigma != step.sigma || a != step.a) {
      step_clear(&step);
      step = coupled_step(sigma, a, 1);
    }
    const bool within_ten_decades = fabs(log10(omega * (1 + sigma))) < 5;
    assert_relative(spectrum_at(&step, omega), golden_number(table, row, "re_vhat"),
                    within_ten_decades ? 2e-11 : 1e-10);
  }
  step_clear(&step);
}

static void
test_windows(void)
{
  const struct {
    double sigma, a, tolerance, low, high;
  } cases[] = {{1e5, 1, 0.01, 0.0134, 0.04},  {1e5, 1e2, 0.01, 0.0155, 3.2},
               {1e5, 1e2, 0.05, 6.5e-4, 8.8}, {1e5, 1e4, 0.01, 0.0146, 267},
               {1e5, 1e4, 0.05, 6.5e-4, 894}, {1e5, 1e6, 0.05, 6.5e-4, 1.37e4}};
  for (size_t k = 0; k < G_N_ELEMENTS(cases); k++) {
    Step step = coupled_step(cases[k].sigma, cases[k].a, 1);
    double low, high;
    g_assert_true(dw_step_spectrum_window(step.spectrum, cases[k].tolerance, &low, &high));
    assert_relative(low, cases[k].low, 0.03);
    assert_relative(high, cases[k].high, 0.03);
    g_assert_cmpfloat_with_epsilon(fabs(dw_step_spectrum_exponent(step.spectrum, low) - 1.5),
                                   cases[k].tolerance, 1e-9);
    g_assert_cmpfloat_with_epsilon(fabs(dw_step_spectrum_exponent(step.spectrum, high) - 1.5),
                                   cases[k].tolerance, 1e-9);
    step_clear(&step);
  }
}

/* Stopped at its k-th question, whichever, it gives nothing back. */

static bool
after_some_questions(void *context)
{
  int *left = context;
  return --*left < 0;
}

static void
test_cancel(void)
{
  DwCoupled *solution;
  g_assert_cmpint(dw_coupled_solve(500, 100, 2, NULL, &solution), ==, DW_OK);
  int all = G_MAXINT;
  const DwCancel count = {after_some_questions, &all};
  DwStepSpectrum *spectrum;
  g_assert_cmpint(dw_step_spectrum_coupled(solution, &count, &spectrum), ==, DW_OK);
  dw_step_spectrum_free(spectrum);
  for (int k = 0; k < G_MAXINT - all; k++) {
    int left = k;
    const DwCancel cancel = {after_some_questions, &left};
    g_assert_cmpint(dw_step_spectrum_coupled(solution, &cancel, &spectrum), ==, DW_CANCELLED);
    g_assert_null(spectrum);
    g_assert_cmpint(left, ==, -1); /* it does not go on asking */
  }
  g_assert_cmpint(G_MAXINT - all, >=, 4); /* a question every quarter of the coarsest grid */
  dw_coupled_free(solution);
}

int
main(int argc, char **argv)
{
  g_test_init(&argc, &argv, NULL);
  g_test_add_func("/spectrum/sum-is-the-start", test_sum_is_the_start);
  g_test_add_func("/spectrum/parseval", test_parseval);
  g_test_add_func("/spectrum/plateau", test_plateau);
  g_test_add_func("/spectrum/high-frequencies", test_high_frequencies);
  g_test_add_func("/spectrum/debye-without-bottleneck", test_debye_without_bottleneck);
  g_test_add_func("/spectrum/exponents-are-slopes", test_exponents_are_slopes);
  g_test_add_func("/spectrum/avalanche", test_avalanche);
  g_test_add_func("/spectrum/adiabatic-table", test_adiabatic_table);
  g_test_add_func("/spectrum/coupled-table", test_coupled_table);
  g_test_add_func("/spectrum/windows", test_windows);
  g_test_add_func("/spectrum/cancel", test_cancel);
  return g_test_run();
}
