/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/resonator_sampling.h"
#include "model/clock.h"
#include "model/crew.h"

#include <math.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <string.h>

static const double FIRST_SNAPSHOT = 0.05, SNAPSHOT = 0.1; /* s */
static const double SMALLEST_PROGRESS = 1e-3;
enum { BLOCK = 4096, DRAWS_PER_QUESTION = 64 };

/* Spectra are summed in units of 2^-32 of the exact one. */
#define UNIT 0x1p32

/* What the team shares. */
typedef struct {
  DwCrew crew; /* its lock is on what follows `showing` */
  const DwSamplingPlan *plan;
  DwShowSamples *show;
  void *context;
  DwWelch *welch;                  /* whose plan all use */
  double exact[DW_WELCH_MAX_BINS]; /* what the bins should hold */
  atomic_uint_fast64_t next;       /* realization to be taken up, counted from the plan's first */
  atomic_flag showing;
  double next_show; /* s since the start */
  uint64_t done;
  double reported; /* progress */
  size_t n_bins;
  DwWelchBin bins[DW_WELCH_MAX_BINS]; /* their power is in `sums` */
  uint64_t sums[DW_WELCH_MAX_BINS];
  DwDriftCounts drift;
} Sampling;

/* What each of its threads has for itself. */
typedef struct {
  Sampling *sampling;
  DwTelegraph *telegraph;
  DwWelch *welch;
  DwDriftCounts drift;
} Worker;

/* Of the record's fluctuators that are done, as if they were all; false if stopped. */
static bool
transform(Worker *worker)
{
  const size_t samples = worker->sampling->plan->telegraphs.samples;
  double sum[BLOCK];
  int64_t level = 0;
  dw_welch_reset(worker->welch);
  for (size_t first = 0; first < samples; first += BLOCK) {
    const size_t n = samples - first < BLOCK ? samples - first : BLOCK;
    dw_telegraph_read(worker->telegraph, first, n, &level, sum);
    dw_welch_add(worker->welch, sum, n);
    if (dw_crew_over(&worker->sampling->crew))
      return false;
  }
  return true;
}

static void
collect(Sampling *sampling, DwSamples *samples)
{
  pthread_mutex_lock(&sampling->crew.lock);
  const double n = (double) sampling->done;
  samples->done = sampling->done;
  samples->n_bins = sampling->done > 0 ? sampling->n_bins : 0;
  for (size_t k = 0; k < samples->n_bins; k++) {
    samples->bins[k] = sampling->bins[k];
    samples->bins[k].freedom *= n;
    samples->bins[k].power = (double) sampling->sums[k] / UNIT / n * sampling->exact[k];
  }
  samples->drift = sampling->drift;
  memcpy(samples->exact, sampling->exact, sizeof samples->exact);
  pthread_mutex_unlock(&sampling->crew.lock);
}

/* The part of a first record, as if its fluctuators were all. */
static void
collect_part(Worker *worker, DwSamples *samples)
{
  const uint32_t done = worker->telegraph ? dw_telegraph_done(worker->telegraph) : 0;
  if (done == 0 || !transform(worker))
    return;
  samples->n_bins = dw_welch_bins(worker->welch, samples->bins);
  for (size_t k = 0; k < samples->n_bins; k++)
    samples->bins[k].power *= (double) worker->sampling->plan->telegraphs.fluctuators / done;
}

static void
show(Worker *worker)
{
  Sampling *sampling = worker->sampling;
  DwSamples *samples = malloc(sizeof *samples);
  if (!samples)
    return; /* the next one may have more luck */
  collect(sampling, samples);
  if (samples->done == 0 && sampling->plan->spectrum)
    collect_part(worker, samples);
  if (samples->n_bins > 0 || samples->drift.n > 0)
    sampling->show(sampling->context, samples);
  free(samples);
}

/* Parts of a record are shown at ever longer intervals, since their transform takes time from it. */
static void
show_in_time(Worker *worker)
{
  Sampling *sampling = worker->sampling;
  const double now = dw_seconds() - sampling->crew.start;
  pthread_mutex_lock(&sampling->crew.lock);
  const bool due = now >= sampling->next_show;
  if (due)
    sampling->next_show = now + fmax(SNAPSHOT, sampling->done == 0 ? now : 0);
  pthread_mutex_unlock(&sampling->crew.lock);
  if (!due || atomic_flag_test_and_set(&sampling->showing))
    return;
  show(worker);
  atomic_flag_clear(&sampling->showing);
}

/* Realizations that are done and, of a first one, its part. */
static void
report(Worker *worker, double part)
{
  Sampling *sampling = worker->sampling;
  const DwControl *control = sampling->crew.control;
  if (!control || !control->progress)
    return;
  pthread_mutex_lock(&sampling->crew.lock);
  const double all = (double) sampling->plan->realizations;
  const double fraction = ((double) sampling->done + (sampling->done == 0 ? part : 0)) / all;
  if (fraction >= sampling->reported + SMALLEST_PROGRESS) {
    sampling->reported = fraction;
    control->progress(control->context, fraction);
  }
  pthread_mutex_unlock(&sampling->crew.lock);
}

