/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "plot/beam.h"
#include "plot/figure.h"

/* A polyline on its way to cairo, cut to a box: however far away a point lies, cairo's coordinates (24 bits
 * before the point) stay in their range.  Points that a straight line passes as closely as an eye can tell are
 * left out: cairo's work is a segment's, and a smooth curve has few.  A point that is NaN lifts the pen. */
typedef struct {
  cairo_t *cr;
  DwRectangle box;
  double tolerance;
  DwBeam beam;           /* from the last point handed on */
  double x, y;           /* the last point given */
  bool waiting;          /* which is yet to be handed on */
  bool has_point, drawn; /* whether there is a point handed on; whether cairo's path ends there */
} DwPath;

/* `box` widened by `margin` on all sides. */
DwPath dw_path_start(cairo_t *cr, DwRectangle box, double margin);
void dw_path_point(DwPath *path, double x, double y);
/* Also after the last point: it may be waiting. */
void dw_path_lift(DwPath *path);
