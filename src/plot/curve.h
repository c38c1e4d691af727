/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "plot/figure.h"

/* Draws one series as its curve's stroke wants it; the frame is already cairo's clip. */
void dw_curve_draw(const DwSeries *series, const DwCurve *curve, const DwLayout *layout, const DwTheme *theme,
                   cairo_t *cr);

/* Markers with error bars. */
void dw_points_draw(const DwSeries *series, const DwCurve *curve, const DwLayout *layout, const DwTheme *theme,
                    cairo_t *cr);

/* A curve with more points than columns, ascending in x: smooth parts as a polyline of each column's extremes,
 * noisy ones as filled spans.  False, with nothing drawn, if it is not of that kind. */
bool dw_dense_draw(const DwSeries *series, const DwCurve *curve, const DwLayout *layout, const DwTheme *theme,
                   cairo_t *cr);
