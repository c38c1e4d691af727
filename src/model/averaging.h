/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/control.h"
#include "physics/numerics/status.h"

/* Averages over realizations of disorder, each of which gives the same list of numbers: worked at by a
 * solver's team, added up in the order of their indices, so that neither the number of threads nor chance
 * decides a bit. */

typedef struct {
  size_t n;
  uint64_t realizations;
  double *mean, *square; /* and the sum of squared deviations from it */
} DwMoments;

double dw_moments_mean(const DwMoments *moments, size_t k);
/* Standard error of the mean; NaN for fewer than two realizations. */
double dw_moments_error(const DwMoments *moments, size_t k);

typedef struct {
  size_t n_numbers;
  uint64_t first, wanted; /* realizations first .. first + wanted - 1 */
  unsigned threads;
  double interval; /* seconds between two snapshots; the first comes with the first realization */
  const DwControl *control;
  const char *key; /* under which the control's store keeps the averages; NULL: it does not */
  void *context;
  void *(*begin)(void *context); /* a worker's own room; NULL without memory */
  void (*end)(void *room);
  /* Fills `numbers`, all of them finite. */
  DwStatus (*realize)(void *context, void *room, uint64_t realization, double *numbers,
                      const DwCancel *cancel);
  /* Called first, where nothing was recalled that could be shown: shows something while the first realization
   * is still far away, and sets `shown`.  Anything but DW_OK ends the work.  May be NULL. */
  DwStatus (*preview)(void *context, bool *shown);
  /* Shows what there is so far, by one worker at a time; anything but DW_OK ends the work.  May be NULL. */
  DwStatus (*show)(void *context, const DwMoments *moments);
} DwAveraging;

/* DW_OK when all are done, DW_CANCELLED, or what went wrong; `moments`, to be cleared, holds what was done.
 */
DwStatus dw_averaging_run(const DwAveraging *averaging, DwMoments *moments);
void dw_moments_clear(DwMoments *moments);
