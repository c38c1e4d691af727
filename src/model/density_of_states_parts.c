/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/density_of_states_parts.h"

#include <math.h>

static const char *const PREVIEW =
    N_("A preview of a few sweeps on a small lattice; the first samples are on their way.");

double
dw_dos_parameter(const DwDosAssembly *assembly, size_t k)
{
  return assembly->request->values[k];
}

double
dw_dos_rung_temperature(const DwDosAssembly *assembly, size_t rung)
{
  return assembly->recipe->ladder.temperature[rung];
}

DwSeries *
dw_dos_new_series(const DwDosAssembly *assembly, size_t plot, size_t curve, size_t n, bool with_errors)
{
  DwSeries *series = dw_result_add_series(assembly->result, plot, curve, n, with_errors);
  if (series && assembly->preview)
    series->remark = PREVIEW;
  return series;
}

DwStatus
dw_dos_absent(const DwDosAssembly *assembly, size_t plot, size_t curve, const char *remark)
{
  return dw_result_add_absent(assembly->result, plot, curve, remark) ? DW_OK : DW_NO_MEMORY;
}

DwStatus
dw_dos_add_window(const DwDosAssembly *assembly, size_t plot, double low, double high, const char *label)
{
  return dw_result_add_band(assembly->result, plot, low, high, label) ? DW_OK : DW_NO_MEMORY;
}

DwStatus
dw_dos_add_shape(const DwDosAssembly *assembly, const DwPlotRequest *plot, size_t curve, DwDosShape shape,
                 const DwFit *fit)
{
  if (!fit->exists)
    return dw_dos_absent(assembly, plot->plot, curve,
                         N_("There are too few levels in the window of the fit so far."));
  DwSeries *series = dw_dos_new_series(assembly, plot->plot, curve, plot->n, false);
  if (!series)
    return DW_NO_MEMORY;
  for (size_t k = 0; k < plot->n; k++) {
    const double y = shape(assembly, fit, series->x[k] = plot->abscissae[k]);
    series->y[k] = isfinite(y) ? y : NAN;
  }
  return DW_OK;
}

double
dw_dos_power_law(const DwDosAssembly *assembly, const DwFit *fit, double energy)
{
  return fit->amplitude.value * pow(energy, fit->exponent.value);
}

/* Rungs from cold to hot, those without a value left out. */
DwStatus
dw_dos_add_rungs(const DwDosAssembly *assembly, size_t plot, size_t curve, DwDosObservable observable)
{
  double x[DW_MAX_RUNGS];
  DwEstimate y[DW_MAX_RUNGS];
  size_t n = 0;
  for (size_t k = assembly->recipe->ladder.n; k-- > 0;) {
    if (dw_cancel_requested(assembly->cancel))
      return DW_CANCELLED;
    y[n] = observable(assembly, k);
    x[n] = dw_dos_rung_temperature(assembly, k);
    n += isfinite(y[n].value);
  }
  if (n == 0)
    return dw_dos_absent(assembly, plot, curve, N_("There are too few samples so far."));
  DwSeries *series = dw_dos_new_series(assembly, plot, curve, n, true);
  if (!series)
    return DW_NO_MEMORY;
  for (size_t k = 0; k < n; k++) {
    series->x[k] = x[k];
    series->y[k] = y[k].value;
    series->y_error[k] = y[k].error;
  }
  return DW_OK;
}
