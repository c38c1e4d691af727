/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "physics/glass/mean_field.h"

/* Tunnelling systems with random 1/r^3 couplings in mean field (Asban et al., Eqs. 1-12).  Energies in units
 * of the caller's, k_B = 1. */

typedef enum { DW_START_UNIFORM, DW_START_BARE, DW_START_ZERO } DwTlsStart;

typedef struct {
  size_t sites;
  double disorder;    /* W: standard deviation of Delta */
  double interaction; /* J: standard deviation of u at r = 1 */
  double temperature; /* T */
  double kappa;       /* 1/4: Eq. 4; 1/2: what the Hamiltonian of Eq. 1 gives */
  DwDensity density;
  DwTlsStart start; /* Delta' at first: uniform in (-1, 1), Delta, or 0 (then tanh is 0 for all) */
  double delta0_min, delta0_max;
} DwTls;

/* One realization after the other. */
typedef struct DwTlsGlass DwTlsGlass;
DwTlsGlass *dw_tls_glass_new(size_t most_sites); /* NULL without memory */
void dw_tls_glass_free(DwTlsGlass *glass);

/* Draws and solves. */
DwStatus dw_tls_glass_realize(DwTlsGlass *glass, const DwTls *tls, const DwDraws *draws,
                              const DwCancel *cancel);

/* Of the last one: Delta', Delta0, and |E| coth(|E|/2T), by which Delta0^2 is multiplied in Eq. 12. */
const double *dw_tls_glass_biases(const DwTlsGlass *glass);
const double *dw_tls_glass_tunnelling(const DwTlsGlass *glass);
const double *dw_tls_glass_gains(const DwTlsGlass *glass);
/* Room for a number a site, for whoever measures. */
double *dw_tls_glass_scratch(DwTlsGlass *glass);
DwDipoles *dw_tls_glass_dipoles(DwTlsGlass *glass);
const DwMeanField *dw_tls_glass_mean_field(const DwTlsGlass *glass);

/* Eq. 6: sgn(Delta') sqrt(Delta'^2 + Delta0^2). */
double dw_tls_energy(double bias, double delta0);
/* E coth(E/2T), even in E, 2T at E = 0. */
double dw_tls_gain(double energy, double temperature);
/* 4 kappa n J, n the density: all that kappa, density and J do to Delta'. */
double dw_tls_effective_interaction(const DwTls *tls);
