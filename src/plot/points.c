/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "plot/canvas.h"
#include "plot/curve.h"
#include "plot/pixels.h"
#include "plot/projection.h"
#include "plot/stroke.h"

#include <math.h>
#include <stdlib.h>

/* What one series' points have in common. */
typedef struct {
  const DwLayout *layout;
  DwProjection projection;
  double reach; /* a marker whose centre is this far outside the frame cannot be seen */
} Field;

static bool
is_near(const Field *field, double x, double y)
{
  const DwRectangle *frame = &field->layout->frame;
  return x >= frame->x - field->reach && x <= frame->x + frame->width + field->reach &&
         y >= frame->y - field->reach && y <= frame->y + frame->height + field->reach;
}

/* A bar that leaves the axis (0 and less on a logarithmic one) or the frame ends a little beyond the frame.
 */
static double
bar_end(const Field *field, double value, bool upper)
{
  const DwRectangle *frame = &field->layout->frame;
  const double top = frame->y - field->reach, bottom = frame->y + frame->height + field->reach;
  const double y = dw_project_y(&field->projection, value);
  return isfinite(y) ? fmin(fmax(y, top), bottom) : upper ? top : bottom;
}

static void
add_error_bar(const Field *field, const DwSeries *series, size_t i, double cap, cairo_t *cr)
{
  const double error = series->y_error[i], x = dw_project_x(&field->projection, series->x[i]);
  if (!(error > 0) || !isfinite(series->y[i]) || !is_near(field, x, field->layout->frame.y))
    return;
  const double ends[] = {bar_end(field, series->y[i] + error, true),
                         bar_end(field, series->y[i] - error, false)};
  if (ends[0] == ends[1])
    return;
  cairo_move_to(cr, x, ends[0]);
  cairo_line_to(cr, x, ends[1]);
  for (int k = 0; k < 2; k++) {
    cairo_move_to(cr, x - cap, ends[k]);
    cairo_line_to(cr, x + cap, ends[k]);
  }
}

/* Whether the cells of such a size keep the first point that comes into each: markers that lie over one
 * another so closely tell nothing more, and the work is bounded whatever n is.  Returns how many are kept. */
static size_t
choose_points(const Field *field, const DwSeries *series, double cell, bool *chosen)
{
  const DwRectangle *frame = &field->layout->frame;
  const size_t columns = (size_t) ((frame->width + 2 * field->reach) / cell) + 1;
  const size_t rows = (size_t) ((frame->height + 2 * field->reach) / cell) + 1;
  bool *taken = calloc(columns * rows, sizeof *taken);
  size_t n = 0;
  for (size_t i = 0; taken && i < series->n; i++) {
    const double x = dw_project_x(&field->projection, series->x[i]);
    /* A bar may reach into the frame from a point above or below it. */
    const double y = bar_end(field, series->y[i], false);
    chosen[i] = false;
    if (!isfinite(series->y[i]) || !is_near(field, x, y))
      continue;
    const size_t column = (size_t) ((x - frame->x + field->reach) / cell);
    const size_t row = (size_t) ((y - frame->y + field->reach) / cell);
    chosen[i] = !taken[row * columns + column];
    taken[row * columns + column] = true;
    n += chosen[i];
  }
  free(taken);
  return n;
}

/* More than this are a crowd: drawn as pixels also in a vector file, and every one of them as the same few.
 */
enum { CROWD = 600 };
static const double cell = 0.25, cell_of_crowd = 0.5; /* in units of a marker's size */

static void
draw_error_bars(const Field *field, const DwSeries *series, const bool *chosen, const DwCurve *curve,
                const DwTheme *theme, cairo_t *cr)
{
  dw_canvas_colour(cr, dw_stroke_colour(curve, theme));
  cairo_set_line_width(cr, theme->guide_width);
  for (size_t i = 0; i < series->n; i++)
    if (chosen[i]) {
      add_error_bar(field, series, i, 0.5 * theme->marker_size, cr);
      cairo_stroke(cr);
    }
}

