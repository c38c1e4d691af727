/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a figure shows, read back from its pixels. */
#include "golden.h"
#include "toy.h"

#include <cairo-pdf.h>
#include <cairo-svg.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

enum { WIDTH = 640, HEIGHT = 480 };

static const char *const themes[] = {"light", "dark", "print", "projector"};

typedef struct {
  cairo_surface_t *surface;
  DwLayout layout;
} Picture;

static Picture
draw(const DwFigure *figure, int width, int height)
{
  Picture picture = {.surface = cairo_image_surface_create(CAIRO_FORMAT_RGB24, width, height)};
  cairo_t *cr = cairo_create(picture.surface);
  picture.layout = dw_figure_draw(figure, cr, width, height);
  g_assert_cmpint(cairo_status(cr), ==, CAIRO_STATUS_SUCCESS);
  cairo_destroy(cr);
  cairo_surface_flush(picture.surface);
  return picture;
}

static void
clear(Picture *picture)
{
  cairo_surface_destroy(picture->surface);
}

/* How much of a pixel is the palette's first colour, told from everything grey by its saturation. */
static double
inked(const Picture *picture, int x, int y)
{
  const unsigned char *data = cairo_image_surface_get_data(picture->surface);
  const unsigned char *pixel = data + y * cairo_image_surface_get_stride(picture->surface) + 4 * x;
  const DwColour colour = dw_theme_find("light")->palette[0];
  const double full = 255 * (colour.blue - colour.red), blue = pixel[0], red = pixel[2];
  return fmax(0, (blue - red) / full);
}

/* Top and bottom of what is inked in a column; false if nothing is. */
static bool
column_span(const Picture *picture, int x, double *top, double *bottom)
{
  bool found = false;
  *top = *bottom = NAN;
  for (int y = 0; y < cairo_image_surface_get_height(picture->surface); y++)
    if (inked(picture, x, y) > 0.25) {
      if (!found)
        *top = y;
      *bottom = y + 1;
      found = true;
    }
  return found;
}

static double
oscillation(double x)
{
  return 3 + 2 * sin(x);
}

static void
test_curve_is_where_layout_says(void)
{
  DwResult *result = toy_result();
  toy_add(result, TOY_LOG, TOY_SOLID, 2000, DW_SCALE_LOG, 1e-8, 1e8, toy_bottleneck);
  toy_add(result, TOY_LINEAR, TOY_SOLID, 500, DW_SCALE_LINEAR, 0, 10, oscillation);
  for (size_t plot = TOY_LOG; plot <= TOY_LINEAR; plot++) {
    const DwView view = toy_view(result, plot, 1 << TOY_SOLID);
    const DwFigure figure = toy_figure(result, &view, "light");
    Picture picture = draw(&figure, WIDTH, HEIGHT);
    const DwLayout measured = dw_figure_layout(&figure, WIDTH, HEIGHT);
    g_assert_true(measured.frame.x == picture.layout.frame.x &&
                  measured.frame.width == picture.layout.frame.width);
    int seen = 0;
    for (int x = (int) measured.frame.x + 2; x < measured.frame.x + measured.frame.width - 2; x++) {
      double top, bottom;
      const double value = dw_layout_data_x(&measured, x + 0.5);
      const double expected =
          dw_layout_y(&measured, plot == TOY_LOG ? toy_bottleneck(value) : oscillation(value));
      if (expected > measured.frame.y + measured.frame.height - 4)
        continue;
      g_assert_true(column_span(&picture, x, &top, &bottom));
      g_assert_cmpfloat(fabs((top + bottom) / 2 - expected), <, 1.5);
      seen++;
    }
    g_assert_cmpint(seen, >, 400);
    clear(&picture);
  }
  dw_result_unref(result);
}

