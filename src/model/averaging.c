/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/averaging.h"

#include <math.h>
#include <pthread.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

/* What is kept is at most this old, so that a sudden end costs no more. */
static const double SECONDS_PER_KEEP = 2;

/* A realization that waits for those before it. */
typedef struct Parked Parked;
struct Parked {
  Parked *next;
  uint64_t realization;
  double numbers[];
};

/* What the workers share. */
typedef struct {
  const DwAveraging *task;
  DwMoments *moments;
  pthread_mutex_t lock;    /* on all of the following */
  pthread_mutex_t showing; /* held by the one worker that shows or keeps */
  uint64_t next;           /* the next realization to hand out */
  Parked *parked;
  double shown, kept;
  atomic_int status; /* a DwStatus: the first that is not DW_OK ends the work */
} Work;

static double
seconds(void)
{
  struct timespec now;
  clock_gettime(CLOCK_MONOTONIC, &now);
  return (double) now.tv_sec + 1e-9 * (double) now.tv_nsec;
}

double
dw_moments_mean(const DwMoments *moments, size_t k)
{
  return moments->mean[k];
}

double
dw_moments_error(const DwMoments *moments, size_t k)
{
  const double n = (double) moments->realizations;
  return n > 1 ? sqrt(moments->square[k] / (n * (n - 1))) : NAN;
}

static bool
moments_init(DwMoments *moments, size_t n)
{
  moments->n = n;
  moments->realizations = 0;
  moments->mean = calloc(2 * (n ? n : 1), sizeof(double));
  moments->square = moments->mean ? moments->mean + n : NULL;
  return moments->mean != NULL;
}

void
dw_moments_clear(DwMoments *moments)
{
  free(moments->mean);
  *moments = (DwMoments){0};
}

/* Welford's update: no cancellation however many there are. */
static void
moments_add(DwMoments *moments, const double *numbers)
{
  const double n = (double) ++moments->realizations;
  for (size_t k = 0; k < moments->n; k++) {
    const double before = numbers[k] - moments->mean[k];
    moments->mean[k] += before / n;
    moments->square[k] += before * (numbers[k] - moments->mean[k]);
  }
}

static void
fail(Work *work, DwStatus status)
{
  int ok = DW_OK;
  if (status != DW_OK)
    atomic_compare_exchange_strong(&work->status, &ok, (int) status);
}

static bool
over(void *context)
{
  Work *work = context;
  if (dw_control_cancelled(work->task->control))
    fail(work, DW_CANCELLED);
  return atomic_load_explicit(&work->status, memory_order_relaxed) != DW_OK;
}

/* False when all are given out. */
static bool
take(Work *work, uint64_t *realization)
{
  pthread_mutex_lock(&work->lock);
  const bool left = work->next - work->task->first < work->task->wanted;
  *realization = work->next;
  work->next += left;
  pthread_mutex_unlock(&work->lock);
  return left;
}

/* Adds all parked realizations whose turn it is; call under the lock. */
static void
add_in_turn(Work *work)
{
  Parked **place = &work->parked;
  while (*place) {
    Parked *parked = *place;
    if (parked->realization != work->task->first + work->moments->realizations) {
      place = &parked->next;
      continue;
    }
    moments_add(work->moments, parked->numbers);
    *place = parked->next;
    free(parked);
    place = &work->parked;
  }
}

static void
give(Work *work, Parked *parked)
{
  pthread_mutex_lock(&work->lock);
  parked->next = work->parked;
  work->parked = parked;
  add_in_turn(work);
  const double fraction = (double) work->moments->realizations / (double) work->task->wanted;
  pthread_mutex_unlock(&work->lock);
  const DwControl *control = work->task->control;
  if (control && control->progress)
    control->progress(control->context, fraction);
}

/* Keeping and recalling: the moments' numbers behind how many realizations they are of. */

static void
keep(const DwAveraging *task, const DwMoments *moments)
{
  const DwStore *store = task->control ? task->control->store : NULL;
  if (!store || !task->key || moments->realizations == 0)
    return;
  const size_t numbers = 2 * moments->n * sizeof(double), length = sizeof(uint64_t) + numbers;
  unsigned char *bytes = malloc(length);
  if (bytes) {
    memcpy(bytes, &moments->realizations, sizeof(uint64_t));
    memcpy(bytes + sizeof(uint64_t), moments->mean, numbers);
    store->keep(store->context, task->key, bytes, length);
  }
  free(bytes);
}

