/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "plot/beam.h"

#include <math.h>

DwBeam
dw_beam_from(double x, double y)
{
  return (DwBeam){.x = x, .y = y};
}

static double
cross(double ax, double ay, double bx, double by)
{
  return ax * by - ay * bx;
}

/* Between the tangents from its beginning to a disc of the tolerance about the point. */
static void
narrow(DwBeam *beam, double dx, double dy, double distance, double tolerance)
{
  const double sine = tolerance / distance, cosine = sqrt(1 - sine * sine);
  const double left_x = dx * cosine - dy * sine, left_y = dy * cosine + dx * sine;
  const double right_x = dx * cosine + dy * sine, right_y = dy * cosine - dx * sine;
  if (!beam->bounded || cross(left_x, left_y, beam->left_x, beam->left_y) > 0) {
    beam->left_x = left_x;
    beam->left_y = left_y;
  }
  if (!beam->bounded || cross(right_x, right_y, beam->right_x, beam->right_y) < 0) {
    beam->right_x = right_x;
    beam->right_y = right_y;
  }
  beam->bounded = true;
}

bool
dw_beam_extend(DwBeam *beam, double x, double y, double tolerance)
{
  const double dx = x - beam->x, dy = y - beam->y, distance = sqrt(dx * dx + dy * dy);
  if (!(distance >= beam->reach))
    return false;
  if (beam->bounded &&
      !(cross(beam->right_x, beam->right_y, dx, dy) >= 0 && cross(dx, dy, beam->left_x, beam->left_y) >= 0))
    return false;
  if (distance > tolerance)
    narrow(beam, dx, dy, distance, tolerance);
  beam->reach = distance;
  return true;
}
