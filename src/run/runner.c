/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "run/runner.h"
#include "run/team.h"

#include <fftw3.h>
#include <pthread.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <time.h>

struct DwRunner {
  pthread_t worker;
  pthread_mutex_t lock;
  pthread_cond_t work;     /* to the worker: a request, a pause's end, the end */
  pthread_cond_t answered; /* to dw_runner_wait: the slot was filled, or nothing is left that could fill it */
  DwWake wake;
  void *wake_context;
  const DwStore *store;

  /* Under the lock. */
  DwRequest *pending;
  uint64_t pending_ticket;
  uint64_t running_ticket; /* 0: the worker rests */
  bool quit;
  DwSnapshot slot;
  bool slot_filled;
  bool told; /* wake was called and the slot not emptied since */

  /* Read by the solver without the lock, since it may ask every few microseconds. */
  atomic_ullong current; /* the only ticket that may go on; 0: none */
  atomic_bool paused;
  atomic_uint progress; /* in units of 2^-16 */
};

/* What the solver's control gets as context: it lives on the worker's stack. */
typedef struct {
  DwRunner *runner;
  uint64_t ticket;
  struct timespec start;
  uint64_t realizations; /* in the fullest snapshot yet; under the lock */
} Job;

static double
seconds_since(const struct timespec *start)
{
  struct timespec now;
  clock_gettime(CLOCK_MONOTONIC, &now);
  return (double) (now.tv_sec - start->tv_sec) + 1e-9 * (double) (now.tv_nsec - start->tv_nsec);
}

static bool
superseded(const Job *job)
{
  return atomic_load_explicit(&job->runner->current, memory_order_relaxed) != job->ticket;
}

static bool
job_cancelled(void *context)
{
  Job *job = context;
  DwRunner *runner = job->runner;
  if (atomic_load_explicit(&runner->paused, memory_order_relaxed)) {
    pthread_mutex_lock(&runner->lock);
    while (atomic_load(&runner->paused) && !superseded(job))
      pthread_cond_wait(&runner->work, &runner->lock);
    pthread_mutex_unlock(&runner->lock);
  }
  return superseded(job);
}

static void
job_progress(void *context, double fraction)
{
  Job *job = context;
  const double bounded = fraction > 0 ? (fraction < 1 ? fraction : 1) : 0; /* NaN gives 0 */
  const unsigned reported = (unsigned) (65536 * bounded);
  unsigned before = atomic_load_explicit(&job->runner->progress, memory_order_relaxed);
  /* Of two threads of a team, the one that is behind may report last. */
  while (before < reported &&
         !atomic_compare_exchange_weak_explicit(&job->runner->progress, &before, reported,
                                                memory_order_relaxed, memory_order_relaxed))
    ;
}

/* Whether the snapshot is a step back: a thread of a team that made its own earlier may come later with it.
 */
static bool
outdated(const Job *job, const DwSnapshot *snapshot)
{
  return snapshot->result && dw_result_realizations(snapshot->result, NULL) < job->realizations;
}

/* Fills the slot unless the job was superseded or has come further, and tells the main loop once. */
static void
fill_slot(Job *job, DwSnapshot snapshot)
{
  DwRunner *runner = job->runner;
  pthread_mutex_lock(&runner->lock);
  if (superseded(job) || (!snapshot.final && outdated(job, &snapshot))) {
    pthread_mutex_unlock(&runner->lock);
    dw_result_unref(snapshot.result);
    return;
  }
  if (snapshot.result)
    job->realizations = dw_result_realizations(snapshot.result, NULL);
  const DwResult *old = runner->slot_filled ? runner->slot.result : NULL;
  const bool tell = !runner->told && runner->wake;
  runner->slot = snapshot;
  runner->slot_filled = true;
  runner->told = true;
  pthread_cond_broadcast(&runner->answered);
  pthread_mutex_unlock(&runner->lock);
  dw_result_unref(old);
  if (tell)
    runner->wake(runner->wake_context);
}

static void
job_publish(void *context, DwResult *partial)
{
  Job *job = context;
  fill_slot(job,
            (DwSnapshot){.ticket = job->ticket, .result = partial, .seconds = seconds_since(&job->start)});
}

static void
answer(DwRunner *runner, const DwRequest *request, uint64_t ticket, const DwStore *store)
{
  Job job = {.runner = runner, .ticket = ticket};
  clock_gettime(CLOCK_MONOTONIC, &job.start);
  const DwControl control = {.context = &job,
                             .cancelled = job_cancelled,
                             .publish = job_publish,
                             .progress = job_progress,
                             .team = dw_team_run,
                             .store = store,
                             .live = true};
  DwSnapshot snapshot = {.ticket = ticket, .final = true};
  atomic_store_explicit(&runner->progress, 0, memory_order_relaxed);
  snapshot.result = request->model->solve(request, &control, &snapshot.error);
  if (!snapshot.result && snapshot.error.status == DW_OK)
    dw_error_set(&snapshot.error, DW_NO_MEMORY, "%s", dw_status_sentence(DW_NO_MEMORY));
  snapshot.seconds = seconds_since(&job.start);
  fill_slot(&job, snapshot);
}

static void *
work(void *context)
{
  DwRunner *runner = context;
  pthread_mutex_lock(&runner->lock);
  while (!runner->quit) {
    if (!runner->pending) {
      pthread_cond_wait(&runner->work, &runner->lock);
      continue;
    }
    DwRequest *request = runner->pending;
    const uint64_t ticket = runner->running_ticket = runner->pending_ticket;
    const DwStore *store = runner->store;
    runner->pending = NULL;
    pthread_mutex_unlock(&runner->lock);
    answer(runner, request, ticket, store);
    dw_request_free(request);
    pthread_mutex_lock(&runner->lock);
    runner->running_ticket = 0;
    pthread_cond_broadcast(&runner->answered);
  }
  pthread_mutex_unlock(&runner->lock);
  return NULL;
}

