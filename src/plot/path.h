/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "plot/figure.h"

/* A polyline on its way to cairo, cut to a box: however far away a point lies, cairo's coordinates (24 bits
 * before the point) stay in their range.  A point that is NaN lifts the pen. */
typedef struct {
  cairo_t *cr;
  DwRectangle box;
  double x, y;           /* the last point given */
  bool has_point, drawn; /* whether there is a last point; whether cairo's path ends there */
} DwPath;

/* `box` widened by `margin` on all sides. */
DwPath dw_path_start(cairo_t *cr, DwRectangle box, double margin);
void dw_path_point(DwPath *path, double x, double y);
void dw_path_lift(DwPath *path);
