/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "plot/path.h"
#include "plot/canvas.h"

#include <math.h>

static const double tolerance = 0.05; /* pixels */

DwPath
dw_path_start(cairo_t *cr, DwRectangle box, double margin)
{
  return (DwPath){
      .cr = cr,
      .tolerance = tolerance / dw_canvas_resolution(cr),
      .box = {box.x - margin, box.y - margin, box.width + 2 * margin, box.height + 2 * margin},
  };
}

/* Liang and Barsky: narrows the part of a segment, `from`..`to` of its length, that lies on the inner side of
 * one edge. */
static bool
cut(double change, double distance, double *from, double *to)
{
  if (change == 0)
    return distance >= 0;
  const double crossing = distance / change;
  if (change < 0)
    *from = fmax(*from, crossing);
  else
    *to = fmin(*to, crossing);
  return *from <= *to;
}

static bool
clip_segment(const DwRectangle *box, double x, double y, double dx, double dy, double *from, double *to)
{
  *from = 0;
  *to = 1;
  return cut(-dx, x - box->x, from, to) && cut(dx, box->x + box->width - x, from, to) &&
         cut(-dy, y - box->y, from, to) && cut(dy, box->y + box->height - y, from, to);
}

/* From the last point handed on. */
static void
draw_segment(DwPath *path, double x, double y)
{
  const double from_x = path->beam.x, from_y = path->beam.y, dx = x - from_x, dy = y - from_y;
  double from, to;
  if (!clip_segment(&path->box, from_x, from_y, dx, dy, &from, &to)) {
    path->drawn = false;
    return;
  }
  if (!path->drawn || from > 0)
    cairo_move_to(path->cr, from_x + from * dx, from_y + from * dy);
  cairo_line_to(path->cr, from_x + to * dx, from_y + to * dy);
  path->drawn = to == 1;
}

static void
hand_on(DwPath *path, double x, double y)
{
  if (path->has_point)
    draw_segment(path, x, y);
  path->beam = dw_beam_from(x, y);
  path->has_point = true;
  path->waiting = false;
}

void
dw_path_lift(DwPath *path)
{
  if (path->waiting)
    hand_on(path, path->x, path->y);
  path->has_point = path->drawn = false;
}

void
dw_path_point(DwPath *path, double x, double y)
{
  if (!isfinite(x) || !isfinite(y)) {
    dw_path_lift(path);
    return;
  }
  if (!path->has_point) {
    hand_on(path, x, y);
    return;
  }
  if (!dw_beam_extend(&path->beam, x, y, path->tolerance)) {
    hand_on(path, path->x, path->y);
    dw_beam_extend(&path->beam, x, y, path->tolerance);
  }
  path->x = x;
  path->y = y;
  path->waiting = true;
}
