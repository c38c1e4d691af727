/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "plot/figure.h"

/* A part of a drawing that is made of pixels whatever the rest is: on a canvas of pixels `cr` is that canvas,
 * in a vector file a picture of the area at the file's fallback resolution. */
typedef struct {
  cairo_t *cr;
  DwRectangle area;
} DwPixels;

DwPixels dw_pixels_open(cairo_t *cr, DwRectangle area);
/* Puts what was drawn where it belongs. */
void dw_pixels_close(DwPixels *pixels, cairo_t *cr);

/* A curve's marker as pixels, for canvases of pixels. */
typedef struct {
  cairo_surface_t *surface;
  double reach; /* from its middle to its edges, in user units */
} DwStamp;

DwStamp dw_stamp_of_marker(const DwCurve *curve, const DwTheme *theme, cairo_t *cr);
void dw_stamp_draw(const DwStamp *stamp, cairo_t *cr, double x, double y);
void dw_stamp_clear(DwStamp *stamp);
