/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/result.h"
#include "model/model.h"

#include <math.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct DwResult {
  atomic_uint references;
  const DwModel *model;
  double values[DW_MAX_PARAMETERS];
  uint64_t seed, first, realizations_done, realizations_wanted;
  DwSeries **series; /* each on its own, so that adding one does not move the others */
  size_t n_series;
  DwBand *bands;
  size_t n_bands;
  bool has_readings;
  DwReading *readings; /* one per readout of the model */
  DwTableOfNumbers *tables;
  size_t n_tables;
  unsigned char *ensemble;
  size_t ensemble_length;
};

DwResult *
dw_result_new(const DwRequest *request)
{
  DwResult *result = calloc(1, sizeof *result);
  if (!result)
    return NULL;
  const size_t n_readouts = request->model->n_readouts;
  result->readings = calloc(n_readouts ? n_readouts : 1, sizeof *result->readings);
  if (!result->readings) {
    free(result);
    return NULL;
  }
  atomic_init(&result->references, 1);
  result->model = request->model;
  result->seed = request->seed;
  result->first = request->first;
  result->has_readings = request->readouts;
  memcpy(result->values, request->values, request->model->n_parameters * sizeof(double));
  return result;
}

/* The series and its arrays are one block: x, y and y_error follow the struct. */
static DwSeries *
series_new(size_t plot, size_t curve, size_t n, bool with_errors)
{
  const size_t columns = with_errors ? 3 : 2;
  if (n > SIZE_MAX / (columns * sizeof(double)) - sizeof(DwSeries))
    return NULL;
  DwSeries *series = malloc(sizeof *series + columns * n * sizeof(double));
  if (!series)
    return NULL;
  double *numbers = (double *) (series + 1);
  for (size_t k = 0; k < columns * n; k++)
    numbers[k] = NAN;
  *series = (DwSeries){.plot = plot, .curve = curve, .n = n, .x = numbers, .y = numbers + n};
  if (with_errors)
    series->y_error = numbers + 2 * n;
  return series;
}

DwSeries *
dw_result_add_series(DwResult *result, size_t plot, size_t curve, size_t n, bool with_errors)
{
  DwSeries **grown = realloc(result->series, (result->n_series + 1) * sizeof *grown);
  if (!grown)
    return NULL;
  result->series = grown;
  DwSeries *series = series_new(plot, curve, n, with_errors);
  if (series)
    result->series[result->n_series++] = series;
  return series;
}

DwSeries *
dw_result_add_absent(DwResult *result, size_t plot, size_t curve, const char *remark)
{
  DwSeries *series = dw_result_add_series(result, plot, curve, 0, false);
  if (series)
    series->remark = remark;
  return series;
}

bool
dw_result_add_band(DwResult *result, size_t plot, double low, double high, const char *label)
{
  DwBand *grown = realloc(result->bands, (result->n_bands + 1) * sizeof *grown);
  if (!grown)
    return false;
  result->bands = grown;
  DwBand *band = &result->bands[result->n_bands++];
  *band = (DwBand){.plot = plot, .low = low, .high = high};
  snprintf(band->label, sizeof band->label, "%s", label);
  return true;
}

void
dw_result_set_reading(DwResult *result, size_t readout, double value, double error)
{
  const bool present = isfinite(value);
  result->readings[readout] =
      (DwReading){.present = present, .value = present ? value : 0, .error = isfinite(error) ? error : NAN};
}

void
dw_result_set_remark(DwResult *result, const char *remark)
{
  for (size_t k = 0; k < result->n_series; k++)
    if (result->series[k]->n > 0)
      result->series[k]->remark = remark;
}

void
dw_result_set_realizations(DwResult *result, uint64_t done, uint64_t wanted)
{
  result->realizations_done = done;
  result->realizations_wanted = wanted;
}

/* The texts and numbers of a table are one block. */
bool
dw_result_add_table(DwResult *result, const char *id, const char *columns, size_t n_rows, size_t n_columns,
                    const double *values)
{
  DwTableOfNumbers *grown = realloc(result->tables, (result->n_tables + 1) * sizeof *grown);
  if (!grown)
    return false;
  result->tables = grown;
  const size_t bytes = n_rows * n_columns * sizeof(double), id_size = strlen(id) + 1;
  char *block = malloc(bytes + id_size + strlen(columns) + 1);
  if (!block)
    return false;
  if (bytes)
    memcpy(block, values, bytes);
  DwTableOfNumbers table = {.n_rows = n_rows, .n_columns = n_columns, .values = (const double *) block};
  table.id = strcpy(block + bytes, id);
  table.columns = strcpy(block + bytes + id_size, columns);
  result->tables[result->n_tables++] = table;
  return true;
}

void
dw_result_set_ensemble(DwResult *result, unsigned char *bytes, size_t length)
{
  free(result->ensemble);
  result->ensemble = bytes;
  result->ensemble_length = length;
}

DwResult *
dw_result_ref(const DwResult *result)
{
  DwResult *counted = (DwResult *) result;
  atomic_fetch_add_explicit(&counted->references, 1, memory_order_relaxed);
  return counted;
}

void
dw_result_unref(const DwResult *result)
{
  DwResult *counted = (DwResult *) result;
  if (!counted || atomic_fetch_sub_explicit(&counted->references, 1, memory_order_acq_rel) > 1)
    return;
  for (size_t k = 0; k < counted->n_series; k++)
    free(counted->series[k]);
  free(counted->series);
  free(counted->bands);
  free(counted->readings);
  for (size_t k = 0; k < counted->n_tables; k++)
    free((void *) counted->tables[k].values);
  free(counted->tables);
  free(counted->ensemble);
  free(counted);
}

const DwModel *
dw_result_model(const DwResult *result)
{
  return result->model;
}

const double *
dw_result_values(const DwResult *result)
{
  return result->values;
}

uint64_t
dw_result_seed(const DwResult *result)
{
  return result->seed;
}

uint64_t
dw_result_first(const DwResult *result)
{
  return result->first;
}

size_t
dw_result_n_series(const DwResult *result)
{
  return result->n_series;
}

const DwSeries *
dw_result_series(const DwResult *result, size_t k)
{
  return result->series[k];
}

const DwSeries *
dw_result_find(const DwResult *result, size_t plot, size_t curve)
{
  for (size_t k = 0; k < result->n_series; k++)
    if (result->series[k]->plot == plot && result->series[k]->curve == curve)
      return result->series[k];
  return NULL;
}

size_t
dw_result_n_bands(const DwResult *result)
{
  return result->n_bands;
}

const DwBand *
dw_result_band(const DwResult *result, size_t k)
{
  return &result->bands[k];
}

bool
dw_result_has_readings(const DwResult *result)
{
  return result->has_readings;
}

DwReading
dw_result_reading(const DwResult *result, size_t readout)
{
  return result->readings[readout];
}

uint64_t
dw_result_realizations(const DwResult *result, uint64_t *wanted)
{
  if (wanted)
    *wanted = result->realizations_wanted;
  return result->realizations_done;
}

size_t
dw_result_n_tables(const DwResult *result)
{
  return result->n_tables;
}

const DwTableOfNumbers *
dw_result_table(const DwResult *result, size_t k)
{
  return &result->tables[k];
}

const unsigned char *
dw_result_ensemble(const DwResult *result, size_t *length)
{
  *length = result->ensemble_length;
  return result->ensemble;
}
