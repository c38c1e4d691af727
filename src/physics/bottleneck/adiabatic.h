/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Relaxation in the adiabatic limit a -> infinity (Eqs. 7, 8, 20, 21) and the time-domain form of Eq. 1.
 * Time in units of tau_s. */

typedef struct {
  double v, u, one_minus_v;
} DwRelaxationPoint;

/* The largest v0 for which Eq. 7 holds: 1 + 1/sigma (exclusive); infinite at sigma = 0. */
double dw_adiabatic_limit(double sigma);

/* v(t) of Eq. 20 from v(0) = v0, u = -dv/dt, and 1 - v, each to 1e-14 relative.  sigma >= 0,
 * 0 < v0 < dw_adiabatic_limit(sigma), t >= 0. */
DwRelaxationPoint dw_adiabatic_relaxation(double sigma, double v0, double t);

/* The time at which v = v0 / 2. */
double dw_adiabatic_half_time(double sigma, double v0);

/* The short-time forms of Eq. 8 for v0 = 1: 1 - sqrt(2 t/sigma) and exp(-sqrt(2 t/sigma)); sigma > 0. */
double dw_short_time_linear(double sigma, double t);
double dw_short_time_stretched(double sigma, double t);

/* Paper's prediction for u from Eq. 8 (Fig. 3, with the sign right): exp(-x)/sqrt(2 sigma t), x = sqrt(2
 * t/sigma). */
double dw_short_time_phonons(double sigma, double t);

/* The unitary cosine transform of Eq. 1 as a function of t/sigma (2e-14 relative for t/sigma up to 1e4),
 * scaled as the paper prints it (alpha = 3 sqrt(3)/8, starts at 0.994756) and exactly normalised (starts at
 * 1). */
double dw_transform_printed(double t_over_sigma);
double dw_transform_normalised(double t_over_sigma);
