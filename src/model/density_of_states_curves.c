/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/density_of_states_parts.h"

/* --- the whole ------------------------------------------------------------------------------------------ */

static DwStatus
add_curve(const DwDosAssembly *assembly, const DwPlotRequest *plot, size_t curve)
{
  switch (plot->plot) {
  case DW_DOS_DENSITY:
    return dw_dos_add_density_curve(assembly, plot, curve);
  case DW_DOS_PSEUDO_GAP:
    return dw_dos_add_gap_curve(assembly, plot, curve);
  case DW_DOS_EXPONENTS:
    return dw_dos_add_exponent_curve(assembly, plot, curve);
  case DW_DOS_HEAT_CAPACITY:
    return dw_dos_add_heat_curve(assembly, plot, curve);
  case DW_DOS_CONDUCTIVITY:
    return dw_dos_add_conductivity_curve(assembly, plot, curve);
  case DW_DOS_ANNEALING:
    return dw_dos_add_annealing_curve(assembly, plot, curve);
  default:
    return dw_dos_add_response_curve(assembly, plot, curve);
  }
}

static DwStatus
add_plot(const DwDosAssembly *assembly, const DwPlotRequest *plot)
{
  DwStatus status = DW_OK;
  for (size_t curve = 0; curve < assembly->request->model->plots[plot->plot].n_curves && status == DW_OK;
       curve++) {
    if (dw_cancel_requested(assembly->cancel))
      return DW_CANCELLED;
    if (plot->curves >> curve & 1)
      status = add_curve(assembly, plot, curve);
  }
  return status;
}

static bool
needs_observables(const DwRequest *request, bool preview)
{
  bool needs = request->readouts && !preview; /* 20 ms to prepare: a preview does without where it can */
  for (size_t k = 0; k < request->n_plots; k++)
    needs |= request->plots[k].plot >= DW_DOS_HEAT_CAPACITY && request->plots[k].plot <= DW_DOS_DIELECTRIC;
  return needs;
}

static DwObserved *
observe(const DwRequest *request, const DwEnsemble *ensemble, DwObserver **observer)
{
  if (!*observer)
    *observer = dw_observer_new(dw_ensemble_recipe(ensemble), request->values[DW_DOS_CROSSOVER]);
  return *observer ? dw_observe(*observer, ensemble) : NULL;
}

DwStatus
dw_dos_assemble(DwResult *result, const DwRequest *request, const DwEnsemble *ensemble, DwObserver **observer,
                bool preview, const DwCancel *cancel)
{
  const DwRecipe *recipe = dw_ensemble_recipe(ensemble);
  const bool observed = needs_observables(request, preview);
  DwObserved *observables = observed ? observe(request, ensemble, observer) : NULL;
  if (observed && !observables)
    return DW_NO_MEMORY;
  const DwDosAssembly assembly = {.result = result,
                                  .request = request,
                                  .ensemble = ensemble,
                                  .recipe = recipe,
                                  .observed = observables,
                                  .cancel = cancel,
                                  .rung =
                                      dw_ladder_nearest(&recipe->ladder, request->values[DW_DOS_TEMPERATURE]),
                                  .coldest = recipe->ladder.n - 1,
                                  .quench = dw_recipe_states(recipe) - 1,
                                  .preview = preview};
  DwStatus status = DW_OK;
  for (size_t k = 0; k < request->n_plots && status == DW_OK; k++)
    status = add_plot(&assembly, &request->plots[k]);
  if (status == DW_OK && request->readouts)
    dw_dos_read_out(&assembly);
  dw_observed_free(observables);
  return status;
}