static void
test_gap_is_a_gap(void)
{
  /* As a sparse curve and as one denser than the columns. */
  const size_t sizes[] = {300, 200000};
  for (size_t k = 0; k < G_N_ELEMENTS(sizes); k++) {
    DwResult *result = toy_result();
    DwSeries *series = toy_add(result, TOY_LINEAR, TOY_SOLID, sizes[k], DW_SCALE_LINEAR, 0, 10, oscillation);
    for (size_t i = 0; i < series->n; i++)
      if (series->x[i] > 4 && series->x[i] < 6)
        series->y[i] = NAN;
    const DwView view = toy_view(result, TOY_LINEAR, 1 << TOY_SOLID);
    const DwFigure figure = toy_figure(result, &view, "light");
    Picture picture = draw(&figure, WIDTH, HEIGHT);
    double top, bottom;
    for (double x = dw_layout_x(&picture.layout, 4) + 3; x < dw_layout_x(&picture.layout, 6) - 3; x++)
      g_assert_false(column_span(&picture, (int) x, &top, &bottom));
    g_assert_true(column_span(&picture, (int) dw_layout_x(&picture.layout, 3.8), &top, &bottom));
    g_assert_true(column_span(&picture, (int) dw_layout_x(&picture.layout, 6.2), &top, &bottom));
    /* The curve ends at the gap; it does not shoot off. */
    for (double x = dw_layout_x(&picture.layout, 4) - 3; x < dw_layout_x(&picture.layout, 4) + 3; x++)
      g_assert_true(!column_span(&picture, (int) x, &top, &bottom) || bottom - top < 20);
    clear(&picture);
    dw_result_unref(result);
  }
}

static double
wild(double x)
{
  return x < 5 ? pow(10, 300 * sin(40 * x)) : -pow(10, 300 * sin(31 * x));
}

static void
test_nothing_leaves_the_frame(void)
{
  const size_t sizes[] = {50, 1000, 100000};
  for (size_t k = 0; k < G_N_ELEMENTS(sizes); k++) {
    DwResult *result = toy_result();
    toy_add(result, TOY_LINEAR, TOY_SOLID, sizes[k], DW_SCALE_LINEAR, -1000, 1000, wild);
    const DwView view = toy_view_of(TOY_LINEAR, 1 << TOY_SOLID, DW_SCALE_LINEAR, (DwRange){4.9, 5.1},
                                    DW_SCALE_LINEAR, (DwRange){-1e-3, 1e-3});
    const DwFigure figure = toy_figure(result, &view, "light");
    Picture picture = draw(&figure, WIDTH, HEIGHT);
    const DwRectangle *frame = &picture.layout.frame;
    for (int y = 0; y < HEIGHT; y++)
      for (int x = 0; x < WIDTH; x++)
        if (x < frame->x - 1 || x > frame->x + frame->width + 1 || y < frame->y - 1 ||
            y > frame->y + frame->height + 1)
          g_assert_cmpfloat(inked(&picture, x, y), <, 0.25);
    clear(&picture);
    dw_result_unref(result);
  }
}

/* The extremes of a noisy curve inside one pixel column, in user units, by looking at every point. */
static bool
extremes(const DwSeries *series, const DwLayout *layout, int column, double *top, double *bottom)
{
  *top = INFINITY;
  *bottom = -INFINITY;
  for (size_t i = 0; i < series->n; i++) {
    const double x = dw_layout_x(layout, series->x[i]);
    if (x < column || x >= column + 1)
      continue;
    *top = fmin(*top, dw_layout_y(layout, series->y[i]));
    *bottom = fmax(*bottom, dw_layout_y(layout, series->y[i]));
  }
  return *top <= *bottom;
}

static void
test_dense_curve_covers_its_extremes(void)
{
  DwResult *result = toy_result();
  DwSeries *series = toy_add(result, TOY_FREE, TOY_SOLID, 30000, DW_SCALE_LOG, 1e-8, 1e8, toy_lorentz);
  for (size_t i = 0; i < series->n; i++)
    series->y[i] *= random_log(1e-3, 1);
  const DwView view = toy_view(result, TOY_FREE, 1 << TOY_SOLID);
  const DwFigure figure = toy_figure(result, &view, "light");
  Picture picture = draw(&figure, WIDTH, HEIGHT);
  const DwRectangle *frame = &picture.layout.frame;
  for (int x = (int) frame->x + 2; x < frame->x + frame->width - 2; x += 7) {
    double top, bottom, drawn_top, drawn_bottom;
    g_assert_true(extremes(series, &picture.layout, x, &top, &bottom));
    g_assert_true(column_span(&picture, x, &drawn_top, &drawn_bottom));
    /* Half a line's width and a pixel; neighbours meet half way, so more may be covered but never less. */
    g_assert_cmpfloat(drawn_top, <=, top + 1);
    g_assert_cmpfloat(drawn_bottom, >=, fmin(bottom, frame->y + frame->height) - 1);
    g_assert_cmpfloat(drawn_bottom - drawn_top, <, bottom - top + 60);
  }
  clear(&picture);
  dw_result_unref(result);
}

