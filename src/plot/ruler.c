/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "plot/ruler.h"

#include <math.h>

static const DwSeries *
series_of(const DwFigure *figure, int curve)
{
  if (curve < 0 || !figure->result || !(figure->view->curves >> curve & 1))
    return NULL;
  return dw_result_find(figure->result, figure->view->plot, (size_t) curve);
}

double
dw_ruler_height(const DwFigure *figure, const DwLayout *layout, int curve, double x)
{
  const DwSeries *series = series_of(figure, curve);
  return series ? dw_series_height(series, layout->x_axis, layout->y_axis, x) : (double) NAN;
}

static double
within(DwRange range, double value)
{
  return fmin(fmax(value, range.low), range.high);
}

DwRulerMark
dw_ruler_mark_drawn(const DwFigure *figure, const DwLayout *layout, const DwRulerMark *mark)
{
  DwRulerMark drawn = {within(layout->x, mark->x), within(layout->y, mark->y), -1};
  const double height = dw_ruler_height(figure, layout, mark->curve, drawn.x);
  if (isfinite(height)) {
    drawn.curve = mark->curve;
    drawn.y = height;
  }
  return drawn;
}

/* --- lines ---------------------------------------------------------------------------------------------- */

static bool
two_point_line(const DwLayout *layout, const DwRulerMark *marks, DwSlope *slope)
{
  const double x1 = layout->x_axis->map(marks[0].x), x2 = layout->x_axis->map(marks[1].x);
  const double y1 = layout->y_axis->map(marks[0].y), y2 = layout->y_axis->map(marks[1].y);
  *slope = (DwSlope){.slope = (y2 - y1) / (x2 - x1), .error = NAN, .x = x1, .y = y1, .n = 2};
  return isfinite(slope->slope);
}

bool
dw_ruler_line(const DwFigure *figure, const DwLayout *layout, const DwRulerMark *marks, DwSlope *slope)
{
  const int curve = marks[0].curve;
  const DwSeries *series = figure->result && curve >= 0 && curve == marks[1].curve
                               ? dw_result_find(figure->result, figure->view->plot, (size_t) curve)
                               : NULL;
  const double low = fmin(marks[0].x, marks[1].x), high = fmax(marks[0].x, marks[1].x);
  if (series && dw_slope_fit(series, layout->x_axis, layout->y_axis, low, high, slope) && slope->n > 2)
    return true;
  return two_point_line(layout, marks, slope);
}

bool
dw_guides_fit(const DwMeasure *measure, const DwLayout *layout)
{
  return dw_axis_of(measure->x_scale) == layout->x_axis && dw_axis_of(measure->y_scale) == layout->y_axis;
}

double
dw_layout_aspect(const DwLayout *layout)
{
  const double width = layout->x_axis->map(layout->x.high) - layout->x_axis->map(layout->x.low);
  const double height = layout->y_axis->map(layout->y.high) - layout->y_axis->map(layout->y.low);
  return layout->frame.height / height / (layout->frame.width / width);
}

void
dw_guide_ends(const DwGuide *guide, const DwLayout *layout, double *x1, double *y1, double *x2, double *y2)
{
  const double steep = guide->slope * dw_layout_aspect(layout), length = hypot(1, steep);
  const double x = dw_layout_x(layout, guide->x), y = dw_layout_y(layout, guide->y);
  const double far = layout->frame.width + layout->frame.height;
  *x1 = x - far / length;
  *y1 = y + far * steep / length;
  *x2 = x + far / length;
  *y2 = y - far * steep / length;
}
