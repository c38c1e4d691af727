/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "plot/ground.h"

/* What stands inside the frame beside the curves. */

/* The series of a curve that is shown; NULL if it is not, or the result lacks it. */
const DwSeries *dw_figure_series(const DwFigure *figure, size_t curve);

void dw_inset_draw_bands(const DwFigure *figure, const DwLayout *layout, cairo_t *cr);
void dw_inset_draw_band_labels(const DwFigure *figure, const DwLayout *layout, cairo_t *cr,
                               DwLettering *lettering);
size_t dw_inset_n_bands(const DwFigure *figure);

/* Within the frame, where it hides least. */
void dw_legend_draw(const DwFigure *figure, const DwLayout *layout, cairo_t *cr, DwLettering *lettering);

/* The height that a legend under the axis takes, where one in the frame would hide something or has no place;
 * 0 where it is to be drawn in the frame. */
double dw_legend_height_below(const DwFigure *figure, const DwLayout *layout, double width,
                              DwLettering *lettering);
/* The height that it takes there in any case. */
double dw_legend_height_under(const DwFigure *figure, double width);
void dw_legend_draw_below(const DwFigure *figure, const DwLayout *layout, double width, double top,
                          cairo_t *cr);