static void
draw_markers(const Field *field, const DwSeries *series, const bool *chosen, const DwCurve *curve,
             const DwTheme *theme, cairo_t *cr)
{
  for (size_t i = 0; i < series->n; i++) {
    const double x = dw_project_x(&field->projection, series->x[i]);
    const double y = dw_project_y(&field->projection, series->y[i]);
    if (chosen[i] && is_near(field, x, y))
      dw_marker_draw(curve, theme, cr, x, y);
  }
}

/* The same marker in pixels, put where the nearest pixel is: half a pixel is not seen in a crowd. */
static void
draw_stamps(const Field *field, const DwSeries *series, const bool *chosen, const DwCurve *curve,
            const DwTheme *theme, cairo_t *cr)
{
  DwStamp stamp = dw_stamp_of_marker(curve, theme, cr);
  for (size_t i = 0; i < series->n; i++) {
    const double x = dw_project_x(&field->projection, series->x[i]);
    const double y = dw_project_y(&field->projection, series->y[i]);
    if (chosen[i] && is_near(field, x, y))
      dw_stamp_draw(&stamp, cr, x, y);
  }
  dw_stamp_clear(&stamp);
}

static void
draw_crowd(const Field *field, const DwSeries *series, const bool *chosen, const DwCurve *curve,
           const DwTheme *theme, cairo_t *cr)
{
  DwPixels pixels = dw_pixels_open(cr, field->layout->frame);
  if (series->y_error)
    draw_error_bars(field, series, chosen, curve, theme, pixels.cr);
  draw_stamps(field, series, chosen, curve, theme, pixels.cr);
  dw_pixels_close(&pixels, cr);
}

static void
draw_few(const Field *field, const DwSeries *series, const bool *chosen, const DwCurve *curve,
         const DwTheme *theme, cairo_t *cr)
{
  if (series->y_error)
    draw_error_bars(field, series, chosen, curve, theme, cr);
  draw_markers(field, series, chosen, curve, theme, cr);
}

/* Of the points that are drawn: how far apart on the mean, and how long their error bars. */
typedef struct {
  double pitch, bar;
} Crowding;

static Crowding
crowding_of(const Field *field, const DwSeries *series, const bool *chosen)
{
  double left = INFINITY, right = -INFINITY, bars = 0;
  size_t n = 0;
  for (size_t i = 0; i < series->n; i++) {
    if (!chosen[i])
      continue;
    const double x = dw_project_x(&field->projection, series->x[i]);
    left = fmin(left, x);
    right = fmax(right, x);
    bars += bar_end(field, series->y[i] - series->y_error[i], false) -
            bar_end(field, series->y[i] + series->y_error[i], true);
    n++;
  }
  return n < 2 ? (Crowding){INFINITY, 0} : (Crowding){(right - left) / (double) (n - 1), bars / (double) n};
}

/* Markers that would touch each other and hide their error bars shrink, to half their size at most. */
static double
size_among_neighbours(const Field *field, const DwSeries *series, const bool *chosen, double size)
{
  const Crowding crowding = crowding_of(field, series, chosen);
  const bool shows_bars = crowding.bar > 0.5 * size;
  return shows_bars ? fmin(size, fmax(0.5 * size, 0.9 * crowding.pitch)) : size;
}

void
dw_points_draw(const DwSeries *series, const DwCurve *curve, const DwLayout *layout, const DwTheme *theme,
               cairo_t *cr)
{
  const Field field = {layout, dw_projection_of(layout), theme->marker_size};
  bool *chosen = malloc(series->n * sizeof *chosen);
  if (!chosen)
    return;
  const bool crowd = choose_points(&field, series, fmax(cell * field.reach, 0.5), chosen) > CROWD;
  if (crowd)
    choose_points(&field, series, fmax(cell_of_crowd * field.reach, 0.5), chosen);
  DwTheme fitting = *theme;
  if (series->y_error && !crowd)
    fitting.marker_size = size_among_neighbours(&field, series, chosen, theme->marker_size);
  (crowd ? draw_crowd : draw_few)(&field, series, chosen, curve, &fitting, cr);
  free(chosen);
}
