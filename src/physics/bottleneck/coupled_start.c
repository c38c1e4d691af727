/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "physics/bottleneck/coupled_parts.h"

#include <math.h>

enum { TERMS = DW_START_TERMS };

/* Coefficients in t * rate from the equations themselves; f = v0 - v: f' = v - sigma u (1-v), u' = a (f' -
 * u). */
static void
expand(DwCoupledStart *start, const DwCoupledProblem *problem, double rate)
{
  double *f = start->fallen, *u = start->u;
  f[0] = u[0] = 0;
  for (int k = 0; k + 1 < TERMS; k++) {
    double product = u[k] * (1 - problem->v0); /* of u (1-v) */
    for (int j = 1; j <= k; j++)
      product += f[j] * u[k - j];
    const double v = k == 0 ? problem->v0 : -f[k];
    const double slope = v - problem->sigma * product;
    f[k + 1] = slope / ((k + 1) * rate);
    u[k + 1] = problem->a * (slope - u[k]) / ((k + 1) * rate);
  }
}

/* The argument up to which the last three terms stay below rounding of the first. */
static double
radius(const double *coefficients)
{
  double least = 1;
  for (int k = TERMS - 3; k < TERMS; k++)
    least = fmin(least, pow(1e-17 * fabs(coefficients[1] / coefficients[k]), 1.0 / (k - 1)));
  return least;
}

static void
rescale(double *coefficients, double factor)
{
  double power = 1;
  for (int k = 0; k < TERMS; k++, power *= factor)
    coefficients[k] *= power;
}

void
dw_coupled_start_init(DwCoupledStart *start, const DwCoupledProblem *problem)
{
  const double sigma = problem->sigma, a = problem->a;
  const double rate = 1 + a * (1 + sigma * fabs(1 - problem->v0)) + sqrt(a * sigma);
  expand(start, problem, rate);
  const double reach = fmin(radius(start->fallen), radius(start->u));
  rescale(start->fallen, reach);
  rescale(start->u, reach);
  start->end = reach / rate;
}

static double
series(const double *coefficients, double s, double *slope)
{
  double value = 0;
  *slope = 0;
  for (int k = TERMS - 1; k >= 0; k--) {
    *slope = *slope * s + value;
    value = value * s + coefficients[k];
  }
  return value;
}

DwCoupledState
dw_coupled_start_at(const DwCoupledStart *start, const DwCoupledProblem *problem, double t)
{
  double fall_rate, unused;
  const double fallen = series(start->fallen, t / start->end, &fall_rate);
  const double u = series(start->u, t / start->end, &unused);
  return (DwCoupledState){
      .point = {.v = problem->v0 - fallen, .u = u, .one_minus_v = (1 - problem->v0) + fallen},
      .rate = fall_rate / start->end,
  };
}
