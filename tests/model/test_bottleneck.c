/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "golden.h"

#include "model/registry.h"
#include "model/state.h"

#include <math.h>
#include <string.h>

/* The way from a request to its answer.  What the curves are is tested in tests/physics; here it is that
 * every curve arrives under its name, or says why not. */

static const DwModel *
bottleneck(void)
{
  const DwModel *model = dw_registry_find(dw_registry(), "bottleneck");
  g_assert_nonnull(model);
  return model;
}

/* Requests that a test can fill in by name. */

typedef struct {
  double values[DW_MAX_PARAMETERS];
  DwPlotRequest plots[8];
  DwRequest request;
} Question;

static void
question_init(Question *question, double sigma, double a, double v0)
{
  *question = (Question){.values = {sigma, a, v0, 1e-3}};
  question->request =
      (DwRequest){.model = bottleneck(), .values = question->values, .plots = question->plots};
}

static void
question_add(Question *question, const char *plot, uint64_t curves, const double *abscissae, size_t n)
{
  const int index = dw_model_plot(bottleneck(), plot);
  g_assert_cmpint(index, >=, 0);
  question->plots[question->request.n_plots++] =
      (DwPlotRequest){.plot = (size_t) index, .curves = curves, .abscissae = abscissae, .n = n};
}

static DwResult *
answer(const Question *question)
{
  DwError error = {0};
  DwResult *result = bottleneck()->solve(&question->request, NULL, &error);
  g_assert_cmpstr(error.message, ==, "");
  g_assert_nonnull(result);
  return result;
}

static uint64_t
curve_bit(const char *plot, const char *curve)
{
  const DwPlot *table = &bottleneck()->plots[dw_model_plot(bottleneck(), plot)];
  const int index = dw_plot_curve(table, curve);
  g_assert_cmpint(index, >=, 0);
  return UINT64_C(1) << index;
}

static double
value_of(const char *plot, const char *curve, double sigma, double a, double v0, double x)
{
  Question question;
  question_init(&question, sigma, a, v0);
  question_add(&question, plot, curve_bit(plot, curve), &x, 1);
  DwResult *result = answer(&question);
  g_assert_cmpuint(dw_result_n_series(result), ==, 1);
  g_assert_cmpuint(dw_result_series(result, 0)->n, ==, 1);
  const double y = dw_result_series(result, 0)->y[0];
  dw_result_unref(result);
  return y;
}

static DwReading
reading_of(const DwResult *result, const char *readout)
{
  const int index = dw_model_readout(bottleneck(), readout);
  g_assert_cmpint(index, >=, 0);
  return dw_result_reading(result, (size_t) index);
}

/* Random places of the whole parameter space, its edges included. */

static double
random_or_edge(const DwParameter *parameter)
{
  const int choice = g_test_rand_int_range(0, 10);
  if (choice == 0)
    return parameter->zero_allowed ? 0 : parameter->minimum;
  if (choice == 1)
    return parameter->minimum;
  if (choice == 2)
    return parameter->maximum;
  return dw_parameter_at_position(parameter, g_test_rand_double());
}

static void
random_values(double *values)
{
  for (size_t k = 0; k < bottleneck()->n_parameters; k++)
    values[k] = random_or_edge(&bottleneck()->parameters[k]);
}

static void
test_domains(void)
{
  for (int k = 0; k < 2000; k++) {
    double values[DW_MAX_PARAMETERS], low, high;
    random_values(values);
    for (size_t plot = 0; plot < bottleneck()->n_plots; plot++) {
      const DwPlot *table = &bottleneck()->plots[plot];
      table->domain(values, &low, &high);
      g_assert_true(isfinite(low) && isfinite(high) && low < high);
      g_assert_true(table->x.scale == DW_SCALE_LINEAR || low > 0);
      table->range(values, &low, &high);
      g_assert_true(isfinite(low) && isfinite(high) && low < high);
      g_assert_true(table->y.scale == DW_SCALE_LINEAR || low > 0);
    }
  }
}

/* The lock-in is slow: it has tests of its own. */
static uint64_t
quick_curves(const char *plot)
{
  const uint64_t all = dw_plot_all_curves(&bottleneck()->plots[dw_model_plot(bottleneck(), plot)]);
  if (g_str_equal(plot, "susceptibility"))
    return all & ~(curve_bit(plot, "lockin-real") | curve_bit(plot, "lockin-imag"));
  return all;
}

