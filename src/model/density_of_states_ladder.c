/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/density_of_states_parts.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

/* What is drawn over the ladder of temperatures: fits of Eq. 3, the annealing, heat and conduction. */

/* Eq. 3 describes the gap: not what lies above the interaction's energy. */
DwFit
dw_dos_fit_of_rung(const DwDosAssembly *assembly, size_t rung)
{
  if (dw_dos_rung_temperature(assembly, rung) > 0.2 * dw_dos_parameter(assembly, DW_DOS_FIELD))
    return (DwFit){0};
  return dw_fit_eq3(assembly->ensemble, rung);
}

static DwEstimate
exponent_of_rung(const DwDosAssembly *assembly, size_t rung)
{
  const DwFit fit = dw_dos_fit_of_rung(assembly, rung);
  return fit.exists ? fit.exponent : (DwEstimate){NAN, NAN};
}

static DwEstimate
amplitude_of_rung(const DwDosAssembly *assembly, size_t rung)
{
  const DwFit fit = dw_dos_fit_of_rung(assembly, rung);
  return fit.exists ? fit.amplitude : (DwEstimate){NAN, NAN};
}

/* Table II of the paper. */
const double dw_dos_table_2_temperature[DW_DOS_TABLE_2_ROWS] = {0.1, 0.2, 0.4, 0.5, 0.6, 0.8, 1};
const DwDosTable2 dw_dos_table_2[2] = {
    {2,
     {0.0118, 0.0126, 0.0133, 0.0135, 0.0137, 0.0140, 0.0142},
     {0.103, 0.119, 0.122, 0.127, 0.126, 0.104, 0.118}},
    {3,
     {0.0077, 0.0090, 0.0097, 0.0100, 0.0102, 0.0105, 0.0108},
     {0.081, 0.141, 0.151, 0.152, 0.152, 0.165, 0.158}},
};

/* The column of Table II for the present parameters, or -1. */
int
dw_dos_printed_column(const DwDosAssembly *assembly)
{
  if (dw_dos_parameter(assembly, DW_DOS_CONCENTRATION) != 0.5 ||
      dw_dos_parameter(assembly, DW_DOS_FIELD) != 10 || dw_dos_parameter(assembly, DW_DOS_CUTOFF) != 1 ||
      assembly->request->instance)
    return -1;
  for (int k = 0; k < (int) DW_COUNT(dw_dos_table_2); k++)
    if (dw_dos_parameter(assembly, DW_DOS_INTERACTION) == dw_dos_table_2[k].interaction)
      return k;
  return -1;
}

static DwStatus
add_printed(const DwDosAssembly *assembly, const DwPlotRequest *plot, size_t curve)
{
  const int column = dw_dos_printed_column(assembly);
  if (column < 0)
    return dw_dos_absent(assembly, plot->plot, curve,
                         N_("Table II was printed for x = 0.5, h₀ = 10 K, C = 1 and J₀ = 2 or 3 K only."));
  DwSeries *series = dw_result_add_series(assembly->result, plot->plot, curve, DW_DOS_TABLE_2_ROWS, false);
  if (!series)
    return DW_NO_MEMORY;
  memcpy(series->x, dw_dos_table_2_temperature, sizeof dw_dos_table_2_temperature);
  memcpy(series->y, curve == DW_DOS_MU_PRINTED ? dw_dos_table_2[column].mu : dw_dos_table_2[column].b,
         sizeof dw_dos_table_2_temperature);
  return DW_OK;
}

DwStatus
dw_dos_add_exponent_curve(const DwDosAssembly *assembly, const DwPlotRequest *plot, size_t curve)
{
  if (curve == DW_DOS_MU)
    return dw_dos_add_rungs(assembly, plot->plot, curve, exponent_of_rung);
  if (curve == DW_DOS_B)
    return dw_dos_add_rungs(assembly, plot->plot, curve, amplitude_of_rung);
  return add_printed(assembly, plot, curve);
}

static DwEstimate
acceptance_of_rung(const DwDosAssembly *assembly, size_t rung)
{
  return dw_acceptance(assembly->ensemble, rung);
}

