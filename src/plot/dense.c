/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "plot/ascending.h"
#include "plot/canvas.h"
#include "plot/columns.h"
#include "plot/curve.h"
#include "plot/path.h"
#include "plot/stroke.h"

#include <math.h>

/* Stroking costs more than linearly in the times a line crosses itself, and a noisy line crosses itself in
 * every column: such columns are filled from the top to the bottom of what the curve covers.  Where the curve
 * is dashed, so is the area. */

static void
fill_noisy(const DwColumns *columns, const DwLayout *layout, const DwCurve *curve, const DwTheme *theme,
           bool all, cairo_t *cr)
{
  const double width = theme->line_width;
  const bool one_by_one = dw_canvas_is_raster(cr);
  const double highest = layout->frame.y - width, lowest = layout->frame.y + layout->frame.height + width;
  for (size_t k = 0; k < columns->n; k++) {
    const DwColumn *column = &columns->columns[k];
    const double left = (double) k * columns->width;
    if (column->n == 0 || !(all || column->noisy) || !dw_stroke_has_ink(curve, theme, left))
      continue;
    const double top = fmax(column->top - width / 2, highest),
                 bottom = fmin(column->bottom + width / 2, lowest);
    if (!(bottom > top))
      continue;
    cairo_rectangle(cr, columns->origin + left, top, columns->width, bottom - top);
    /* One box at a time spares cairo's rasteriser the search for crossings.  A file gets a single path. */
    if (one_by_one)
      cairo_fill(cr);
  }
  cairo_fill(cr);
}

/* The neighbours of the frame's first and last points, so that the line reaches the frame. */
static void
outer_point(DwPath *path, const DwProjection *projection, const DwSeries *series, size_t i)
{
  if (i < series->n)
    dw_path_point(path, dw_project_x(projection, series->x[i]), dw_project_y(projection, series->y[i]));
}

static void
stroke_smooth(const DwColumns *columns, const DwSeries *series, const DwLayout *layout, double width,
              cairo_t *cr)
{
  const DwProjection projection = dw_projection_of(layout);
  DwPath path = dw_path_start(cr, layout->frame, 4 * width);
  const double right = columns->origin + (double) columns->n * columns->width;
  outer_point(&path, &projection, series,
              dw_abscissae_find(series, 0, dw_layout_data_x(layout, columns->origin)) - 1);
  for (size_t k = 0; k < columns->n; k++) {
    const DwColumn *column = &columns->columns[k];
    /* Noisy neighbours meet as they are. */
    if (column->cut || (k > 0 && column->noisy && column[-1].noisy))
      dw_path_lift(&path);
    if (column->n == 0)
      continue;
    dw_path_point(&path, column->first_x, column->first);
    if (column->noisy)
      dw_path_lift(&path);
    dw_path_point(&path, column->last_x, column->last);
  }
  outer_point(&path, &projection, series, dw_abscissae_find(series, 0, dw_layout_data_x(layout, right)));
  dw_path_lift(&path);
  cairo_stroke(cr);
}

/* Points that lie in the frame. */
static size_t
count_visible(const DwSeries *series, const DwLayout *layout, bool ascending)
{
  if (!ascending)
    return series->n;
  return dw_abscissae_find(series, 0, layout->x.high) - dw_abscissae_find(series, 0, layout->x.low);
}

bool
dw_dense_draw(const DwSeries *series, const DwCurve *curve, const DwLayout *layout, const DwTheme *theme,
              cairo_t *cr)
{
  const double resolution = dw_canvas_resolution(cr), width = theme->line_width;
  if ((double) series->n < layout->frame.width * resolution)
    return false;
  const bool ascending = dw_abscissae_ascend(series);
  if ((double) count_visible(series, layout, ascending) < layout->frame.width * resolution)
    return false;
  DwColumns columns;
  const double origin = dw_canvas_snap_x(cr, layout->frame.x) - 0.5 / resolution;
  if (!dw_columns_open(&columns, layout, resolution, origin))
    return true;
  if (ascending)
    dw_columns_fill(&columns, series, layout);
  else
    dw_columns_scatter(&columns, series, layout);
  dw_columns_find_noise(&columns);
  dw_columns_connect(&columns);
  dw_stroke_set(curve, theme, cr);
  fill_noisy(&columns, layout, curve, theme, !ascending, cr);
  if (ascending)
    stroke_smooth(&columns, series, layout, width, cr);
  dw_columns_close(&columns);
  return true;
}
