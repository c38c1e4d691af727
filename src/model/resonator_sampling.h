/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/control.h"
#include "physics/resonator/drift.h"
#include "physics/resonator/telegraph.h"
#include "physics/resonator/welch.h"

/* The Monte Carlo of the resonator's noise: records of a telegraph ensemble and draws of the energy drift, on
 * a team of threads.  What comes out depends on (plan, seed, realization index) alone: bins are added up as
 * whole numbers, so that even their last digit does not know of threads or order. */
typedef struct {
  bool spectrum, drift;
  DwTelegraphRecipe telegraphs;
  DwDriftRecipe neighbours;
  uint64_t seed, first, realizations;
  unsigned threads;
} DwSamplingPlan;

/* Draws of the drift in one realization. */
enum { DW_DRIFT_DRAWS = 16384 };

typedef struct {
  uint64_t done;
  size_t n_bins;                      /* 0: there is no spectrum yet */
  double exact[DW_WELCH_MAX_BINS];    /* the expected power, of sampled telegraphs */
  DwWelchBin bins[DW_WELCH_MAX_BINS]; /* of the whole ensemble, freedom of all records; unit steps */
  DwDriftCounts drift;
} DwSamples;

/* `show` is told from one of the threads, never from two at once, what there is after at most 0.1 s and then
 * from time to time: parts of a first record before anything is done.  On DW_OK `samples` holds all. */
typedef void DwShowSamples(void *context, const DwSamples *samples);
DwStatus dw_sampling_run(const DwSamplingPlan *plan, const DwControl *control, DwShowSamples *show,
                         void *context, DwSamples *samples);
