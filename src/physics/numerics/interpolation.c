/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "physics/numerics/interpolation.h"

#include <math.h>

/* Barycentric weights of equidistant points: binomial coefficients of alternating sign. */
static const double WEIGHTS[DW_INTERPOLATION_POINTS] = {1,   -11,  55,  -165, 330, -462,
                                                        462, -330, 165, -55,  11,  -1};

static size_t
first_of_nearest(size_t n, double position)
{
  const double first = floor(position) - (DW_INTERPOLATION_POINTS / 2 - 1);
  return (size_t) fmin(fmax(first, 0), (double) (n - DW_INTERPOLATION_POINTS));
}

double
dw_interpolate(const double *y, size_t n, double position)
{
  const size_t first = first_of_nearest(n, position);
  const double x = position - (double) first;
  double numerator = 0, denominator = 0;
  for (int k = 0; k < DW_INTERPOLATION_POINTS; k++) {
    if (x == k)
      return y[first + (size_t) k];
    const double weight = WEIGHTS[k] / (x - k);
    numerator += weight * y[first + (size_t) k];
    denominator += weight;
  }
  return numerator / denominator;
}
