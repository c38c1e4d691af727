/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "physics/numerics/interpolation.h"
#include "physics/tunnelling/density.h"

#include <stddef.h>

/* dv/v of Eqs. 7 and 8 or A2 per unit of gamma^2/(rho v^2 L0), at one density and one crossover
 * T0 = (omega/A)^(1/3).  Temperatures in K, > 0.  The dielectric constant's change is minus the same. */

enum { DW_RELAXATION_NODES = 512 };

typedef struct {
  DwDensity density;
  double crossover;
  /* Eq. 8 at the nodes x = E/2T, which do not depend on T. */
  double rate[DW_RELAXATION_NODES];      /* k (2T/T0)^3 = tanh(x)/x^3 */
  double weight[DW_RELAXATION_NODES];    /* step x/cosh^2(x) times (1 + 4x^2)^(mu/2) of `exponent` */
  double log_width[DW_RELAXATION_NODES]; /* ln(1 + 4x^2)/2 */
  double exponent;
  double constant;                           /* k(mu) of power_law.h at `exponent` */
  double constants[DW_INTERPOLATION_POINTS]; /* and at mu = 0 .. 1/2, for Table II */
} DwVelocity;

void dw_velocity_init(DwVelocity *velocity, DwDensity density, double crossover);

/* Eq. 7 as the difference between two temperatures: each alone diverges at high energies.
 *
 * For Eq. 3 with constant B and mu the difference does not depend on where the integral is cut.  With those
 * of Table II it would, since each fit has a tail of its own where the levels do not change with T; so it is
 * the integral of the local slope B T^mu (1 - mu k(mu)) over ln T. */
double dw_velocity_resonant(const DwVelocity *velocity, double temperature, double reference);
/* The same but for a constant: differences of it are what dw_velocity_resonant gives. */
double dw_velocity_resonance(const DwVelocity *velocity, double temperature);

/* Eq. 8: relative error below 1e-9. */
double dw_velocity_relaxation(const DwVelocity *velocity, double temperature);
/* Eq. 8 for the density ((T^2 + E^2)/K^2)^(mu/2) at this crossover, whatever the velocity's own. */
double dw_velocity_relaxation_of_power(const DwVelocity *velocity, double temperature, double exponent);

/* A2, the density read as that of Delta: relative error below 1e-8.  Takes about a millisecond. */
double dw_velocity_relaxation_delta(const DwVelocity *velocity, double temperature);
/* The same for n densities ((T^2 + Delta^2)/K^2)^(mu/2) at once, in hardly more time. */
void dw_relaxation_delta_of_powers(double crossover, double temperature, size_t n, const double *exponents,
                                   double *relaxations);
