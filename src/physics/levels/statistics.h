/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "physics/levels/ensemble.h"

/* A number and one standard error (NaN with fewer than two batches). */
typedef struct {
  double value, error;
} DwEstimate;

/* Levels of one state, summed over batches (all, or all but one), per realization where said. */
typedef struct {
  double temperature; /* K */
  double realizations;
  double sites;         /* L^3 for densities per lattice site: n integrates to N/L^3 = x over E > 0 */
  const double *levels; /* DW_LEVEL_BINS counts */
} DwLevels;

/* `n` numbers from levels; NaN for those that do not exist. */
typedef void (*DwStatistic)(const void *context, const DwLevels *levels, double *numbers);

/* All numbers of `statistic` at one state, with jackknife errors over the batches that are not empty.
 * n <= DW_MAX_STATISTIC.  DW_OK, or DW_BAD_VALUE when the ensemble is empty. */
enum { DW_MAX_STATISTIC = 1024 };
DwStatus dw_statistic(const DwEnsemble *ensemble, size_t state, DwStatistic statistic, const void *context,
                      size_t n, DwEstimate *estimates);
