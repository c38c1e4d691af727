/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "physics/levels/density.h"

#include <math.h>

static bool
good_edges(size_t n, const double *edges)
{
  if (n < 1 || n > DW_MAX_DENSITY_BINS || !(edges[0] >= 0))
    return false;
  for (size_t k = 0; k < n; k++)
    if (!(edges[k] < edges[k + 1]))
      return false;
  return isfinite(edges[n]);
}

/* The part of each of the ensemble's bins, from the returned one on, that lies in [low, high). */
static size_t
shares(double low, double high, double share[DW_LEVEL_BINS], size_t *n)
{
  const size_t first = dw_level_bin(low);
  *n = 0;
  for (size_t bin = first; bin < DW_LEVEL_BINS && dw_level_bin_edge(bin) < high; bin++) {
    const double from = dw_level_bin_edge(bin), to = dw_level_bin_edge(bin + 1);
    share[(*n)++] = fmax(0, fmin(high, to) - fmax(low, from)) / (to - from);
  }
  return first;
}

DwStatus
dw_density_histogram(const DwEnsemble *ensemble, size_t state, size_t n, const double *edges,
                     DwEstimate *density)
{
  if (!good_edges(n, edges) || state >= dw_recipe_states(dw_ensemble_recipe(ensemble)) ||
      dw_ensemble_realizations(ensemble) == 0)
    return DW_BAD_VALUE;
  const DwBatches realizations = dw_batch_realizations(ensemble);
  const double sites = dw_lattice_sites(ensemble);
  for (size_t k = 0; k < n; k++) {
    double share[DW_LEVEL_BINS];
    size_t bins;
    const size_t first = shares(edges[k], edges[k + 1], share, &bins);
    const DwBatches levels = dw_batch_levels(ensemble, state, first, bins, share);
    const double width = edges[k + 1] - edges[k];
    const DwReplicas replicas = dw_replicas_of_mean(&levels, &realizations, 1 / (sites * width));
    density[k] = dw_replicas_estimate(&replicas);
  }
  return DW_OK;
}