static DwEstimate
energy_of_rung(const DwDosAssembly *assembly, size_t rung)
{
  const double field = dw_dos_parameter(assembly, DW_DOS_FIELD);
  const DwEstimate energy = dw_energy_per_site(assembly->ensemble, rung);
  return (DwEstimate){energy.value / field, energy.error / field};
}

/* Warmer samples hold sites that gain alone. */
static DwEstimate
pairs_of_rung(const DwDosAssembly *assembly, size_t rung)
{
  if (dw_dos_rung_temperature(assembly, rung) > 1)
    return (DwEstimate){NAN, NAN};
  return dw_mean_unstable_pairs(assembly->ensemble, rung);
}

DwStatus
dw_dos_add_annealing_curve(const DwDosAssembly *assembly, const DwPlotRequest *plot, size_t curve)
{
  static const DwDosObservable observables[] = {
      [DW_DOS_ACCEPTANCE] = acceptance_of_rung,
      [DW_DOS_ENERGY] = energy_of_rung,
      [DW_DOS_UNSTABLE_PAIRS] = pairs_of_rung,
  };
  return dw_dos_add_rungs(assembly, plot->plot, curve, observables[curve]);
}

static DwEstimate
heat_of_rung(const DwDosAssembly *assembly, size_t rung)
{
  return dw_observed(assembly->observed, DW_OF_HEAT, rung);
}

static DwEstimate
eq_5_of_rung(const DwDosAssembly *assembly, size_t rung)
{
  return dw_observed(assembly->observed, DW_OF_CONDUCTIVITY, rung);
}

static DwEstimate
eq_a1_of_rung(const DwDosAssembly *assembly, size_t rung)
{
  return dw_observed(assembly->observed, DW_OF_CONDUCTIVITY_DELTA, rung);
}

/* Fig. 2's powers are fitted from the coldest rung to a tenth of h0. */
DwFit
dw_dos_power_of_t(const DwDosAssembly *assembly, DwObservable observable)
{
  return dw_observed_power(assembly->observed, observable, 0.999 * dw_dos_parameter(assembly, DW_DOS_COLDEST),
                           0.1001 * dw_dos_parameter(assembly, DW_DOS_FIELD));
}

static DwStatus
add_power_of_t(const DwDosAssembly *assembly, const DwPlotRequest *plot, size_t curve)
{
  char label[96];
  const bool heat = plot->plot == DW_DOS_HEAT_CAPACITY;
  const DwFit fit = dw_dos_power_of_t(assembly, heat ? DW_OF_HEAT : DW_OF_CONDUCTIVITY);
  const DwStatus status = dw_dos_add_shape(assembly, plot, curve, dw_dos_power_law, &fit);
  if (status != DW_OK || !fit.exists)
    return status;
  snprintf(label, sizeof label, "%.2g–%.2g K: %s = %.3f ± %.3f", fit.low, fit.high, heat ? "1 + α" : "2 − β",
           fit.exponent.value, fit.exponent.error);
  return dw_dos_add_window(assembly, plot->plot, fit.low, fit.high, label);
}

DwStatus
dw_dos_add_heat_curve(const DwDosAssembly *assembly, const DwPlotRequest *plot, size_t curve)
{
  return curve == DW_DOS_HEAT_MONTE_CARLO ? dw_dos_add_rungs(assembly, plot->plot, curve, heat_of_rung)
                                          : add_power_of_t(assembly, plot, curve);
}

DwStatus
dw_dos_add_conductivity_curve(const DwDosAssembly *assembly, const DwPlotRequest *plot, size_t curve)
{
  switch (curve) {
  case DW_DOS_KAPPA_EQ_5:
    return dw_dos_add_rungs(assembly, plot->plot, curve, eq_5_of_rung);
  case DW_DOS_KAPPA_EQ_A1:
    return dw_dos_add_rungs(assembly, plot->plot, curve, eq_a1_of_rung);
  default:
    return add_power_of_t(assembly, plot, curve);
  }
}