static bool
draw(Worker *worker, uint64_t realization)
{
  const DwSamplingPlan *plan = worker->sampling->plan;
  memset(&worker->drift, 0, sizeof worker->drift);
  for (uint32_t k = 0; k < DW_DRIFT_DRAWS; k++) {
    if (k % DRAWS_PER_QUESTION == 0 && dw_crew_over(&worker->sampling->crew))
      return false;
    dw_drift_count(&worker->drift, dw_drift_sample(&plan->neighbours, plan->seed, realization, k));
  }
  return true;
}

static bool
record(Worker *worker, uint64_t realization)
{
  const DwSamplingPlan *plan = worker->sampling->plan;
  dw_telegraph_start(worker->telegraph, plan->seed, realization);
  while (dw_telegraph_advance(worker->telegraph)) {
    if (dw_crew_over(&worker->sampling->crew))
      return false;
    report(worker, dw_telegraph_done(worker->telegraph) / (double) plan->telegraphs.fluctuators);
    show_in_time(worker);
  }
  return transform(worker);
}

static void
merge(Worker *worker)
{
  Sampling *sampling = worker->sampling;
  DwWelchBin bins[DW_WELCH_MAX_BINS];
  const size_t n_bins = worker->welch ? dw_welch_bins(worker->welch, bins) : 0;
  pthread_mutex_lock(&sampling->crew.lock);
  for (size_t k = 0; k < n_bins; k++) {
    sampling->bins[k] = bins[k];
    sampling->sums[k] += (uint64_t) (bins[k].power / sampling->exact[k] * UNIT);
  }
  sampling->n_bins = n_bins;
  dw_drift_merge(&sampling->drift, &worker->drift);
  sampling->done++;
  pthread_mutex_unlock(&sampling->crew.lock);
}

static bool
realize(Worker *worker, uint64_t realization)
{
  const DwSamplingPlan *plan = worker->sampling->plan;
  if (plan->drift && !draw(worker, realization))
    return false;
  if (plan->spectrum && !record(worker, realization))
    return false;
  merge(worker);
  report(worker, 0);
  show_in_time(worker);
  return !dw_crew_over(&worker->sampling->crew);
}

static bool
worker_init(Worker *worker, Sampling *sampling)
{
  *worker = (Worker){.sampling = sampling};
  if (!sampling->plan->spectrum)
    return true;
  worker->telegraph = dw_telegraph_new(&sampling->plan->telegraphs);
  worker->welch = dw_welch_new_like(sampling->welch);
  return worker->telegraph && worker->welch;
}

static void
work(void *job, unsigned k)
{
  Sampling *sampling = job;
  Worker *worker = malloc(sizeof *worker);
  if (!worker || !worker_init(worker, sampling))
    dw_crew_fail(&sampling->crew, DW_NO_MEMORY);
  while (!dw_crew_over(&sampling->crew)) {
    const uint64_t index = atomic_fetch_add(&sampling->next, 1);
    if (index >= sampling->plan->realizations || !realize(worker, sampling->plan->first + index))
      break;
  }
  if (worker) {
    dw_telegraph_free(worker->telegraph);
    dw_welch_free(worker->welch);
  }
  free(worker);
}

/* The mean over a bin's lines, where the spectrum is no longer 1/f. */
static double
exact_mean(const DwSamplingPlan *plan, const DwWelchBin *bin)
{
  enum { POINTS = 4 };
  double sum = 0;
  for (int k = 0; k < POINTS; k++) {
    const double f = bin->low + (bin->high - bin->low) * (k + 0.5) / POINTS;
    sum += plan->telegraphs.fluctuators * dw_telegraph_ensemble_spectrum(&plan->telegraphs, f) / POINTS;
  }
  return sum;
}

/* For the bins that any record has. */
static bool
prepare_exact(Sampling *sampling)
{
  DwWelchBin bins[DW_WELCH_MAX_BINS];
  sampling->welch = dw_welch_new(sampling->plan->telegraphs.samples);
  const size_t n = sampling->welch ? dw_welch_bins(sampling->welch, bins) : 0;
  for (size_t k = 0; k < n; k++)
    sampling->exact[k] = exact_mean(sampling->plan, &bins[k]);
  return n > 0;
}

static DwStatus
sample(Sampling *sampling, DwSamples *samples)
{
  const DwSamplingPlan *plan = sampling->plan;
  if (plan->spectrum && !prepare_exact(sampling))
    return DW_NO_MEMORY;
  if (!dw_crew_open(&sampling->crew))
    return DW_NO_MEMORY;
  dw_control_team(sampling->crew.control, plan->threads, work, sampling);
  collect(sampling, samples);
  dw_crew_close(&sampling->crew);
  return dw_crew_status(&sampling->crew);
}

DwStatus
dw_sampling_run(const DwSamplingPlan *plan, const DwControl *control, DwShowSamples *show_samples,
                void *context, DwSamples *samples)
{
  Sampling *sampling = calloc(1, sizeof *sampling);
  if (!sampling)
    return DW_NO_MEMORY;
  sampling->crew.control = control;
  sampling->crew.limit = INFINITY;
  sampling->plan = plan;
  sampling->show = show_samples;
  sampling->context = context;
  sampling->next_show = FIRST_SNAPSHOT;
  atomic_init(&sampling->next, 0);
  atomic_flag_clear(&sampling->showing);
  const DwStatus status = sample(sampling, samples);
  dw_welch_free(sampling->welch);
  free(sampling);
  return status;
}
