/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "physics/tunnelling/density.h"

/* Heat capacity and thermal conductivity of a density of levels at T (K); relative errors below 1e-11. */

/* Eq. 6, in k_B times the density's unit times K. */
double dw_heat_capacity(const DwDensity *density, double temperature);
/* Eq. 5 and Eq. A1, without the material's prefactor: K^2 over the density's unit (4 pi^2 T^2/n for constant
 * n). */
double dw_conductivity(const DwDensity *density, double temperature);
double dw_conductivity_delta(const DwDensity *density, double temperature);
