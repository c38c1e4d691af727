/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "io/state_string.h"
#include "io/names.h"
#include "io/number.h"
#include "io/quote.h"
#include "io/state_view.h"

#include <gio/gio.h>
#include <string.h>

#define SCHEME "doublewell"

/* What has been read so far of a state string. */
typedef struct {
  DwState state;
  bool named[DW_MAX_PARAMETERS];
  bool has_seed;
  size_t n_plots;
  bool has_x, has_y, has_curves; /* of the plot named last */
} Reading;

/* The parts of "doublewell:MODEL?query" that may be there; anything else of a URI has no meaning here. */
static DwStatus
split(const char *text, char **model, char **query, DwError *error)
{
  char quoted[DW_QUOTE_SIZE];
  g_autofree char *scheme = NULL, *user = NULL, *host = NULL, *fragment = NULL;
  int port = -1;
  if (strnlen(text, DW_STATE_LENGTH + 1) > DW_STATE_LENGTH)
    return dw_error_set(error, DW_BAD_VALUE, "the state %s is too long: at most %d bytes are read.",
                        dw_quote(text, quoted), DW_STATE_LENGTH);
  if (!g_uri_split(text, G_URI_FLAGS_ENCODED_QUERY, &scheme, &user, &host, &port, model, query, &fragment,
                   NULL) ||
      g_strcmp0(scheme, SCHEME) != 0 || user || host || port != -1 || fragment)
    return dw_error_set(error, DW_BAD_VALUE,
                        "%s is not a state: it should look like " SCHEME ":MODEL?name=value&plot=ID.",
                        dw_quote(text, quoted));
  return DW_OK;
}

static DwStatus
read_seed(Reading *reading, const char *text, DwError *error)
{
  char quoted[DW_QUOTE_SIZE];
  guint64 seed;
  if (reading->has_seed)
    return dw_error_set(error, DW_BAD_VALUE, "the state gives seed twice.");
  if (!g_ascii_string_to_unsigned(text, 10, 0, G_MAXUINT64, &seed, NULL))
    return dw_error_set(error, DW_BAD_VALUE, "seed cannot be %s: allowed is 0 to 18446744073709551615.",
                        dw_quote(text, quoted));
  reading->state.seed = seed;
  reading->has_seed = true;
  return DW_OK;
}

static DwStatus
read_plot(Reading *reading, const char *id, DwError *error)
{
  size_t plot;
  DwState *state = &reading->state;
  if (dw_find_plot(state->model, id, &plot, error) != DW_OK)
    return dw_error_name(error, "plot in the state");
  if (reading->n_plots == DW_MAX_VIEWS)
    return dw_error_set(error, DW_BAD_VALUE, "the state shows more than %d plots.", DW_MAX_VIEWS);
  for (size_t k = 0; k < reading->n_plots; k++)
    if (state->views[k].plot == plot)
      return dw_error_set(error, DW_BAD_VALUE, "the state shows the plot %s twice.",
                          state->model->plots[plot].id);
  state->views[reading->n_plots++] = dw_view_initial(state->model, plot);
  state->n_views = reading->n_plots;
  reading->has_x = reading->has_y = reading->has_curves = false;
  return DW_OK;
}

typedef DwStatus (*ReadView)(const DwModel *model, DwView *view, const char *text, DwError *error);

/* What belongs to the plot before it. */
static DwStatus
read_of_view(Reading *reading, ReadView read, const char *name, bool *given, const char *text, DwError *error)
{
  DwState *state = &reading->state;
  if (reading->n_plots == 0)
    return dw_error_set(error, DW_BAD_VALUE, "the state gives %s before any plot: it belongs behind plot=ID.",
                        name);
  if (*given)
    return dw_error_set(error, DW_BAD_VALUE, "the state gives %s of one plot twice.", name);
  *given = true;
  return read(state->model, &state->views[reading->n_plots - 1], text, error);
}

