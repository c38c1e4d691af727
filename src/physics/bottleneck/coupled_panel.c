/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "physics/bottleneck/coupled_parts.h"

#include "physics/numerics/dense.h"

#include <math.h>

enum { N = DW_RADAU_STAGES };

/* The rate falls more steeply than u and v, where its last term tells less of what it leaves out. */
static const double rate_weight = 4;

/* The equations in x = ln t with the conserved sum w = v + u/a, dw/dx = -t u, in place of v: what is exact in
 * them stays exact, and 1 - v does not come out of the difference of large terms.  At the stages
 *
 *   1 - v_i = Z + width sum_j A_ij t_j u_j + u_i/a,   Z = 1 - w at x,
 *
 * follows from u, so that Newton's method sees u alone. */
typedef struct {
  const DwCoupledPanel *panel;
  const DwRadau *rule;
  const DwCoupledProblem *problem;
  double base; /* 1 - w at x, or w at x where the panel holds v */
  double time[N];
  double matrix[N * N];
} Stages;

static void
prepare(Stages *stages)
{
  const DwCoupledPanel *panel = stages->panel;
  const double phonons = panel->u[0] / stages->problem->a;
  stages->base = panel->holds_one_minus_v ? panel->spin[0] - phonons : panel->spin[0] + phonons;
  for (int i = 0; i < N; i++)
    stages->time[i] = exp(panel->x + panel->width * stages->rule->node[i + 1]);
}

/* The spins at every stage for given u: 1 - v or v as the panel holds it. */
static void
follow_spins(Stages *stages, DwCoupledPanel *panel)
{
  double flow[N];
  for (int j = 0; j < N; j++)
    flow[j] = panel->width * stages->time[j] * panel->u[j + 1];
  for (int i = 0; i < N; i++) {
    double sum = 0;
    for (int j = 0; j < N; j++)
      sum += stages->rule->integral[i][j] * flow[j];
    const double change = sum + panel->u[i + 1] / stages->problem->a;
    panel->spin[i + 1] = panel->holds_one_minus_v ? stages->base + change : stages->base - change;
  }
}

/* Residual of du/dx = t a [v - u (1 + sigma (1-v))] at stage i and its row of the Jacobian, divided by its
 * diagonal scale. */
static double
residual_row(Stages *stages, int i)
{
  const DwCoupledPanel *panel = stages->panel;
  const DwCoupledProblem *problem = stages->problem;
  const double *slope = stages->rule->derivative[i + 1];
  const double u = panel->u[i + 1], spin = panel->spin[i + 1];
  const double missing = panel->holds_one_minus_v ? spin : 1 - spin;
  const double v = panel->holds_one_minus_v ? 1 - spin : spin;
  const double pace = panel->width * stages->time[i] * problem->a;
  const double damping = 1 + problem->sigma * missing, coupling = 1 + problem->sigma * u;
  const double scale = 1 / (N * N + pace * (fabs(damping) + coupling / problem->a));
  double *row = stages->matrix + N * i, residual = -pace * (v - u * damping);
  for (int j = 0; j < N; j++) {
    residual += slope[j + 1] * (panel->u[j + 1] - panel->u[0]);
    const double drain = coupling * panel->width * stages->rule->integral[i][j] * stages->time[j];
    row[j] = scale * (slope[j + 1] + pace * drain);
  }
  row[i] += scale * pace * (damping + coupling / problem->a);
  return scale * residual;
}

/* One Newton step; its largest relative change of u, or infinity if it failed. */
static double
improve(Stages *stages, DwCoupledPanel *panel)
{
  double step[N];
  follow_spins(stages, panel);
  for (int i = 0; i < N; i++)
    step[i] = residual_row(stages, i);
  if (!dw_dense_solve(N, stages->matrix, step))
    return INFINITY;
  double change = 0;
  for (int i = 0; i < N; i++) {
    panel->u[i + 1] -= step[i];
    change = fmax(change, fabs(step[i] / panel->u[i + 1]));
    if (!isfinite(panel->u[i + 1]))
      return INFINITY;
  }
  return change;
}

/* From t^p e^(-kt), which has the course at hand, or if the growth itself rises, from a growth that levels
 * off. */
static void
guess(const Stages *stages, DwCoupledPanel *panel, DwCoupledCourse course)
{
  for (int i = 0; i < N; i++) {
    const double y = panel->width * stages->rule->node[i + 1];
    const double bent = course.bend < 0 ? expm1(y) - y : expm1(-y) + y;
    panel->u[i + 1] = panel->u[0] * exp(fmax(-30, fmin(30, course.growth * y + course.bend * bent)));
  }
}

