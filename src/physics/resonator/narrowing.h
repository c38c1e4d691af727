/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* How fast a system loses its phase to one thermal neighbour that jumps up and down at the total rate Gamma_1
 * and shifts it by +-u.  Rates and shifts in units of Gamma_1; p = tanh(E/2T) is the neighbour's mean. */

/* The exact slowest rate: Re[(u^2 - i u p)/(1/2 + k)], k^2 = 1/4 - u^2 + i u p. */
double dw_narrowing_telegraph(double u, double p);
/* Eq. 16: u^2 (1 - p^2), at most 1. */
double dw_narrowing_estimate(double u, double p);
/* Eqs. 12-15: the master equation of the four levels for the coherence, relaxation in the neighbour's own
 * basis; `tunnelling` is its Delta0/E, `energy` its E in units of Gamma_1. */
double dw_narrowing_four_levels(double u, double p, double tunnelling, double energy);
