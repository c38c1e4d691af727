/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "physics/levels/fit_parts.h"

#include <math.h>

DwWindow
dw_window(double low, double high)
{
  static const double rounding = 1e-9;
  if (!(low >= 0 && high > low && isfinite(high)))
    return (DwWindow){.low = low, .high = high};
  size_t first = dw_level_bin(low * (1 + rounding)), end = dw_level_bin(high * (1 + rounding));
  if (dw_level_bin_edge(first) < low * (1 - rounding))
    first++;
  if (end <= first)
    return (DwWindow){.low = low, .high = high};
  return (DwWindow){first, end - first, dw_level_bin_edge(first), dw_level_bin_edge(end)};
}

void
dw_bin_nodes(double low, double high, double node[DW_BIN_NODES], double weight[DW_BIN_NODES])
{
  static const double place[DW_BIN_NODES] = {-0.8611363115940526, -0.3399810435848563, 0.3399810435848563,
                                             0.8611363115940526};
  static const double part[DW_BIN_NODES] = {0.3478548451374538, 0.6521451548625461, 0.6521451548625461,
                                            0.3478548451374538};
  const double middle = (low + high) / 2, half = (high - low) / 2;
  for (size_t k = 0; k < DW_BIN_NODES; k++) {
    node[k] = middle + half * place[k];
    weight[k] = half * part[k];
  }
}

void
dw_window_levels(const DwEnsemble *ensemble, size_t state, const DwWindow *window, DwWindowLevels *levels)
{
  *levels = (DwWindowLevels){.realizations = dw_batch_realizations(ensemble)};
  for (size_t batch = 0; batch < DW_BATCHES; batch++) {
    if (levels->realizations.of[batch] <= 0)
      continue;
    levels->batch[levels->n_batches++] = batch;
    levels->realizations_all += levels->realizations.of[batch];
    const uint32_t *count = dw_ensemble_count(ensemble, batch, state)->levels + window->first;
    for (size_t bin = 0; bin < window->n; bin++)
      levels->all[bin] += count[bin];
  }
  for (size_t k = 0; k < levels->n_batches; k++)
    levels->realizations_without[k] = levels->realizations_all - levels->realizations.of[levels->batch[k]];
}

void
dw_window_levels_without(const DwEnsemble *ensemble, size_t state, const DwWindow *window,
                         const DwWindowLevels *levels, size_t k, double *without)
{
  const uint32_t *count = dw_ensemble_count(ensemble, levels->batch[k], state)->levels + window->first;
  for (size_t bin = 0; bin < window->n; bin++)
    without[bin] = levels->all[bin] - count[bin];
}

DwFit
dw_fit_of(const DwWindow *window, const DwReplicas *amplitude, const DwReplicas *exponent)
{
  return (DwFit){.exists = isfinite(amplitude->all) && isfinite(exponent->all),
                 .low = window->low,
                 .high = window->high,
                 .amplitude = dw_replicas_estimate(amplitude),
                 .exponent = dw_replicas_estimate(exponent),
                 .covariance = dw_replicas_covariance(amplitude, exponent),
                 .chi2 = NAN};
}

void
dw_fit_compare(DwFit *fit, size_t n, const double *levels, const double *expected)
{
  static const double enough = 10;
  double chi2 = 0, seen = 0, foreseen = 0;
  unsigned groups = 0;
  for (size_t bin = 0; bin < n; bin++) {
    seen += levels[bin];
    foreseen += expected[bin];
    if (foreseen < enough)
      continue;
    chi2 += (seen - foreseen) * (seen - foreseen) / foreseen;
    groups++;
    seen = foreseen = 0;
  }
  if (groups <= 2)
    return;
  fit->chi2 = chi2;
  fit->freedom = groups - 2;
}
