/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "io/describe_json.h"
#include "io/json.h"

/* Adds `n` objects as the member `name`, each filled in by `add`. */
static void
add_list(JsonBuilder *builder, const char *name, const void *owner, size_t n,
         void (*add)(JsonBuilder *builder, const void *owner, size_t k))
{
  json_builder_set_member_name(builder, name);
  json_builder_begin_array(builder);
  for (size_t k = 0; k < n; k++) {
    json_builder_begin_object(builder);
    add(builder, owner, k);
    json_builder_end_object(builder);
  }
  json_builder_end_array(builder);
}

static void
add_flag(JsonBuilder *builder, const char *name, bool flag)
{
  json_builder_set_member_name(builder, name);
  json_builder_add_boolean_value(builder, flag);
}

static void
add_words(JsonBuilder *builder, const DwParameter *parameter)
{
  json_builder_set_member_name(builder, "words");
  json_builder_begin_array(builder);
  for (size_t k = 0; parameter->words[k]; k++)
    json_builder_add_string_value(builder, parameter->words[k]);
  json_builder_end_array(builder);
}

static void
add_range(JsonBuilder *builder, const DwParameter *parameter)
{
  dw_json_value(builder, "min", parameter, parameter->minimum);
  dw_json_value(builder, "max", parameter, parameter->maximum);
  add_flag(builder, "zero_allowed", parameter->zero_allowed);
  dw_json_string(builder, "scale", parameter->scale == DW_SCALE_LOG ? "log" : "linear");
}

static void
add_parameter(JsonBuilder *builder, const void *model, size_t k)
{
  static const char *const kinds[] = {"real", "integer", "choice"};
  const DwParameter *parameter = &((const DwModel *) model)->parameters[k];
  dw_json_string(builder, "name", parameter->name);
  dw_json_text(builder, "symbol", parameter->symbol);
  dw_json_text(builder, "unit", parameter->unit);
  dw_json_text(builder, "meaning", parameter->meaning);
  dw_json_string(builder, "kind", kinds[parameter->kind]);
  if (parameter->kind == DW_PARAMETER_CHOICE)
    add_words(builder, parameter);
  else
    add_range(builder, parameter);
  dw_json_value(builder, "default", parameter, parameter->initial);
}

static void
add_derived(JsonBuilder *builder, const void *model, size_t k)
{
  const DwDerived *derived = &((const DwModel *) model)->derived[k];
  dw_json_string(builder, "name", derived->quantity.name);
  dw_json_text(builder, "symbol", derived->quantity.symbol);
  dw_json_text(builder, "unit", derived->quantity.unit);
  dw_json_text(builder, "meaning", derived->quantity.meaning);
  add_range(builder, &derived->quantity);
  dw_json_string(builder, "moves", derived->moves);
}

static void
add_curve(JsonBuilder *builder, const void *plot, size_t k)
{
  const DwCurve *curve = &((const DwPlot *) plot)->curves[k];
  dw_json_string(builder, "id", curve->id);
  dw_json_text(builder, "label", curve->label);
  dw_json_text(builder, "equation", curve->equation);
  dw_json_text(builder, "source", curve->source);
  dw_json_text(builder, "meaning", curve->meaning);
  add_flag(builder, "shown", !curve->hidden);
  add_flag(builder, "sampled", curve->sampled);
}

static void
add_plot(JsonBuilder *builder, const void *model, size_t k)
{
  const DwPlot *plot = &((const DwModel *) model)->plots[k];
  dw_json_string(builder, "id", plot->id);
  dw_json_text(builder, "title", plot->title);
  dw_json_text(builder, "equation", plot->equation);
  dw_json_text(builder, "source", plot->source);
  dw_json_quantity(builder, "x", &plot->x);
  dw_json_quantity(builder, "y", &plot->y);
  add_list(builder, "curves", plot, plot->n_curves, add_curve);
}