static void
assert_complete(const DwResult *result, const DwPlotRequest *plot)
{
  for (size_t curve = 0; curve < bottleneck()->plots[plot->plot].n_curves; curve++) {
    const DwSeries *series = dw_result_find(result, plot->plot, curve);
    g_assert_cmpint(series != NULL, ==, (int) (plot->curves >> curve & 1));
    if (!series)
      continue;
    g_assert_true(series->n == plot->n || (series->n == 0 && series->remark));
    for (size_t k = 0; k < series->n; k++) {
      g_assert_true(isfinite(series->x[k]) && !isinf(series->y[k]));
      g_assert_true(series->x[k] == plot->abscissae[k]);
    }
  }
}

static void
test_random(void)
{
  enum { N = 40 };
  for (int round = 0; round < 60; round++) {
    Question question;
    double x[8][N];
    question_init(&question, 0, 0, 0);
    random_values(question.values);
    question.request.readouts = true;
    for (size_t k = 0; k < bottleneck()->n_plots; k++) {
      const DwPlot *plot = &bottleneck()->plots[k];
      double low, high;
      if (g_str_equal(plot->id, "fourier")) /* with readouts it costs tens of milliseconds */
        continue;
      plot->domain(question.values, &low, &high);
      dw_abscissae_fill(x[k], N, plot->x.scale, low, high);
      x[k][N / 2] = 0; /* where half of the curves have no value */
      x[k][N / 2 + 1] = -1;
      x[k][N / 2 + 2] = 1e300;
      x[k][N / 2 + 3] = 1e-200;
      question_add(&question, plot->id, quick_curves(plot->id), x[k], N);
    }
    g_test_message("sigma = %g, a = %g, v0 = %g", question.values[0], question.values[1], question.values[2]);
    DwResult *result = answer(&question);
    for (size_t k = 0; k < question.request.n_plots; k++)
      assert_complete(result, &question.plots[k]);
    dw_result_unref(result);
  }
}

/* Curves that do not hold say so. */

static void
assert_absent(const char *plot, const char *curve, double sigma, double a, double v0, bool absent)
{
  Question question;
  const double x = 0.5;
  question_init(&question, sigma, a, v0);
  question_add(&question, plot, curve_bit(plot, curve), &x, 1);
  DwResult *result = answer(&question);
  const DwSeries *series = dw_result_series(result, 0);
  g_test_message("%s at sigma = %g, a = %g, v0 = %g", curve, sigma, a, v0);
  g_assert_cmpint(series->n == 0, ==, absent);
  g_assert_cmpint(series->remark != NULL, ==, absent);
  dw_result_unref(result);
}

static void
test_absent(void)
{
  for (int inverted = 0; inverted < 2; inverted++) {
    const double v0 = inverted ? 1 + 1.01 / 17 : 1 + 0.99 / 17;
    assert_absent("relaxation", "v-adiabatic", 17, 100, v0, inverted);
    assert_absent("phonons", "u-adiabatic", 17, 100, v0, inverted);
    assert_absent("spectrum", "step-adiabatic", 17, 100, v0, inverted);
    assert_absent("reduced-time", "current", 17, 100, v0, inverted);
  }
  static const char *const from_one[] = {"stretched", "short-time", "transform-printed",
                                         "transform-normalised"};
  for (size_t k = 0; k < G_N_ELEMENTS(from_one); k++) {
    assert_absent("relaxation", from_one[k], 17, 100, 1, false);
    assert_absent("relaxation", from_one[k], 17, 100, 0.5, true);
    assert_absent("relaxation", from_one[k], 0, 100, 1, true);
  }
  assert_absent("spectrum", "chi-approx", 0, 100, 1, true);
  assert_absent("spectrum", "chi-exact", 0, 0, 1, false);
  assert_absent("exponent", "alpha-approx", 0, 100, 1, true);
  assert_absent("phonons", "u-coupled", 17, 0, 1, true);
  assert_absent("relaxation", "v-coupled", 17, 0, 2, false);
}

/* Without phonons or bottleneck the relaxation is Debye's: exp(-t). */
static void
test_debye(void)
{
  static const double corners[][2] = {{0, 0}, {0, 100}, {1e5, 0}};
  for (size_t k = 0; k < G_N_ELEMENTS(corners); k++)
    for (int j = 0; j < 10; j++) {
      const double t = random_log(1e-3, 10), sigma = corners[k][0], a = corners[k][1];
      /* The accuracy that the solver promises. */
      assert_relative(value_of("relaxation", "v-coupled", sigma, a, 1, t), exp(-t), 1e-9);
    }
}

/* Numbers of a trusted computation in higher precision. */

typedef struct {
  const char *plot, *curve;
  double sigma, a, x, y, tolerance;
} Number;

