/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is said of a figure is what its curves do. */
#include "golden.h"
#include "plot/description.h"
#include "toy.h"

#include <math.h>
#include <string.h>

static double exponent, knee;

static double
power(double x)
{
  return 3 * pow(x, exponent);
}

/* Flat below the knee, x^exponent above it. */
static double
bent(double x)
{
  return 1 / (1 + pow(x / knee, -exponent));
}

static double
noisy(double x)
{
  return toy_power(x) * (1 + 0.3 * sin(1e3 * log(x)));
}

/* Below zero left of 1: a logarithmic axis shows nothing of that. */
static double
late(double x)
{
  return x < 1 ? -1 : toy_power(x);
}

static DwTrend
trend_of(double (*function)(double), double low, double high)
{
  DwResult *result = toy_result();
  const DwSeries *series = toy_add(result, TOY_FREE, TOY_SOLID, 700, DW_SCALE_LOG, low, high, function);
  DwView view = toy_view(result, TOY_FREE, 1);
  view.x = (DwRange){low, high};
  const DwTrend trend = dw_trend_of(series, &view);
  dw_result_unref(result);
  return trend;
}

/* The slopes of a pure power are exact; the ends of its stretch are a grid step inside the view.
 */
static void
test_finds_a_power_law(void)
{
  for (int k = 0; k < random_rounds(50, 2000); k++) {
    const double low = random_log(1e-8, 1e-2), decades = 1.2 + log10(random_log(1, 1e8));
    exponent = g_test_rand_double_range(-4, 4);
    const DwTrend trend = trend_of(power, low, low * pow(10, decades));
    g_assert_true(trend.power_law);
    g_assert_cmpfloat(fabs(trend.exponent - exponent), <, 1e-6);
    g_assert_cmpfloat(fabs(trend.decades - decades), <, 0.02 * decades);
    assert_relative(trend.stretch.low, low, 0.15);
  }
}

/* Right of the knee the exponent comes within t of -s where (x / knee)^s = s / t - 1. */
static void
test_stretch_ends_where_the_exponent_changes(void)
{
  for (int k = 0; k < random_rounds(50, 2000); k++) {
    exponent = g_test_rand_double_range(-3, -1);
    knee = random_log(1e-2, 1);
    const DwTrend trend = trend_of(bent, 1e-3, 1e8);
    const double start = knee * pow(-exponent / DW_EXPONENT_TOLERANCE - 1, -1 / exponent);
    g_assert_true(trend.power_law);
    g_assert_cmpfloat(fabs(trend.exponent - exponent), <, DW_EXPONENT_TOLERANCE);
    /* Within two steps of the grid of 400. */
    g_assert_cmpfloat(fabs(log10(trend.stretch.low / start)), <, 2 * 11 / 400.);
  }
}

static void
test_noise_is_no_law(void)
{
  g_assert_false(trend_of(noisy, 1e-4, 1e4).power_law);
  g_assert_false(trend_of(toy_power, 1, 5).power_law); /* less than a decade */
  g_assert_false(trend_of(toy_decay, 1, 100).power_law);
}

static void
test_gaps_are_not_bridged(void)
{
  const DwTrend trend = trend_of(late, 1e-4, 1e4);
  g_assert_true(trend.power_law);
  assert_relative(trend.stretch.low, 1, 0.15);
  assert_relative(trend.first.x, 1, 0.05);
  g_assert_cmpfloat(fabs(trend.exponent + 1.5), <, 1e-6);
}

/* --- words ---------------------------------------------------------------------------------------------- */

static char *
describe(size_t plot, uint64_t curves, double (*function)(double), DwScale scale, double low, double high)
{
  static char text[2048];
  DwResult *result = toy_result();
  toy_add(result, plot, TOY_SOLID, 900, scale, low, high, function);
  toy_add(result, plot, TOY_GUIDE, 900, scale, low, high, toy_decay);
  const DwView view = toy_view(result, plot, curves);
  const DwFigure figure = toy_figure(result, &view, "light");
  dw_figure_describe(&figure, text, sizeof text);
  dw_result_unref(result);
  return text;
}

static void
assert_says(const char *text, const char *words)
{
  if (!strstr(text, words))
    g_error("“%s” does not say “%s”", text, words);
}

/* At sigma = 1e5 the paper's quantity keeps 3/2 +- 0.05 over almost eight decades. */
static void
test_says_what_the_bottleneck_does(void)
{
  const char *text = describe(TOY_FREE, 1, toy_bottleneck, DW_SCALE_LOG, 1e-8, 1e8);
  assert_says(text, " falls as ");
  assert_says(text, "^−1.50 over ");
  assert_says(text, " decades, from ");
}

static double
hump(double x)
{
  return 2 + 3 * exp(-(x - 4) * (x - 4));
}

static void
test_says_ends_and_extremum(void)
{
  const char *text = describe(TOY_LINEAR, 1, hump, DW_SCALE_LINEAR, 0, 10);
  assert_says(text, "from 2.00");
  assert_says(text, "highest with 5.00");
  assert_says(text, "= 4.00");
  g_assert_null(strstr(text, "lowest"));
}

static void
test_says_a_constant(void)
{
  exponent = 0;
  assert_says(describe(TOY_FREE, 1, power, DW_SCALE_LOG, 1e-3, 1e3), "stays nearly constant over ");
}

static void
test_speaks_of_guides_only_alone(void)
{
  const char *both = describe(TOY_FREE, 1 | 1 << TOY_GUIDE, toy_power, DW_SCALE_LOG, 1e-4, 1e4);
  g_assert_null(strstr(strstr(both, ": ") + 2, ": "));
  g_assert_cmpstr(describe(TOY_FREE, 1 << TOY_GUIDE, toy_power, DW_SCALE_LOG, 1e-4, 1e4), !=, "");
}

/* However short the room, what is written is text. */
static void
test_is_cut_to_whole_characters(void)
{
  DwResult *result = toy_result();
  toy_add(result, TOY_FREE, TOY_SOLID, 900, DW_SCALE_LOG, 1e-8, 1e8, toy_bottleneck);
  const DwView view = toy_view(result, TOY_FREE, 1);
  const DwFigure figure = toy_figure(result, &view, "light");
  for (size_t size = 1; size < 200; size++) {
    char text[200];
    dw_figure_describe(&figure, text, size);
    g_assert_cmpuint(strlen(text), <, size);
    g_assert_true(g_utf8_validate(text, -1, NULL));
  }
  dw_result_unref(result);
}

int
main(int argc, char **argv)
{
  g_test_init(&argc, &argv, NULL);
  g_test_add_func("/description/power-law", test_finds_a_power_law);
  g_test_add_func("/description/stretch-ends", test_stretch_ends_where_the_exponent_changes);
  g_test_add_func("/description/noise", test_noise_is_no_law);
  g_test_add_func("/description/gaps", test_gaps_are_not_bridged);
  g_test_add_func("/description/bottleneck", test_says_what_the_bottleneck_does);
  g_test_add_func("/description/ends-and-extremum", test_says_ends_and_extremum);
  g_test_add_func("/description/constant", test_says_a_constant);
  g_test_add_func("/description/guides", test_speaks_of_guides_only_alone);
  g_test_add_func("/description/whole-characters", test_is_cut_to_whole_characters);
  return g_test_run();
}
