/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/job_parts.h"
#include "cli/option.h"
#include "cli/report.h"
#include "io/names.h"
#include "io/number.h"
#include "io/state_string.h"

#include <string.h>

/* The views that a model opens with, on its default parameters. */
static DwState
opening_state(const DwModel *model)
{
  DwState state = dw_state_initial(model);
  for (size_t k = 0; k < model->n_parameters; k++)
    state.values[k] = model->parameters[k].initial;
  return state;
}

static DwStatus
read_model(DwJob *job, const DwRegistry *registry, const char *text, DwError *error)
{
  const DwModel *model;
  if (g_str_has_prefix(text, "doublewell:"))
    return dw_state_parse(registry, text, &job->state, error);
  if (g_str_has_suffix(text, ".ensemble")) {
    const DwStatus read = dw_ensemble_file_read(&job->ensemble, registry, text, error);
    job->state = job->ensemble.state;
    return read;
  }
  const DwStatus status = dw_find_model(registry, text, &model, error);
  if (status != DW_OK)
    return dw_error_name(error, "MODEL");
  job->state = opening_state(model);
  return DW_OK;
}

static DwStatus
read_preset(DwState *state, const char *id, DwError *error)
{
  size_t preset;
  if (!id)
    return DW_OK;
  if (dw_find_preset(state->model, id, &preset, error) != DW_OK)
    return dw_error_name(error, "--preset");
  dw_state_apply_preset(state, &state->model->presets[preset]);
  return DW_OK;
}

static DwStatus
read_setting(DwState *state, const char *setting, DwError *error)
{
  size_t k;
  const char *equals = strchr(setting, '=');
  if (!equals)
    return dw_option_refuse(error, "--set", setting, "NAME=VALUE");
  g_autofree char *name = g_strndup(setting, (gsize) (equals - setting));
  DwStatus status = dw_find_parameter(state->model, name, &k, error);
  if (status == DW_OK)
    status = dw_parameter_parse(&state->model->parameters[k], equals + 1, &state->values[k], error);
  return status == DW_OK ? DW_OK : dw_error_name(error, "--set");
}

static DwStatus
read_seed(DwState *state, const char *text, DwError *error)
{
  guint64 seed;
  if (!text)
    return DW_OK;
  if (!g_ascii_string_to_unsigned(text, 10, 0, G_MAXUINT64, &seed, NULL))
    return dw_option_refuse(error, "--seed", text, "0 to 18446744073709551615");
  state->seed = seed;
  return DW_OK;
}

DwStatus
dw_job_read_state(DwJob *job, const DwRegistry *registry, const DwArguments *arguments, DwError *error)
{
  DwState *state = &job->state;
  DwStatus status = read_model(job, registry, arguments->rest[0], error);
  if (status == DW_OK)
    status = read_preset(state, arguments->preset, error);
  for (char **setting = arguments->settings; setting && *setting && status == DW_OK; setting++)
    status = read_setting(state, *setting, error);
  return status == DW_OK ? read_seed(state, arguments->seed, error) : status;
}
