/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Closed forms for a density n = B E^mu, 0 <= mu < 1 (T and E in K), and what Eq. 7 leaves of its upper
 * limit. */

/* Eq. 6: C = Gamma(3 + mu) eta(2 + mu) B T^(1 + mu). */
double dw_power_heat(double amplitude, double exponent, double temperature);
/* Eq. 5: kappa = 4 Gamma(4 - mu) zeta(2 - mu) T^(2 - mu)/B. */
double dw_power_conductivity(double amplitude, double exponent, double temperature);
/* Eq. 7: d(dv_res/v)/dln T = 2 Gamma(1 + mu) eta(mu) B T^mu, per unit of the prefactor. */
double dw_power_resonant_slope(double amplitude, double exponent, double temperature);

/* For the density ((T^2 + E^2)/K^2)^(mu/2) of Eq. 3 the integral of Eq. 7 up to X is
 *   (X^mu - T^mu)/mu + k(mu) T^mu + O(T^2 X^(mu - 2)),
 * with ln(X/T) for the first term at mu = 0: its dependence on T needs no cut-off.  k is smooth at mu = 0,
 * where it is gamma + ln(2/pi).  Absolute error below 1e-14. */
double dw_resonant_constant(double exponent);
