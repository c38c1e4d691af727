/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "plot/figure.h"
#include "plot/slope.h"

/* A place that a ruler's handle holds, in the plot's units. */
typedef struct {
  double x, y;
  int curve; /* in the plot's table; -1: it stands free */
} DwRulerMark;

/* What is read off two marks: the line between them where both hold the same curve, and how far they are
 * apart.  In brief, for a small frame, the line alone.  Markup; free with g_free. */
char *dw_ruler_words(const DwFigure *figure, const DwLayout *layout, const DwRulerMark *marks, bool brief);
/* Where one mark is, as plain text. */
char *dw_ruler_mark_words(const DwFigure *figure, const DwRulerMark *mark);
/* The line through the marks' curve, or the marks themselves; false where there is none. */
bool dw_ruler_line(const DwFigure *figure, const DwLayout *layout, const DwRulerMark *marks, DwSlope *slope);

/* "−1.502 ± 0.003": two digits of the error, and as many of the value as it leaves.  Markup. */
char *dw_with_error_markup(double value, double error, char *text, size_t size);