static void
test_error_bar_below_zero_reaches_the_frame(void)
{
  DwResult *result = toy_result();
  DwSeries *series = dw_result_add_series(result, TOY_FREE, TOY_POINTS, 1, true);
  series->x[0] = 1;
  series->y[0] = 1;
  series->y_error[0] = 2;
  const DwRange decades = {1e-4, 1e4};
  const DwView view = toy_view_of(TOY_FREE, 1 << TOY_POINTS, DW_SCALE_LOG, decades, DW_SCALE_LOG, decades);
  const DwFigure with = toy_figure(result, &view, "print"), without = toy_figure(NULL, &view, "print");
  Picture picture = draw(&with, WIDTH, HEIGHT), empty = draw(&without, WIDTH, HEIGHT);
  const int stride = cairo_image_surface_get_stride(picture.surface),
            x = (int) dw_layout_x(&picture.layout, 1);
  const unsigned char *data = cairo_image_surface_get_data(picture.surface);
  const unsigned char *blank = cairo_image_surface_get_data(empty.surface);
  /* Below the marker and above the tick. */
  for (double y = dw_layout_y(&picture.layout, 0.3); y < dw_layout_y(&picture.layout, 1e-4) - 8; y++) {
    int difference = 0;
    for (int k = -4; k < 8; k++)
      difference += abs(data[(int) y * stride + 4 * x + k] - blank[(int) y * stride + 4 * x + k]);
    g_assert_cmpint(difference, >, 60);
  }
  clear(&picture);
  clear(&empty);
  dw_result_unref(result);
}

/* A point that lies outside the frame still shows the part of its bar that does not. */
static void
test_error_bar_reaches_into_the_frame(void)
{
  const double values[] = {1e6, -1};
  for (size_t k = 0; k < G_N_ELEMENTS(values); k++) {
    DwResult *result = toy_result();
    DwSeries *series = dw_result_add_series(result, TOY_FREE, TOY_POINTS, 1, true);
    series->x[0] = 2;
    series->y[0] = values[k];
    series->y_error[0] = k == 0 ? 1e6 - 1 : 2;
    const DwRange decades = {1e-4, 1e4};
    const DwView view = toy_view_of(TOY_FREE, 1 << TOY_POINTS, DW_SCALE_LOG, decades, DW_SCALE_LOG, decades);
    const DwFigure with = toy_figure(result, &view, "print"), without = toy_figure(NULL, &view, "print");
    Picture picture = draw(&with, WIDTH, HEIGHT), empty = draw(&without, WIDTH, HEIGHT);
    const int y = (int) dw_layout_y(&picture.layout, k == 0 ? 30 : 0.03);
    const size_t row = (size_t) (y * cairo_image_surface_get_stride(picture.surface));
    g_assert_cmpint(memcmp(cairo_image_surface_get_data(picture.surface) + row,
                           cairo_image_surface_get_data(empty.surface) + row, 4 * WIDTH),
                    !=, 0);
    clear(&picture);
    clear(&empty);
    dw_result_unref(result);
  }
}

