/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "plot/inset.h"

enum { DW_OCCUPANCY_COLUMNS = 64, DW_OCCUPANCY_ROWS = 48 };

/* How much of the frame is taken, in coarse cells: where a legend hides least. */
typedef struct {
  DwRectangle frame;
  unsigned char cells[DW_OCCUPANCY_ROWS][DW_OCCUPANCY_COLUMNS];
} DwOccupancy;

void dw_occupancy_of_curves(DwOccupancy *occupancy, const DwFigure *figure, const DwLayout *layout);
/* Curves and the labels of bands. */
void dw_occupancy_of_bands(DwOccupancy *occupancy, const DwFigure *figure, const DwLayout *layout,
                           DwLettering *lettering);
/* These and what somebody measures with. */
void dw_occupancy_of_figure(DwOccupancy *occupancy, const DwFigure *figure, const DwLayout *layout,
                            DwLettering *lettering);

void dw_occupancy_take_segment(DwOccupancy *occupancy, double x1, double y1, double x2, double y2);
void dw_occupancy_take_area(DwOccupancy *occupancy, DwRectangle area);

/* How many cells under `area` are taken. */
unsigned dw_occupancy_count(const DwOccupancy *occupancy, DwRectangle area);

/* Where band k's label stands beside the curves; false if it has no place or belongs to another plot. */
bool dw_inset_band_label(const DwFigure *figure, const DwLayout *layout, size_t k, DwLettering *lettering,
                         const DwOccupancy *curves, DwRectangle *label);
