/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/density_of_states_parts.h"

#include <math.h>

/* --- values -------------------------------------------------------------------------------------------- */

static void
read_estimate(const DwDosAssembly *assembly, size_t readout, DwEstimate estimate)
{
  dw_result_set_reading(assembly->result, readout, estimate.value, estimate.error);
}

static void
read_levels(const DwDosAssembly *assembly)
{
  double low, high;
  const double interaction = dw_dos_parameter(assembly, DW_DOS_INTERACTION);
  dw_dos_power_window(assembly->request->values, &low, &high);
  const DwFit cold = dw_fit_power(assembly->ensemble, assembly->coldest, low, high);
  const DwFit warm = dw_dos_fit_of_rung(assembly, assembly->rung);
  const DwFit gauss = dw_fit_gaussian(assembly->ensemble, assembly->rung, interaction);
  if (cold.exists && 4 * dw_dos_rung_temperature(assembly, assembly->coldest) <= low) {
    read_estimate(assembly, DW_DOS_MU_COLD, cold.exponent);
    dw_result_set_reading(assembly->result, DW_DOS_MU_COLD_LOW, cold.low, NAN);
    dw_result_set_reading(assembly->result, DW_DOS_MU_COLD_HIGH, cold.high, NAN);
  }
  if (warm.exists) {
    read_estimate(assembly, DW_DOS_MU_AT_T, warm.exponent);
    read_estimate(assembly, DW_DOS_B_AT_T, warm.amplitude);
    read_estimate(assembly, DW_DOS_PIVOT_DENSITY, dw_pivot_density(assembly->ensemble, assembly->rung));
  }
  if (gauss.exists)
    read_estimate(assembly, DW_DOS_WIDTH, gauss.exponent);
  read_estimate(assembly, DW_DOS_RMS, dw_level_rms(assembly->ensemble, assembly->rung));
  if (interaction > 0) {
    const DwFit gap =
        dw_fit_dipolar_gap(assembly->ensemble, assembly->coldest, interaction / 10, interaction);
    if (gap.exists)
      read_estimate(assembly, DW_DOS_GAP_COEFFICIENT, gap.exponent);
  }
}

static void
read_curves(const DwDosAssembly *assembly)
{
  const DwFit heat = dw_dos_power_of_t(assembly, DW_OF_HEAT),
              kappa = dw_dos_power_of_t(assembly, DW_OF_CONDUCTIVITY);
  DwDosSlopes slopes;
  if (heat.exists)
    dw_result_set_reading(assembly->result, DW_DOS_ALPHA, heat.exponent.value - 1, heat.exponent.error);
  if (kappa.exists)
    dw_result_set_reading(assembly->result, DW_DOS_BETA, 2 - kappa.exponent.value, kappa.exponent.error);
  dw_dos_find_slopes(assembly, &slopes);
  if (!isfinite(slopes.maximum.all))
    return;
  read_estimate(assembly, DW_DOS_T_MAX, dw_replicas_estimate(&slopes.maximum));
  read_estimate(assembly, DW_DOS_SLOPE_BELOW, dw_replicas_estimate(&slopes.slope[0]));
  read_estimate(assembly, DW_DOS_SLOPE_ABOVE, dw_replicas_estimate(&slopes.slope[1]));
  read_estimate(assembly, DW_DOS_SLOPE_RATIO, dw_replicas_estimate(&slopes.ratio));
}

/* The paper's samples were 10 000 of 864 systems: its errors are ours, scaled to as many levels. */
static double
printed_error(const DwDosAssembly *assembly, double error)
{
  const double ours =
      (double) dw_ensemble_realizations(assembly->ensemble) * dw_ensemble_sites(assembly->ensemble);
  return error * sqrt(ours / (10000 * 864.0));
}

/* Against Table II: per row, the squared differences over both errors. */
static void
read_table_2(const DwDosAssembly *assembly)
{
  const int column = dw_dos_printed_column(assembly);
  double of_mu = 0, of_density = 0;
  for (size_t row = 0; column >= 0 && row < DW_DOS_TABLE_2_ROWS; row++) {
    const size_t rung = dw_ladder_nearest(&assembly->recipe->ladder, dw_dos_table_2_temperature[row]);
    const double momentum = DW_PIVOT * dw_dos_table_2_temperature[row], mu = dw_dos_table_2[column].mu[row];
    const DwFit fit = dw_fit_eq3(assembly->ensemble, rung);
    const DwEstimate density = dw_pivot_density(assembly->ensemble, rung);
    if (!fit.exists || dw_dos_rung_temperature(assembly, rung) != dw_dos_table_2_temperature[row])
      return;
    const double rounding = 0.00005 / sqrt(3) * pow(momentum, mu);
    const double mu_error = hypot(fit.exponent.error, printed_error(assembly, fit.exponent.error));
    const double density_error =
        hypot(hypot(density.error, printed_error(assembly, density.error)), rounding);
    of_mu += pow((fit.exponent.value - mu) / mu_error, 2);
    of_density += pow((density.value - dw_dos_table_2[column].b[row] * pow(momentum, mu)) / density_error, 2);
  }
  dw_result_set_reading(assembly->result, DW_DOS_CHI2_MU, column < 0 ? NAN : of_mu / DW_DOS_TABLE_2_ROWS,
                        NAN);
  dw_result_set_reading(assembly->result, DW_DOS_CHI2_DENSITY,
                        column < 0 ? NAN : of_density / DW_DOS_TABLE_2_ROWS, NAN);
}

void
dw_dos_read_out(const DwDosAssembly *assembly)
{
  dw_result_set_reading(assembly->result, DW_DOS_RUNG, dw_dos_rung_temperature(assembly, assembly->rung),
                        NAN);
  if (dw_ensemble_realizations(assembly->ensemble) == 0)
    return;
  read_levels(assembly);
  if (assembly->observed)
    read_curves(assembly);
  read_table_2(assembly);
  read_estimate(assembly, DW_DOS_ENERGY_COLD, dw_energy_per_site(assembly->ensemble, assembly->quench));
  read_estimate(assembly, DW_DOS_ACCEPTANCE_AT_T, dw_acceptance(assembly->ensemble, assembly->rung));
  read_estimate(assembly, DW_DOS_PAIR_FRACTION,
                dw_unstable_pair_fraction(assembly->ensemble, assembly->coldest + 1));
}
