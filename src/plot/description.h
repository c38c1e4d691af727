/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "plot/figure.h"

/* What a figure shows, in words: for those who hear it. */

typedef struct {
  double x, y;
} DwPoint;

/* What the visible part of a curve does. */
typedef struct {
  bool visible;
  DwPoint first, last, lowest, highest;
  /* On two logarithmic axes: the longest stretch of x, of a decade or more, on which the local exponent stays
   * within DW_EXPONENT_TOLERANCE of `exponent`, its median where it varies least. */
  bool power_law;
  double exponent, decades;
  DwRange stretch;
} DwTrend;

#define DW_EXPONENT_TOLERANCE 0.05

DwTrend dw_trend_of(const DwSeries *series, const DwView *view);

/* "|χ″|/ω falls as ω^−1.50 over 7.9 decades, from ω = 3.0×10^−5 to 2.2×10^3 1/τ_s".  Plain text in the
 * language of the process.  Returns `text`, cut to whole characters. */
char *dw_trend_words(const DwTrend *trend, const DwPlot *plot, char *text, size_t size);

/* A sentence for each curve that is shown, guides only where there is nothing else. */
char *dw_figure_describe(const DwFigure *figure, char *text, size_t size);
