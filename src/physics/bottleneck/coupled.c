/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "physics/bottleneck/coupled_parts.h"

#include <math.h>
#include <stdlib.h>

static const double usual_tolerance = 5e-11; /* of the last term; what it leaves out is smaller */
static const double linear_below = 1e-12;    /* v and sigma u, where the product sigma u v no longer counts */
static const double safety = 0.9, most_growth = 2, decay_times = 5;
static const size_t most_panels = 1000; /* the hardest corner needs about a tenth of it */

static DwCoupledPanel *
add_panel(DwCoupled *solution)
{
  if (solution->n_panels == solution->capacity) {
    const size_t capacity = solution->capacity ? 2 * solution->capacity : 32;
    DwCoupledPanel *panels = realloc(solution->panels, capacity * sizeof *panels);
    if (!panels)
      return NULL;
    solution->panels = panels;
    solution->capacity = capacity;
  }
  return &solution->panels[solution->n_panels++];
}

/* Where the next panel starts: the state there, the course of u and the width to try. */
typedef struct {
  double x, width;
  DwCoupledCourse course;
  DwRelaxationPoint point;
  double rate;
} Front;

static Front
first_front(const DwCoupled *solution)
{
  const double t = solution->start.end;
  const DwCoupledState state = dw_coupled_start_at(&solution->start, &solution->problem, t);
  const double growth = t * solution->problem.a * (state.rate / state.point.u - 1);
  return (Front){
      .x = log(t), .width = 1, .course = {.growth = growth}, .point = state.point, .rate = state.rate};
}

/* What the last panel's error allows.  Where u falls exponentially in t, `decay_times` of it at most: the
 * error rises as the 16th power there, sooner than the last panel can tell. */
static double
next_width(double width, double factor, double growth)
{
  const double wanted = width * fmin(factor, most_growth);
  return growth < -0.5 ? fmin(wanted, log1p(decay_times / -growth)) : wanted;
}

static Front
next_front(const DwCoupled *solution, const DwCoupledPanel *panel, double factor)
{
  const double spin = panel->spin[DW_RADAU_STAGES], u = panel->u[DW_RADAU_STAGES];
  const double v = panel->holds_one_minus_v ? 1 - spin : spin;
  const DwCoupledCourse course = dw_coupled_panel_course(panel, &solution->rule);
  return (Front){
      .x = panel->x + panel->width,
      .width = next_width(panel->width, factor, course.growth),
      .course = course,
      .point = {.v = v, .u = u, .one_minus_v = panel->holds_one_minus_v ? spin : 1 - spin},
      .rate = panel->rate[DW_RADAU_STAGES],
  };
}

static void
place(DwCoupledPanel *panel, const Front *front)
{
  panel->x = front->x;
  panel->width = front->width;
  panel->holds_one_minus_v = front->point.v > 0.5;
  panel->u[0] = front->point.u;
  panel->rate[0] = front->rate;
  panel->spin[0] = panel->holds_one_minus_v ? front->point.one_minus_v : front->point.v;
}

/* Solves one panel from the front, narrowing it until it is good, and moves the front to its end. */
static DwStatus
advance(DwCoupled *solution, Front *front, const DwCancel *cancel)
{
  DwCoupledPanel *panel = add_panel(solution);
  if (!panel)
    return DW_NO_MEMORY;
  while (front->width > 1e-9) {
    if (dw_cancel_requested(cancel))
      return DW_CANCELLED;
    place(panel, front);
    if (!dw_coupled_panel_solve(panel, &solution->rule, &solution->problem, front->course)) {
      front->width /= 3;
      continue;
    }
    const double error = dw_coupled_panel_error(panel, &solution->rule, &solution->problem);
    const double factor = safety * pow(solution->tolerance / error, 1.0 / DW_RADAU_STAGES);
    if (error <= solution->tolerance) {
      *front = next_front(solution, panel, factor);
      return DW_OK;
    }
    front->width *= isfinite(error) ? fmax(factor, 0.2) : 0.2;
  }
  return DW_NO_CONVERGENCE;
}

static DwStatus
integrate(DwCoupled *solution, const DwCancel *cancel)
{
  dw_radau_init(&solution->rule);
  dw_coupled_start_init(&solution->start, &solution->problem);
  Front front = first_front(solution);
  while (front.point.v + solution->problem.sigma * front.point.u > linear_below) {
    if (solution->n_panels == most_panels)
      return DW_NO_CONVERGENCE;
    const DwStatus status = advance(solution, &front, cancel);
    if (status != DW_OK)
      return status;
  }
  dw_coupled_tail_init(&solution->tail, &solution->problem, exp(front.x), front.point.v, front.point.u);
  return DW_OK;
}

static bool
in_range(double value, double low, double high)
{
  return value >= low && value <= high;
}

DwStatus
dw_coupled_solve_to(const DwCoupledProblem *problem, double tolerance, const DwCancel *cancel,
                    DwCoupled **solution)
{
  *solution = NULL;
  DwCoupled *made = calloc(1, sizeof *made);
  if (!made)
    return DW_NO_MEMORY;
  made->problem = *problem;
  made->tolerance = tolerance;
  const DwStatus status = dw_coupled_is_debye(problem) ? DW_OK : integrate(made, cancel);
  if (status == DW_OK)
    *solution = made;
  else
    dw_coupled_free(made);
  return status;
}

DwStatus
dw_coupled_solve(double sigma, double a, double v0, const DwCancel *cancel, DwCoupled **solution)
{
  *solution = NULL;
  if (!(sigma == 0 || in_range(sigma, 1e-2, 1e9)) || !(a == 0 || in_range(a, 1e-2, 1e7)) ||
      !in_range(v0, 1e-3, 2))
    return DW_BAD_VALUE;
  const DwCoupledProblem problem = {.sigma = sigma, .a = a, .v0 = v0};
  return dw_coupled_solve_to(&problem, usual_tolerance, cancel, solution);
}

void
dw_coupled_free(DwCoupled *solution)
{
  if (!solution)
    return;
  free(solution->panels);
  free(solution);
}
