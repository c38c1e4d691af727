/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "physics/levels/statistics.h"

/* Forms fitted to the density of levels per lattice site and K on E > 0 (Churkin et al.). */

/* A fit with its errors, covariance (jackknife) and window. */
typedef struct {
  bool exists;      /* false with too few levels in the window, or where the iteration runs away */
  double low, high; /* K: the window, or the part of it that whole bins of the ensemble fill */
  DwEstimate amplitude,
      exponent;      /* B and mu of Eq. 3, n0 and mu of n0 (E/K)^mu, E0 and - of a Gaussian, ... */
  double covariance; /* of the two */
  double chi2;       /* Pearson's, over bins of at least 10 expected levels; NaN where it would mislead */
  unsigned freedom;  /* degrees of freedom of chi2 */
} DwFit;

/* n = B ((T^2 + E^2)/K^2)^(mu/2) on 0 < E < 2T by maximum likelihood (Eq. 3, Table II). */
DwFit dw_fit_eq3(const DwEnsemble *ensemble, size_t rung);
/* n = B (E/K)^mu on low < E < high by maximum likelihood (inset of Fig. 1 b). */
DwFit dw_fit_power(const DwEnsemble *ensemble, size_t state, double low, double high);
/* n = A exp(-E^2/(2 E0^2)) on E > low by unweighted least squares, that is of integral (n - n_fit)^2 dE:
 * amplitude A, exponent holds E0 in K.  Weighted with the errors, E0 of Fig. 1 comes out 0.4 K lower. */
DwFit dw_fit_gaussian(const DwEnsemble *ensemble, size_t state, double low);
/* n = n0/(1 + a ln(J0/E)) on low < E < J0 by maximum likelihood (Eq. 9): amplitude n0, exponent holds a. */
DwFit dw_fit_dipolar_gap(const DwEnsemble *ensemble, size_t state, double low, double interaction);

/* sqrt(T^2 + E^2)/T at which B and mu of Eq. 3 are uncorrelated. */
#define DW_PIVOT 1.4832396974191326 /* E = sqrt(1.2) T */
/* n there, from the fit of Eq. 3. */
DwEstimate dw_pivot_density(const DwEnsemble *ensemble, size_t rung);
