/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "plot/figure.h"

/* Colour, width and dashes of a curve; dashes in units of the line's width. */
void dw_stroke_set(const DwCurve *curve, const DwTheme *theme, cairo_t *cr);
/* Whether the dashes of a horizontal line that starts at 0 have ink at x: for curves that are no line any
 * more. */
bool dw_stroke_has_ink(const DwCurve *curve, const DwTheme *theme, double x);
DwColour dw_stroke_colour(const DwCurve *curve, const DwTheme *theme);

/* One marker, its shape following the colour's slot. */
void dw_marker_draw(const DwCurve *curve, const DwTheme *theme, cairo_t *cr, double x, double y);
