/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* What one level of energy E contributes at temperature T (both in K, > 0; k_B = 1), Churkin et al.  A
 * density of states n turns each into a curve by integral n(E) f(E, T) dE; sampled levels by a sum. */

/* Eq. 6: (E/2T)^2/cosh^2(E/2T)... the heat capacity of a level in k_B. */
double dw_level_heat(double energy, double temperature);
/* Eq. 7: resonant dv/v per unit of gamma^2/(rho v^2), negative: -tanh(E/2T)/E. */
double dw_level_resonant(double energy, double temperature);
/* Eq. 8: relaxational dv/v, negative, `crossover` T0 = (omega/A)^(1/3) in K > 0: -(1/2T) R(k)/cosh^2(E/2T),
 * k = T0^3/(E^3 coth(E/2T)). */
double dw_level_relaxation(double energy, double temperature, double crossover);
/* A2: the same with the level read as Delta instead of E: the integral over Delta0 is done. */
double dw_level_relaxation_delta(double delta, double temperature, double crossover);
/* The heat current's integrand of Eq. 5 for a density n: E^3/(n sinh^2(E/2T))-like factor without n. */
double dw_level_conduction(double energy, double temperature);
