/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "golden.h"
#include "survey.h"

#include "model/registry.h"

#include <math.h>

/* The way from a request to sound, heat and slopes.  The physics behind them is tested in tests/physics. */

enum { MU, DENSITY_OF_STATES, RATIO, STRENGTH, FREQUENCY, CROSSOVER, REFERENCE, KERNEL };
enum { VELOCITY, DIELECTRIC, HEAT_CAPACITY, CONDUCTIVITY, SLOPE_RATIO, KERNEL_PLOT };
enum { TOTAL, RESONANT, RELAXATION, STANDARD_MODEL };

static const DwModel *
sound(void)
{
  const DwModel *model = dw_registry_find(dw_registry(), "sound-velocity");
  g_assert_nonnull(model);
  return model;
}

/* Scripts, sessions and exported figures rely on these names. */
static void
test_contract(void)
{
  static const char *const parameters[] = {"mu",        "density_of_states", "ratio",     "strength",
                                           "frequency", "crossover",         "reference", "kernel"};
  static const char *const plots[] = {"velocity",     "dielectric",  "heat-capacity",
                                      "conductivity", "slope-ratio", "kernel"};
  static const char *const curves[] = {"total", "resonant", "relaxation", "standard-model"};
  static const char *const presets[] = {"figure-5a",     "figure-5b",     "figure-5c",   "figure-6a-17",
                                        "figure-6a-32",  "figure-6b-4",   "figure-6b-7", "figure-4",
                                        "figure-3-j0-2", "standard-model"};
  g_assert_cmpuint(sound()->n_parameters, ==, G_N_ELEMENTS(parameters));
  for (size_t k = 0; k < G_N_ELEMENTS(parameters); k++)
    g_assert_cmpstr(sound()->parameters[k].name, ==, parameters[k]);
  g_assert_cmpuint(sound()->n_plots, ==, G_N_ELEMENTS(plots));
  for (size_t k = 0; k < G_N_ELEMENTS(plots); k++)
    g_assert_cmpstr(sound()->plots[k].id, ==, plots[k]);
  for (size_t k = 0; k < G_N_ELEMENTS(curves); k++)
    g_assert_cmpstr(sound()->plots[VELOCITY].curves[k].id, ==, curves[k]);
  for (size_t k = 0; k < G_N_ELEMENTS(presets); k++)
    g_assert_cmpint(dw_model_preset(sound(), presets[k]), >=, 0);
}

/* The answer of one plot, and a value of one of its curves there. */

static DwResult *
answer(Survey *survey, const double *values, size_t plot, size_t n)
{
  survey_init(survey, sound(), values, plot, n);
  DwResult *result = survey_solve(survey);
  survey_check(survey, result);
  return result;
}

static double
y(const DwResult *result, size_t plot, size_t curve, size_t k)
{
  return dw_result_find(result, plot, curve)->y[k];
}

/* All changes count from the reference; the sum is that of its parts; the dielectric constant turns it over.
 */
static void
check_sound(const double *values)
{
  Survey survey, other;
  const double reference = values[REFERENCE];
  DwResult *velocity = answer(&survey, values, VELOCITY, 24),
           *dielectric = answer(&other, values, DIELECTRIC, 24);
  for (size_t k = 0; k < 24; k++) {
    const double total = y(velocity, VELOCITY, TOTAL, k), resonant = y(velocity, VELOCITY, RESONANT, k);
    const double relaxation = y(velocity, VELOCITY, RELAXATION, k);
    const double scale = fabs(resonant) + fabs(relaxation);
    g_assert_cmpfloat(fabs(total - resonant - relaxation), <=, 1e-12 * scale + 1e-9 * values[STRENGTH]);
    g_assert_cmpfloat(y(dielectric, DIELECTRIC, TOTAL, k), ==, -total);
    g_assert_true((resonant > 0) == (survey.abscissae[k] > reference) || fabs(resonant) < 1e-12);
  }
  dw_result_unref(velocity);
  dw_result_unref(dielectric);
}

