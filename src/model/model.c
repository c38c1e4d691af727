/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/model.h"

#include <math.h>
#include <string.h>

/* Every table entry begins with its name or id; the entries differ in size. */
static int
find_name(const void *entries, size_t n, size_t entry_size, const char *name)
{
  for (size_t k = 0; k < n; k++) {
    const char *const *first_member = (const void *) ((const char *) entries + k * entry_size);
    if (strcmp(*first_member, name) == 0)
      return (int) k;
  }
  return -1;
}

int
dw_model_parameter(const DwModel *model, const char *name)
{
  return find_name(model->parameters, model->n_parameters, sizeof *model->parameters, name);
}

int
dw_model_derived(const DwModel *model, const char *name)
{
  return find_name(model->derived, model->n_derived, sizeof *model->derived, name);
}

int
dw_model_plot(const DwModel *model, const char *id)
{
  return find_name(model->plots, model->n_plots, sizeof *model->plots, id);
}

int
dw_model_readout(const DwModel *model, const char *id)
{
  return find_name(model->readouts, model->n_readouts, sizeof *model->readouts, id);
}

int
dw_model_preset(const DwModel *model, const char *id)
{
  return find_name(model->presets, model->n_presets, sizeof *model->presets, id);
}

int
dw_plot_curve(const DwPlot *plot, const char *id)
{
  return find_name(plot->curves, plot->n_curves, sizeof *plot->curves, id);
}

uint64_t
dw_plot_all_curves(const DwPlot *plot)
{
  return plot->n_curves >= 64 ? UINT64_MAX : (UINT64_C(1) << plot->n_curves) - 1;
}

uint64_t
dw_plot_shown_curves(const DwPlot *plot)
{
  uint64_t shown = 0;
  for (size_t k = 0; k < plot->n_curves; k++)
    if (!plot->curves[k].hidden)
      shown |= UINT64_C(1) << k;
  return shown;
}

bool
dw_note_concerns(const DwNote *note, const DwPlot *plot)
{
  const size_t length = strlen(plot->id);
  const char *rest = note->plots;
  while (rest && *rest) {
    const size_t word = strcspn(rest, " ");
    if (word == length && strncmp(rest, plot->id, length) == 0)
      return true;
    rest += word + strspn(rest + word, " ");
  }
  return note->plots == NULL;
}

DwStatus
dw_derived_back(const DwModel *model, const DwDerived *derived, const double *values, double wanted,
                double *value, DwError *error)
{
  const int moved = dw_model_parameter(model, derived->moves);
  if (moved < 0)
    return dw_error_set(error, DW_BAD_VALUE, "%s has no parameter %.40s.", model->id, derived->moves);
  const DwParameter *parameter = &model->parameters[moved];
  const double exact = derived->back(values, wanted);
  const double given = parameter->kind == DW_PARAMETER_REAL ? exact : round(exact);
  *value = isnan(given) ? values[moved] : dw_parameter_clamp(parameter, given);
  return dw_parameter_check(parameter, given, error);
}