static const Number numbers[] = {
    {"spectrum", "chi-exact", 1e5, 100, 1e-6, 95382.351, 1e-8},
    {"spectrum", "chi-exact", 1e5, 100, 1e-4, 1764.1968, 1e-7},
    {"spectrum", "chi-exact", 1e5, 100, 1, 2.2310735676627e-3, 1e-13},
    {"spectrum", "chi-exact", 1e5, 100, 1e6, 9.8128054e-13, 1e-7},
    {"spectrum", "chi-exact", 17, 100, 0.01, 15.787576, 1e-7},
    {"spectrum", "chi-exact", 17, 100, 100, 9.4755843e-5, 1e-7},
    {"spectrum", "chi-approx", 1e5, 100, 1e-6, 95719.303, 1e-8},
    {"spectrum", "chi-approx", 1e5, 100, 1, 2.2360679e-3, 1e-7},
    {"spectrum", "step-coupled", 1e5, 100, 1e-6, 49615.8588, 1e-8},
    {"spectrum", "step-coupled", 1e5, 100, 0.01, 2.73682885, 1e-8},
    {"spectrum", "step-coupled", 1e5, 100, 1, 2.80969503190816e-3, 1e-10},
    {"spectrum", "step-coupled", 1e5, 100, 100, 1.68979879e-6, 1e-8},
    {"spectrum", "step-coupled", 1e5, 100, 1e4, 1.20520535e-8, 1e-8},
    {"spectrum", "step-adiabatic", 500, 100, 1e-7, 251, 1e-6}, /* the integral of v: 1 + sigma/2 */
    {"fourier", "guide-1.5", 1e5, 100, 1, 0.88622692545275801 / 316.22776601683793, 1e-14}, /* sqrt(pi)/2 */
    {"spectrum", "guide-2", 1e5, 100, 1e3, 1e-6, 1e-15},
    {"susceptibility", "chi-imag", 17, 100, 0.0587219, 0.30878479, 1e-7},
    {"susceptibility", "chi-imag", 1e5, 100, 1.02906e-5, 0.30028461, 1e-7},
    {"spectrum", "linear-response", 17, 100, 0.005, 0.0892761045 / 0.005, 1e-8},
    {"susceptibility", "chi-real", 17, 100, 0.005, 0.985037551, 1e-9},
    {"susceptibility", "linear-real", 17, 100, 0.005, 0.991960935, 1e-9},
    {"susceptibility", "lockin-real", 17, 100, 0.005, 0.991960933, 1e-7},
    {"susceptibility", "linear-imag", 17, 100, 0.05, 0.497004, 1e-6},
    {"susceptibility", "lockin-imag", 17, 100, 0.05, 0.497004, 2e-6},
    {"susceptibility", "lockin-imag", 17, 100, 5, 0.011099, 5e-5},
    {"exponent", "alpha-exact", 1e5, 100, 1e-6, 0.0895739, 1e-6},
    {"exponent", "alpha-exact", 1e5, 100, 1, 1.498882, 1e-6},
    {"exponent", "alpha-exact", 1e5, 100, 1e6, 1.964238, 1e-6},
    {"exponent", "alpha-approx", 1e5, 100, 1e-6, 6.4210460245484656e-2, 1e-12},
    {"exponent", "alpha-step", 1e5, 100, 1, 1.498, 5e-4},
    {"exponent", "alpha-step", 1e5, 100, 100, 1.867, 5e-4},
    {"relaxation", "v-coupled", 1e5, 100, 0.1, 0.998663191540, 1e-11},
    {"relaxation", "v-coupled", 1e5, 100, 10, 0.985957334449, 1e-11},
    {"relaxation", "v-coupled", 1e5, 100, 1e4, 0.616825744246, 1e-11},
    {"relaxation", "v-coupled", 1e5, 100, 1e6, 1.67038480155e-5, 1e-9},
    {"relaxation", "stretched", 500, 100, 250, 0.36787944117144233, 1e-15}, /* 1/e at sigma/2 */
    {"relaxation", "short-time", 500, 100, 62.5, 0.5, 1e-15},
    {"relaxation", "transform-normalised", 500, 100, 0, 1, 1e-13},
    {"phonons", "u-coupled", 1e5, 100, 0.1, 7.4179170e-3, 1e-7},
    {"phonons", "u-coupled", 1e5, 100, 1e6, 1.6703960e-10, 1e-7},
    {"phonons", "u-adiabatic", 17, 100, 3.97664925, 0.5 / (1 + 17 * 0.5), 1e-8}, /* v = 1/2 in Eq. 7 */
    {"reduced-time", "sigma-1.57", 1, 1, 0.1, 0.801512, 1e-6},
    {"reduced-time", "sigma-17", 1, 1, 0.1, 0.650383, 1e-6},
    {"reduced-time", "sigma-500", 1, 1, 1, 0.158911, 4e-6},
    {"reduced-time", "current", 500, 1, 4, 0.006797, 1e-4},
    {"reduced-time", "transform-printed", 1, 1, 0.01, 0.88094436, 1e-8},
    {"relaxation", "transform-printed", 17, 1, 17 * 10., 8.6335800e-4, 1e-8},
};

