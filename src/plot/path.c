/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "plot/path.h"

#include <math.h>

DwPath
dw_path_start(cairo_t *cr, DwRectangle box, double margin)
{
  return (DwPath){
      .cr = cr,
      .box = {box.x - margin, box.y - margin, box.width + 2 * margin, box.height + 2 * margin},
  };
}

void
dw_path_lift(DwPath *path)
{
  path->has_point = path->drawn = false;
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

void
dw_path_point(DwPath *path, double x, double y)
{
  if (!isfinite(x) || !isfinite(y)) {
    dw_path_lift(path);
    return;
  }
  double from, to;
  const double dx = x - path->x, dy = y - path->y;
  if (!path->has_point) {
    path->drawn = false;
  } else if (clip_segment(&path->box, path->x, path->y, dx, dy, &from, &to)) {
    if (!path->drawn || from > 0)
      cairo_move_to(path->cr, path->x + from * dx, path->y + from * dy);
    cairo_line_to(path->cr, path->x + to * dx, path->y + to * dy);
    path->drawn = to == 1;
  } else {
    path->drawn = false;
  }
  path->x = x;
  path->y = y;
  path->has_point = true;
}
