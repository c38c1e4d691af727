/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "physics/bottleneck/coupled_parts.h"

#include <math.h>

/* sigma = 0: u = a v0 (e^-t - e^-at)/(a-1), without cancellation at a = 1 or small t. */
static DwCoupledState
debye_at(const DwCoupledProblem *problem, double t)
{
  const double a = problem->a, v0 = problem->v0, v = v0 * exp(-t);
  const double apart = fabs(a - 1);
  const double lag = apart > 0 ? -expm1(-apart * t) / apart : t;
  const double u = a > 0 ? a * v0 * exp(-fmin(a, 1) * t) * lag : 0;
  return (DwCoupledState){
      .point = {.v = v, .u = u, .one_minus_v = (1 - v0) - v0 * expm1(-t)},
      .rate = v,
  };
}

/* The panel that holds x, by bisection. */
static const DwCoupledPanel *
find_panel(const DwCoupled *solution, double x)
{
  size_t low = 0, high = solution->n_panels - 1;
  while (low < high) {
    const size_t middle = (low + high) / 2;
    const DwCoupledPanel *panel = &solution->panels[middle];
    if (x > panel->x + panel->width)
      low = middle + 1;
    else
      high = middle;
  }
  return &solution->panels[low];
}

DwRelaxationPoint
dw_coupled_at(const DwCoupled *solution, double t)
{
  if (dw_coupled_is_debye(&solution->problem))
    return debye_at(&solution->problem, t).point;
  if (t <= solution->start.end)
    return dw_coupled_start_at(&solution->start, &solution->problem, t).point;
  if (t >= solution->tail.begin)
    return dw_coupled_tail_at(&solution->tail, t).point;
  const double x = log(t);
  return dw_coupled_panel_at(find_panel(solution, x), &solution->rule, x);
}

double
dw_coupled_rate(const DwCoupled *solution, double t)
{
  if (dw_coupled_is_debye(&solution->problem))
    return debye_at(&solution->problem, t).rate;
  if (t <= solution->start.end)
    return dw_coupled_start_at(&solution->start, &solution->problem, t).rate;
  if (t >= solution->tail.begin)
    return dw_coupled_tail_at(&solution->tail, t).rate;
  const double x = log(t);
  return dw_coupled_panel_rate(find_panel(solution, x), &solution->rule, x);
}

typedef double (*Quantity)(const DwCoupled *solution, double x);

/* The x at which a quantity that is positive at `low` and negative at `high` changes sign. */
static double
sign_change(const DwCoupled *solution, Quantity quantity, double low, double high)
{
  while (high - low > 4e-16 * (1 + fabs(low))) {
    const double middle = (low + high) / 2;
    if (middle <= low || middle >= high)
      break;
    if (quantity(solution, middle) > 0)
      low = middle;
    else
      high = middle;
  }
  return (low + high) / 2;
}

/* The sign of du/dt = a (-dv/dt - u). */
static double
inflow(const DwCoupled *solution, double x)
{
  const DwCoupledPanel *panel = find_panel(solution, x);
  return dw_coupled_panel_rate(panel, &solution->rule, x) - dw_coupled_panel_at(panel, &solution->rule, x).u;
}

static double
above_half(const DwCoupled *solution, double x)
{
  return dw_coupled_at(solution, exp(x)).v - solution->problem.v0 / 2;
}

/* The collocation node with the largest u and the neighbours that enclose the maximum. */
static void
enclose_peak(const DwCoupled *solution, double *low, double *high)
{
  double before = solution->panels->x, largest = 0;
  *low = *high = before;
  bool open = false; /* the node after the largest one is still to come */
  for (size_t p = 0; p < solution->n_panels; p++)
    for (int k = 1; k < DW_RADAU_NODES; k++) {
      const DwCoupledPanel *panel = &solution->panels[p];
      const double x = panel->x + panel->width * solution->rule.node[k];
      if (open)
        *high = x;
      open = panel->u[k] > largest;
      if (open) {
        largest = panel->u[k];
        *low = before;
      }
      before = x;
    }
}

static double
debye_peak_time(double a)
{
  return a > 0 ? (a == 1 ? 1 : log1p(a - 1) / (a - 1)) : 0;
}

DwRelaxationPoint
dw_coupled_peak(const DwCoupled *solution, double *t)
{
  if (dw_coupled_is_debye(&solution->problem)) {
    *t = debye_peak_time(solution->problem.a);
    return debye_at(&solution->problem, *t).point;
  }
  double low, high;
  enclose_peak(solution, &low, &high);
  *t = exp(sign_change(solution, inflow, low, high));
  return dw_coupled_at(solution, *t);
}

/* v falls all the time: where dv/dt were 0, its derivative would be -sigma a u (1-v) < 0.  So there is one
 * crossing. */
double
dw_coupled_half_time(const DwCoupled *solution)
{
  if (dw_coupled_is_debye(&solution->problem))
    return M_LN2;
  const double low = log(solution->start.end) - 10, high = log(solution->tail.begin);
  return exp(sign_change(solution, above_half, low, high));
}
