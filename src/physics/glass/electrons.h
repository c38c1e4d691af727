/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "physics/glass/mean_field.h"
#include "physics/glass/symmetric.h"

/* Electrons on localised sites in a square with Coulomb repulsion e^2/r, half filled, in mean field (Asban et
 * al., Eqs. 19-24).  Energies in units of the caller's, k_B = 1, rates in units of Gamma0. */

typedef enum { DW_RATES_FULL, DW_RATES_DISTANCE_ONLY } DwRateModel;

typedef struct {
  size_t sites;
  double disorder;    /* W: width of the uniform distribution of site energies about 0 */
  double interaction; /* J = e^2 at r = 1 */
  double temperature;
  double localisation; /* xi */
  DwDensity density;
  bool open; /* boundaries without images */
  DwRateModel rate_model;
  bool interaction_term; /* the second term of Eq. 23, with the k = j that its sum lacks */
  bool exactly_half;     /* moves the chemical potential until the electrons are N/2 */
} DwElectrons;

typedef struct DwElectronGlass DwElectronGlass;
DwElectronGlass *dw_electron_glass_new(size_t most_sites); /* NULL without memory */
void dw_electron_glass_free(DwElectronGlass *glass);

/* Draws and solves Eq. 20. */
DwStatus dw_electron_glass_realize(DwElectronGlass *glass, const DwElectrons *electrons, const DwDraws *draws,
                                   const DwCancel *cancel);
/* Of the last one: E_i (less the chemical potential, where that was moved), and sum tanh(E/2T), which is N
 * minus twice the number of electrons. */
const double *dw_electron_glass_energies(const DwElectronGlass *glass);
double dw_electron_glass_imbalance(const DwElectronGlass *glass);
double dw_electron_glass_chemical_potential(const DwElectronGlass *glass);

/* The rates, ascending, N of them; the first is the zero mode, which counts electrons.  `trusted` is the rate
 * above which they are good to 1 % (to far more well above it); below, they are noise.  Rates that double
 * precision cannot tell from 0 are computed the slow, graded way, without a bound, where N <= DW_GRADED_SITES
 * and nothing but exchange between pairs is in the matrix. */
enum { DW_GRADED_SITES = 1000 };
DwStatus dw_electron_glass_rates(DwElectronGlass *glass, const DwElectrons *electrons, double *rates,
                                 double *trusted, const DwCancel *cancel);
