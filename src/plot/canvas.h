/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "plot/theme.h"

#include <cairo.h>
#include <stdbool.h>

void dw_canvas_colour(cairo_t *cr, DwColour colour);

/* Whether `cr` draws pixels: lines are then sharper on whole ones. */
bool dw_canvas_is_raster(cairo_t *cr);

/* Columns that are told apart in a user unit: at least 1 of a picture of pixels; a vector file has its fallback
 * resolution's. */
double dw_canvas_resolution(cairo_t *cr);

/* A place moved to where a horizontal or vertical line is sharp: a pixel's middle; itself where there are no
 * pixels. */
double dw_canvas_snap_x(cairo_t *cr, double x);
double dw_canvas_snap_y(cairo_t *cr, double y);

/* Clips to a frame, as whole pixels: a clip between them costs a mask in every stroke.  The frame's own line covers
 * the difference. */
void dw_canvas_clip(cairo_t *cr, double x, double y, double width, double height);
