/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "physics/resonator/glass.h"

/* The noise of the standard tunnelling model: populations that fluctuate by themselves.  1/K, to be compared
 * with N_f s/64 (see dw_noise_standard_variance). */

/* Eq. 48 as derived, per P0: integral E^2/(4 nu0^4 cosh^2(E/2T)) dE = (pi^2/6) T^3/nu0^4. */
double dw_standard_cold(double nu0, double temperature);
/* With the systems that are resonant and thermally excited:
 * integral sech^2(E/2T)/4 {[x/(x^2 + G^2) + 1/(E + nu0)]/2}^2 dE. */
double dw_standard_full(double nu0, double width, double temperature, double e_max);