static void
add_readout(JsonBuilder *builder, const void *model, size_t k)
{
  const DwReadout *readout = &((const DwModel *) model)->readouts[k];
  dw_json_string(builder, "id", readout->id);
  dw_json_text(builder, "symbol", readout->symbol);
  dw_json_text(builder, "unit", readout->unit);
  dw_json_text(builder, "meaning", readout->meaning);
}

static void
add_note(JsonBuilder *builder, const void *model, size_t k)
{
  const DwNote *note = &((const DwModel *) model)->notes[k];
  dw_json_text(builder, "place", note->place);
  dw_json_text(builder, "text", note->text);
  json_builder_set_member_name(builder, "plots");
  json_builder_begin_array(builder);
  for (size_t p = 0; p < ((const DwModel *) model)->n_plots; p++)
    if (dw_note_concerns(note, &((const DwModel *) model)->plots[p]))
      json_builder_add_string_value(builder, ((const DwModel *) model)->plots[p].id);
  json_builder_end_array(builder);
}

static void
add_settings(JsonBuilder *builder, const DwModel *model, const DwPreset *preset)
{
  json_builder_set_member_name(builder, "settings");
  json_builder_begin_object(builder);
  for (size_t k = 0; k < DW_MAX_SETTINGS && preset->settings[k].name; k++) {
    const DwSetting *setting = &preset->settings[k];
    const int parameter = dw_model_parameter(model, setting->name);
    if (parameter >= 0)
      dw_json_value(builder, setting->name, &model->parameters[parameter], setting->value);
  }
  json_builder_end_object(builder);
}

static void
add_preset(JsonBuilder *builder, const void *model, size_t k)
{
  const DwPreset *preset = &((const DwModel *) model)->presets[k];
  dw_json_string(builder, "id", preset->id);
  dw_json_text(builder, "title", preset->title);
  dw_json_text(builder, "meaning", preset->meaning);
  dw_json_text(builder, "source", preset->source);
  add_settings(builder, model, preset);
  json_builder_set_member_name(builder, "plots");
  json_builder_begin_array(builder);
  for (size_t v = 0; v < DW_MAX_VIEWS && preset->views[v].plot; v++)
    json_builder_add_string_value(builder, preset->views[v].plot);
  json_builder_end_array(builder);
}

static void
add_citation(JsonBuilder *builder, const void *model, size_t k)
{
  const DwCitation *citation = &((const DwModel *) model)->citations[k];
  dw_json_string(builder, "id", citation->id);
  dw_json_text(builder, "text", citation->text);
}

static void
add_head(JsonBuilder *builder, const DwModel *model)
{
  dw_json_string(builder, "id", model->id);
  dw_json_text(builder, "title", model->title);
  dw_json_text(builder, "summary", model->summary);
  dw_json_text(builder, "source", model->source);
}

static void
add_model(JsonBuilder *builder, const void *registry, size_t k)
{
  add_head(builder, ((const DwRegistry *) registry)->models[k]);
}

char *
dw_describe_models_json(const DwRegistry *registry)
{
  g_autoptr(JsonBuilder) builder = json_builder_new();
  json_builder_begin_object(builder);
  add_list(builder, "models", registry, registry->n_models, add_model);
  return dw_json_finish(builder, NULL);
}

char *
dw_describe_model_json(const DwModel *model)
{
  g_autoptr(JsonBuilder) builder = json_builder_new();
  json_builder_begin_object(builder);
  add_head(builder, model);
  add_list(builder, "parameters", model, model->n_parameters, add_parameter);
  add_list(builder, "derived", model, model->n_derived, add_derived);
  add_list(builder, "plots", model, model->n_plots, add_plot);
  add_list(builder, "readouts", model, model->n_readouts, add_readout);
  add_list(builder, "notes", model, model->n_notes, add_note);
  add_list(builder, "presets", model, model->n_presets, add_preset);
  add_list(builder, "citations", model, model->n_citations, add_citation);
  return dw_json_finish(builder, NULL);
}
