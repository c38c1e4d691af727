/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "plot/pixels.h"
#include "plot/canvas.h"
#include "plot/stroke.h"

#include <math.h>

static const double most_pixels = 4e6;

/* A new picture of width x height user units; drawing on it is drawing in those. */
static cairo_t *
picture(double width, double height, double dots)
{
  cairo_surface_t *surface =
      cairo_image_surface_create(CAIRO_FORMAT_ARGB32, (int) ceil(width * dots), (int) ceil(height * dots));
  cairo_surface_set_device_scale(surface, dots, dots);
  cairo_t *cr = cairo_create(surface);
  cairo_surface_destroy(surface);
  return cr;
}

DwPixels
dw_pixels_open(cairo_t *cr, DwRectangle area)
{
  if (dw_canvas_is_raster(cr))
    return (DwPixels){cairo_reference(cr), area};
  const double dots = fmin(dw_canvas_resolution(cr), sqrt(most_pixels / (area.width * area.height)));
  DwPixels pixels = {picture(area.width, area.height, dots), area};
  cairo_translate(pixels.cr, -area.x, -area.y);
  return pixels;
}

void
dw_pixels_close(DwPixels *pixels, cairo_t *cr)
{
  if (pixels->cr != cr) {
    cairo_set_source_surface(cr, cairo_get_target(pixels->cr), pixels->area.x, pixels->area.y);
    cairo_paint(cr);
  }
  cairo_destroy(pixels->cr);
}

/* A recording, as GTK's, does not know yet on how fine a screen it will be shown. */
static double
fineness(cairo_t *cr)
{
  const cairo_surface_type_t type = cairo_surface_get_type(cairo_get_group_target(cr));
  return dw_canvas_resolution(cr) * (type == CAIRO_SURFACE_TYPE_RECORDING ? 2 : 1);
}

DwStamp
dw_stamp_of_marker(const DwCurve *curve, const DwTheme *theme, cairo_t *cr)
{
  const double dots = fineness(cr), reach = ceil(theme->marker_size * dots) / dots;
  cairo_t *stamp = picture(2 * reach, 2 * reach, dots);
  dw_marker_draw(curve, theme, stamp, reach, reach);
  const DwStamp result = {cairo_surface_reference(cairo_get_target(stamp)), reach};
  cairo_destroy(stamp);
  return result;
}

void
dw_stamp_draw(const DwStamp *stamp, cairo_t *cr, double x, double y)
{
  const double half = 0.5 / dw_canvas_resolution(cr);
  const double left = dw_canvas_snap_x(cr, x) - half - stamp->reach;
  const double top = dw_canvas_snap_y(cr, y) - half - stamp->reach;
  cairo_set_source_surface(cr, stamp->surface, left, top);
  cairo_rectangle(cr, left, top, 2 * stamp->reach, 2 * stamp->reach);
  cairo_fill(cr);
}

void
dw_stamp_clear(DwStamp *stamp)
{
  cairo_surface_destroy(stamp->surface);
}
