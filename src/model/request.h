/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/error.h"
#include "model/parameter.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

typedef struct DwModel DwModel;

enum { DW_MAX_CURVES = 64 };

/* The curves wanted of one plot, and where. */
typedef struct {
  size_t plot;             /* index into the model's plots */
  uint64_t curves;         /* bit k: curve k is wanted */
  const double *abscissae; /* n values of the plot's x in its unit, in any order, each finite; curves that are
                              `sampled` bring their own and ignore these */
  size_t n;
} DwPlotRequest;

/* Everything a solver needs to know; the same request gives the same result.  Made with dw_request_new, so
 * that it owns what it points to; read-only afterwards and free to cross threads. */
typedef struct {
  const DwModel *model;
  double *values; /* model->n_parameters values, each accepted by dw_parameter_check */
  DwPlotRequest *plots;
  size_t n_plots;
  bool readouts;         /* whether the readouts are wanted too */
  uint64_t seed;         /* Monte Carlo: result depends on (values, seed, realization index) alone */
  uint64_t first;        /* index of the first realization */
  uint64_t realizations; /* how many; 0 = what the model's parameters say */
  unsigned threads;      /* how many the caller grants; 0 = as many as the machine has */
  const char *instance;  /* NULL, or the text of a file of fields and couplings, for models that take one */
  /* NULL, or the bytes of an ensemble to start from, ensemble_length of them.  `realizations` counts those in
   * it: only what is missing to that number is computed, at the smallest indices from `first` on that are not
   * in it.  DW_BAD_VALUE for one of other parameters or another seed. */
  const void *ensemble;
  size_t ensemble_length;
  bool keep_ensemble; /* whether the answer and its snapshots shall bring their ensemble along, which is
                         then computed even if no curve needs it */
} DwRequest;

/* A deep copy of `pattern`, whose pointers may be borrowed; NULL without memory. */
DwRequest *dw_request_new(const DwRequest *pattern);
void dw_request_free(DwRequest *request);

/* `n` abscissae from `low` to `high` inclusive, evenly spaced on a linear or logarithmic scale, into
 * `abscissae`.  n >= 2, low < high, both finite, low > 0 on a log scale; the ends are hit exactly. */
void dw_abscissae_fill(double *abscissae, size_t n, DwScale scale, double low, double high);

/* Moves the nearest of `n` ascending abscissae, the ends excepted, to `x` if that lies between them: a curve
 * that begins at x, as a relaxation does at t = 0, is then drawn from its beginning on. */
void dw_abscissae_hit(double *abscissae, size_t n, double x);
