/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "plot/curve.h"
#include "plot/ascending.h"
#include "plot/path.h"
#include "plot/projection.h"
#include "plot/stroke.h"

static void
stroke_points(const DwSeries *series, const DwCurve *curve, const DwLayout *layout, const DwTheme *theme,
              cairo_t *cr)
{
  const DwProjection projection = dw_projection_of(layout);
  DwPath path = dw_path_start(cr, layout->frame, 4 * theme->line_width);
  size_t first, end;
  dw_abscissae_between(series, layout->x.low, layout->x.high, &first, &end);
  for (size_t i = first; i < end; i++)
    dw_path_point(&path, dw_project_x(&projection, series->x[i]), dw_project_y(&projection, series->y[i]));
  dw_path_lift(&path);
  dw_stroke_set(curve, theme, cr);
  cairo_stroke(cr);
}

void
dw_curve_draw(const DwSeries *series, const DwCurve *curve, const DwLayout *layout, const DwTheme *theme,
              cairo_t *cr)
{
  cairo_save(cr);
  if (curve->stroke == DW_STROKE_POINTS)
    dw_points_draw(series, curve, layout, theme, cr);
  else if (!dw_dense_draw(series, curve, layout, theme, cr))
    stroke_points(series, curve, layout, theme, cr);
  cairo_restore(cr);
}