/* r = -dv/dt for given u.  Taken from Eq. 2, r = v - sigma u (1-v), it is what two terms leave that nearly
 * cancel wherever u is slaved to v; differentiated once more, with Eq. 3, it has an equation of its own,
 *
 *   dr/dt = a v - r (1 + a + sigma u + sigma a (1-v)),
 *
 * linear and with terms of one sign (once v < 1), so that r comes out as right, relative to itself, as u and
 * v are. */
static bool
solve_rate(Stages *stages, DwCoupledPanel *panel)
{
  const DwCoupledProblem *problem = stages->problem;
  double change[N];
  for (int i = 0; i < N; i++) {
    const double spin = panel->spin[i + 1], pace = panel->width * stages->time[i];
    const double missing = panel->holds_one_minus_v ? spin : 1 - spin;
    const double v = panel->holds_one_minus_v ? 1 - spin : spin;
    const double loss = 1 + problem->a + problem->sigma * (panel->u[i + 1] + problem->a * missing);
    const double scale = 1 / (N * N + pace * fabs(loss));
    for (int j = 0; j < N; j++)
      stages->matrix[N * i + j] = scale * stages->rule->derivative[i + 1][j + 1];
    stages->matrix[N * i + i] += scale * pace * loss;
    change[i] = scale * pace * (problem->a * v - loss * panel->rate[0]);
  }
  if (!dw_dense_solve(N, stages->matrix, change))
    return false;
  for (int i = 0; i < N; i++)
    panel->rate[i + 1] = panel->rate[0] + change[i];
  return true;
}

bool
dw_coupled_panel_solve(DwCoupledPanel *panel, const DwRadau *rule, const DwCoupledProblem *problem,
                       DwCoupledCourse course)
{
  Stages stages = {.panel = panel, .rule = rule, .problem = problem};
  prepare(&stages);
  guess(&stages, panel, course);
  double before = 0;
  for (int iteration = 0; iteration < 12; iteration++) {
    const double change = improve(&stages, panel);
    if (!isfinite(change))
      return false;
    const double next = before > 0 ? change * pow(change / before, 2) : change; /* convergence is quadratic */
    const bool at_rounding = before > 0 && change < 1e-8 && change > before / 4;
    if (change < 1e-13 || next < 1e-13 || at_rounding) {
      follow_spins(&stages, panel);
      return solve_rate(&stages, panel);
    }
    before = change;
  }
  return false;
}

static double
smallest(const double values[DW_RADAU_NODES], double offset, double slope)
{
  double least = INFINITY;
  for (int k = 0; k < DW_RADAU_NODES; k++)
    least = fmin(least, fabs(offset + slope * values[k]));
  return least;
}

double
dw_coupled_panel_error(const DwCoupledPanel *panel, const DwRadau *rule, const DwCoupledProblem *problem)
{
  const double error = dw_radau_last_term(rule, panel->spin);
  const double least = smallest(panel->spin, 0, 1), other = smallest(panel->spin, 1, -1);
  const double missing = panel->holds_one_minus_v ? least : other,
               v = panel->holds_one_minus_v ? other : least;
  const double scale = fmin(v, missing + fabs(1 - problem->v0));
  const double error_u = dw_radau_last_term(rule, panel->u) / smallest(panel->u, 0, 1);
  const double error_rate = dw_radau_last_term(rule, panel->rate) / smallest(panel->rate, 0, 1);
  return fmax(error / scale, fmax(error_u, rate_weight * error_rate));
}

DwRelaxationPoint
dw_coupled_panel_at(const DwCoupledPanel *panel, const DwRadau *rule, double x)
{
  const double c = (x - panel->x) / panel->width;
  const double spin = dw_radau_value(rule, panel->spin, c), other = 1 - spin;
  return (DwRelaxationPoint){
      .v = panel->holds_one_minus_v ? other : spin,
      .u = dw_radau_value(rule, panel->u, c),
      .one_minus_v = panel->holds_one_minus_v ? spin : other,
  };
}

double
dw_coupled_panel_rate(const DwCoupledPanel *panel, const DwRadau *rule, double x)
{
  return dw_radau_value(rule, panel->rate, (x - panel->x) / panel->width);
}

static void
set_slopes(const DwCoupledPanel *panel, const DwRadau *rule, double slopes[DW_RADAU_NODES])
{
  for (int k = 0; k < DW_RADAU_NODES; k++)
    slopes[k] = dw_radau_slope(rule, panel->u, k) / panel->width;
}

DwCoupledCourse
dw_coupled_panel_course(const DwCoupledPanel *panel, const DwRadau *rule)
{
  double slopes[DW_RADAU_NODES];
  set_slopes(panel, rule, slopes);
  const double u = panel->u[N], growth = slopes[N] / u;
  const double curvature = dw_radau_slope(rule, slopes, N) / panel->width;
  return (DwCoupledCourse){.growth = growth, .bend = curvature / u - growth * growth};
}
