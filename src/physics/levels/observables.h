/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "physics/levels/statistics.h"

/* Densities are per lattice site and K on E > 0, as in Fig. 1 and Table II of Churkin et al. */

/* n(E) averaged over bins [edges[k], edges[k+1]), n <= 512 of them; edges ascend.  A bin edge that cuts one
 * of the ensemble's bins shares its counts by width. */
DwStatus dw_density_histogram(const DwEnsemble *ensemble, size_t state, size_t n, const double *edges,
                              DwEstimate *density);

/* A fit with its covariance and window. */
typedef struct {
  bool exists;
  double low, high; /* K: the window */
  DwEstimate amplitude,
      exponent;      /* B and mu of Eq. 3, n0 and mu of n0 (E/K)^mu, E0 and - of a Gaussian, ... */
  double covariance; /* of the two */
  double chi2;
  unsigned freedom; /* degrees of freedom of chi2 */
} DwFit;

/* n = B ((T^2 + E^2)/K^2)^(mu/2) on 0 < E < 2T by maximum likelihood (Eq. 3, Table II). */
DwFit dw_fit_eq3(const DwEnsemble *ensemble, size_t rung);
/* n = B (E/K)^mu on low < E < high by maximum likelihood (inset of Fig. 1 b). */
DwFit dw_fit_power(const DwEnsemble *ensemble, size_t state, double low, double high);
/* n = A exp(-E^2/(2 E0^2)) on E > low by least squares in 0.2 K bins: amplitude A, exponent holds E0 in K. */
DwFit dw_fit_gaussian(const DwEnsemble *ensemble, size_t state, double low);
/* n = n0/(1 + a ln(J0/E)) on low < E < J0 (Eq. 9): amplitude n0, exponent holds a. */
DwFit dw_fit_dipolar_gap(const DwEnsemble *ensemble, size_t state, double low, double interaction);
/* n at sqrt(T^2 + E^2) = 1.483 T from the fit of Eq. 3, where B and mu are uncorrelated. */
DwEstimate dw_pivot_density(const DwEnsemble *ensemble, size_t rung);

/* Per site (of the lattice) at a rung, summed over its levels. */
DwEstimate dw_heat_capacity(const DwEnsemble *ensemble, size_t rung);            /* Eq. 6 */
DwEstimate dw_conductivity(const DwEnsemble *ensemble, size_t rung, bool delta); /* Eq. 5; A1 with `delta` */
/* dv/v, resonant (Eq. 7) and relaxational (Eq. 8, or A2 with `delta`) per unit of gamma^2/(rho v^2), not yet
 * relative to a reference.  `crossover` T0 = (omega/A)^(1/3) in K. */
DwEstimate dw_velocity_resonant(const DwEnsemble *ensemble, size_t rung);
DwEstimate dw_velocity_relaxation(const DwEnsemble *ensemble, size_t rung, double crossover, bool delta);
/* The sum of both, minus the same at the rung `reference` (its errors are the difference's). */
DwEstimate dw_velocity_relative(const DwEnsemble *ensemble, size_t rung, size_t reference, double crossover,
                                bool delta);

DwEstimate dw_energy_per_site(const DwEnsemble *ensemble, size_t state); /* K per TLS */
DwEstimate dw_energy_variance(const DwEnsemble *ensemble,
                              size_t state); /* K^2, of the whole sample, over realizations */
DwEstimate dw_acceptance(const DwEnsemble *ensemble, size_t rung);
DwEstimate dw_level_rms(const DwEnsemble *ensemble, size_t state);              /* K */
DwEstimate dw_unstable_pairs(const DwEnsemble *ensemble, size_t state);         /* per realization */
DwEstimate dw_unstable_pair_fraction(const DwEnsemble *ensemble, size_t state); /* of realizations */
DwEstimate dw_unstable_sites(const DwEnsemble *ensemble, size_t state);         /* fraction of TLSs */

/* A straight line through log C or log kappa over log T of the rungs between low and high: exponent,
 * amplitude at 1 K. */
typedef DwEstimate (*DwObservable)(const void *context, const DwEnsemble *ensemble, size_t rung);
