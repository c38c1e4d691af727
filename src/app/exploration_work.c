/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The solver behind an exploration: requests, answers, long work. */
#include "app/exploration_private.h"

#include "app/views.h"
#include "app/wake_source.h"

#include <math.h>
#include <string.h>

/* An answer that is likely there within this time is awaited, so that it is drawn in the frame of the event
 * that asked for it; a snapshot that arrives just after GTK painted would wait a whole frame. */
static const double patience = 0.004;
static const double pixels_per_abscissa = 1.25;
static const double longest_expected = 0.05; /* one long solve must not tell of many to come */
static const guint watch_interval = 200, redraw_interval = 100; /* milliseconds */
/* Curves of other values stay this long beside the new ones' labels: while an answer is near they hold the
 * eye, afterwards they would be wrong. */
static const double ghost_life = 0.5;

/* --- answers ------------------------------------------------------------------------------------------- */

/* Whether what is shown belongs to the values and the seed. */
static bool
result_belongs(DwExploration *self)
{
  const DwState *state = &self->state;
  return self->result && dw_result_seed(self->result) == state->seed &&
         memcmp(dw_result_values(self->result), state->values, state->model->n_parameters * sizeof(double)) ==
             0;
}

double
dw_exploration_clock(void)
{
  return 1e-6 * (double) g_get_monotonic_time();
}

static void
rest(DwExploration *self)
{
  self->busy = false;
  g_clear_handle_id(&self->watch, g_source_remove);
}

/* Whether what is complete has to be sampled again, or another plot is made of another number of samples. */
static bool
begins_anew(DwExploration *self, const DwSnapshot *snapshot, uint64_t done, uint64_t wanted)
{
  return self->limit && self->growth.phase == DW_GROWTH_DONE &&
         (wanted != self->growth.wanted || (!snapshot->final && done < self->limit));
}

/* What a request with a limit brings was there before and grows nothing. */
static void
follow_growth(DwExploration *self, const DwSnapshot *snapshot)
{
  const double now = dw_exploration_clock();
  uint64_t wanted = 0;
  if (snapshot->ticket != self->ticket)
    return;
  if (!snapshot->result) {
    dw_growth_enter(&self->growth, DW_GROWTH_FAILED, now);
    return;
  }
  const uint64_t done = dw_result_realizations(snapshot->result, &wanted);
  if (begins_anew(self, snapshot, done, wanted)) {
    dw_growth_begin(&self->growth, now);
    self->limit = 0;
  }
  if (self->limit)
    return;
  dw_growth_count(&self->growth, done, wanted, now);
  if (snapshot->final)
    dw_growth_enter(&self->growth, DW_GROWTH_DONE, now);
}

static void
adopt(DwExploration *self, const DwSnapshot *snapshot)
{
  const bool first = snapshot->ticket != self->answered;
  if (first)
    self->expected = (self->expected + fmin(snapshot->seconds, longest_expected)) / 2;
  self->answered = snapshot->ticket;
  self->error = snapshot->error;
  dw_result_unref(self->result);
  self->result = snapshot->result;
  self->partial = !snapshot->final;
  self->steady = !first;
  self->drawn = dw_exploration_clock();
  follow_growth(self, snapshot);
  if (!snapshot->final)
    return;
  self->seconds = snapshot->seconds;
  if (snapshot->ticket == self->ticket)
    rest(self);
}

/* Of an older request only curves are of use, and of another model nothing. */
static bool
is_of_use(DwExploration *self, const DwSnapshot *snapshot)
{
  if (snapshot->result)
    return dw_result_model(snapshot->result) == self->state.model;
  return snapshot->error.status != DW_CANCELLED && snapshot->ticket == self->ticket;
}

static void
take_answer(DwExploration *self)
{
  DwSnapshot snapshot;
  g_clear_handle_id(&self->redraw, g_source_remove);
  if (!self->runner || !dw_runner_take(self->runner, &snapshot))
    return;
  if (!is_of_use(self, &snapshot)) {
    dw_result_unref(snapshot.result);
    return;
  }
  adopt(self, &snapshot);
  const bool moved = dw_exploration_fit_views(self);
  dw_exploration_tell(self, DW_EXPLORATION_RESULT);
  if (moved)
    dw_exploration_tell(self, DW_EXPLORATION_VIEWS);
  if (snapshot.final)
    dw_exploration_tell(self, DW_EXPLORATION_STATUS);
}

