/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "physics/levels/ensemble.h"

/* A number and one standard error (NaN with fewer than two batches). */
typedef struct {
  double value, error;
} DwEstimate;

/* A number from all realizations and from all but each of the n batches that are not empty: the jackknife.
 * Whatever is computed of such numbers is computed of each replica alike, and so keeps the correlations
 * between rungs, bins and parameters, as all come from the same realizations. */
typedef struct {
  size_t n;
  double all, without[DW_BATCHES];
} DwReplicas;

DwEstimate dw_replicas_estimate(const DwReplicas *replicas);
/* Of a and b of the same ensemble. */
double dw_replicas_covariance(const DwReplicas *a, const DwReplicas *b);

/* A number of each batch, in the order of batches. */
typedef struct {
  double of[DW_BATCHES];
} DwBatches;

/* How many realizations a batch holds. */
DwBatches dw_batch_realizations(const DwEnsemble *ensemble);
/* Sums over the levels of bins first..first+n-1 with `weight` of each bin (weight[0] is of bin `first`). */
DwBatches dw_batch_levels(const DwEnsemble *ensemble, size_t state, size_t first, size_t n,
                          const double *weight);
/* scale * (sum of numbers)/(sum of realizations); NaN where there are none. */
DwReplicas dw_replicas_of_mean(const DwBatches *numbers, const DwBatches *realizations, double scale);

/* The sites that densities are referred to: L^3, or N for a given instance, which lies on no lattice. */
double dw_lattice_sites(const DwEnsemble *ensemble);
