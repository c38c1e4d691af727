/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "plot/series_walk.h"

#include "plot/ascending.h"

#include <math.h>

DwSeriesWalk
dw_series_walk(const DwSeries *series, const DwAxis *x_axis, const DwAxis *y_axis)
{
  return (DwSeriesWalk){.series = series, .x_axis = x_axis, .y_axis = y_axis};
}

static void
enter_segment(DwSeriesWalk *walk, size_t end)
{
  const DwSeries *series = walk->series;
  walk->x = walk->x_axis->map(series->x[end - 1]);
  walk->y = walk->y_axis->map(series->y[end - 1]);
  walk->slope = (walk->y_axis->map(series->y[end]) - walk->y) / (walk->x_axis->map(series->x[end]) - walk->x);
  walk->end = end;
}

double
dw_series_walk_to(DwSeriesWalk *walk, double x)
{
  const DwSeries *series = walk->series;
  const size_t end = dw_abscissae_find(series, walk->end > 0 ? walk->end - 1 : 0, x);
  if (end >= series->n)
    return NAN;
  if (series->x[end] == x)
    return series->y[end];
  if (end == 0)
    return NAN;
  if (end != walk->end)
    enter_segment(walk, end);
  return walk->y_axis->inverse(walk->y + walk->slope * (walk->x_axis->map(x) - walk->x));
}