/* What was kept is of use if it holds no more than what is wanted now. */
static void
recall(const DwAveraging *task, DwMoments *moments)
{
  const DwStore *store = task->control ? task->control->store : NULL;
  if (!store || !task->key)
    return;
  size_t length = 0;
  const size_t numbers = 2 * moments->n * sizeof(double);
  unsigned char *bytes = store->recall(store->context, task->key, &length);
  uint64_t realizations = 0;
  if (bytes && length == sizeof(uint64_t) + numbers)
    memcpy(&realizations, bytes, sizeof realizations);
  if (realizations > 0 && realizations <= task->wanted) {
    moments->realizations = realizations;
    memcpy(moments->mean, bytes + sizeof(uint64_t), numbers);
  }
  free(bytes);
}

/* On a copy, so that the others go on meanwhile. */
static bool
copy_moments(Work *work, DwMoments *copy)
{
  if (!moments_init(copy, work->moments->n))
    return false;
  pthread_mutex_lock(&work->lock);
  copy->realizations = work->moments->realizations;
  memcpy(copy->mean, work->moments->mean, 2 * copy->n * sizeof(double));
  pthread_mutex_unlock(&work->lock);
  return true;
}

/* Showing takes at most a tenth of a worker's time. */
static void
show_and_keep(Work *work, bool to_show, bool to_keep)
{
  DwMoments copy;
  if (!copy_moments(work, &copy)) {
    fail(work, DW_NO_MEMORY);
    return;
  }
  const double before = seconds();
  if (to_show && copy.realizations > 0)
    fail(work, work->task->show(work->task->context, &copy));
  if (to_keep)
    keep(work->task, &copy);
  const double after = seconds();
  work->shown = to_show ? fmax(after, after + 10 * (after - before) - work->task->interval) : work->shown;
  work->kept = to_keep ? after : work->kept;
  dw_moments_clear(&copy);
}

static void
report(Work *work)
{
  if (pthread_mutex_trylock(&work->showing) != 0)
    return;
  const double now = seconds();
  const bool to_show = work->task->show && now - work->shown > work->task->interval;
  const bool to_keep = work->task->key && now - work->kept > SECONDS_PER_KEEP;
  if (to_show || to_keep)
    show_and_keep(work, to_show, to_keep);
  pthread_mutex_unlock(&work->showing);
}

static DwStatus
realize_one(Work *work, void *room, uint64_t realization)
{
  const DwAveraging *task = work->task;
  const DwCancel cancel = {over, work};
  Parked *parked = calloc(1, sizeof *parked + task->n_numbers * sizeof(double));
  if (!parked)
    return DW_NO_MEMORY;
  parked->realization = realization;
  const DwStatus status = task->realize(task->context, room, realization, parked->numbers, &cancel);
  if (status == DW_OK)
    give(work, parked);
  else
    free(parked);
  return status;
}

static void
work_alone(void *job, unsigned worker)
{
  Work *work = job;
  void *room = work->task->begin(work->task->context);
  if (!room) {
    fail(work, DW_NO_MEMORY);
    return;
  }
  uint64_t realization;
  while (!over(work) && take(work, &realization)) {
    fail(work, realize_one(work, room, realization));
    report(work);
  }
  work->task->end(room);
}

static void
drop_parked(Work *work)
{
  while (work->parked) {
    Parked *next = work->parked->next;
    free(work->parked);
    work->parked = next;
  }
}

DwStatus
dw_averaging_run(const DwAveraging *task, DwMoments *moments)
{
  if (!moments_init(moments, task->n_numbers))
    return DW_NO_MEMORY;
  recall(task, moments);
  const uint64_t before = moments->realizations;
  Work work = {
      .task = task, .moments = moments, .next = task->first + before, .shown = -INFINITY, .kept = seconds()};
  atomic_init(&work.status, DW_OK);
  if (before == task->wanted)
    return DW_OK;
  if (pthread_mutex_init(&work.lock, NULL) != 0)
    return DW_NO_MEMORY;
  if (pthread_mutex_init(&work.showing, NULL) == 0) {
    dw_control_team(task->control, task->threads, work_alone, &work);
    pthread_mutex_destroy(&work.showing);
  } else {
    fail(&work, DW_NO_MEMORY);
  }
  pthread_mutex_destroy(&work.lock);
  drop_parked(&work);
  if (moments->realizations > before)
    keep(task, moments);
  return (DwStatus) atomic_load(&work.status);
}