static void
test_numbers(void)
{
  for (size_t k = 0; k < G_N_ELEMENTS(numbers); k++) {
    const Number *number = &numbers[k];
    g_test_message("%s/%s at %g", number->plot, number->curve, number->x);
    const double y = value_of(number->plot, number->curve, number->sigma, number->a, 1, number->x);
    assert_relative(y, number->y, number->tolerance);
  }
}

/* Fig. 3: where the prediction is within 5 %. */
static void
test_prediction(void)
{
  static const double ratios[][2] = {{1e-3, 0.425}, {0.05, 1.063}, {1, 1.012}, {10, 1.006}, {1e4, 1.126}};
  for (size_t k = 0; k < G_N_ELEMENTS(ratios); k++) {
    const double t = ratios[k][0];
    const double u = value_of("phonons", "u-coupled", 1e5, 100, 1, t);
    /* Three decimals are given. */
    g_assert_cmpfloat_with_epsilon(u / value_of("phonons", "prediction", 1e5, 100, 1, t), ratios[k][1], 6e-4);
  }
}

static void
test_outside(void)
{
  g_assert_true(isnan(value_of("relaxation", "short-time", 17, 100, 1, 8.6))); /* beyond sigma/2 */
  assert_relative(value_of("relaxation", "short-time", 17, 100, 1, 2.125), 0.5, 1e-15);
  g_assert_true(isnan(value_of("spectrum", "chi-exact", 17, 100, 1, 0)));
  g_assert_true(isnan(value_of("phonons", "prediction", 17, 100, 1, 0)));
  g_assert_true(value_of("relaxation", "v-coupled", 17, 100, 1, 0) == 1);
}

static void
test_readings(void)
{
  Question question;
  question_init(&question, 1e5, 100, 1);
  question.request.readouts = true;
  DwResult *result = answer(&question);
  /* As many digits as the reference gives. */
  assert_relative(reading_of(result, "window-low").value, 5.51e-4, 2e-3);
  assert_relative(reading_of(result, "window-high").value, 4.02e4, 2e-3);
  assert_relative(reading_of(result, "window-decades").value, 7.86, 1e-3);
  assert_relative(reading_of(result, "step-window-decades").value, 4.13, 1e-2);
  assert_relative(reading_of(result, "u-peak").value, 0.0301270, 2e-6);
  assert_relative(reading_of(result, "t-peak").value, 8.84e-4, 1e-3);
  assert_relative(reading_of(result, "crossover").value, 4e5 / sqrt(3), 1e-2);
  assert_relative(reading_of(result, "fft-slope-real").value, 1.487, 1e-3);
  assert_relative(reading_of(result, "fft-slope-magnitude").value, 0.99, 5e-3);
  assert_relative(reading_of(result, "fft-slope-power").value, 1.98, 5e-3);
  dw_result_unref(result);
}

static void
test_readings_elsewhere(void)
{
  Question question;
  const double omega = 1;
  question_init(&question, 0, 0, 1);
  question.request.readouts = true;
  question_add(&question, "spectrum", 1, &omega, 1);
  DwResult *result = answer(&question);
  g_assert_false(reading_of(result, "t-peak").present);
  g_assert_false(reading_of(result, "crossover").present);
  /* Only the fourier page, or readouts alone, pay for the uniform transform. */
  g_assert_false(reading_of(result, "fft-slope-real").present);
  assert_relative(reading_of(result, "t-half").value, log(2), 1e-9);
  dw_result_unref(result);
}

static void
test_band(void)
{
  Question question;
  const double omega = 1;
  question_init(&question, 1e5, 100, 1);
  question_add(&question, "spectrum", curve_bit("spectrum", "chi-exact"), &omega, 1);
  question_add(&question, "exponent", curve_bit("exponent", "alpha-step"), &omega, 1);
  DwResult *result = answer(&question);
  g_assert_cmpuint(dw_result_n_bands(result), ==, 1); /* only where its curve is */
  g_assert_nonnull(strstr(dw_result_band(result, 0)->label, "7.86"));
  dw_result_unref(result);
}

