/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "physics/bottleneck/adiabatic.h"
#include "physics/numerics/status.h"

/* The coupled equations (2) and (3): dv/dt = -v + sigma u (1-v), du/dt = a [(v-u) - sigma u (1-v)] from v(0)
 * = v0, u(0) = 0.  Time in units of tau_s. */
typedef struct DwCoupled DwCoupled;

/* Solves for all t >= 0.  sigma 0 or 1e-2..1e9, a 0 or 1e-2..1e7, v0 1e-3..2 (DW_BAD_VALUE otherwise); never
 * fails to converge in that range.  The solution is the caller's; free with dw_coupled_free. */
DwStatus dw_coupled_solve(double sigma, double a, double v0, const DwCancel *cancel, DwCoupled **solution);
void dw_coupled_free(DwCoupled *solution);

/* v, u and 1 - v at any t >= 0, in any order, each to 1e-9 relative (1 - v relative to itself; u too where it
 * decays; for v0 > 1, where 1 - v passes 0, it is right to 1e-9 absolutely). Pure: may be called from several
 * threads on one solution. */
DwRelaxationPoint dw_coupled_at(const DwCoupled *solution, double t);

/* -dv/dt at t, which is positive, to 1e-9 relative, on the plateau v = 1 that follows an avalanche (v0 > 1),
 * too. */
double dw_coupled_rate(const DwCoupled *solution, double t);

/* The maximum of u: its value and its time.  a = 0: u = 0 at t = 0. */
DwRelaxationPoint dw_coupled_peak(const DwCoupled *solution, double *t);

/* The time at which v = v0 / 2; v falls all the time, so there is one. */
double dw_coupled_half_time(const DwCoupled *solution);
