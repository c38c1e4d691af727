/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "physics/bottleneck/coupled.h"
#include "physics/numerics/radau.h"

#include <stddef.h>

/* The pieces a solution of the coupled equations is made of: a Taylor series at the start, collocation panels
 * in x = ln t, two exponentials at the end.  Used inside physics/bottleneck only. */

typedef struct {
  double sigma, a, v0;
} DwCoupledProblem;

/* What is known at one time; `rate` is -dv/dt. */
typedef struct {
  DwRelaxationPoint point;
  double rate;
} DwCoupledState;

/* sigma = 0 or a = 0: spins and phonons decouple, v = v0 e^-t, and there is nothing to integrate. */
static inline bool
dw_coupled_is_debye(const DwCoupledProblem *problem)
{
  return problem->sigma == 0 || problem->a == 0;
}

/* Power series in t/end, valid to rounding for 0 <= t <= end: v0 - v and u. */
enum { DW_START_TERMS = 24 };
typedef struct {
  double end;
  double fallen[DW_START_TERMS], u[DW_START_TERMS];
} DwCoupledStart;

void dw_coupled_start_init(DwCoupledStart *start, const DwCoupledProblem *problem);
DwCoupledState dw_coupled_start_at(const DwCoupledStart *start, const DwCoupledProblem *problem, double t);

/* u, v and -dv/dt on x <= ln t <= x + width at the collocation nodes.  While v > 1/2 the panel holds 1 - v in
 * place of v, so that each keeps its relative accuracy where it is small. */
typedef struct {
  double x, width;
  bool holds_one_minus_v;
  double u[DW_RADAU_NODES], spin[DW_RADAU_NODES], rate[DW_RADAU_NODES];
} DwCoupledPanel;

/* How u goes on from a point: d ln u / dx and its slope. */
typedef struct {
  double growth, bend;
} DwCoupledCourse;

/* The course at the panel's end. */
DwCoupledCourse dw_coupled_panel_course(const DwCoupledPanel *panel, const DwRadau *rule);

/* Solves a panel whose x, width, holds_one_minus_v and first node are set; the course of u there is the first
 * guess. False if Newton's iteration does not converge: the panel is too wide. */
bool dw_coupled_panel_solve(DwCoupledPanel *panel, const DwRadau *rule, const DwCoupledProblem *problem,
                            DwCoupledCourse course);

/* Estimate of the panel's largest error in u, v, 1 - v and -dv/dt relative to each (1 - v: absolute where
 * v0 > 1). */
double dw_coupled_panel_error(const DwCoupledPanel *panel, const DwRadau *rule,
                              const DwCoupledProblem *problem);

DwRelaxationPoint dw_coupled_panel_at(const DwCoupledPanel *panel, const DwRadau *rule, double x);

/* -dv/dt at x. */
double dw_coupled_panel_rate(const DwCoupledPanel *panel, const DwRadau *rule, double x);

/* The linear equations that hold where v and sigma u have died out: two exponentials from `begin` on. */
typedef struct {
  double begin, slow, fast; /* decay rates, slow < 1 < fast */
  double v_slow, v_fast, u_slow, u_fast;
} DwCoupledTail;

void dw_coupled_tail_init(DwCoupledTail *tail, const DwCoupledProblem *problem, double begin, double v,
                          double u);
DwCoupledState dw_coupled_tail_at(const DwCoupledTail *tail, double t);

struct DwCoupled {
  DwCoupledProblem problem;
  DwRadau rule;
  DwCoupledStart start;
  DwCoupledPanel *panels; /* none where dw_coupled_is_debye */
  size_t n_panels, capacity;
  DwCoupledTail tail;
  double tolerance;
};

/* dw_coupled_solve with another bound on the panels' error estimate, for tests. */
DwStatus dw_coupled_solve_to(const DwCoupledProblem *problem, double tolerance, const DwCancel *cancel,
                             DwCoupled **solution);
