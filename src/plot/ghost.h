/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "plot/ground.h"

/* Results of other values behind the curves: see DwGhost in plot/figure.h. */

/* The series of a shown curve in ghost `ghost`; NULL for guides, which compare with everything already, and
 * where the ghost lacks it. */
const DwSeries *dw_ghost_series(const DwFigure *figure, size_t ghost, size_t curve);

/* Thin and faded, the curves' dashes and markers kept, each with its ghost's number. */
void dw_ghosts_draw(const DwFigure *figure, const DwLayout *layout, cairo_t *cr);

/* A number on paper beside each of the lines, at places where it reads. */
typedef struct {
  const DwSeries *series;
  unsigned number;
} DwNumbered;
void dw_numbers_draw(const DwNumbered *lines, size_t n, const DwLayout *layout, const DwTheme *theme,
                     cairo_t *cr);

/* The panel under the plot: each shown curve over each ghost's.  The height that it takes of a figure; 0: it
 * is not wanted, or has no place. */
double dw_ratio_height(const DwFigure *figure, double height);
/* Below a figure of that height, its frame under the frame of `ground`. */
void dw_ratio_draw(const DwFigure *figure, const DwGround *ground, double top, double width, double height,
                   cairo_t *cr);

/* curve / ghost where both have values, with the errors of both; x and y are one block, free x.  False if
 * there is nothing to compare, or no memory. */
bool dw_ratio_make(const DwSeries *curve, const DwSeries *ghost, const DwLayout *layout, DwSeries *ratio);
