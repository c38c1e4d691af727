/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "io/describe.h"
#include "io/describe_json.h"
#include "io/number.h"
#include "io/table.h"
#include "model/text.h"

static void
append_heading(GString *text, const char *heading)
{
  g_string_append_printf(text, "\n%s\n", heading);
}

static char *
to_plain(const char *markup, char *plain, size_t size)
{
  if (!markup || !*markup)
    *plain = '\0';
  else
    dw_text_plain(dw_text(markup), plain, size);
  return plain;
}

static void
append_head(GString *text, const DwModel *model)
{
  char plain[1024];
  g_string_append_printf(text, "%s — %s\n", model->id, to_plain(model->title, plain, sizeof plain));
  dw_wrap_append(text, to_plain(model->summary, plain, sizeof plain), 0);
  if (*model->source)
    dw_wrap_append(text, to_plain(model->source, plain, sizeof plain), 0);
}

static const char *
scale_name(DwScale scale)
{
  return scale == DW_SCALE_LOG ? "log" : "linear";
}

static void
append_parameters(GString *text, const DwModel *model)
{
  char allowed[256], initial[DW_NUMBER_LENGTH];
  g_autoptr(DwTable) table = dw_table_new(7);
  static const char *const heads[] = {"name", "symbol", "unit", "allowed", "scale", "default", "meaning"};
  for (size_t k = 0; k < G_N_ELEMENTS(heads); k++)
    dw_table_add(table, heads[k]);
  for (size_t k = 0; k < model->n_parameters; k++) {
    const DwParameter *parameter = &model->parameters[k];
    dw_table_add(table, parameter->name);
    dw_table_add(table, parameter->symbol);
    dw_table_add(table, parameter->unit);
    dw_table_add(table, dw_parameter_allowed(parameter, allowed, sizeof allowed));
    dw_table_add(table, parameter->kind == DW_PARAMETER_CHOICE ? "choice" : scale_name(parameter->scale));
    dw_table_add(table, dw_parameter_format(parameter, parameter->initial, initial, sizeof initial));
    dw_table_add(table, parameter->meaning);
  }
  append_heading(text, "PARAMETERS (--set NAME=VALUE)");
  dw_table_append(table, text, 2);
}

static void
append_derived(GString *text, const DwModel *model)
{
  char allowed[256];
  g_autoptr(DwTable) table = dw_table_new(6);
  for (size_t k = 0; k < model->n_derived; k++) {
    const DwParameter *quantity = &model->derived[k].quantity;
    g_autofree char *meaning =
        g_strdup_printf("%s [moves %s]", dw_text(quantity->meaning), model->derived[k].moves);
    dw_table_add(table, quantity->name);
    dw_table_add(table, quantity->symbol);
    dw_table_add(table, quantity->unit);
    dw_table_add(table, dw_parameter_allowed(quantity, allowed, sizeof allowed));
    dw_table_add(table, scale_name(quantity->scale));
    dw_table_add(table, meaning);
  }
  if (model->n_derived)
    append_heading(text, "DERIVED QUANTITIES (sliders of the window that move a parameter)");
  dw_table_append(table, text, 2);
}

static void
append_axis(GString *text, const char *name, const DwQuantity *quantity)
{
  char symbol[128], unit[128], meaning[256];
  to_plain(quantity->symbol, symbol, sizeof symbol);
  to_plain(quantity->unit, unit, sizeof unit);
  g_string_append_printf(text, "    %s: %s%s%s%s, %s, %s\n", name, symbol, *unit ? " (" : "", unit,
                         *unit ? ")" : "", to_plain(quantity->meaning, meaning, sizeof meaning),
                         scale_name(quantity->scale));
}

static void
append_curves(GString *text, const DwPlot *plot)
{
  g_autoptr(DwTable) table = dw_table_new(3);
  for (size_t k = 0; k < plot->n_curves; k++) {
    const DwCurve *curve = &plot->curves[k];
    g_autofree char *meaning =
        g_strdup_printf("%s%s%s", dw_text(curve->meaning ? curve->meaning : ""),
                        curve->sampled ? " [own abscissae]" : "", curve->hidden ? " [only on request]" : "");
    dw_table_add(table, curve->id);
    dw_table_add(table, curve->source);
    dw_table_add(table, curve->equation);
    dw_table_add_below(table, meaning);
  }
  dw_table_append(table, text, 4);
}

