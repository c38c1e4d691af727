/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Pinned curves behind the others, and what they are compared by. */
#include "golden.h"
#include "plot/ghost.h"
#include "toy.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

enum { WIDTH = 640, HEIGHT = 480 };

static double
steep(double x)
{
  return pow(x, -0.5);
}

static cairo_surface_t *
draw(const DwFigure *figure, DwLayout *layout, int width, int height)
{
  cairo_surface_t *surface = cairo_image_surface_create(CAIRO_FORMAT_RGB24, width, height);
  cairo_t *cr = cairo_create(surface);
  *layout = dw_figure_draw(figure, cr, width, height);
  g_assert_cmpint(cairo_status(cr), ==, CAIRO_STATUS_SUCCESS);
  cairo_destroy(cr);
  cairo_surface_flush(surface);
  return surface;
}

static guint32
pixel(cairo_surface_t *surface, int x, int y)
{
  const unsigned char *data = cairo_image_surface_get_data(surface);
  guint32 value;
  memcpy(&value, data + y * cairo_image_surface_get_stride(surface) + 4 * x, sizeof value);
  return value & 0xffffff;
}

/* The power law of exponent -1.5 with a ghost of exponent -0.5; they meet at 1. */
static DwFigure
two_laws(DwResult *curves, DwResult *pinned, DwView *view, DwGhost *ghost)
{
  toy_add(curves, TOY_LOG, TOY_SOLID, 500, DW_SCALE_LOG, 1e-8, 1e8, toy_power);
  toy_add(pinned, TOY_LOG, TOY_SOLID, 400, DW_SCALE_LOG, 1e-8, 1e8, steep);
  *view = toy_view(curves, TOY_LOG, 1 << TOY_SOLID);
  *ghost = (DwGhost){.result = pinned, .number = 1};
  DwFigure figure = toy_figure(curves, view, "print");
  figure.ghosts = ghost;
  figure.n_ghosts = 1;
  return figure;
}

static void
test_ghosts_are_where_the_layout_says_and_behind(void)
{
  DwResult *curves = toy_result(), *pinned = toy_result();
  DwView view;
  DwGhost ghost;
  DwLayout layout;
  DwFigure figure = two_laws(curves, pinned, &view, &ghost);
  cairo_surface_t *with = draw(&figure, &layout, WIDTH, HEIGHT);
  figure.n_ghosts = 0;
  cairo_surface_t *without = draw(&figure, &layout, WIDTH, HEIGHT);
  int inked = 0, columns = 0;
  for (int x = (int) layout.frame.x + 20; x < layout.frame.x + layout.frame.width - 20; x += 7) {
    const double at = dw_layout_data_x(&layout, x + 0.5);
    const int ghostly = (int) dw_layout_y(&layout, steep(at)),
              solid = (int) dw_layout_y(&layout, toy_power(at));
    if (solid > layout.frame.y && solid < layout.frame.y + layout.frame.height - 1)
      g_assert_cmphex(pixel(with, x, solid), ==, pixel(without, x, solid));
    if (abs(solid - ghostly) < 6)
      continue; /* near where they cross */
    columns++;
    inked += pixel(with, x, ghostly) != pixel(without, x, ghostly);
  }
  g_assert_cmpint(columns, >, 50);
  g_assert_cmpint(inked, ==, columns);
  cairo_surface_destroy(with);
  cairo_surface_destroy(without);
  dw_result_unref(curves);
  dw_result_unref(pinned);
}

/* The quotient of power laws is a power law, whatever abscissae they come at: interpolation is exact on
 * logarithmic axes, so rounding alone (exponents of 16 decades, 1e-13) remains. */
static void
test_ratio_of_power_laws(void)
{
  DwResult *curves = toy_result(), *pinned = toy_result();
  DwSeries ratio;
  const DwLayout layout = {.x_axis = &dw_axis_log, .y_axis = &dw_axis_log, .x = {1e-9, 1e9}};
  const DwSeries *curve = toy_add(curves, TOY_LOG, TOY_SOLID, 333, DW_SCALE_LOG, 1e-8, 1e8, toy_power);
  const DwSeries *ghost = toy_add(pinned, TOY_LOG, TOY_SOLID, 77, DW_SCALE_LOG, 1e-5, 1e3, steep);
  g_assert_true(dw_ratio_make(curve, ghost, &layout, &ratio));
  g_assert_cmpuint(ratio.n, ==, 333);
  for (size_t i = 0; i < ratio.n; i++)
    if (ratio.x[i] < 1e-5 || ratio.x[i] > 1e3)
      g_assert_true(isnan(ratio.y[i])); /* what was not computed is not guessed */
    else
      assert_relative(ratio.y[i], 1 / ratio.x[i], 1e-12);
  free(ratio.x);
  dw_result_unref(curves);
  dw_result_unref(pinned);
}

