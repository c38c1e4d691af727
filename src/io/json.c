/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "io/json.h"
#include "io/pins.h"
#include "io/state_string.h"
#include "io/version.h"

#include <math.h>

static void
add_interval(JsonBuilder *builder, uint64_t low, uint64_t high)
{
  json_builder_begin_object(builder);
  dw_json_whole(builder, "first", low);
  dw_json_whole(builder, "last", high - 1);
  json_builder_end_object(builder);
}

/* Those of the ensemble; without one, what was asked for is all that is known. */
static void
add_intervals(JsonBuilder *builder, const DwResult *result)
{
  size_t length;
  DwEnsembleContent content = {0};
  const DwEnsembleFormat *format = dw_result_model(result)->ensemble;
  const unsigned char *bytes = dw_result_ensemble(result, &length);
  const uint64_t first = dw_result_first(result), done = dw_result_realizations(result, NULL);
  if (!dw_result_model(result)->sampled)
    return;
  json_builder_set_member_name(builder, "intervals");
  json_builder_begin_array(builder);
  if (format && bytes && format->examine(bytes, length, &content, NULL) == DW_OK)
    for (size_t k = 0; k < content.n_intervals; k++)
      add_interval(builder, content.intervals[k].low, content.intervals[k].high);
  else if (done > 0)
    add_interval(builder, first, first + done);
  json_builder_end_array(builder);
  dw_ensemble_content_clear(&content);
}

static void
add_head(JsonBuilder *builder, const DwState *state, const DwResult *result)
{
  uint64_t wanted;
  const uint64_t done = dw_result_realizations(result, &wanted);
  g_autofree char *address = dw_state_format(state);
  dw_json_string(builder, "program", "doublewell");
  dw_json_string(builder, "version", DW_VERSION);
  dw_json_string(builder, "state", address);
  dw_json_string(builder, "model", state->model->id);
  dw_json_text(builder, "title", state->model->title);
  dw_json_text(builder, "source", state->model->source);
  dw_json_whole(builder, "seed", dw_result_seed(result));
  dw_json_whole(builder, "first_realization", dw_result_first(result));
  dw_json_whole(builder, "realizations", done);
  dw_json_whole(builder, "realizations_wanted", wanted);
  add_intervals(builder, result);
}

static void
add_parameters(JsonBuilder *builder, const DwModel *model, const double *values)
{
  json_builder_set_member_name(builder, "parameters");
  json_builder_begin_array(builder);
  for (size_t k = 0; k < model->n_parameters; k++) {
    const DwParameter *parameter = &model->parameters[k];
    json_builder_begin_object(builder);
    dw_json_string(builder, "name", parameter->name);
    dw_json_value(builder, "value", parameter, values[k]);
    dw_json_text(builder, "symbol", parameter->symbol);
    dw_json_text(builder, "unit", parameter->unit);
    dw_json_text(builder, "meaning", parameter->meaning);
    json_builder_end_object(builder);
  }
  json_builder_end_array(builder);
}

/* One column of the points that exist; an error that does not exist is null. */
static void
add_column(JsonBuilder *builder, const char *name, const DwSeries *series, const double *column)
{
  json_builder_set_member_name(builder, name);
  json_builder_begin_array(builder);
  for (size_t i = 0; i < series->n; i++) {
    if (!isfinite(series->x[i]) || !isfinite(series->y[i]))
      continue;
    if (isfinite(column[i]))
      json_builder_add_double_value(builder, column[i]);
    else
      json_builder_add_null_value(builder);
  }
  json_builder_end_array(builder);
}

static void
add_curve(JsonBuilder *builder, const DwCurve *curve, const DwSeries *series)
{
  json_builder_begin_object(builder);
  dw_json_string(builder, "id", curve->id);
  dw_json_text(builder, "label", curve->label);
  dw_json_text(builder, "equation", curve->equation);
  dw_json_text(builder, "source", curve->source);
  dw_json_text(builder, "meaning", curve->meaning);
  if (series->remark)
    dw_json_text(builder, "remark", series->remark);
  add_column(builder, "x", series, series->x);
  add_column(builder, "y", series, series->y);
  if (series->y_error)
    add_column(builder, "y_error", series, series->y_error);
  json_builder_end_object(builder);
}

static void
add_curves(JsonBuilder *builder, const DwResult *result, size_t plot)
{
  json_builder_set_member_name(builder, "curves");
  json_builder_begin_array(builder);
  for (size_t k = 0; k < dw_result_n_series(result); k++) {
    const DwSeries *series = dw_result_series(result, k);
    if (series->plot == plot)
      add_curve(builder, &dw_result_model(result)->plots[plot].curves[series->curve], series);
  }
  json_builder_end_array(builder);
}

static void
add_bands(JsonBuilder *builder, const DwResult *result, size_t plot)
{
  json_builder_set_member_name(builder, "bands");
  json_builder_begin_array(builder);
  for (size_t k = 0; k < dw_result_n_bands(result); k++) {
    const DwBand *band = dw_result_band(result, k);
    if (band->plot != plot)
      continue;
    json_builder_begin_object(builder);
    dw_json_number(builder, "low", band->low);
    dw_json_number(builder, "high", band->high);
    dw_json_text(builder, "label", band->label);
    json_builder_end_object(builder);
  }
  json_builder_end_array(builder);
}

