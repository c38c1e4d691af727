/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/result.h"
#include "plot/axis.h"

/* y of a series along its segments in axis coordinates, at places that ascend: each segment's ends are mapped
 * once, and found from where the last place was. */
typedef struct {
  const DwSeries *series; /* ascending in x */
  const DwAxis *x_axis, *y_axis;
  size_t end;         /* of the segment; 0: none yet */
  double x, y, slope; /* its beginning, in axis coordinates */
} DwSeriesWalk;

DwSeriesWalk dw_series_walk(const DwSeries *series, const DwAxis *x_axis, const DwAxis *y_axis);
/* NaN where the series has no value. */
double dw_series_walk_to(DwSeriesWalk *walk, double x);