static void
append_plots(GString *text, const DwModel *model)
{
  char title[256], equation[512], source[128];
  append_heading(text, "PLOTS AND CURVES (--plot ID --curve ID)");
  for (size_t k = 0; k < model->n_plots; k++) {
    const DwPlot *plot = &model->plots[k];
    to_plain(plot->source, source, sizeof source);
    g_string_append_printf(text, "%s  %s — %s: %s%s%s\n", k ? "\n" : "", plot->id,
                           to_plain(plot->title, title, sizeof title),
                           to_plain(plot->equation, equation, sizeof equation), *source ? ", " : "", source);
    append_axis(text, "x", &plot->x);
    append_axis(text, "y", &plot->y);
    append_curves(text, plot);
  }
}

static void
append_readouts(GString *text, const DwModel *model)
{
  g_autoptr(DwTable) table = dw_table_new(4);
  for (size_t k = 0; k < model->n_readouts; k++) {
    dw_table_add(table, model->readouts[k].id);
    dw_table_add(table, model->readouts[k].symbol);
    dw_table_add(table, model->readouts[k].unit);
    dw_table_add(table, model->readouts[k].meaning);
  }
  if (model->n_readouts)
    append_heading(text, "READOUTS (--readouts)");
  dw_table_append(table, text, 2);
}

static void
append_presets(GString *text, const DwModel *model)
{
  g_autoptr(DwTable) table = dw_table_new(2);
  for (size_t k = 0; k < model->n_presets; k++) {
    const DwPreset *preset = &model->presets[k];
    g_autofree char *meaning = g_strdup_printf("%s [%s]", dw_text(preset->meaning), preset->source);
    dw_table_add(table, preset->id);
    dw_table_add(table, preset->title);
    dw_table_add_below(table, meaning);
  }
  if (model->n_presets)
    append_heading(text, "PRESETS (--preset ID)");
  dw_table_append(table, text, 2);
}

static void
append_notes(GString *text, const DwModel *model)
{
  g_autoptr(DwTable) table = dw_table_new(2);
  for (size_t k = 0; k < model->n_notes; k++) {
    dw_table_add(table, model->notes[k].place);
    dw_table_add(table, model->notes[k].text);
  }
  if (model->n_notes)
    append_heading(text, "NOTES");
  dw_table_append(table, text, 2);
}

static void
append_citations(GString *text, const DwModel *model)
{
  g_autoptr(DwTable) table = dw_table_new(2);
  for (size_t k = 0; k < model->n_citations; k++) {
    dw_table_add(table, model->citations[k].id);
    dw_table_add(table, model->citations[k].text);
  }
  if (model->n_citations)
    append_heading(text, "CITATIONS");
  dw_table_append(table, text, 2);
}

char *
dw_describe_models(const DwRegistry *registry, bool json)
{
  if (json)
    return dw_describe_models_json(registry);
  GString *text = g_string_new(NULL);
  g_autoptr(DwTable) table = dw_table_new(3);
  for (size_t k = 0; k < registry->n_models; k++) {
    dw_table_add(table, registry->models[k]->id);
    dw_table_add(table, registry->models[k]->title);
    dw_table_add(table, registry->models[k]->source);
  }
  dw_table_append(table, text, 0);
  return g_string_free(text, FALSE);
}

char *
dw_describe_model(const DwModel *model, bool json)
{
  if (json)
    return dw_describe_model_json(model);
  GString *text = g_string_new(NULL);
  append_head(text, model);
  append_parameters(text, model);
  append_derived(text, model);
  append_plots(text, model);
  append_readouts(text, model);
  append_presets(text, model);
  append_notes(text, model);
  append_citations(text, model);
  return g_string_free(text, FALSE);
}
