/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/averaging.h"
#include "model/crew.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/* A realization that waits for those before it. */
typedef struct Parked Parked;
struct Parked {
  Parked *next;
  uint64_t realization;
  double numbers[];
};

/* What the workers share. */
typedef struct {
  DwCrew crew; /* its lock is on all that follows */
  const DwAveraging *task;
  DwMoments *moments;
  uint64_t next; /* the next realization to hand out */
  Parked *parked;
} Work;

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

/* False when all are given out. */
static bool
take(Work *work, uint64_t *realization)
{
  pthread_mutex_lock(&work->crew.lock);
  const bool left = work->next - work->task->first < work->task->wanted;
  *realization = work->next;
  work->next += left;
  pthread_mutex_unlock(&work->crew.lock);
  return left;
}

/* Call under the lock, or before there are workers. */
static double
fraction_done(const Work *work)
{
  return (double) work->moments->realizations / (double) work->task->wanted;
}

static void
tell_progress(const Work *work, double fraction)
{
  const DwControl *control = work->task->control;
  if (control && control->progress)
    control->progress(control->context, fraction);
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
  pthread_mutex_lock(&work->crew.lock);
  parked->next = work->parked;
  work->parked = parked;
  add_in_turn(work);
  const double fraction = fraction_done(work);
  pthread_mutex_unlock(&work->crew.lock);
  tell_progress(work, fraction);
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
  pthread_mutex_lock(&work->crew.lock);
  copy->realizations = work->moments->realizations;
  memcpy(copy->mean, work->moments->mean, 2 * copy->n * sizeof(double));
  pthread_mutex_unlock(&work->crew.lock);
  return true;
}

static DwStatus
publish(void *context, bool show, bool to_keep)
{
  Work *work = context;
  DwMoments copy;
  if (!copy_moments(work, &copy))
    return DW_NO_MEMORY;
  const DwStatus status =
      show && copy.realizations > 0 ? work->task->show(work->task->context, &copy) : DW_OK;
  if (to_keep)
    keep(work->task, &copy);
  dw_moments_clear(&copy);
  return status;
}

static DwStatus
realize_one(Work *work, void *room, uint64_t realization)
{
  const DwAveraging *task = work->task;
  const DwCancel cancel = {dw_crew_over, &work->crew};
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
work_at(Work *work, uint64_t most)
{
  void *room = work->task->begin(work->task->context);
  if (!room) {
    dw_crew_fail(&work->crew, DW_NO_MEMORY);
    return;
  }
  uint64_t realization;
  for (uint64_t n = 0; n < most && !dw_crew_over(&work->crew) && take(work, &realization); n++) {
    dw_crew_fail(&work->crew, realize_one(work, room, realization));
    dw_crew_report(&work->crew, publish, work);
  }
  work->task->end(room);
}

static void
work_alone(void *job, unsigned worker)
{
  work_at(job, UINT64_MAX);
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

/* Before anything is computed: what was recalled, or a preview.  Sets `shown` where nobody waits for more. */
static DwStatus
begin(const Work *work, bool *shown)
{
  const DwAveraging *task = work->task;
  tell_progress(work, fraction_done(work));
  const bool watched = task->show && task->control && task->control->publish;
  *shown = !watched;
  if (work->moments->realizations == 0)
    return task->preview ? task->preview(task->context, shown) : DW_OK;
  *shown = true;
  return watched ? task->show(task->context, work->moments) : DW_OK;
}

/* What is awaited is done here and now: the team's threads have a lower priority, and on a busy machine they
 * may not get round to it for a while. */
static void
work_together(Work *work, bool shown)
{
  const DwAveraging *task = work->task;
  if (!shown)
    work_at(work, 1);
  if (!dw_crew_over(&work->crew) && work->next - task->first < task->wanted)
    dw_control_team(task->control, task->threads, work_alone, work);
}

DwStatus
dw_averaging_run(const DwAveraging *task, DwMoments *moments)
{
  if (!moments_init(moments, task->n_numbers))
    return DW_NO_MEMORY;
  recall(task, moments);
  const uint64_t before = moments->realizations;
  if (before == task->wanted)
    return DW_OK;
  Work work = {.crew = {.control = task->control,
                        .interval = task->interval,
                        .limit = INFINITY,
                        .shows = task->show,
                        .keeps = task->key},
               .task = task,
               .moments = moments,
               .next = task->first + before};
  bool shown;
  const DwStatus status = begin(&work, &shown);
  if (status != DW_OK)
    return status;
  if (!dw_crew_open(&work.crew))
    return DW_NO_MEMORY;
  if (before == 0)
    work.crew.shown = -INFINITY; /* the first realization is shown at once */
  work_together(&work, shown);
  dw_crew_close(&work.crew);
  drop_parked(&work);
  if (moments->realizations > before)
    keep(task, moments);
  return dw_crew_status(&work.crew);
}
