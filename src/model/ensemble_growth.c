/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/ensemble_growth.h"

#include <math.h>
#include <pthread.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <time.h>

/* What is kept is at most this old, so that a sudden end costs no more. */
static const double SECONDS_PER_KEEP = 2;

/* What the workers share. */
typedef struct {
  const DwGrowth *growth;
  DwEnsemble *ensemble;
  pthread_mutex_t lock;    /* on the ensemble and `next` */
  pthread_mutex_t showing; /* held by the one worker that shows or keeps */
  uint64_t next;           /* where to look for the next realization */
  uint64_t left;           /* how many are still to be handed out */
  double start, shown, kept;
  atomic_int status; /* a DwStatus: the first that is not DW_OK ends the work */
} Work;

static double
seconds(void)
{
  struct timespec now;
  clock_gettime(CLOCK_MONOTONIC, &now);
  return (double) now.tv_sec + 1e-9 * (double) now.tv_nsec;
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
  if (dw_control_cancelled(work->growth->control))
    fail(work, DW_CANCELLED);
  return atomic_load_explicit(&work->status, memory_order_relaxed) != DW_OK ||
         seconds() - work->start > work->growth->seconds;
}

/* The next realization that nobody has; false when all are given out. */
static bool
take(Work *work, uint64_t *realization)
{
  pthread_mutex_lock(&work->lock);
  const bool any = work->left > 0;
  if (any) {
    *realization = dw_ensemble_next(work->ensemble, work->next);
    work->next = *realization + 1;
    work->left--;
  }
  pthread_mutex_unlock(&work->lock);
  return any;
}

static void
tell_progress(const DwGrowth *growth, uint64_t done)
{
  if (growth->control && growth->control->progress)
    growth->control->progress(growth->control->context, (double) done / (double) growth->wanted);
}

static void
give(Work *work, uint64_t realization, const DwRecord *record)
{
  pthread_mutex_lock(&work->lock);
  fail(work, dw_ensemble_add(work->ensemble, realization, record));
  tell_progress(work->growth, dw_ensemble_realizations(work->ensemble));
  pthread_mutex_unlock(&work->lock);
}

static void
keep(const DwGrowth *growth, const DwEnsemble *ensemble)
{
  const DwStore *store = growth->control ? growth->control->store : NULL;
  if (!store || !growth->key)
    return;
  size_t length;
  unsigned char *bytes = dw_ensemble_write(ensemble, &length);
  if (bytes)
    store->keep(store->context, growth->key, bytes, length);
  free(bytes);
}

/* On a copy, so that the others go on meanwhile.  Showing takes at most a tenth of a worker's time. */
static void
show_and_keep(Work *work, bool to_show, bool to_keep)
{
  pthread_mutex_lock(&work->lock);
  DwEnsemble *copy = dw_ensemble_copy(work->ensemble);
  pthread_mutex_unlock(&work->lock);
  if (!copy) {
    fail(work, DW_NO_MEMORY);
    return;
  }
  const double before = seconds();
  if (to_show)
    fail(work, work->growth->show(work->growth->context, copy));
  if (to_keep)
    keep(work->growth, copy);
  const double after = seconds();
  work->shown = to_show ? fmax(after, after + 10 * (after - before) - work->growth->interval) : work->shown;
  work->kept = to_keep ? after : work->kept;
  dw_ensemble_free(copy);
}

static void
report(Work *work)
{
  if (pthread_mutex_trylock(&work->showing) != 0)
    return;
  const double now = seconds();
  const bool to_show = work->growth->show && now - work->shown > work->growth->interval;
  const bool to_keep = work->growth->key && now - work->kept > SECONDS_PER_KEEP;
  if (to_show || to_keep)
    show_and_keep(work, to_show, to_keep);
  pthread_mutex_unlock(&work->showing);
}

static void
anneal(Work *work, DwAnnealer *annealer, DwRecord *record)
{
  const DwGrowth *growth = work->growth;
  const DwCancel cancel = {over, work};
  uint64_t realization;
  while (!over(work) && take(work, &realization)) {
    dw_record_clear(record);
    const DwStatus status = dw_annealer_run(annealer, growth->recipe, growth->instance, growth->seed,
                                            realization, dw_record_configuration, record, &cancel);
    if (status == DW_OK)
      give(work, realization, record);
    else if (status != DW_CANCELLED)
      fail(work, status);
    report(work);
  }
}

static void
work_alone(void *job, unsigned worker)
{
  Work *work = job;
  DwAnnealer *annealer = dw_annealer_new(dw_ensemble_sites(work->ensemble), DW_KERNEL_BEST);
  DwRecord *record = dw_record_new();
  if (annealer && record)
    anneal(work, annealer, record);
  else
    fail(work, DW_NO_MEMORY);
  dw_record_free(record);
  dw_annealer_free(annealer);
}

DwStatus
dw_ensemble_grow(const DwGrowth *growth, DwEnsemble *ensemble)
{
  const uint64_t before = dw_ensemble_realizations(ensemble);
  const double now = seconds();
  Work work = {
      .growth = growth, .ensemble = ensemble, .next = growth->first, .start = now, .shown = now, .kept = now};
  atomic_init(&work.status, DW_OK);
  if (before >= growth->wanted)
    return DW_OK;
  work.left = growth->wanted - before;
  tell_progress(growth, before);
  if (pthread_mutex_init(&work.lock, NULL) != 0 || pthread_mutex_init(&work.showing, NULL) != 0)
    return DW_NO_MEMORY;
  dw_control_team(growth->control, growth->threads, work_alone, &work);
  pthread_mutex_destroy(&work.showing);
  pthread_mutex_destroy(&work.lock);
  if (dw_ensemble_realizations(ensemble) > before)
    keep(growth, ensemble);
  return (DwStatus) atomic_load(&work.status);
}
