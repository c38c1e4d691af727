/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "plot/canvas.h"

#include <math.h>

void
dw_canvas_colour(cairo_t *cr, DwColour colour)
{
  cairo_set_source_rgba(cr, colour.red, colour.green, colour.blue, colour.alpha);
}

static cairo_surface_type_t
target_type(cairo_t *cr)
{
  return cairo_surface_get_type(cairo_get_group_target(cr));
}

static bool
is_vector(cairo_surface_type_t type)
{
  return type == CAIRO_SURFACE_TYPE_PDF || type == CAIRO_SURFACE_TYPE_PS || type == CAIRO_SURFACE_TYPE_SVG;
}

bool
dw_canvas_is_raster(cairo_t *cr)
{
  return !is_vector(target_type(cr));
}

static double
pixels_per_unit(cairo_t *cr)
{
  double x = 1, y = 0, scale_x, scale_y;
  cairo_user_to_device_distance(cr, &x, &y);
  cairo_surface_get_device_scale(cairo_get_group_target(cr), &scale_x, &scale_y);
  return hypot(x, y) * scale_x;
}

/* Of a vector file: its fallback resolution, that of whatever has to be drawn as pixels. */
static double
dots_per_point(cairo_t *cr)
{
  double x, y;
  cairo_surface_get_fallback_resolution(cairo_get_group_target(cr), &x, &y);
  return x / 72;
}

double
dw_canvas_resolution(cairo_t *cr)
{
  if (dw_canvas_is_raster(cr))
    return fmax(pixels_per_unit(cr), 1);
  return fmax(pixels_per_unit(cr) * dots_per_point(cr), 0.1);
}

/* To the middle of the device pixel that holds it; a file has no pixels. */
static void
snap(cairo_t *cr, double *x, double *y)
{
  if (!dw_canvas_is_raster(cr))
    return;
  cairo_user_to_device(cr, x, y);
  *x = floor(*x) + 0.5;
  *y = floor(*y) + 0.5;
  cairo_device_to_user(cr, x, y);
}

double
dw_canvas_snap_x(cairo_t *cr, double x)
{
  double y = 0;
  snap(cr, &x, &y);
  return x;
}

double
dw_canvas_snap_y(cairo_t *cr, double y)
{
  double x = 0;
  snap(cr, &x, &y);
  return y;
}

void
dw_canvas_clip(cairo_t *cr, double x, double y, double width, double height)
{
  const double margin = dw_canvas_is_raster(cr) ? 0.5 / dw_canvas_resolution(cr) : 0;
  const double left = dw_canvas_snap_x(cr, x) - margin, top = dw_canvas_snap_y(cr, y) - margin;
  const double right = dw_canvas_snap_x(cr, x + width) + margin;
  const double bottom = dw_canvas_snap_y(cr, y + height) + margin;
  cairo_rectangle(cr, left, top, right - left, bottom - top);
  cairo_clip(cr);
}
