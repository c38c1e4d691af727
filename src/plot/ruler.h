/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "plot/figure.h"
#include "plot/slope.h"

/* Where a mark is to be drawn: on its curve as it is now; one that is out of sight waits at the edge, one
 * whose curve has gone stands free where it was. */
DwRulerMark dw_ruler_mark_drawn(const DwFigure *figure, const DwLayout *layout, const DwRulerMark *mark);
/* The height of a shown curve at x; NaN where it has none, and for curve -1. */
double dw_ruler_height(const DwFigure *figure, const DwLayout *layout, int curve, double x);

/* The line through the marks' curve, or the marks themselves; false where there is none. */
bool dw_ruler_line(const DwFigure *figure, const DwLayout *layout, const DwRulerMark *marks, DwSlope *slope);

/* What is read off two marks: the line between them where both hold the same curve, and how far they are
 * apart.  In brief, for a small frame, the line alone.  Markup of several lines; returns `text`. */
char *dw_ruler_words(const DwFigure *figure, const DwLayout *layout, const DwRulerMark *marks, bool brief,
                     char *text, size_t size);
/* Where one mark is. */
char *dw_ruler_mark_words(const DwFigure *figure, const DwRulerMark *mark, char *text, size_t size);
/* "slope −1.500" */
char *dw_guide_words(const DwGuide *guide, char *text, size_t size);

/* "−1.502 ± 0.003": two digits of the error, and as many of the value as it leaves.  Markup. */
char *dw_with_error_markup(double value, double error, char *text, size_t size);

/* Whether guide lines have their meaning on these axes. */
bool dw_guides_fit(const DwMeasure *measure, const DwLayout *layout);
/* The ends of a guide line a frame's width and height away on either side, in user units: however steep. */
void dw_guide_ends(const DwGuide *guide, const DwLayout *layout, double *x1, double *y1, double *x2,
                   double *y2);
/* User units up for one unit of the axes' coordinates over user units right for one. */
double dw_layout_aspect(const DwLayout *layout);