/* Of a sampled curve over itself: 1, and both errors, which know nothing of each other. */
static void
test_ratio_of_samples_has_both_errors(void)
{
  DwResult *curves = toy_result();
  DwSeries ratio;
  const DwLayout layout = {.x_axis = &dw_axis_log, .y_axis = &dw_axis_log, .x = {1e-8, 1e8}};
  DwSeries *curve = toy_add(curves, TOY_LOG, TOY_POINTS, 20, DW_SCALE_LOG, 1e-8, 1e8, toy_power);
  for (size_t i = 0; i < curve->n; i++)
    curve->y_error[i] = 0.1 * curve->y[i];
  g_assert_true(dw_ratio_make(curve, curve, &layout, &ratio));
  for (size_t i = 0; i < ratio.n; i++) {
    assert_relative(ratio.y[i], 1, 1e-15);
    assert_relative(ratio.y_error[i], 0.1 * sqrt(2), 1e-14);
  }
  free(ratio.x);
  dw_result_unref(curves);
}

/* The panel takes its height from the plot and leaves the axis of x where it is; a small figure has none. */
static void
test_ratio_panel_has_its_place(void)
{
  DwResult *curves = toy_result(), *pinned = toy_result();
  DwView view;
  DwGhost ghost;
  DwLayout plain, panelled;
  DwFigure figure = two_laws(curves, pinned, &view, &ghost);
  cairo_surface_t *without = draw(&figure, &plain, WIDTH, HEIGHT);
  figure.ratio = true;
  cairo_surface_t *with = draw(&figure, &panelled, WIDTH, HEIGHT);
  g_assert_cmpfloat(panelled.frame.width, ==, plain.frame.width);
  g_assert_cmpfloat(panelled.frame.height, <, 0.85 * plain.frame.height);
  const DwLayout measured = dw_figure_layout(&figure, WIDTH, HEIGHT);
  g_assert_cmpfloat(measured.frame.height, ==, panelled.frame.height);
  /* The curve over its ghost crosses 1 where they meet. */
  const int x = (int) dw_layout_x(&panelled, 1);
  const guint32 paper = pixel(with, 2, HEIGHT - 2);
  int inked = 0;
  for (int y = (int) (panelled.frame.y + panelled.frame.height) + 40; y < HEIGHT - 8; y++)
    inked += pixel(with, x, y) != paper;
  g_assert_cmpint(inked, >=, 2);
  cairo_surface_destroy(with);
  cairo_surface_destroy(without);
  cairo_surface_destroy(draw(&figure, &panelled, 200, 120));
  figure.ratio = false;
  cairo_surface_destroy(draw(&figure, &plain, 200, 120));
  g_assert_cmpfloat(panelled.frame.height, ==, plain.frame.height);
  dw_result_unref(curves);
  dw_result_unref(pinned);
}

static void
test_hostile_views(void)
{
  static const double ends[] = {0, -1, 1, NAN, INFINITY, 5e-324, 1e308, 1e-300, 1 + 1e-15};
  DwResult *result = toy_result();
  for (size_t plot = 0; plot < 3; plot++)
    for (size_t k = 0; k < TOY_N_CURVES; k++)
      toy_add(result, plot, k, 50 * k + 2, DW_SCALE_LINEAR, 0, 10, k % 2 ? toy_decay : toy_power);
  DwGhost ghosts[DW_MAX_GHOSTS];
  for (unsigned k = 0; k < DW_MAX_GHOSTS; k++)
    ghosts[k] = (DwGhost){.result = result, .name = k % 2 ? "<&%s\xc2\xb5>" : NULL, .number = k + 1};
  for (size_t i = 0; i < G_N_ELEMENTS(ends) * G_N_ELEMENTS(ends); i++) {
    const DwRange range = {ends[i / G_N_ELEMENTS(ends)], ends[i % G_N_ELEMENTS(ends)]};
    const DwView view = toy_view_of(i % 3, 0x7f, (DwScale) (i % 2), range, (DwScale) (i / 2 % 2), range);
    DwFigure figure = toy_figure(result, &view, "projector");
    DwLayout layout;
    figure.ghosts = ghosts;
    figure.n_ghosts = DW_MAX_GHOSTS;
    figure.ratio = figure.legend = true;
    cairo_surface_destroy(draw(&figure, &layout, 500, 620));
  }
  dw_result_unref(result);
}

int
main(int argc, char **argv)
{
  g_test_init(&argc, &argv, NULL);
  g_test_add_func("/ghosts/where-and-behind", test_ghosts_are_where_the_layout_says_and_behind);
  g_test_add_func("/ghosts/ratio-of-power-laws", test_ratio_of_power_laws);
  g_test_add_func("/ghosts/ratio-errors", test_ratio_of_samples_has_both_errors);
  g_test_add_func("/ghosts/ratio-panel", test_ratio_panel_has_its_place);
  g_test_add_func("/ghosts/hostile-views", test_hostile_views);
  return g_test_run();
}
