/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Laws that the answers of the bottleneck obey wherever its parameters are, read off the results as a plot or
 * a file would.  The physics behind them is tested in tests/physics. */
#include "golden.h"
#include "inquiry.h"

#include <math.h>

enum { POINTS = 24 };

typedef struct {
  Inquiry inquiry;
  DwResult *result;
} Answer;

/* All plots' curves at a random place of the parameter space. */
static Answer
answer_at(const double *values, const char *plot, size_t n)
{
  Answer answer = {0};
  DwError error = {0};
  for (size_t k = 0; k < inquiry_model()->n_parameters; k++)
    answer.inquiry.values[k] = values[k];
  inquiry_init(&answer.inquiry, (size_t) dw_model_plot(inquiry_model(), plot), n);
  answer.result = inquiry_model()->solve(&answer.inquiry.request, NULL, &error);
  g_assert_cmpstr(error.message, ==, "");
  return answer;
}

/* NULL where the curve does not hold. */
static const DwSeries *
series(const Answer *answer, const char *curve)
{
  const size_t plot = answer->inquiry.plot.plot;
  const DwSeries *found =
      dw_result_find(answer->result, plot, (size_t) dw_plot_curve(&inquiry_model()->plots[plot], curve));
  g_assert_nonnull(found);
  return found->n > 0 ? found : NULL;
}

static double
reading(const Answer *answer, const char *name)
{
  return dw_result_reading(answer->result, (size_t) dw_model_readout(inquiry_model(), name)).value;
}

static void
check_finite(const Answer *answer)
{
  for (size_t k = 0; k < dw_result_n_series(answer->result); k++) {
    const DwSeries *one = dw_result_series(answer->result, k);
    g_assert_true(one->n > 0 || one->remark);
    for (size_t j = 0; j < one->n; j++)
      g_assert_true(isfinite(one->x[j]) && (isfinite(one->y[j]) || (isnan(one->y[j]) && one->x[j] >= 0)));
  }
}

/* Every value of the curve lies between these. */
static void
check_between(const DwSeries *series, double low, double high)
{
  for (size_t k = 0; series && k < series->n; k++)
    g_assert_true(series->y[k] >= low && series->y[k] <= high);
}

static void
check_falls(const DwSeries *series)
{
  for (size_t k = 1; series && k < series->n; k++)
    g_assert_true(series->y[k] <= series->y[k - 1] * (1 + 1e-9));
}

/* v falls from v0 all the time, through v0/2 where the readout says so. */
static void
check_relaxation(const double *values)
{
  Answer answer = answer_at(values, "relaxation", POINTS);
  const DwSeries *v = series(&answer, "v-coupled");
  check_finite(&answer);
  check_between(v, 0, values[2]);
  check_falls(v);
  for (size_t k = 0; k < v->n; k++)
    g_assert_true((v->y[k] > values[2] / 2 * (1 + 1e-8)) <= (v->x[k] <= reading(&answer, "t-half")));
  check_falls(series(&answer, "v-adiabatic"));
  dw_result_unref(answer.result);
}

/* u stays below its peak, and phonons never hold more than the spins gave: u/a <= v0. */
static void
check_phonons(const double *values)
{
  Answer answer = answer_at(values, "phonons", POINTS);
  check_finite(&answer);
  if (values[1] > 0) {
    const double peak = reading(&answer, "u-peak");
    check_between(series(&answer, "u-coupled"), 0, peak * (1 + 1e-9));
    g_assert_cmpfloat(peak, <=, values[1] * values[2]);
  }
  dw_result_unref(answer.result);
}

/* Exponents of power spectra of one relaxation process or another: between 0 and 2. */
static void
check_spectrum(const double *values)
{
  Answer answer = answer_at(values, "spectrum", POINTS);
  check_finite(&answer);
  check_falls(series(&answer, "chi-exact"));
  check_falls(series(&answer, "linear-response"));
  if (values[2] <= 1)
    check_falls(series(&answer, "step-coupled"));
  dw_result_unref(answer.result);
  answer = answer_at(values, "exponent", POINTS);
  check_finite(&answer);
  check_between(series(&answer, "alpha-exact"), 0, 2);
  check_between(series(&answer, "alpha-approx"), 0, 1.5);
  dw_result_unref(answer.result);
}

/* Energy is dissipated, never won; where there is no lock-in a remark says so. */
static void
check_susceptibility(const double *values)
{
  Answer answer = answer_at(values, "susceptibility", 3);
  static const char *const curves[] = {"chi-real",    "chi-imag",    "linear-real",
                                       "linear-imag", "lockin-real", "lockin-imag"};
  for (size_t k = 0; k < G_N_ELEMENTS(curves); k++) {
    const DwSeries *one = series(&answer, curves[k]);
    for (size_t j = 0; j < one->n; j++)
      g_assert_true(one->y[j] > 0 || (isnan(one->y[j]) && one->remark));
  }
  dw_result_unref(answer.result);
}

/* |v^|^2 is the square of |v^|, which is not below its real part. */
static void
check_fourier(const double *values)
{
  Answer answer = answer_at(values, "fourier", POINTS);
  const DwSeries *real = series(&answer, "fft-real"), *magnitude = series(&answer, "fft-magnitude"),
                 *power = series(&answer, "fft-power");
  check_finite(&answer);
  for (size_t k = 0; k < real->n; k++) {
    g_assert_cmpfloat(fabs(real->y[k]), <=, magnitude->y[k] * (1 + 1e-14));
    assert_relative(power->y[k], magnitude->y[k] * magnitude->y[k], 1e-14);
  }
  dw_result_unref(answer.result);
}

static void
check_reduced_time(const double *values)
{
  Answer answer = answer_at(values, "reduced-time", POINTS);
  check_finite(&answer);
  check_falls(series(&answer, "current"));
  check_falls(series(&answer, "transform-printed"));
  dw_result_unref(answer.result);
}

static void
test_everywhere(void)
{
  for (int round = 0; round < random_rounds(60, 10000); round++) {
    double values[DW_MAX_PARAMETERS];
    for (size_t k = 0; k < inquiry_model()->n_parameters; k++)
      values[k] = inquiry_random_value(&inquiry_model()->parameters[k]);
    g_test_message("sigma = %.17g, a = %.17g, v0 = %.17g, drive = %.17g", values[0], values[1], values[2],
                   values[3]);
    check_relaxation(values);
    check_phonons(values);
    check_spectrum(values);
    check_susceptibility(values);
    check_fourier(values);
    check_reduced_time(values);
  }
}

int
main(int argc, char **argv)
{
  g_test_init(&argc, &argv, NULL);
  g_test_add_func("/bottleneck-laws/everywhere", test_everywhere);
  return g_test_run();
}
