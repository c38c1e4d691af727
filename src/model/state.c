/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/state.h"

#include <string.h>

static void
set_defaults(DwState *state)
{
  for (size_t k = 0; k < state->model->n_parameters; k++)
    state->values[k] = state->model->parameters[k].initial;
}

DwState
dw_state_initial(const DwModel *model)
{
  DwState state = {.model = model, .seed = 1, .n_views = 1};
  set_defaults(&state);
  state.views[0] = dw_view_initial(model, 0);
  if (model->n_presets > 0)
    dw_state_apply_preset(&state, &model->presets[0]);
  return state;
}

DwView
dw_view_initial(const DwModel *model, size_t plot)
{
  const DwPlot *table = &model->plots[plot];
  return (DwView){
      .plot = plot,
      .curves = dw_plot_shown_curves(table),
      .x_scale = table->x.scale,
      .y_scale = table->y.scale,
      .x_automatic = true,
      .y_automatic = true,
      .x = {1, 10},
      .y = {1, 10},
  };
}

static DwView
preset_view(const DwModel *model, size_t plot, const DwPresetView *preset)
{
  DwView view = dw_view_initial(model, plot);
  view.x_scale = preset->x_scale;
  view.y_scale = preset->y_scale;
  view.x_automatic = !(preset->x_low < preset->x_high);
  view.y_automatic = !(preset->y_low < preset->y_high);
  if (!view.x_automatic)
    view.x = (DwRange){preset->x_low, preset->x_high};
  if (!view.y_automatic)
    view.y = (DwRange){preset->y_low, preset->y_high};
  return view;
}

void
dw_state_apply_preset(DwState *state, const DwPreset *preset)
{
  set_defaults(state);
  for (size_t k = 0; k < DW_MAX_SETTINGS && preset->settings[k].name; k++)
    dw_state_set(state, preset->settings[k].name, preset->settings[k].value, NULL);
  size_t shown = 0;
  for (size_t k = 0; k < DW_MAX_VIEWS && preset->views[k].plot; k++) {
    const int plot = dw_model_plot(state->model, preset->views[k].plot);
    if (plot >= 0)
      state->views[shown++] = preset_view(state->model, (size_t) plot, &preset->views[k]);
  }
  if (shown > 0)
    state->n_views = shown;
}

DwStatus
dw_state_set(DwState *state, const char *name, double value, DwError *error)
{
  const int parameter = dw_model_parameter(state->model, name);
  if (parameter < 0)
    return dw_error_set(error, DW_BAD_VALUE, "%s has no parameter %.40s.", state->model->id, name);
  const DwStatus status = dw_parameter_check(&state->model->parameters[parameter], value, error);
  if (status == DW_OK)
    state->values[parameter] = dw_parameter_clamp(&state->model->parameters[parameter], value);
  return status;
}

DwRange
dw_state_x_range(const DwState *state, size_t view)
{
  DwRange range = state->views[view].x;
  if (state->views[view].x_automatic)
    state->model->plots[state->views[view].plot].domain(state->values, &range.low, &range.high);
  return range;
}