static DwResult *
full_result(void)
{
  DwResult *result = toy_result();
  double (*const functions[])(double) = {toy_bottleneck, toy_lorentz, toy_power, toy_decay};
  for (size_t curve = 0; curve < TOY_MORE; curve++) {
    toy_add(result, TOY_LOG, curve, 200, DW_SCALE_LOG, 1e-8, 1e8, functions[curve % 4]);
    toy_add(result, TOY_LINEAR, curve, 50, DW_SCALE_LINEAR, 0, 10, functions[curve % 4]);
    toy_add(result, TOY_FREE, curve, 20000, DW_SCALE_LOG, 1e-8, 1e8, functions[curve % 4]);
  }
  dw_result_add_absent(result, TOY_LOG, TOY_MORE, "not for v(0) = 2");
  dw_result_add_band(result, TOY_LOG, 1e-4, 1e4, "|α − 3/2| ≤ 0.05: 7.86 decades");
  return result;
}

static cairo_status_t
swallow(void *closure, const unsigned char *data, unsigned length)
{
  *(size_t *) closure += length;
  return CAIRO_STATUS_SUCCESS;
}

static void
test_every_surface_and_size(void)
{
  DwResult *result = full_result();
  DwState state = {.model = &toy_model, .n_views = 3};
  for (size_t k = 0; k < 3; k++)
    state.views[k] = toy_view(result, k, 0x7f);
  const double sizes[][2] = {{0.5, 0.5}, {1, 1},     {20, 20},   {100, 1000},
                             {244, 170}, {320, 240}, {1200, 60}, {2000, 1500}};
  for (size_t k = 0; k < G_N_ELEMENTS(sizes) * G_N_ELEMENTS(themes); k++) {
    const double width = sizes[k / 4][0], height = sizes[k / 4][1];
    size_t lengths[2] = {0};
    cairo_surface_t *surfaces[] = {
        cairo_pdf_surface_create_for_stream(swallow, &lengths[0], width, height),
        cairo_svg_surface_create_for_stream(swallow, &lengths[1], width, height),
        cairo_recording_surface_create(CAIRO_CONTENT_COLOR_ALPHA, NULL),
        cairo_image_surface_create(CAIRO_FORMAT_ARGB32, (int) ceil(width), (int) ceil(height)),
    };
    for (size_t s = 0; s < G_N_ELEMENTS(surfaces); s++) {
      cairo_t *cr = cairo_create(surfaces[s]);
      dw_figure_draw_sheet(&state, result, NULL, NULL, dw_theme_find(themes[k % 4]), cr, width, height);
      g_assert_cmpint(cairo_status(cr), ==, CAIRO_STATUS_SUCCESS);
      cairo_destroy(cr);
      cairo_surface_finish(surfaces[s]);
      g_assert_cmpint(cairo_surface_status(surfaces[s]), ==, CAIRO_STATUS_SUCCESS);
      cairo_surface_destroy(surfaces[s]);
    }
    g_assert_cmpuint(lengths[0], >, 500);
    g_assert_cmpuint(lengths[1], >, 200);
  }
  dw_result_unref(result);
}

static void
test_hostile_views(void)
{
  static const double ends[] = {0, -1, 1, NAN, INFINITY, -INFINITY, 5e-324, 1e308, 1e-300, 1 + 1e-15};
  DwResult *result = full_result();
  for (size_t i = 0; i < G_N_ELEMENTS(ends); i++)
    for (size_t j = 0; j < G_N_ELEMENTS(ends); j++) {
      const DwRange range = {ends[i], ends[j]};
      const DwView view = toy_view_of(j % 3, 0x7f, (DwScale) (i % 2), range, (DwScale) (j % 2), range);
      DwFigure figure = toy_figure(result, &view, "dark");
      figure.legend = true;
      Picture picture = draw(&figure, 200, 160);
      clear(&picture);
    }
  dw_result_unref(result);
}

static double
saturating(double x)
{
  return 1 - exp(-x);
}

