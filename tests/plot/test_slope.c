/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A line laid through part of a curve finds its exponent and says rightly how well. */
#include "golden.h"
#include "plot/slope.h"

#include <math.h>

enum { MOST = 20000 };

static double xs[MOST], ys[MOST], errors[MOST];

static DwSeries
series_of(size_t n, bool with_errors)
{
  return (DwSeries){.n = n, .x = xs, .y = ys, .y_error = with_errors ? errors : NULL};
}

static void
fill_x(size_t n, double low, double high)
{
  dw_abscissae_fill(xs, n, DW_SCALE_LOG, low, high);
}

static DwSlope
fit(const DwSeries *series)
{
  DwSlope slope;
  g_assert_true(dw_slope_fit(series, &dw_axis_log, &dw_axis_log, 1e-300, 1e300, &slope));
  return slope;
}

/* Of the normal distribution: Box and Muller. */
static double
noise(void)
{
  const double u = 1 - g_test_rand_double(), v = g_test_rand_double();
  return sqrt(-2 * log(u)) * cos(2 * M_PI * v);
}

static void
test_finds_exponents(void)
{
  for (int k = 0; k < 200; k++) {
    const double exponent = g_test_rand_double_range(-4, 4),
                 factor = pow(10, g_test_rand_double_range(-80, 80));
    const size_t n = (size_t) g_test_rand_int_range(2, 2000);
    fill_x(n, pow(10, g_test_rand_double_range(-20, -1)), pow(10, g_test_rand_double_range(0, 20)));
    for (size_t i = 0; i < n; i++)
      ys[i] = factor * pow(xs[i], exponent);
    const DwSeries series = series_of(n, false);
    const DwSlope slope = fit(&series);
    g_assert_cmpuint(slope.n, ==, n);
    /* Logarithms of numbers up to 1e160 are good to 3e-14, their mean to 1e-12, over at least one decade. */
    g_assert_cmpfloat_with_epsilon(slope.slope, exponent, 1e-11);
    g_assert_cmpfloat_with_epsilon(slope.y - slope.slope * slope.x, log10(factor), 1e-10);
    g_assert_true(n < 3 ? isnan(slope.error) : slope.error < 1e-11);
  }
}

/* Only what lies between the ends counts. */
static void
test_sees_its_part(void)
{
  DwSlope slope;
  fill_x(1001, 1e-5, 1e5);
  for (size_t i = 0; i < 1001; i++)
    ys[i] = xs[i] < 1 ? pow(xs[i], -0.5) : pow(xs[i], -2);
  const DwSeries series = series_of(1001, false);
  g_assert_true(dw_slope_fit(&series, &dw_axis_log, &dw_axis_log, 1e-4, 0.9, &slope));
  g_assert_cmpfloat_with_epsilon(slope.slope, -0.5, 1e-12);
  g_assert_true(dw_slope_fit(&series, &dw_axis_log, &dw_axis_log, 1.1, 1e3, &slope));
  g_assert_cmpfloat_with_epsilon(slope.slope, -2, 1e-12);
}

static double
scatter_of_pulls(bool with_errors, double larger)
{
  enum { POINTS = 60, TRIALS = 2000 };
  double squares = 0;
  fill_x(POINTS, 1, 1e4);
  for (int trial = 0; trial < TRIALS; trial++) {
    for (size_t i = 0; i < POINTS; i++) {
      const double exact = 7 * pow(xs[i], -1.5);
      const double relative = with_errors ? 0.002 * (1 + (double) (i % 5)) : 0.01;
      errors[i] = relative * exact;
      ys[i] = exact * (1 + larger * relative * noise());
    }
    const DwSeries series = series_of(POINTS, with_errors);
    const DwSlope slope = fit(&series);
    squares += pow((slope.slope + 1.5) / slope.error, 2) / TRIALS;
  }
  return sqrt(squares);
}

/* The exponent misses by one standard error, on average: with errors of different sizes, with errors that
 * were stated too small, and without any.  2000 trials scatter by 1.6 %; the rest of the bounds is for what
 * an estimate from 60 points overstates. */
