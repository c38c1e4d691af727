/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/density_of_states.h"

#include <math.h>
#include <stdlib.h>

/* What a given instance is asked for besides curves: its thermodynamics and levels at each rung, as numbers.
 */

enum { BIN_WIDTH = 2, THERMODYNAMIC_COLUMNS = 8, LEVEL_COLUMNS = 5 };

static bool
add_thermodynamics(DwResult *result, const DwEnsemble *ensemble)
{
  const DwLadder *ladder = &dw_ensemble_recipe(ensemble)->ladder;
  double rows[DW_MAX_RUNGS * THERMODYNAMIC_COLUMNS];
  for (size_t k = 0; k < ladder->n; k++) {
    const double sites = dw_ensemble_sites(ensemble);
    const DwEstimate energy = dw_energy_per_site(ensemble, k), variance = dw_energy_variance(ensemble, k);
    const DwEstimate acceptance = dw_acceptance(ensemble, k);
    const double row[THERMODYNAMIC_COLUMNS] = {
        ladder->temperature[k], sites * energy.value, sites * energy.error, variance.value,
        variance.error,         acceptance.value,     acceptance.error,     dw_level_rms(ensemble, k).value};
    for (size_t column = 0; column < THERMODYNAMIC_COLUMNS; column++)
      rows[k * THERMODYNAMIC_COLUMNS + column] = row[column];
  }
  return dw_result_add_table(
      result, "thermodynamics",
      "temperature,energy,energy_error,variance,variance_error,acceptance,acceptance_error,"
      "level_rms",
      ladder->n, THERMODYNAMIC_COLUMNS, rows);
}

/* As many bins as hold all levels. */
static size_t
bins_of(const DwEnsemble *ensemble)
{
  double edge = 0;
  for (size_t k = 0; k < dw_ensemble_recipe(ensemble)->ladder.n; k++)
    for (size_t batch = 0; batch < DW_BATCHES; batch++) {
      const uint32_t *levels = dw_ensemble_count(ensemble, batch, k)->levels;
      for (size_t bin = 0; bin < DW_LEVEL_BINS; bin++)
        if (levels[bin] > 0)
          edge = fmax(edge, dw_level_bin_edge(bin + 1));
    }
  return (size_t) fmin(ceil(edge / BIN_WIDTH), DW_MAX_DENSITY_BINS);
}

static void
fill_levels(const DwEnsemble *ensemble, size_t n, double *rows)
{
  double edges[DW_MAX_DENSITY_BINS + 1];
  DwEstimate density[DW_MAX_DENSITY_BINS];
  const DwLadder *ladder = &dw_ensemble_recipe(ensemble)->ladder;
  for (size_t bin = 0; bin <= n; bin++)
    edges[bin] = BIN_WIDTH * (double) bin;
  for (size_t rung = 0; rung < ladder->n; rung++) {
    if (dw_density_histogram(ensemble, rung, n, edges, density) != DW_OK)
      continue;
    for (size_t bin = 0; bin < n; bin++, rows += LEVEL_COLUMNS) {
      rows[0] = ladder->temperature[rung];
      rows[1] = edges[bin];
      rows[2] = edges[bin + 1];
      rows[3] = density[bin].value;
      rows[4] = density[bin].error;
    }
  }
}

static bool
add_levels(DwResult *result, const DwEnsemble *ensemble)
{
  const size_t n = bins_of(ensemble), n_rows = n * dw_ensemble_recipe(ensemble)->ladder.n;
  double *rows = calloc(n_rows + 1, LEVEL_COLUMNS * sizeof *rows);
  if (!rows)
    return false;
  fill_levels(ensemble, n, rows);
  const bool added = dw_result_add_table(result, "levels", "temperature,low,high,density,density_error",
                                         n_rows, LEVEL_COLUMNS, rows);
  free(rows);
  return added;
}

bool
dw_dos_add_instance_tables(DwResult *result, const DwEnsemble *ensemble)
{
  if (dw_ensemble_realizations(ensemble) == 0)
    return true;
  return add_thermodynamics(result, ensemble) && add_levels(result, ensemble);
}