/* Waits are measured on the clock that nobody sets. */
static bool
init_synchronisation(DwRunner *runner)
{
  pthread_condattr_t monotonic;
  if (pthread_condattr_init(&monotonic) != 0)
    return false;
  pthread_condattr_setclock(&monotonic, CLOCK_MONOTONIC);
  const bool done = pthread_mutex_init(&runner->lock, NULL) == 0 &&
                    pthread_cond_init(&runner->work, NULL) == 0 &&
                    pthread_cond_init(&runner->answered, &monotonic) == 0;
  pthread_condattr_destroy(&monotonic);
  return done;
}

/* Solvers make FFTW plans, each runner's on its own thread, and FFTW's planner keeps what it learns in
 * globals. This puts a lock around it; it is to be called once, before there are threads, and lies in a
 * library of its own (numerics/fftlog.h), which physics, that has no threads, does without. */
static void
prepare_library(void)
{
  fftw_make_planner_thread_safe();
}

DwRunner *
dw_runner_new(DwWake wake, void *context)
{
  static pthread_once_t prepared = PTHREAD_ONCE_INIT;
  pthread_once(&prepared, prepare_library);
  DwRunner *runner = calloc(1, sizeof *runner);
  if (!runner)
    return NULL;
  runner->wake = wake;
  runner->wake_context = context;
  if (init_synchronisation(runner) && pthread_create(&runner->worker, NULL, work, runner) == 0)
    return runner;
  free(runner);
  return NULL;
}

/* Nothing may go on but `ticket`; call under the lock. */
static DwRequest *
supersede(DwRunner *runner, DwRequest *request, uint64_t ticket)
{
  DwRequest *dropped = runner->pending;
  runner->pending = request;
  atomic_store(&runner->current, ticket);
  pthread_cond_broadcast(&runner->work);
  return dropped;
}

void
dw_runner_free(DwRunner *runner)
{
  if (!runner)
    return;
  pthread_mutex_lock(&runner->lock);
  runner->quit = true;
  dw_request_free(supersede(runner, NULL, 0));
  pthread_mutex_unlock(&runner->lock);
  pthread_join(runner->worker, NULL);
  if (runner->slot_filled)
    dw_result_unref(runner->slot.result);
  pthread_cond_destroy(&runner->answered);
  pthread_cond_destroy(&runner->work);
  pthread_mutex_destroy(&runner->lock);
  free(runner);
}

void
dw_runner_set_store(DwRunner *runner, const DwStore *store)
{
  pthread_mutex_lock(&runner->lock);
  runner->store = store;
  pthread_mutex_unlock(&runner->lock);
}

uint64_t
dw_runner_submit(DwRunner *runner, DwRequest *request)
{
  pthread_mutex_lock(&runner->lock);
  const uint64_t ticket = ++runner->pending_ticket;
  DwRequest *dropped = supersede(runner, request, ticket);
  pthread_mutex_unlock(&runner->lock);
  dw_request_free(dropped);
  return ticket;
}

void
dw_runner_stop(DwRunner *runner)
{
  pthread_mutex_lock(&runner->lock);
  DwRequest *dropped = supersede(runner, NULL, 0);
  pthread_mutex_unlock(&runner->lock);
  dw_request_free(dropped);
}

void
dw_runner_pause(DwRunner *runner, bool pause)
{
  pthread_mutex_lock(&runner->lock);
  atomic_store(&runner->paused, pause);
  pthread_cond_broadcast(&runner->work);
  pthread_mutex_unlock(&runner->lock);
}

bool
dw_runner_take(DwRunner *runner, DwSnapshot *snapshot)
{
  pthread_mutex_lock(&runner->lock);
  const bool filled = runner->slot_filled;
  if (filled)
    *snapshot = runner->slot;
  runner->slot_filled = false;
  runner->told = false;
  pthread_mutex_unlock(&runner->lock);
  return filled;
}

static struct timespec
deadline_after(double milliseconds)
{
  struct timespec deadline;
  clock_gettime(CLOCK_MONOTONIC, &deadline);
  const long nanoseconds = deadline.tv_nsec + (long) (milliseconds * 1e6);
  deadline.tv_sec += nanoseconds / 1000000000;
  deadline.tv_nsec = nanoseconds % 1000000000;
  return deadline;
}

bool
dw_runner_wait(DwRunner *runner, double milliseconds)
{
  const struct timespec deadline = deadline_after(milliseconds);
  pthread_mutex_lock(&runner->lock);
  int timed_out = 0;
  while (!runner->slot_filled && (runner->pending || runner->running_ticket) && !timed_out)
    timed_out = pthread_cond_timedwait(&runner->answered, &runner->lock, &deadline);
  const bool filled = runner->slot_filled;
  pthread_mutex_unlock(&runner->lock);
  return filled;
}

DwRunnerState
dw_runner_state(DwRunner *runner)
{
  pthread_mutex_lock(&runner->lock);
  const bool busy = runner->pending || runner->running_ticket;
  pthread_mutex_unlock(&runner->lock);
  if (!busy)
    return DW_RUNNER_IDLE;
  return atomic_load(&runner->paused) ? DW_RUNNER_PAUSED : DW_RUNNER_BUSY;
}

double
dw_runner_progress(DwRunner *runner)
{
  return atomic_load_explicit(&runner->progress, memory_order_relaxed) / 65536.0;
}
