/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "plot/occupancy.h"
#include "plot/ruler.h"

/* What stands beside a ruler and guide lines that are drawn into a figure: for files. */
typedef struct {
  char text[1024]; /* markup, of several lines */
  DwRectangle area;
  bool paper; /* whether it needs some under it */
} DwMeasureLabel;

typedef struct {
  DwMeasureLabel labels[1 + DW_MAX_GUIDES];
  size_t n;
} DwMeasureLabels;

/* Finds places for the words of the figure's ruler and guide lines where they hide least, and takes these and
 * the lines out of what is free. */
void dw_measure_settle(DwMeasureLabels *labels, const DwFigure *figure, const DwLayout *layout,
                       DwOccupancy *occupancy);

/* Their letters, beside those of the axes.  The caller closes them. */
DwLettering dw_measure_letters(const DwFigure *figure);

/* Guide lines, and over the curves the ruler and the words of both; the frame is cairo's clip. */
void dw_measure_draw_guides(const DwFigure *figure, const DwLayout *layout, cairo_t *cr);
void dw_measure_draw(const DwFigure *figure, const DwLayout *layout, cairo_t *cr, DwLettering *lettering);
