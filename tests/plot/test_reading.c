/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a figure makes of its curves: automatic ranges, and the point nearest to a pointer. */
#include "golden.h"
#include "toy.h"

#include <math.h>

static void
test_fit_takes_whole_decades(void)
{
  DwResult *result = toy_result();
  toy_add(result, TOY_FREE, TOY_SOLID, 1000, DW_SCALE_LOG, 1e-8, 1e8, toy_lorentz);
  const DwView view = toy_view(result, TOY_FREE, 1);
  assert_relative(view.x.low, 1e-8, 1e-12);
  assert_relative(view.x.high, 1e8, 1e-12);
  g_assert_cmpfloat(fabs(log10(view.y.low) - round(log10(view.y.low))), <, 1e-9);
  g_assert_cmpfloat(view.y.low, <, 1e-16);
  g_assert_cmpfloat(view.y.high, >, 1);
  g_assert_cmpfloat(view.y.high, <, 11);
  dw_result_unref(result);
}

static double
jumpy(double x)
{
  return x < 1e-4 ? -1 : x < 1e-3 ? 0 : x < 1e-2 ? (double) NAN : 5e3 * x;
}

static void
test_fit_ignores_what_has_no_place(void)
{
  DwResult *result = toy_result();
  toy_add(result, TOY_FREE, TOY_SOLID, 1000, DW_SCALE_LOG, 1e-8, 1, jumpy);
  toy_add(result, TOY_FREE, TOY_GUIDE, 1000, DW_SCALE_LOG, 1e-8, 1, toy_power);
  toy_add(result, TOY_FREE, TOY_DASHED, 1000, DW_SCALE_LOG, 1e-8, 1, toy_decay);
  /* Neither a guide nor a hidden curve widens the view. */
  const DwView view = toy_view(result, TOY_FREE, 1 << TOY_SOLID | 1 << TOY_GUIDE);
  assert_relative(view.y.low, 10, 1e-9);
  assert_relative(view.y.high, 1e4, 1e-9);
  dw_result_unref(result);
}

static void
test_fit_keeps_to_the_table(void)
{
  DwResult *result = toy_result();
  toy_add(result, TOY_LOG, TOY_SOLID, 1000, DW_SCALE_LOG, 1e-8, 1e8, toy_lorentz);
  toy_add(result, TOY_LOG, TOY_DASHED, 1000, DW_SCALE_LOG, 1e-8, 1e8, toy_power);
  const DwView view = toy_view(result, TOY_LOG, 3);
  assert_relative(view.y.low, 1e-14, 1e-9);
  assert_relative(view.y.high, 1e6, 1e-9);
  dw_result_unref(result);
}

static void
test_fit_without_a_result(void)
{
  const DwView table = toy_view(NULL, TOY_LOG, 1), none = toy_view(NULL, TOY_FREE, 1);
  assert_relative(table.y.low, 1e-14, 1e-9);
  assert_relative(table.y.high, 1e6, 1e-9);
  g_assert_true(none.y.low == 1 && none.y.high == 10);
  DwResult *empty = toy_result();
  const DwView nothing = toy_view(empty, TOY_LINEAR, 0x7f);
  g_assert_true(nothing.y.low == 1 && nothing.y.high == 10);
  dw_result_unref(empty);
}

static double amplitude = 1;

static double
scaled_decay(double x)
{
  return amplitude * exp(-x);
}

static void
test_fit_holds_still(void)
{
  DwRange first[2] = {{0}};
  for (int k = 0; k < 50; k++) {
    amplitude = 0.9 + 0.0003 * k;
    DwResult *result = toy_result();
    toy_add(result, TOY_LINEAR, TOY_SOLID, 200, DW_SCALE_LINEAR, 0, 10, scaled_decay);
    toy_add(result, TOY_FREE, TOY_SOLID, 200, DW_SCALE_LOG, 1e-8, 1, scaled_decay);
    for (size_t plot = TOY_LINEAR; plot <= TOY_FREE; plot++) {
      const DwView view = toy_view(result, plot, 1);
      if (k == 0)
        first[plot - TOY_LINEAR] = view.y;
      g_assert_true(view.y.low == first[plot - TOY_LINEAR].low &&
                    view.y.high == first[plot - TOY_LINEAR].high);
    }
    dw_result_unref(result);
  }
  g_assert_true(first[0].low == 0);
}

/* The exponent of 1 / (1 + x^2). */
static double
lorentz_exponent(double x)
{
  return -2 * x * x / (1 + x * x);
}

