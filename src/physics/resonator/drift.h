/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <stddef.h>
#include <stdint.h>

/* The energy drift xi = sum u_k n_k that fluctuators at random places cause, u = U0/r^3, n = +-1, in units of
 * Gamma_f: Eqs. 31-34.  `neighbours` of them fill a ball at their density; those that would be nearer than an
 * inner cut-off, `cut` of them in the mean, are left out. */
typedef struct {
  uint32_t neighbours; /* 1..10000 */
  double cut;          /* 0 <= cut < neighbours */
} DwDriftRecipe;

/* One value of xi; depends on recipe, seed, realization and index (below 2^24) alone. */
double dw_drift_sample(const DwDriftRecipe *recipe, uint64_t seed, uint64_t realization, uint32_t index);

/* Counts of values: in bins of equal width for a plot, in bins of |xi| of equal ratio for quantiles. */
enum { DW_DRIFT_BINS = 121, DW_DRIFT_RATIO_BINS = 1200 };
#define DW_DRIFT_RANGE 15.125 /* the plot's bins cover +- this much */
typedef struct {
  uint64_t n;
  uint64_t bins[DW_DRIFT_BINS];
  uint64_t ratio_bins[DW_DRIFT_RATIO_BINS];
} DwDriftCounts;

void dw_drift_count(DwDriftCounts *counts, double xi);
void dw_drift_merge(DwDriftCounts *counts, const DwDriftCounts *others);

/* The middle of a bin, the density there and its standard error. */
double dw_drift_bin(size_t bin);
double dw_drift_density(const DwDriftCounts *counts, size_t bin, double *error);
/* The quantile of |xi| at 0 < q < 1 and its standard error; NaN if the bins do not hold it. */
double dw_drift_quantile(const DwDriftCounts *counts, double q, double *error);

/* Eq. 34 with its right norm: 1/(pi (1 + xi^2)), for infinitely many. */
double dw_drift_lorentzian(double xi);