static void
test_fourier(void)
{
  Question question;
  const double omega = 1;
  question_init(&question, 1e5, 100, 1);
  question_add(&question, "fourier", dw_plot_all_curves(&bottleneck()->plots[5]), &omega, 1);
  DwResult *result = answer(&question);
  for (const char *const *curve = (const char *const[]){"fft-real", "fft-magnitude", "fft-power", NULL};
       *curve; curve++) {
    const DwSeries *series =
        dw_result_find(result, 5, (size_t) dw_plot_curve(&bottleneck()->plots[5], *curve));
    g_assert_cmpuint(series->n, >, 100); /* its own abscissae */
    for (size_t k = 0; k < series->n; k++)
      g_assert_true(isfinite(series->x[k]) && isfinite(series->y[k]));
  }
  dw_result_unref(result);
}

/* Partial answers and stopping. */

typedef struct {
  unsigned published, questions, stop_after;
  bool lockin_missing_first;
} Listener;

static void
listen(void *context, DwResult *snapshot)
{
  Listener *listener = context;
  if (listener->published++ == 0)
    listener->lockin_missing_first = !dw_result_find(snapshot, 1, 5) && dw_result_find(snapshot, 1, 1);
  dw_result_unref(snapshot);
}

static bool
stop(void *context)
{
  Listener *listener = context;
  return ++listener->questions > listener->stop_after;
}

static void
test_partial(void)
{
  Question question;
  const double omega[] = {0.05, 5};
  Listener listener = {.stop_after = G_MAXUINT};
  const DwControl control = {&listener, stop, listen, NULL};
  DwError error = {0};
  question_init(&question, 17, 100, 1);
  question_add(&question, "susceptibility", 0x3f, omega, 2);
  DwResult *result = bottleneck()->solve(&question.request, &control, &error);
  g_assert_nonnull(result);
  g_assert_cmpuint(listener.published, >=, 1);
  g_assert_true(listener.lockin_missing_first);
  assert_complete(result, &question.plots[0]);
  dw_result_unref(result);
}

/* Stopped at any of its questions, a solve gives nothing back and says that it was stopped. */
static void
test_cancel(void)
{
  enum { N = 500 };
  double omega[N];
  dw_abscissae_fill(omega, N, DW_SCALE_LOG, 1e-3, 1e3);
  for (unsigned stop_after = 0; stop_after < 40; stop_after++) {
    Question question;
    Listener listener = {.stop_after = stop_after};
    const DwControl control = {&listener, stop, NULL, NULL};
    DwError error = {0};
    question_init(&question, 17, 100, 1);
    question_add(&question, "susceptibility", 0x3f, omega, N);
    question_add(&question, "spectrum", 0x3f, omega, N);
    g_assert_null(bottleneck()->solve(&question.request, &control, &error));
    g_assert_cmpint(error.status, ==, DW_CANCELLED);
    g_assert_cmpuint(listener.questions, <=, stop_after + 4);
  }
}

/* What the presets of the two experiments and of the avalanche are about. */
static void
test_preset_figures(void)
{
  assert_relative(value_of("relaxation", "v-adiabatic", 1.57, 1e4, 1, 0.996388254), 0.5, 1e-9);
  assert_relative(value_of("relaxation", "v-adiabatic", 17, 1e4, 1, 3.97664925), 0.5, 1e-8);
  Question question;
  question_init(&question, 17, 100, 2);
  question.request.readouts = true;
  DwResult *result = answer(&question);
  assert_relative(reading_of(result, "u-peak").value, 77.58646144608, 1e-9);
  assert_relative(reading_of(result, "t-peak").value, 0.006006, 1e-4);
  dw_result_unref(result);
}

int
main(int argc, char **argv)
{
  g_test_init(&argc, &argv, NULL);
  g_test_add_func("/bottleneck/domains", test_domains);
  g_test_add_func("/bottleneck/random", test_random);
  g_test_add_func("/bottleneck/absent", test_absent);
  g_test_add_func("/bottleneck/debye", test_debye);
  g_test_add_func("/bottleneck/numbers", test_numbers);
  g_test_add_func("/bottleneck/prediction", test_prediction);
  g_test_add_func("/bottleneck/outside", test_outside);
  g_test_add_func("/bottleneck/readings", test_readings);
  g_test_add_func("/bottleneck/readings-elsewhere", test_readings_elsewhere);
  g_test_add_func("/bottleneck/band", test_band);
  g_test_add_func("/bottleneck/fourier", test_fourier);
  g_test_add_func("/bottleneck/partial", test_partial);
  g_test_add_func("/bottleneck/cancel", test_cancel);
  g_test_add_func("/bottleneck/preset-figures", test_preset_figures);
  return g_test_run();
}
