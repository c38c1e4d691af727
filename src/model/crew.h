/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/control.h"
#include "physics/numerics/status.h"

#include <pthread.h>
#include <stdatomic.h>

/* What the workers of a solver's team share, whatever they work at: the first failure ends the work of all,
 * and one of them at a time shows or keeps what there is while the others go on. */
typedef struct {
  const DwControl *control;
  double interval; /* seconds between two snapshots */
  double limit;    /* seconds after which the work ends by itself; INFINITY: when it is done */
  bool shows, keeps;
  pthread_mutex_t lock;    /* on what they work at, which the crew does not know */
  pthread_mutex_t showing; /* held by the one that shows or keeps */
  double start, shown, kept;
  atomic_int status; /* a DwStatus: the first that is not DW_OK ends the work */
} DwCrew;

/* Of a crew with its first five members set.  The first snapshot is due an interval from now.  False: without
 * memory, and there is nothing to close. */
bool dw_crew_open(DwCrew *crew);
void dw_crew_close(DwCrew *crew);

/* DW_OK changes nothing; anything else ends the work, unless something else did before. */
void dw_crew_fail(DwCrew *crew, DwStatus status);
DwStatus dw_crew_status(const DwCrew *crew);

/* Whether the work is to end: cancelled, failed or out of time.  A DwCancel's question, with the crew as its
 * context. */
bool dw_crew_over(void *crew);

/* Calls `publish` if it is time to show or to keep and nobody else is at it.  It is to take a copy of what
 * there is under the lock, and work on that.  Showing takes at most a tenth of a worker's time. */
void dw_crew_report(DwCrew *crew, DwStatus (*publish)(void *work, bool show, bool keep), void *work);