/* More levels carry more heat and scatter more phonons. */
static void
check_heat(const double *values)
{
  Survey survey;
  DwResult *heat = answer(&survey, values, HEAT_CAPACITY, 24);
  for (size_t k = 1; k < 24; k++)
    g_assert_cmpfloat(y(heat, HEAT_CAPACITY, 0, k), >, y(heat, HEAT_CAPACITY, 0, k - 1));
  dw_result_unref(heat);
  DwResult *conduction = answer(&survey, values, CONDUCTIVITY, 24);
  for (size_t k = 0; k < 24; k++)
    g_assert_cmpfloat(y(conduction, CONDUCTIVITY, 1, k), >=, y(conduction, CONDUCTIVITY, 0, k) * (1 - 1e-12));
  dw_result_unref(conduction);
}

static void
test_everywhere(void)
{
  for (int round = 0; round < random_rounds(20, 2000); round++) {
    double values[DW_MAX_PARAMETERS];
    Survey survey;
    survey_random(sound(), values);
    check_sound(values);
    check_heat(values);
    dw_result_unref(answer(&survey, values, KERNEL_PLOT, 24));
    if (round % 8 == 0)
      dw_result_unref(answer(&survey, values, SLOPE_RATIO, 24));
  }
}

/* Abscissae that no plot would ask for: absent values, no crash. */
static void
test_strange_abscissae(void)
{
  static const double strange[] = {-1, 0, 1e-300, 1e-9, 1e9, 1e300, -1e300};
  for (size_t plot = 0; plot < sound()->n_plots; plot++) {
    double values[DW_MAX_PARAMETERS];
    Survey survey;
    survey_default(sound(), values);
    survey_init(&survey, sound(), values, plot, 3);
    survey.plot.abscissae = strange;
    survey.plot.n = G_N_ELEMENTS(strange);
    DwResult *result = survey_solve(&survey);
    survey_check(&survey, result);
    dw_result_unref(result);
  }
}

/* The printed numbers, by preset. */

static double
reading(const char *preset, const char *readout)
{
  double values[DW_MAX_PARAMETERS];
  survey_preset(sound(), preset, values);
  return survey_reading(sound(), values, readout);
}

static void
test_printed_numbers(void)
{
  assert_relative(reading("figure-5a", "crossover-temperature"), 0.21234, 5e-5);
  assert_relative(reading("figure-5b", "crossover-temperature"), 0.05021, 1e-4);
  assert_relative(reading("figure-5c", "crossover-temperature"), 0.09693, 1e-4);
  assert_relative(reading("figure-6a-17", "crossover-temperature"), 0.22501, 5e-5);
  assert_relative(reading("figure-6a-32", "crossover-temperature"), 0.26946, 5e-5);
  assert_relative(reading("figure-6b-4", "crossover-temperature"), 0.29516, 5e-5);
  assert_relative(reading("figure-6b-7", "crossover-temperature"), 0.28470, 5e-5);
  g_assert_cmpfloat_with_epsilon(reading("standard-model", "slope-ratio-wide"), -0.495, 0.002);
  assert_relative(reading("standard-model", "t-max-ratio"), 1.30366, 1e-5);
  assert_relative(reading("dipolar-gap", "gap-density"), 0.5090, 1e-4);
  assert_relative(reading("dipolar-gap", "gap-slope"), 0.2132, 2e-4);
  assert_relative(reading("figure-4", "beta"), 0.04, 1e-9);
  assert_relative(reading("figure-2", "alpha"), 0.190, 3e-3);
  assert_relative(reading("figure-2", "beta"), 0.190, 3e-3);
}

static void
test_exponents_of_table_2(void)
{
  double values[DW_MAX_PARAMETERS];
  survey_preset(sound(), "figure-2", values);
  values[DENSITY_OF_STATES] = 2;
  assert_relative(survey_reading(sound(), values, "alpha"), 0.267, 2e-3);
  assert_relative(survey_reading(sound(), values, "beta"), 0.259, 2e-3);
}

/* The slopes of the simulated levels: 1 : -1.4 to -1.8 and 1 : -2.2 to -2.8. */
static void
test_slopes_of_table_2(void)
{
  double values[DW_MAX_PARAMETERS];
  survey_preset(sound(), "figure-3-table-2", values);
  const double two = survey_reading(sound(), values, "slope-ratio");
  values[DENSITY_OF_STATES] = 2;
  const double three = survey_reading(sound(), values, "slope-ratio");
  g_assert_true(two < -1.4 && two > -1.8);
  g_assert_true(three < -2.0 && three > -2.8);
}

/* Control: a solve stops when asked to, at any question, and shows Eq. 8 before A2. */