static void
test_nearest_exponent(void)
{
  DwResult *result = toy_result();
  toy_add(result, TOY_FREE, TOY_SOLID, 400, DW_SCALE_LOG, 1e-8, 1e8, toy_lorentz);
  const DwView view = toy_view(result, TOY_FREE, 1);
  const DwFigure figure = toy_figure(result, &view, "light");
  const DwLayout layout = dw_figure_layout(&figure, 700, 500);
  for (int k = 0; k < 500; k++) {
    const double x = random_log(1e-7, 1e7);
    DwNearest nearest;
    g_assert_true(dw_figure_nearest(&figure, &layout, dw_layout_x(&layout, x),
                                    dw_layout_y(&layout, toy_lorentz(x)) - 3, 20, &nearest));
    g_assert_cmpuint(nearest.index, ==, TOY_SOLID);
    g_assert_cmpfloat(nearest.distance, <=, 3.01);
    /* 25 points a decade: the chord lies within 1e-3 of the curve, the cubic's slope too. */
    assert_relative(nearest.y, toy_lorentz(nearest.x), 2e-3);
    g_assert_cmpfloat(fabs(nearest.exponent - lorentz_exponent(nearest.x)), <, 1e-3);
  }
  dw_result_unref(result);
}

static void
test_nearest_of_a_power_law(void)
{
  DwResult *result = toy_result();
  toy_add(result, TOY_FREE, TOY_SOLID, 20, DW_SCALE_LOG, 1e-8, 1e8, toy_power);
  const DwView view = toy_view(result, TOY_FREE, 1);
  const DwFigure figure = toy_figure(result, &view, "light");
  const DwLayout layout = dw_figure_layout(&figure, 700, 500);
  for (int k = 0; k < 200; k++) {
    const double x = random_log(1e-8, 1e8);
    DwNearest nearest;
    g_assert_true(dw_figure_nearest(&figure, &layout, dw_layout_x(&layout, x),
                                    dw_layout_y(&layout, toy_power(x)), 5, &nearest));
    assert_relative(nearest.x, x, 1e-9);
    assert_relative(nearest.exponent, -1.5, 1e-9);
  }
  dw_result_unref(result);
}

static void
test_nearest_chooses(void)
{
  DwResult *result = toy_result();
  toy_add(result, TOY_LINEAR, TOY_SOLID, 100, DW_SCALE_LINEAR, 0, 10, toy_decay);
  DwSeries *flat = toy_add(result, TOY_LINEAR, TOY_DASHED, 100, DW_SCALE_LINEAR, 0, 10, toy_decay);
  for (size_t i = 0; i < flat->n; i++)
    flat->y[i] = flat->x[i] < 5 ? 0.8 : (double) NAN;
  const DwView both = toy_view(result, TOY_LINEAR, 3), one = toy_view(result, TOY_LINEAR, 1);
  DwFigure figure = toy_figure(result, &both, "light");
  const DwLayout layout = dw_figure_layout(&figure, 700, 500);
  const double x = dw_layout_x(&layout, 4), y = dw_layout_y(&layout, 0.79);
  DwNearest nearest;
  g_assert_true(dw_figure_nearest(&figure, &layout, x, y, 30, &nearest));
  g_assert_cmpuint(nearest.index, ==, TOY_DASHED);
  g_assert_cmpfloat(fabs(nearest.exponent), <, 1e-9);
  /* Not in the gap, not of a hidden curve, not beyond reach. */
  g_assert_false(dw_figure_nearest(&figure, &layout, dw_layout_x(&layout, 8), y, 30, &nearest));
  figure.view = &one;
  g_assert_false(dw_figure_nearest(&figure, &layout, x, y, 30, &nearest));
  figure.result = NULL;
  g_assert_false(dw_figure_nearest(&figure, &layout, x, y, 1e9, &nearest));
  dw_result_unref(result);
}

int
main(int argc, char **argv)
{
  g_test_init(&argc, &argv, NULL);
  g_test_add_func("/fit/takes-whole-decades", test_fit_takes_whole_decades);
  g_test_add_func("/fit/ignores-what-has-no-place", test_fit_ignores_what_has_no_place);
  g_test_add_func("/fit/keeps-to-the-table", test_fit_keeps_to_the_table);
  g_test_add_func("/fit/without-a-result", test_fit_without_a_result);
  g_test_add_func("/fit/holds-still", test_fit_holds_still);
  g_test_add_func("/nearest/exponent", test_nearest_exponent);
  g_test_add_func("/nearest/power-law", test_nearest_of_a_power_law);
  g_test_add_func("/nearest/chooses", test_nearest_chooses);
  return g_test_run();
}