static gboolean
on_redraw(gpointer data)
{
  DwExploration *self = data;
  self->redraw = 0;
  take_answer(self);
  return G_SOURCE_REMOVE;
}

/* The first answer to a request is drawn at once.  What refines it may wait: the slot keeps the latest, and
 * its thread stays silent until it was taken. */
static gboolean
on_wake(gpointer data)
{
  DwExploration *self = data;
  const double wait = 1e-3 * redraw_interval - (dw_exploration_clock() - self->drawn);
  if (!self->state.model->sampled || self->answered != self->ticket || wait <= 0)
    take_answer(self);
  else if (!self->redraw)
    self->redraw = g_timeout_add((guint) (1e3 * wait) + 1, on_redraw, self);
  return G_SOURCE_CONTINUE;
}

/* --- requests ------------------------------------------------------------------------------------------ */

static DwRequest *
make_request(DwExploration *self, const size_t *n)
{
  DwRange ranges[DW_MAX_VIEWS];
  for (size_t k = 0; k < self->state.n_views; k++)
    ranges[k] = dw_exploration_x_range(self, k);
  return dw_views_request(&self->state, ranges, n);
}

DwRequest *
dw_exploration_request(DwExploration *self, size_t n)
{
  const size_t everywhere[DW_MAX_VIEWS] = {n, n, n, n};
  DwRequest *request = make_request(self, everywhere);
  if (request && self->state.model->sampled && result_belongs(self))
    request->realizations = self->growth.done;
  return request;
}

void
dw_exploration_forget_result(DwExploration *self)
{
  dw_result_unref(self->result);
  self->result = NULL;
}

static void
forget_ghost(DwExploration *self)
{
  if (!self->result || result_belongs(self))
    return;
  dw_exploration_forget_result(self);
  dw_exploration_tell(self, DW_EXPLORATION_RESULT);
}

static gboolean
on_watch(gpointer data)
{
  DwExploration *self = data;
  if (!self->held && dw_exploration_clock() > self->submitted + ghost_life)
    forget_ghost(self);
  dw_exploration_tell(self, DW_EXPLORATION_STATUS);
  return G_SOURCE_CONTINUE;
}

static void
start_watching(DwExploration *self)
{
  if (!self->watch)
    self->watch = g_timeout_add(watch_interval, on_watch, self);
}

/* An answer that waits to be drawn keeps the runner silent. */
static void
drop_waiting_answer(DwExploration *self)
{
  DwSnapshot snapshot;
  if (!self->redraw)
    return;
  g_clear_handle_id(&self->redraw, g_source_remove);
  if (dw_runner_take(self->runner, &snapshot))
    dw_result_unref(snapshot.result);
}

/* A request leaves the pause of the one before. */
static void
hand_over(DwExploration *self, DwRequest *request)
{
  drop_waiting_answer(self);
  self->ticket = dw_runner_submit(self->runner, request);
  dw_runner_pause(self->runner, false);
  self->submitted = dw_exploration_clock();
  self->busy = true;
  start_watching(self);
}

static bool
submit(DwExploration *self)
{
  size_t n[DW_MAX_VIEWS];
  for (size_t k = 0; k < self->state.n_views; k++) {
    n[k] = (size_t) CLAMP(self->widths[k] / pixels_per_abscissa, 64, 4096);
    self->requested_widths[k] = self->widths[k];
    self->requested[k] = dw_exploration_x_range(self, k);
  }
  DwRequest *request = make_request(self, n);
  if (!request) {
    dw_error_set(&self->error, DW_NO_MEMORY, "%s", dw_status_sentence(DW_NO_MEMORY));
    return false;
  }
  request->realizations = self->growth.phase == DW_GROWTH_DONE ? 0 : self->limit; /* of a plot, it may be 1 */
  hand_over(self, request);
  return true;
}

static void
submit_and_wait_briefly(DwExploration *self)
{
  if (!submit(self)) {
    dw_exploration_tell(self, DW_EXPLORATION_STATUS);
    return;
  }
  if (self->expected < patience && dw_runner_wait(self->runner, 1e3 * patience))
    take_answer(self);
}