/* The curves run through the place that is tried first, and the legend gives way. */
static void
test_legend_keeps_off_the_curves(void)
{
  DwResult *result = toy_result();
  toy_add(result, TOY_LOG, TOY_SOLID, 500, DW_SCALE_LOG, 1e-8, 1e8, toy_bottleneck);
  toy_add(result, TOY_LINEAR, TOY_SOLID, 500, DW_SCALE_LINEAR, 0, 10, saturating);
  for (size_t plot = TOY_LOG; plot <= TOY_LINEAR; plot++) {
    const DwView view = toy_view(result, plot, 1 << TOY_SOLID);
    DwFigure figure = toy_figure(result, &view, "light");
    Picture bare = draw(&figure, WIDTH, HEIGHT);
    figure.legend = true;
    Picture legend = draw(&figure, WIDTH, HEIGHT);
    int lost = 0, gained = 0;
    for (int y = 0; y < HEIGHT; y++)
      for (int x = 0; x < WIDTH; x++) {
        lost += inked(&bare, x, y) > 0.25 && inked(&legend, x, y) < 0.25;
        gained += inked(&bare, x, y) < 0.25 && inked(&legend, x, y) > 0.25;
      }
    g_assert_cmpint(lost, ==, 0);
    g_assert_cmpint(gained, >, 20); /* its sample */
    clear(&bare);
    clear(&legend);
  }
  dw_result_unref(result);
}

static bool
is_colour(const Picture *picture, int x, int y, DwColour colour)
{
  const unsigned char *data = cairo_image_surface_get_data(picture->surface);
  const unsigned char *pixel = data + y * cairo_image_surface_get_stride(picture->surface) + 4 * x;
  return fabs(pixel[0] / 255. - colour.blue) + fabs(pixel[1] / 255. - colour.green) +
             fabs(pixel[2] / 255. - colour.red) <
         0.1;
}

static double
strong_noise(double x)
{
  return random_log(1e-6, 1);
}

/* A noisy curve fills columns from top to bottom, as many of them as its dashes fill of a line: all, 5 of 8,
 * and 6.5 + 1 of 10.71 with round ends.  A dash is cut where the frame ends: by a whole one at most. */
static void
test_noise_keeps_its_dashes(void)
{
  static const struct {
    size_t curve;
    double share;
  } cases[] = {{TOY_SOLID, 1}, {TOY_DASHED, 5 / 8.}, {TOY_DASH_DOT, 7.51 / 10.71}};
  for (size_t k = 0; k < G_N_ELEMENTS(cases); k++) {
    DwResult *result = toy_result();
    toy_add(result, TOY_LOG, cases[k].curve, 200000, DW_SCALE_LOG, 1e-8, 1e8, strong_noise);
    const DwView view = toy_view(result, TOY_LOG, 1u << cases[k].curve);
    const DwFigure figure = toy_figure(result, &view, "light");
    Picture picture = draw(&figure, WIDTH, HEIGHT);
    const DwRectangle *frame = &picture.layout.frame;
    const int y = (int) dw_layout_y(&picture.layout, 1e-3);
    int inked_columns = 0;
    for (int x = (int) frame->x + 2; x < (int) (frame->x + frame->width) - 2; x++)
      inked_columns +=
          is_colour(&picture, x, y, figure.theme->palette[toy_model.plots[0].curves[cases[k].curve].colour]);
    g_assert_cmpfloat_with_epsilon(inked_columns / (frame->width - 4), cases[k].share, 0.04);
    clear(&picture);
    dw_result_unref(result);
  }
}

int
main(int argc, char **argv)
{
  g_test_init(&argc, &argv, NULL);
  g_test_add_func("/figure/curve-is-where-layout-says", test_curve_is_where_layout_says);
  g_test_add_func("/figure/gap-is-a-gap", test_gap_is_a_gap);
  g_test_add_func("/figure/nothing-leaves-the-frame", test_nothing_leaves_the_frame);
  g_test_add_func("/figure/dense-curve-covers-its-extremes", test_dense_curve_covers_its_extremes);
  g_test_add_func("/figure/error-bar-below-zero-reaches-the-frame",
                  test_error_bar_below_zero_reaches_the_frame);
  g_test_add_func("/figure/error-bar-reaches-into-the-frame", test_error_bar_reaches_into_the_frame);
  g_test_add_func("/figure/noise-keeps-its-dashes", test_noise_keeps_its_dashes);
  g_test_add_func("/figure/every-surface-and-size", test_every_surface_and_size);
  g_test_add_func("/figure/hostile-views", test_hostile_views);
  g_test_add_func("/figure/legend-keeps-off-the-curves", test_legend_keeps_off_the_curves);
  return g_test_run();
}
