/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/ensemble_growth.h"
#include "model/crew.h"

#include <stdlib.h>

/* What the workers share. */
typedef struct {
  DwCrew crew; /* its lock is on the ensemble and the two that follow it */
  const DwGrowth *growth;
  DwEnsemble *ensemble;
  uint64_t next; /* where to look for the next realization */
  uint64_t left; /* how many are still to be handed out */
} Work;

/* The next realization that nobody has; false when all are given out. */
static bool
take(Work *work, uint64_t *realization)
{
  pthread_mutex_lock(&work->crew.lock);
  const bool any = work->left > 0;
  if (any) {
    *realization = dw_ensemble_next(work->ensemble, work->next);
    work->next = *realization + 1;
    work->left--;
  }
  pthread_mutex_unlock(&work->crew.lock);
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
  pthread_mutex_lock(&work->crew.lock);
  dw_crew_fail(&work->crew, dw_ensemble_add(work->ensemble, realization, record));
  tell_progress(work->growth, dw_ensemble_realizations(work->ensemble));
  pthread_mutex_unlock(&work->crew.lock);
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

/* On a copy, so that the others go on meanwhile. */
static DwStatus
publish(void *context, bool show, bool to_keep)
{
  Work *work = context;
  pthread_mutex_lock(&work->crew.lock);
  DwEnsemble *copy = dw_ensemble_copy(work->ensemble);
  pthread_mutex_unlock(&work->crew.lock);
  if (!copy)
    return DW_NO_MEMORY;
  const DwStatus status = show ? work->growth->show(work->growth->context, copy) : DW_OK;
  if (to_keep)
    keep(work->growth, copy);
  dw_ensemble_free(copy);
  return status;
}

static void
anneal(Work *work, DwAnnealer *annealer, DwRecord *record)
{
  const DwGrowth *growth = work->growth;
  const DwCancel cancel = {dw_crew_over, &work->crew};
  uint64_t realization;
  while (!dw_crew_over(&work->crew) && take(work, &realization)) {
    dw_record_clear(record);
    const DwStatus status = dw_annealer_run(annealer, growth->recipe, growth->instance, growth->seed,
                                            realization, dw_record_configuration, record, &cancel);
    if (status == DW_OK)
      give(work, realization, record);
    else if (status != DW_CANCELLED)
      dw_crew_fail(&work->crew, status);
    dw_crew_report(&work->crew, publish, work);
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
    dw_crew_fail(&work->crew, DW_NO_MEMORY);
  dw_record_free(record);
  dw_annealer_free(annealer);
}

DwStatus
dw_ensemble_grow(const DwGrowth *growth, DwEnsemble *ensemble)
{
  const uint64_t before = dw_ensemble_realizations(ensemble);
  if (before >= growth->wanted)
    return DW_OK;
  Work work = {.crew = {.control = growth->control,
                        .interval = growth->interval,
                        .limit = growth->seconds,
                        .shows = growth->show,
                        .keeps = growth->key},
               .growth = growth,
               .ensemble = ensemble,
               .next = growth->first,
               .left = growth->wanted - before};
  tell_progress(growth, before);
  if (!dw_crew_open(&work.crew))
    return DW_NO_MEMORY;
  dw_control_team(growth->control, growth->threads, work_alone, &work);
  dw_crew_close(&work.crew);
  if (dw_ensemble_realizations(ensemble) > before)
    keep(growth, ensemble);
  return dw_crew_status(&work.crew);
}
