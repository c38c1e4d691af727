/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/density_of_states_parts.h"

#include <math.h>
#include <stdio.h>

/* The density of states itself: histograms of levels, and the forms fitted to them. */

enum { DENSITY_BINS = 90, GAP_BINS = 48 };

/* Histograms follow the part of the axis that is shown. */

static void
shown_range(const DwPlotRequest *plot, double *low, double *high)
{
  *low = INFINITY;
  *high = 0;
  for (size_t k = 0; k < plot->n; k++) {
    *low = fmin(*low, plot->abscissae[k]);
    *high = fmax(*high, plot->abscissae[k]);
  }
  *low = fmax(*low, 0);
}

static DwStatus
add_histogram(const DwDosAssembly *assembly, const DwPlotRequest *plot, size_t curve, size_t state)
{
  const bool log_axis = plot->plot == DW_DOS_PSEUDO_GAP;
  const size_t n = log_axis ? GAP_BINS : DENSITY_BINS;
  double edges[DENSITY_BINS + 1], low, high;
  DwEstimate density[DENSITY_BINS];
  shown_range(plot, &low, &high);
  if (!(low < high) || (log_axis && !(low > 0)))
    return dw_dos_absent(assembly, plot->plot, curve, N_("There are no levels in the range that is shown."));
  dw_abscissae_fill(edges, n + 1, log_axis ? DW_SCALE_LOG : DW_SCALE_LINEAR, low, high);
  if (dw_density_histogram(assembly->ensemble, state, n, edges, density) != DW_OK)
    return dw_dos_absent(assembly, plot->plot, curve, N_("No sample is complete yet."));
  DwSeries *series = dw_dos_new_series(assembly, plot->plot, curve, n, true);
  if (!series)
    return DW_NO_MEMORY;
  for (size_t k = 0; k < n; k++) {
    series->x[k] = log_axis ? sqrt(edges[k] * edges[k + 1]) : (edges[k] + edges[k + 1]) / 2;
    series->y[k] = log_axis && !(density[k].value > 0) ? NAN : density[k].value;
    series->y_error[k] = density[k].error;
  }
  return DW_OK;
}

/* Curves of E from a fit. */

static double
gaussian(const DwDosAssembly *assembly, const DwFit *fit, double energy)
{
  const double z = energy / fit->exponent.value;
  return fit->amplitude.value * exp(-z * z / 2);
}

static double
eq_3(const DwDosAssembly *assembly, const DwFit *fit, double energy)
{
  const double temperature = dw_dos_rung_temperature(assembly, assembly->rung);
  if (energy > 5 * temperature) /* the fit ends at 2T */
    return NAN;
  return fit->amplitude.value * pow(hypot(temperature, energy), fit->exponent.value);
}

static double
eq_9(const DwDosAssembly *assembly, const DwFit *fit, double energy)
{
  const double interaction = dw_dos_parameter(assembly, DW_DOS_INTERACTION);
  return energy < interaction ? fit->amplitude.value / (1 + fit->exponent.value * log(interaction / energy))
                              : NAN;
}

/* Eq. 2 at J0 = 0: |2 h| of a Gaussian h, x L^3 of them on L^3 sites. */
static double
free_density(const DwDosAssembly *assembly, const DwFit *fit, double energy)
{
  const double width = 2 * dw_dos_parameter(assembly, DW_DOS_FIELD), z = energy / width;
  return dw_dos_parameter(assembly, DW_DOS_CONCENTRATION) * sqrt(2 / M_PI) / width * exp(-z * z / 2);
}

/* --- levels ------------------------------------------------------------------------------------------- */

DwStatus
dw_dos_add_density_curve(const DwDosAssembly *assembly, const DwPlotRequest *plot, size_t curve)
{
  const DwFit exact = {.exists = true};
  DwFit fit;
  switch (curve) {
  case DW_DOS_DENSITY_MONTE_CARLO:
    return add_histogram(assembly, plot, curve, assembly->rung);
  case DW_DOS_COLD:
    return add_histogram(assembly, plot, curve, assembly->quench);
  case DW_DOS_GAUSSIAN:
    fit = dw_fit_gaussian(assembly->ensemble, assembly->rung, dw_dos_parameter(assembly, DW_DOS_INTERACTION));
    return dw_dos_add_shape(assembly, plot, curve, gaussian, &fit);
  default:
    return dw_dos_add_shape(assembly, plot, curve, free_density, &exact);
  }
}

/* Thermal flips smear the gap at energies near T: there is no power law to fit. */
static bool
cold_enough(const DwDosAssembly *assembly, double low)
{
  return 4 * dw_dos_rung_temperature(assembly, assembly->rung) <= low;
}

static DwStatus
add_power_law(const DwDosAssembly *assembly, const DwPlotRequest *plot)
{
  double low, high;
  char label[96];
  dw_dos_power_window(assembly->request->values, &low, &high);
  if (!cold_enough(assembly, low))
    return dw_dos_absent(assembly, plot->plot, DW_DOS_GAP_POWER_LAW,
                         N_("The rung shown is too warm: the power law holds for energies far above T."));
  const DwFit fit = dw_fit_power(assembly->ensemble, assembly->rung, low, high);
  DwStatus status = dw_dos_add_shape(assembly, plot, DW_DOS_GAP_POWER_LAW, dw_dos_power_law, &fit);
  if (status != DW_OK || !fit.exists)
    return status;
  snprintf(label, sizeof label, "%.3g–%.3g K: μ = %.3f ± %.3f", fit.low, fit.high, fit.exponent.value,
           fit.exponent.error);
  return dw_dos_add_window(assembly, plot->plot, fit.low, fit.high, label);
}

static DwStatus
add_eq_3(const DwDosAssembly *assembly, const DwPlotRequest *plot)
{
  char label[96];
  const DwFit fit = dw_fit_eq3(assembly->ensemble, assembly->rung);
  DwStatus status = dw_dos_add_shape(assembly, plot, DW_DOS_GAP_EQ_3, eq_3, &fit);
  double shown_low, shown_high;
  shown_range(plot, &shown_low, &shown_high);
  if (status != DW_OK || !fit.exists || !(fit.high > shown_low))
    return status;
  snprintf(label, sizeof label, "E &lt; 2T: μ = %.3f ± %.3f", fit.exponent.value, fit.exponent.error);
  return dw_dos_add_window(assembly, plot->plot, fmax(fit.low, shown_low), fit.high, label);
}

DwStatus
dw_dos_add_gap_curve(const DwDosAssembly *assembly, const DwPlotRequest *plot, size_t curve)
{
  const double interaction = dw_dos_parameter(assembly, DW_DOS_INTERACTION);
  DwFit fit;
  switch (curve) {
  case DW_DOS_GAP_MONTE_CARLO:
    return add_histogram(assembly, plot, curve, assembly->rung);
  case DW_DOS_GAP_POWER_LAW:
    return add_power_law(assembly, plot);
  case DW_DOS_GAP_EQ_3:
    return add_eq_3(assembly, plot);
  default:
    if (!(interaction > 0))
      return dw_dos_absent(assembly, plot->plot, curve, N_("Without interactions there is no gap."));
    if (!cold_enough(assembly, interaction / 10))
      return dw_dos_absent(assembly, plot->plot, curve,
                           N_("The rung shown is too warm: the dipolar gap is that of zero temperature."));
    fit = dw_fit_dipolar_gap(assembly->ensemble, assembly->rung, interaction / 10, interaction);
    return dw_dos_add_shape(assembly, plot, curve, eq_9, &fit);
  }
}
