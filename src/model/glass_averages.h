/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/averaging.h"
#include "model/model.h"
#include "physics/glass/bins.h"

/* What both glasses lay into the list of numbers that each realization gives, and how averages of it become
 * series and readings. */

/* Takes `length` places at the end of a list of *n numbers, which becomes longer; the first of them. */
size_t dw_list_take(size_t *n, size_t length);

/* A range for a plot: `width` (> 0) rounded up to 1, 2, 3, 6 or 10 times a power of ten. */
double dw_round_range(double width);

/* Adds the mean of exp(-rate t) over n rates at the middles t of bins of log10 t: `left` has a number for
 * each. */
void dw_list_decay(const DwBins *times, const double *rates, size_t n, double *left);

/* A curve that has no points, and why.  DW_OK or DW_NO_MEMORY, as all that follow. */
DwStatus dw_add_absent(DwResult *result, size_t plot, size_t curve, const char *remark);
/* A series at the abscissae that were asked for, y still to come; NULL without memory. */
DwSeries *dw_add_function(DwResult *result, const DwPlotRequest *plot, size_t curve);

/* How bins with normalised counts become points. */
typedef struct {
  const DwBins *bins;
  size_t place; /* of the first in the list */
  enum {
    DW_BINS_LINEAR,  /* x = scale middle, the density divided by the scale */
    DW_BINS_SHIFTED, /* x = middle + ln scale: bins of a logarithm, in another unit */
    DW_BINS_OF_LN,   /* bins of ln x, drawn as a density of x, which is `scale` times as large */
    DW_BINS_OF_LOG10 /* bins of log10 x, whose counts are a density of x already */
  } axis;
  double scale;
} DwHistogram;
/* With standard errors.  Bins that nothing has fallen into are left out at both ends: they have none. */
DwStatus dw_add_histogram(const DwMoments *moments, DwResult *result, size_t plot, size_t curve,
                          const DwHistogram *histogram);

/* What dw_list_decay summed up from `place` on, over t in units of `unit`. */
DwStatus dw_add_decay(const DwMoments *moments, DwResult *result, size_t plot, size_t curve, size_t place,
                      const DwBins *times, double unit);

/* n points at x: the first is 0, with which the others, at `places` of the list (n of them, the first
 * unused), are compared. */
DwStatus dw_add_shifts(const DwMoments *moments, DwResult *result, size_t plot, size_t curve, size_t n,
                       const double *x, const size_t *places);

/* Names averages for a store by all that decides them: `what` is measured, seed and first index, and the
 * first `n_values` parameters.  `model`: its id, and a number that goes up when the list or its meaning
 * changes. */
void dw_name_averages(const char *model, const DwRequest *request, unsigned what, size_t n_values, char *key,
                      size_t size);

/* How many of the realizations that are wanted a result is of; a preview's smaller systems are none. */
void dw_tell_realizations(DwResult *result, const DwMoments *moments, uint64_t wanted, bool preview);

/* A number of the list, times a factor, with its standard error. */
void dw_read_mean(const DwMoments *moments, DwResult *result, size_t readout, size_t place, double factor);
