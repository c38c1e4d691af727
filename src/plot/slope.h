/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/result.h"
#include "plot/axis.h"

/* A straight line through part of a curve, in the coordinates of the axes: the common logarithm on a log
 * axis, the value itself on a linear one.  On two log axes the slope is the exponent of a power law. */
typedef struct {
  double slope;
  double error; /* one standard error, NaN where there are too few points to tell */
  double x,
      y;    /* a place on the line, in axis coordinates: where slope and height do not depend on each other */
  size_t n; /* points that it was laid through */
} DwSlope;

/* Least squares through the points with low <= x <= high: weighted where every one of them has an error, and
 * the line's error then grows with chi squared where that exceeds what chance gives.  Without errors it comes
 * from the residuals, of which neighbours that lie on the same side count as one: a smooth curve's bend does
 * not become the more certain the more densely it was computed.  False if fewer than two points are there. */
bool dw_slope_fit(const DwSeries *series, const DwAxis *x_axis, const DwAxis *y_axis, double low, double high,
                  DwSlope *slope);

/* The height of a curve at `x`, on the straight segments that are drawn; NaN outside and in gaps. */
double dw_series_height(const DwSeries *series, const DwAxis *x_axis, const DwAxis *y_axis, double x);
