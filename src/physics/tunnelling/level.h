/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* What one level contributes to the curves of Churkin et al.  Energy E and temperature T in K, both > 0;
 * k_B = 1.  With n(E) the density of levels per K on E > 0 (per lattice site, if the answer is to be per
 * site), every curve is the integral over n(E) f(E, T) dE, or the sum of f over sampled levels divided by the
 * number of sites: nothing else is to be multiplied in, except for the conductivity as said there. */

/* Eq. 6, dimensionless (k_B a level): (E/2T)^2/cosh^2(E/2T).  C = integral n f dE, k_B. */
double dw_level_heat(double energy, double temperature);

/* Eq. 7, 1/K: -tanh(E/2T)/E.  dv_res/v = (1/L0) gamma^2/(rho v^2) integral n f dE. */
double dw_level_resonant(double energy, double temperature);

/* Eq. 8, 1/K: -(1/2T) R(k)/cosh^2(E/2T) with k = (T0/E)^3 tanh(E/2T) and R the kernel of
 * relaxation_kernel.h; `crossover` is T0 = (omega/A)^(1/3) in K, > 0.  The prefactor is Eq. 7's. */
double dw_level_relaxation(double energy, double temperature, double crossover);

/* A2, 1/K: the same for a level known by its bias Delta instead of its energy, so that dv_rel/v is the same
 * prefactor times integral n(Delta) f(Delta) dDelta.  With y = 1 - Delta^2/E^2 the double integral over E and
 * x becomes
 *   f = -(1/4T) integral_0^1 y/(y^2 + k^2) /cosh^2(E/2T) dy,   E = Delta/sqrt(1 - y), k = k(E).
 * Relative error below 1e-11 where f is not exponentially small.  Takes microseconds, a hundred times
 * dw_level_relaxation. */
double dw_level_relaxation_delta(double delta, double temperature, double crossover);

/* Eqs. 5 and A1, K: g = E^3/(T^2 sinh^2(E/2T) tanh(E/2T)).  Here the density divides:
 *   Eq. 5:  kappa = integral g(E, T)/n(E) dE,
 *   A1:     kappa = integral g(E, T) E/N(E) dE,   N(E) = integral_0^E n dE',
 * in K^3 (n in 1/K) and without the material's prefactor; both are 4 pi^2 T^2/n for constant n.  g falls as
 * e^(-E/T): where n does so faster (Gaussian tails) the integral is cut at E = min(40 T, 90 K). */
double dw_level_conduction(double energy, double temperature);
