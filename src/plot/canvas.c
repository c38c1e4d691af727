/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "plot/canvas.h"

#include <math.h>

/* Vector files are drawn for 288 columns an inch. */
static const double vector_resolution = 4;

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

double
dw_canvas_resolution(cairo_t *cr)
{
  return fmax(pixels_per_unit(cr) * (is_vector(target_type(cr)) ? vector_resolution : 1), 1);
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
