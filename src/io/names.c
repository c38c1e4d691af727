/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "io/names.h"
#include "io/quote.h"

#include <glib.h>
#include <string.h>

/* The names of one kind, whatever table they stand in. */
typedef struct {
  const char *kind;  /* "parameter" */
  const char *owner; /* id of the model or plot that has them */
  const char *(*name)(const void *table, size_t k);
  const void *table;
  size_t n;
} Names;

/* "a, b or c". */
static char *
list_names(const Names *names)
{
  GString *list = g_string_new(NULL);
  for (size_t k = 0; k < names->n; k++) {
    const char *separator = k == 0 ? "" : k + 1 < names->n ? ", " : " or ";
    g_string_append_printf(list, "%s%s", separator, names->name(names->table, k));
  }
  return g_string_free(list, FALSE);
}

static DwStatus
refuse(const Names *names, const char *text, DwError *error)
{
  char quoted[DW_QUOTE_SIZE], hint[96];
  const char *nearest = dw_nearest_name(text, names->name, names->table, names->n);
  g_autofree char *list = list_names(names);
  return dw_error_set(error, DW_BAD_VALUE, "%s has no %s %s%s: allowed is %s.", names->owner, names->kind,
                      dw_quote(text, quoted), dw_name_hint(nearest, hint, sizeof hint),
                      *list ? list : "none at all");
}

static DwStatus
find(const Names *names, const char *text, size_t *index, DwError *error)
{
  for (size_t k = 0; k < names->n; k++)
    if (strcmp(names->name(names->table, k), text) == 0) {
      *index = k;
      return DW_OK;
    }
  return refuse(names, text, error);
}

static const char *
model_id(const void *table, size_t k)
{
  return ((const DwModel *const *) table)[k]->id;
}

static const char *
parameter_name(const void *table, size_t k)
{
  return ((const DwParameter *) table)[k].name;
}

static const char *
plot_id(const void *table, size_t k)
{
  return ((const DwPlot *) table)[k].id;
}

static const char *
preset_id(const void *table, size_t k)
{
  return ((const DwPreset *) table)[k].id;
}

static const char *
curve_id(const void *table, size_t k)
{
  return ((const DwCurve *) table)[k].id;
}

DwStatus
dw_find_model(const DwRegistry *registry, const char *id, const DwModel **model, DwError *error)
{
  size_t k = 0;
  const Names names = {"model", "Doublewell", model_id, registry->models, registry->n_models};
  const DwStatus status = find(&names, id, &k, error);
  if (status == DW_OK)
    *model = registry->models[k];
  return status;
}

DwStatus
dw_find_parameter(const DwModel *model, const char *name, size_t *parameter, DwError *error)
{
  const Names names = {"parameter", model->id, parameter_name, model->parameters, model->n_parameters};
  return find(&names, name, parameter, error);
}

DwStatus
dw_find_plot(const DwModel *model, const char *id, size_t *plot, DwError *error)
{
  const Names names = {"plot", model->id, plot_id, model->plots, model->n_plots};
  return find(&names, id, plot, error);
}

DwStatus
dw_find_preset(const DwModel *model, const char *id, size_t *preset, DwError *error)
{
  const Names names = {"preset", model->id, preset_id, model->presets, model->n_presets};
  return find(&names, id, preset, error);
}

DwStatus
dw_find_curve(const DwPlot *plot, const char *id, size_t *curve, DwError *error)
{
  const Names names = {"curve", plot->id, curve_id, plot->curves, plot->n_curves};
  return find(&names, id, curve, error);
}

static const char *
string_of(const void *table, size_t k)
{
  return ((char *const *) table)[k];
}

/* Plots share curves: each id is listed once. */
static void
add_ids(GPtrArray *ids, const DwPlot *plot)
{
  for (size_t k = 0; k < plot->n_curves; k++)
    if (!g_ptr_array_find_with_equal_func(ids, plot->curves[k].id, g_str_equal, NULL))
      g_ptr_array_add(ids, (char *) plot->curves[k].id);
}

DwStatus
dw_refuse_curve(const DwModel *model, const size_t *plots, size_t n, const char *id, DwError *error)
{
  g_autoptr(GPtrArray) ids = g_ptr_array_new();
  for (size_t k = 0; k < n; k++)
    add_ids(ids, &model->plots[plots[k]]);
  const Names names = {"curve", n == 1 ? model->plots[plots[0]].id : model->id, string_of, ids->pdata,
                       ids->len};
  return refuse(&names, id, error);
}
