/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/control.h"
#include "physics/levels/ensemble.h"

/* Annealing realization after realization on a solver's team, one to a worker, until an ensemble is complete,
 * time is up or somebody cancels. */
typedef struct {
  const DwRecipe *recipe;
  const DwInstance *instance; /* NULL: each realization draws its own */
  uint64_t seed, signature;
  uint64_t first, wanted; /* how many it shall hold in the end: missing ones are taken from `first` on */
  unsigned threads;
  double seconds;  /* stops after this time; INFINITY: when complete */
  double interval; /* seconds between two snapshots */
  const DwControl *control;
  const char *key; /* under which the control's store keeps the ensemble; NULL: it is not kept */
  /* Shows what there is so far, by one worker at a time; anything but DW_OK ends the growth.  May be NULL. */
  DwStatus (*show)(void *context, const DwEnsemble *ensemble);
  void *context;
} DwGrowth;

/* Adds to `ensemble` (of the growth's recipe and seed) what is missing.  DW_OK when complete or out of time,
 * DW_CANCELLED, or what went wrong; the ensemble holds what was done in every case. */
DwStatus dw_ensemble_grow(const DwGrowth *growth, DwEnsemble *ensemble);