typedef struct {
  unsigned questions, stop_at;
  DwResult *snapshot;
} Watch;

static bool
stop(void *context)
{
  Watch *watch = context;
  return watch->questions++ >= watch->stop_at;
}

static void
keep(void *context, DwResult *snapshot)
{
  Watch *watch = context;
  dw_result_unref(watch->snapshot);
  watch->snapshot = snapshot;
}

static void
test_cancel(void)
{
  for (size_t plot = 0; plot < sound()->n_plots; plot++)
    for (unsigned stop_at = 0; stop_at < 200; stop_at = 2 * stop_at + 1) {
      double values[DW_MAX_PARAMETERS];
      Survey survey;
      Watch watch = {.stop_at = stop_at};
      const DwControl control = {.context = &watch, .cancelled = stop, .publish = keep};
      DwError error = {0};
      survey_default(sound(), values);
      values[KERNEL] = 1;
      survey_init(&survey, sound(), values, plot, 40);
      DwResult *result = sound()->solve(&survey.request, &control, &error);
      g_assert_true(!result == (watch.questions > stop_at));
      g_assert_cmpint(error.status, ==, result ? DW_OK : DW_CANCELLED);
      dw_result_unref(result);
      dw_result_unref(watch.snapshot);
    }
}

static void
test_eq_8_comes_first(void)
{
  double values[DW_MAX_PARAMETERS];
  Survey survey;
  Watch watch = {.stop_at = G_MAXUINT};
  const DwControl control = {.context = &watch, .cancelled = stop, .publish = keep};
  DwError error = {0};
  survey_default(sound(), values);
  survey_init(&survey, sound(), values, VELOCITY, 20);
  DwResult *eq_8 = survey_solve(&survey);
  survey.values[KERNEL] = 1;
  DwResult *a2 = sound()->solve(&survey.request, &control, &error);
  g_assert_nonnull(watch.snapshot);
  for (size_t k = 0; k < 20; k++) {
    g_assert_cmpfloat(y(watch.snapshot, VELOCITY, TOTAL, k), ==, y(eq_8, VELOCITY, TOTAL, k));
    const double change = fabs(y(a2, VELOCITY, RELAXATION, k) - y(eq_8, VELOCITY, RELAXATION, k));
    g_assert_true(change > 0 && change < 0.03 * values[STRENGTH]);
  }
  dw_result_unref(eq_8);
  dw_result_unref(a2);
  dw_result_unref(watch.snapshot);
}

/* What a closed form does not cover says so. */
static void
test_remarks(void)
{
  double values[DW_MAX_PARAMETERS];
  Survey survey;
  survey_default(sound(), values);
  values[DENSITY_OF_STATES] = 1;
  DwResult *heat = answer(&survey, values, HEAT_CAPACITY, 5);
  g_assert_nonnull(dw_result_find(heat, HEAT_CAPACITY, 0)->remark);
  g_assert_cmpuint(dw_result_find(heat, HEAT_CAPACITY, 1)->n, ==, 0);
  dw_result_unref(heat);
  values[DENSITY_OF_STATES] = 0;
  heat = answer(&survey, values, HEAT_CAPACITY, 5);
  g_assert_null(dw_result_find(heat, HEAT_CAPACITY, 0)->remark);
  g_assert_cmpuint(dw_result_find(heat, HEAT_CAPACITY, 1)->n, ==, 5);
  dw_result_unref(heat);
}

int
main(int argc, char **argv)
{
  g_test_init(&argc, &argv, NULL);
  g_test_add_func("/sound-velocity/contract", test_contract);
  g_test_add_func("/sound-velocity/everywhere", test_everywhere);
  g_test_add_func("/sound-velocity/strange-abscissae", test_strange_abscissae);
  g_test_add_func("/sound-velocity/printed-numbers", test_printed_numbers);
  g_test_add_func("/sound-velocity/exponents-of-table-2", test_exponents_of_table_2);
  g_test_add_func("/sound-velocity/slopes-of-table-2", test_slopes_of_table_2);
  g_test_add_func("/sound-velocity/cancel", test_cancel);
  g_test_add_func("/sound-velocity/eq-8-comes-first", test_eq_8_comes_first);
  g_test_add_func("/sound-velocity/remarks", test_remarks);
  return g_test_run();
}
