/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "physics/levels/fits.h"

/* What the fits share. */

/* A run of whole bins of the ensemble. */
typedef struct {
  size_t first, n;
  double low, high;
} DwWindow;

/* The whole bins in [low, high]; an edge may be missed by rounding.  n = 0 where there is none. */
DwWindow dw_window(double low, double high);

/* Nodes of the Gauss-Legendre rule of order 8 in [low, high], and their weights, which sum to the length. */
enum { DW_BIN_NODES = 4 };
void dw_bin_nodes(double low, double high, double node[DW_BIN_NODES], double weight[DW_BIN_NODES]);

/* Levels in each bin of a window: of all batches and of each that is not empty. */
typedef struct {
  DwBatches realizations;
  size_t n_batches;
  size_t batch[DW_BATCHES];
  double realizations_without[DW_BATCHES], realizations_all;
  double all[DW_LEVEL_BINS];
} DwWindowLevels;
void dw_window_levels(const DwEnsemble *ensemble, size_t state, const DwWindow *window,
                      DwWindowLevels *levels);
/* All but the batch of replica k. */
void dw_window_levels_without(const DwEnsemble *ensemble, size_t state, const DwWindow *window,
                              const DwWindowLevels *levels, size_t k, double *without);

/* The fit of two parameters given by their replicas, with Pearson's chi2 of `levels` against `expected`. */
DwFit dw_fit_of(const DwWindow *window, const DwReplicas *amplitude, const DwReplicas *exponent);
void dw_fit_compare(DwFit *fit, size_t n, const double *levels, const double *expected);