static void
test_error_is_honest(void)
{
  const double stated = scatter_of_pulls(true, 1), understated = scatter_of_pulls(true, 5),
               none = scatter_of_pulls(false, 1);
  g_assert_cmpfloat(stated, >, 0.88);
  g_assert_cmpfloat(stated, <, 1.06);
  g_assert_cmpfloat(understated, >, 0.9);
  g_assert_cmpfloat(understated, <, 1.1);
  g_assert_cmpfloat(none, >, 0.8);
  g_assert_cmpfloat(none, <, 1.1);
}

static double
error_of_a_bend(size_t n)
{
  fill_x(n, 1, 100);
  for (size_t i = 0; i < n; i++)
    ys[i] = pow(xs[i], -1.5) * (1 + 0.1 * xs[i]);
  const DwSeries series = series_of(n, false);
  return fit(&series).error;
}

/* A bend stays as doubtful as it is, however many points it was computed at. */
static void
test_bend_does_not_drown(void)
{
  const double few = error_of_a_bend(200), many = error_of_a_bend(MOST);
  g_assert_cmpfloat(few, >, 0.05);
  g_assert_cmpfloat_with_epsilon(many / few, 1, 0.1);
}

static void
test_linear_axes(void)
{
  DwSlope slope;
  fill_x(50, 1, 100);
  for (size_t i = 0; i < 50; i++)
    ys[i] = 3 - 0.25 * xs[i];
  const DwSeries series = series_of(50, false);
  g_assert_true(dw_slope_fit(&series, &dw_axis_linear, &dw_axis_linear, 0, 1000, &slope));
  g_assert_cmpfloat_with_epsilon(slope.slope, -0.25, 1e-12);
}

/* Gaps and what a log axis has no place for are passed over; what is left must be two points. */
static void
test_gaps(void)
{
  DwSlope slope;
  fill_x(8, 1, 1e7);
  const double y[] = {NAN, 1, 0, 1e-4, -3, NAN, 1e-10, 1e-12};
  memcpy(ys, y, sizeof y);
  const DwSeries series = series_of(8, false);
  g_assert_true(dw_slope_fit(&series, &dw_axis_log, &dw_axis_log, 5, 5e6, &slope));
  g_assert_cmpuint(slope.n, ==, 3);
  g_assert_cmpfloat_with_epsilon(slope.slope, -2, 1e-12);
  g_assert_false(dw_slope_fit(&series, &dw_axis_log, &dw_axis_log, 5, 50, &slope));
  g_assert_false(dw_slope_fit(&series, &dw_axis_log, &dw_axis_log, 50, 5, &slope));
  g_assert_false(dw_slope_fit(&series, &dw_axis_log, &dw_axis_log, NAN, 5, &slope));
}

/* Between points it runs as it is drawn. */
static void
test_height(void)
{
  fill_x(3, 1, 1e4);
  ys[0] = 1, ys[1] = 1e-4, ys[2] = NAN;
  const DwSeries series = series_of(3, false);
  g_assert_cmpfloat(dw_series_height(&series, &dw_axis_log, &dw_axis_log, 1), ==, 1);
  assert_relative(dw_series_height(&series, &dw_axis_log, &dw_axis_log, 10), 1e-2, 1e-12);
  assert_relative(dw_series_height(&series, &dw_axis_linear, &dw_axis_linear, 50.5), 0.50005, 1e-12);
  g_assert_true(isnan(dw_series_height(&series, &dw_axis_log, &dw_axis_log, 1e3)));
  g_assert_true(isnan(dw_series_height(&series, &dw_axis_log, &dw_axis_log, 0.5)));
}

int
main(int argc, char **argv)
{
  g_test_init(&argc, &argv, NULL);
  g_test_add_func("/slope/finds-exponents", test_finds_exponents);
  g_test_add_func("/slope/sees-its-part", test_sees_its_part);
  g_test_add_func("/slope/error-is-honest", test_error_is_honest);
  g_test_add_func("/slope/bend-does-not-drown", test_bend_does_not_drown);
  g_test_add_func("/slope/linear-axes", test_linear_axes);
  g_test_add_func("/slope/gaps", test_gaps);
  g_test_add_func("/slope/height", test_height);
  return g_test_run();
}