static bool
has_plot(const DwResult *result, size_t plot)
{
  for (size_t k = 0; k < dw_result_n_series(result); k++)
    if (dw_result_series(result, k)->plot == plot)
      return true;
  return false;
}

static void
add_plot(JsonBuilder *builder, const DwResult *result, size_t k)
{
  const DwPlot *plot = &dw_result_model(result)->plots[k];
  json_builder_begin_object(builder);
  dw_json_string(builder, "id", plot->id);
  dw_json_text(builder, "title", plot->title);
  dw_json_text(builder, "equation", plot->equation);
  dw_json_text(builder, "source", plot->source);
  dw_json_quantity(builder, "x", &plot->x);
  dw_json_quantity(builder, "y", &plot->y);
  add_bands(builder, result, k);
  add_curves(builder, result, k);
  json_builder_end_object(builder);
}

static void
add_plots(JsonBuilder *builder, const DwResult *result)
{
  json_builder_set_member_name(builder, "plots");
  json_builder_begin_array(builder);
  for (size_t k = 0; k < dw_result_model(result)->n_plots; k++)
    if (has_plot(result, k))
      add_plot(builder, result, k);
  json_builder_end_array(builder);
}

static void
add_reading(JsonBuilder *builder, const DwReadout *readout, DwReading reading)
{
  json_builder_begin_object(builder);
  dw_json_string(builder, "id", readout->id);
  dw_json_number(builder, "value", reading.value);
  if (isfinite(reading.error))
    dw_json_number(builder, "error", reading.error);
  dw_json_text(builder, "unit", readout->unit);
  dw_json_text(builder, "symbol", readout->symbol);
  dw_json_text(builder, "meaning", readout->meaning);
  json_builder_end_object(builder);
}

static void
add_readings(JsonBuilder *builder, const DwResult *result)
{
  const DwModel *model = dw_result_model(result);
  json_builder_set_member_name(builder, "readouts");
  json_builder_begin_array(builder);
  for (size_t k = 0; k < model->n_readouts; k++)
    if (dw_result_reading(result, k).present)
      add_reading(builder, &model->readouts[k], dw_result_reading(result, k));
  json_builder_end_array(builder);
}

/* A row is an array; what does not exist is null. */
static void
add_row(JsonBuilder *builder, const double *row, size_t n)
{
  json_builder_begin_array(builder);
  for (size_t k = 0; k < n; k++)
    if (isfinite(row[k]))
      json_builder_add_double_value(builder, row[k]);
    else
      json_builder_add_null_value(builder);
  json_builder_end_array(builder);
}

static void
add_table(JsonBuilder *builder, const DwTableOfNumbers *table)
{
  g_auto(GStrv) columns = g_strsplit(table->columns, ",", -1);
  json_builder_begin_object(builder);
  dw_json_string(builder, "id", table->id);
  json_builder_set_member_name(builder, "columns");
  json_builder_begin_array(builder);
  for (char **column = columns; *column; column++)
    json_builder_add_string_value(builder, *column);
  json_builder_end_array(builder);
  json_builder_set_member_name(builder, "rows");
  json_builder_begin_array(builder);
  for (size_t k = 0; k < table->n_rows; k++)
    add_row(builder, table->values + k * table->n_columns, table->n_columns);
  json_builder_end_array(builder);
  json_builder_end_object(builder);
}

static void
add_tables(JsonBuilder *builder, const DwResult *result)
{
  json_builder_set_member_name(builder, "tables");
  json_builder_begin_array(builder);
  for (size_t k = 0; k < dw_result_n_tables(result); k++)
    add_table(builder, dw_result_table(result, k));
  json_builder_end_array(builder);
}

static void
add_pin(JsonBuilder *builder, const DwState *state, const DwGhost *pin, bool only_readouts)
{
  g_autofree char *address = dw_pin_state(state, dw_result_values(pin->result), dw_result_seed(pin->result));
  json_builder_begin_object(builder);
  dw_json_whole(builder, "number", pin->number);
  dw_json_string(builder, "name", pin->name ? pin->name : "");
  dw_json_string(builder, "state", address);
  add_parameters(builder, state->model, dw_result_values(pin->result));
  if (!only_readouts)
    add_plots(builder, pin->result);
  if (dw_result_has_readings(pin->result))
    add_readings(builder, pin->result);
  json_builder_end_object(builder);
}

static void
add_pins(JsonBuilder *builder, const DwState *state, const DwComparison *comparison, bool only_readouts)
{
  json_builder_set_member_name(builder, "pins");
  json_builder_begin_array(builder);
  for (size_t k = 0; k < comparison->n; k++)
    add_pin(builder, state, &comparison->ghosts[k], only_readouts);
  json_builder_end_array(builder);
}

char *
dw_json_result(const DwState *state, const DwResult *result, const DwComparison *comparison,
               bool only_readouts, size_t *length)
{
  g_autoptr(JsonBuilder) builder = json_builder_new();
  json_builder_begin_object(builder);
  add_head(builder, state, result);
  add_parameters(builder, state->model, dw_result_values(result));
  if (!only_readouts)
    add_plots(builder, result);
  if (dw_result_has_readings(result))
    add_readings(builder, result);
  if (dw_result_n_tables(result) > 0)
    add_tables(builder, result);
  if (comparison && comparison->n > 0)
    add_pins(builder, state, comparison, only_readouts);
  return dw_json_finish(builder, length);
}