/* To work on another ensemble, or on the same one as far as it goes. */
void
dw_exploration_begin(DwExploration *self)
{
  const bool rested = self->growth.phase != DW_GROWTH_GOING;
  self->limit = 0;
  dw_growth_begin(&self->growth, dw_exploration_clock());
  submit_and_wait_briefly(self);
  if (rested && self->state.model->sampled)
    dw_exploration_tell(self, DW_EXPLORATION_STATUS);
}

/* For the same ensemble seen otherwise, the next request: one that rests is not set to work by it. */
static void
prepare_to_look_again(DwExploration *self)
{
  const double now = dw_exploration_clock();
  if (self->growth.phase == DW_GROWTH_GOING)
    return;
  if (!self->limit)
    self->limit = self->growth.done;
  if (!self->limit)
    dw_growth_begin(&self->growth, now);
  else if (self->growth.phase == DW_GROWTH_PAUSED)
    dw_growth_enter(&self->growth, DW_GROWTH_STOPPED, now); /* its solver goes */
}

void
dw_exploration_look_again(DwExploration *self)
{
  prepare_to_look_again(self);
  submit_and_wait_briefly(self);
}

void
dw_exploration_look_again_silently(DwExploration *self)
{
  prepare_to_look_again(self);
  submit(self);
}

/* --- long work ------------------------------------------------------------------------------------------ */

const DwGrowth *
dw_exploration_growth(DwExploration *self)
{
  return &self->growth;
}

static void
enter(DwExploration *self, DwGrowthPhase phase)
{
  dw_growth_enter(&self->growth, phase, dw_exploration_clock());
  dw_exploration_tell(self, DW_EXPLORATION_STATUS);
}

void
dw_exploration_pause(DwExploration *self)
{
  if (!self->busy || self->growth.phase != DW_GROWTH_GOING)
    return;
  dw_runner_pause(self->runner, true);
  g_clear_handle_id(&self->watch, g_source_remove);
  take_answer(self);
  forget_ghost(self);
  if (self->busy)
    enter(self, DW_GROWTH_PAUSED);
}

void
dw_exploration_stop(DwExploration *self)
{
  if (!self->busy || self->limit)
    return;
  take_answer(self);
  dw_runner_stop(self->runner);
  dw_runner_pause(self->runner, false);
  forget_ghost(self);
  if (!self->busy)
    return; /* that was the last answer */
  rest(self);
  enter(self, DW_GROWTH_STOPPED);
}

void
dw_exploration_continue(DwExploration *self)
{
  if (self->growth.phase == DW_GROWTH_PAUSED) {
    dw_runner_pause(self->runner, false);
    start_watching(self);
    enter(self, DW_GROWTH_GOING);
  } else if (self->growth.phase == DW_GROWTH_STOPPED || self->growth.phase == DW_GROWTH_FAILED)
    dw_exploration_begin(self);
}

/* --- status -------------------------------------------------------------------------------------------- */

bool
dw_exploration_is_busy(DwExploration *self)
{
  return self->busy;
}

double
dw_exploration_progress(DwExploration *self)
{
  return self->busy ? dw_runner_progress(self->runner) : 0;
}

double
dw_exploration_seconds(DwExploration *self)
{
  return self->seconds;
}

const DwError *
dw_exploration_error(DwExploration *self)
{
  return &self->error;
}

/* --- life ---------------------------------------------------------------------------------------------- */

void
dw_exploration_start_solver(DwExploration *self)
{
  self->wake = dw_wake_source_new(on_wake, self);
  self->runner = dw_runner_new(dw_wake_source_wake, self->wake);
  if (!self->runner)
    g_error("no thread for the solver can be started"); /* nothing could ever be shown */
}

void
dw_exploration_use_store(DwExploration *self, DwSharedStore *store)
{
  self->store = dw_shared_store_ref(store);
  dw_runner_set_store(self->runner, dw_shared_store_control(store));
}

DwSharedStore *
dw_exploration_store(DwExploration *self)
{
  return self->store;
}

void
dw_exploration_end_solver(DwExploration *self)
{
  g_clear_handle_id(&self->watch, g_source_remove);
  g_clear_handle_id(&self->redraw, g_source_remove);
  g_clear_pointer(&self->runner, dw_runner_free); /* before the source that it wakes */
  g_clear_pointer(&self->store, dw_shared_store_unref);
  if (self->wake)
    g_source_destroy(self->wake);
  g_clear_pointer(&self->wake, g_source_unref);
  dw_exploration_forget_result(self);
}
