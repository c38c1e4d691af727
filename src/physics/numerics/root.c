/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "physics/numerics/root.h"

#include <float.h>
#include <math.h>
#include <stdbool.h>

enum { LARGEST_NUMBER_OF_STEPS = 200 };

typedef struct {
  double x, f;
} Point;

/* Where a hyperbola of Ridders' kind through the ends and the middle vanishes: never outside the bracket. */
static double
ridders_point(Point low, Point middle, Point high)
{
  const double discriminant = middle.f * middle.f - low.f * high.f;
  const double step = (middle.x - low.x) * middle.f / sqrt(discriminant);
  return middle.x + (low.f > high.f ? step : -step);
}

static void
narrow(Point *low, Point *high, Point between)
{
  if ((between.f > 0) == (high->f > 0))
    *high = between;
  else
    *low = between;
}

static bool
is_narrow(Point low, Point high)
{
  return high.x - low.x <= 2 * DBL_EPSILON * fmax(fabs(low.x), fabs(high.x));
}

double
dw_find_root(DwFunction f, const void *context, double low_x, double high_x)
{
  Point low = {low_x, f(low_x, context)}, high = {high_x, f(high_x, context)};
  if (low.f == 0)
    return low.x;
  if (high.f == 0)
    return high.x;
  if (!((low.f > 0) != (high.f > 0)))
    return (double) NAN;
  double last = high.x;
  for (int step = 0; step < LARGEST_NUMBER_OF_STEPS && !is_narrow(low, high); step++) {
    Point middle = {low.x + (high.x - low.x) / 2, 0};
    middle.f = f(middle.x, context);
    if (middle.f == 0)
      return middle.x;
    Point best = {ridders_point(low, middle, high), 0};
    best.f = f(best.x, context);
    if (best.f == 0 || fabs(best.x - last) <= DBL_EPSILON * fabs(best.x))
      return best.x;
    last = best.x;
    narrow(&low, &high, middle);
    if (best.x > low.x && best.x < high.x)
      narrow(&low, &high, best);
  }
  return low.x + (high.x - low.x) / 2;
}
