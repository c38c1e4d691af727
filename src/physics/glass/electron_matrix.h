/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "physics/glass/electrons.h"

/* What electrons.c and electron_rates.c share. */
struct DwElectronGlass {
  size_t most, n;
  DwMeanField *mean_field;
  DwSymmetric *symmetric;
  double length, chemical_potential;
  double *x, *y, *bare, *spin;
  double *weight, *inverse; /* ln cosh(E/2T), and its exponential where that exists */
  double *matrix;           /* n x n: couplings first, the rate matrix then */
  double *second;           /* n x n where the interaction term is on, made when first needed */
};

/* Eq. 20 of the sites, bare energies and first spins that stand in `glass`. */
DwStatus dw_electron_glass_solve(DwElectronGlass *glass, const DwElectrons *electrons,
                                 const DwCancel *cancel);

double dw_electron_distance(const DwElectronGlass *glass, const DwElectrons *electrons, size_t i, size_t j);
