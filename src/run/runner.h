/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/model.h"

/* A worker thread that answers requests for one exploration, with a team of threads at lower priority for
 * solvers that ask for one.  The newest request wins: a running solve is
 * asked to stop, an unstarted one is dropped; nothing queues.  Answers wait in a slot that holds the latest
 * only.  All functions are called from one thread (the main loop's), except where said. */
typedef struct DwRunner DwRunner;

/* Called from the worker thread when the slot was filled and nobody has been told since it was last
 * emptied: at most one call per dw_runner_take.  It must only wake the main loop up. */
typedef void (*DwWake)(void *context);

typedef struct {
  uint64_t ticket;        /* of the request that it answers */
  const DwResult *result; /* the receiver's reference, NULL on error */
  bool final;             /* no further snapshot of this request will come */
  DwError error;          /* status DW_OK, or why there is no result */
  double seconds;         /* since the solve began */
} DwSnapshot;

typedef enum { DW_RUNNER_IDLE, DW_RUNNER_BUSY, DW_RUNNER_PAUSED } DwRunnerState;

/* NULL without memory or thread. */
DwRunner *dw_runner_new(DwWake wake, void *context);
/* Cancels, joins the worker (within 10 ms if the solver keeps its promise) and frees.  `wake` is never
 * called after it returns. */
void dw_runner_free(DwRunner *runner);

/* What solves from the next one on may keep and recall with; borrowed, it must outlive the runner.  NULL, as
 * at first, for nothing. */
void dw_runner_set_store(DwRunner *runner, const DwStore *store);

/* Takes the request over and returns its ticket (1, 2, ...). */
uint64_t dw_runner_submit(DwRunner *runner, DwRequest *request);
/* Cancels what runs or waits; what was published stays in the slot. */
void dw_runner_stop(DwRunner *runner);
/* Holds the solver at its next question whether to stop; a superseded or stopped solve leaves the pause. */
void dw_runner_pause(DwRunner *runner, bool pause);

/* Empties the slot into `snapshot`; false if it was empty.  Tickets never run backwards.  A superseded solve
 * publishes nothing more, but what it published before stays: while a slider moves, a snapshot of a moment
 * ago is better than none. */
bool dw_runner_take(DwRunner *runner, DwSnapshot *snapshot);
/* Waits until the slot is filled, at most `milliseconds`; whether it is. */
bool dw_runner_wait(DwRunner *runner, double milliseconds);

DwRunnerState dw_runner_state(DwRunner *runner);
/* The fraction that the running solver last reported, 0 if none. */
double dw_runner_progress(DwRunner *runner);
