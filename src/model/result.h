/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/request.h"

/* A curve of a result.  y[i] is NaN where the curve has no value (outside its domain): a plot leaves a gap
 * there and files leave the row out.  Never infinite. */
typedef struct {
  size_t plot, curve; /* indices into the model's table */
  size_t n;
  double *x, *y;
  double *y_error;    /* one standard error, or NULL where there is none */
  const char *remark; /* NULL, or one translatable, static sentence that the legend shows: why the curve is
                         absent here (then n = 0), or how it must be read */
} DwSeries;

/* A marked range of x of one plot: where an approximation holds, a fit was made, ... */
typedef struct {
  size_t plot;
  double low, high;
  char label[96]; /* markup, already formatted: "|α − 3/2| ≤ 0.05: 7.86 decades" */
} DwBand;

/* The value of one readout, in the order of the model's table. */
typedef struct {
  bool present; /* false: it does not exist for these parameters (not the same as 0) */
  double value; /* finite where present */
  double error; /* one standard error; NaN where there is none */
} DwReading;

/* Numbers that no plot shows: see dw_result_add_table. */
typedef struct {
  const char *id, *columns;
  size_t n_rows, n_columns;
  const double *values;
} DwTableOfNumbers;

/* The answer to a request, or a snapshot on the way to it.  A solver fills it through the functions below;
 * once published or returned it never changes again, is counted by reference and may be read from any
 * thread. */
typedef struct DwResult DwResult;

/* By the solver that makes it.  All return NULL (dw_result_add_band: false) without memory. */
DwResult *dw_result_new(const DwRequest *request);
/* Room for n points of one curve, x and y to be filled in; y starts as NaN.  Valid until the result dies
 * (adding further series does not move it).  With `with_errors` y_error is there too, as NaN. */
DwSeries *dw_result_add_series(DwResult *result, size_t plot, size_t curve, size_t n, bool with_errors);
/* An empty series whose remark says why it is absent. */
DwSeries *dw_result_add_absent(DwResult *result, size_t plot, size_t curve, const char *remark);
bool dw_result_add_band(DwResult *result, size_t plot, double low, double high, const char *label);
/* Non-finite values leave the readout absent.  Pass NaN as `error` where there is none. */
void dw_result_set_reading(DwResult *result, size_t readout, double value, double error);
/* Says of every curve that is there how it must be read: see `remark`. */
void dw_result_set_remark(DwResult *result, const char *remark);
void dw_result_set_realizations(DwResult *result, uint64_t done, uint64_t wanted);

/* A table of numbers beside the curves, for files that can hold one: `columns` separated by commas, row by
 * row.  Copied. */
bool dw_result_add_table(DwResult *result, const char *id, const char *columns, size_t n_rows,
                         size_t n_columns, const double *values);
/* The file of the ensemble that the answer was made from, `bytes` malloc'd, taken over. */
void dw_result_set_ensemble(DwResult *result, unsigned char *bytes, size_t length);

/* By everyone. */
DwResult *dw_result_ref(const DwResult *result);
void dw_result_unref(const DwResult *result); /* NULL is fine */
const DwModel *dw_result_model(const DwResult *result);
/* The parameters that the result belongs to: model->n_parameters values. */
const double *dw_result_values(const DwResult *result);
uint64_t dw_result_seed(const DwResult *result);
/* The index of the first realization. */
uint64_t dw_result_first(const DwResult *result);
size_t dw_result_n_series(const DwResult *result);
const DwSeries *dw_result_series(const DwResult *result, size_t k);
/* The series of one curve, NULL if the result has none. */
const DwSeries *dw_result_find(const DwResult *result, size_t plot, size_t curve);
size_t dw_result_n_bands(const DwResult *result);
const DwBand *dw_result_band(const DwResult *result, size_t k);
/* Whether readouts were computed at all, and the reading of one. */
bool dw_result_has_readings(const DwResult *result);
DwReading dw_result_reading(const DwResult *result, size_t readout);
/* Realizations in it and asked for; both 0 where nothing is sampled. */
uint64_t dw_result_realizations(const DwResult *result, uint64_t *wanted);
size_t dw_result_n_tables(const DwResult *result);
const DwTableOfNumbers *dw_result_table(const DwResult *result, size_t k);
/* NULL where the model keeps none. */
const unsigned char *dw_result_ensemble(const DwResult *result, size_t *length);