static DwStatus
read_x(Reading *reading, const char *text, DwError *error)
{
  return read_of_view(reading, dw_view_read_x, "x", &reading->has_x, text, error);
}

static DwStatus
read_y(Reading *reading, const char *text, DwError *error)
{
  return read_of_view(reading, dw_view_read_y, "y", &reading->has_y, text, error);
}

static DwStatus
read_curves(Reading *reading, const char *text, DwError *error)
{
  return read_of_view(reading, dw_view_read_curves, "curves", &reading->has_curves, text, error);
}

/* The names that are no parameters. */
static const struct {
  const char *name;
  DwStatus (*read)(Reading *reading, const char *text, DwError *error);
} keys[] = {{"seed", read_seed}, {"plot", read_plot}, {"x", read_x}, {"y", read_y}, {"curves", read_curves}};

bool
dw_state_reserves(const char *name)
{
  for (size_t k = 0; k < G_N_ELEMENTS(keys); k++)
    if (g_str_equal(keys[k].name, name))
      return true;
  return false;
}

static DwStatus
read_parameter(Reading *reading, const char *name, const char *text, DwError *error)
{
  const DwModel *model = reading->state.model;
  size_t k;
  if (dw_find_parameter(model, name, &k, error) != DW_OK)
    return dw_error_name(error, "the state");
  if (reading->named[k])
    return dw_error_set(error, DW_BAD_VALUE, "the state gives %s twice.", model->parameters[k].name);
  reading->named[k] = true;
  return dw_parameter_parse(&model->parameters[k], text, &reading->state.values[k], error);
}

static DwStatus
read_pair(Reading *reading, const char *name, const char *text, DwError *error)
{
  for (size_t k = 0; k < G_N_ELEMENTS(keys); k++)
    if (g_str_equal(keys[k].name, name))
      return keys[k].read(reading, text, error);
  return read_parameter(reading, name, text, error);
}

static DwStatus
read_query(Reading *reading, const char *query, DwError *error)
{
  GUriParamsIter iter;
  GError *failure = NULL;
  char *name, *text;
  DwStatus status = DW_OK;
  g_uri_params_iter_init(&iter, query, -1, "&", G_URI_PARAMS_NONE);
  while (status == DW_OK && g_uri_params_iter_next(&iter, &name, &text, &failure)) {
    status = read_pair(reading, name, text, error);
    g_free(name);
    g_free(text);
  }
  if (failure) {
    g_error_free(failure);
    return dw_error_set(error, DW_BAD_VALUE, "the state is not made of name=value pairs joined by &.");
  }
  return status;
}

DwStatus
dw_state_parse(const DwRegistry *registry, const char *text, DwState *state, DwError *error)
{
  g_autofree char *id = NULL, *query = NULL;
  const DwModel *model;
  DwStatus status = split(text, &id, &query, error);
  if (status != DW_OK)
    return status;
  if (dw_find_model(registry, id, &model, error) != DW_OK)
    return dw_error_name(error, "the state");
  Reading reading = {.state = dw_state_initial(model)};
  for (size_t k = 0; k < model->n_parameters; k++)
    reading.state.values[k] = model->parameters[k].initial;
  if (query && *query)
    status = read_query(&reading, query, error);
  if (status == DW_OK)
    *state = reading.state;
  return status;
}

char *
dw_state_format(const DwState *state)
{
  char value[DW_NUMBER_LENGTH];
  const DwModel *model = state->model;
  GString *text = g_string_new(SCHEME ":");
  g_string_append_printf(text, "%s?", model->id);
  for (size_t k = 0; k < model->n_parameters; k++)
    g_string_append_printf(text, "%s=%s&", model->parameters[k].name,
                           dw_parameter_format(&model->parameters[k], state->values[k], value, sizeof value));
  for (size_t k = 0; k < state->n_views; k++)
    dw_view_append(text, model, &state->views[k]);
  g_string_append_printf(text, "seed=%" G_GUINT64_FORMAT, state->seed);
  return g_string_free(text, FALSE);
}
