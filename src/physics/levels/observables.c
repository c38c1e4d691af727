/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "physics/levels/observables.h"

#include "physics/levels/conduction.h"
#include "physics/levels/observer.h"

#include <math.h>
#include <stdlib.h>

struct DwObserved {
  DwLadder ladder;
  DwReplicas replicas[DW_MAX_RUNGS][DW_OBSERVABLES];
};

static void
sum_levels(const DwRungParts *parts, const uint32_t *levels, double sums[DW_SUMS])
{
  for (size_t k = 0; k < DW_SUMS; k++)
    sums[k] = 0;
  for (size_t bin = 0; bin < DW_LEVEL_BINS; bin++)
    for (size_t k = 0; k < DW_SUMS; k++)
      sums[k] += levels[bin] * parts->part[bin][k];
}

static void
observe_sums(const DwRungParts *parts, const DwEnsemble *ensemble, size_t rung, const DwBatches *realizations,
             DwReplicas *replicas)
{
  static const DwObservable place[DW_SUMS] = {[DW_SUM_HEAT] = DW_OF_HEAT,
                                              [DW_SUM_RESONANT] = DW_OF_RESONANT,
                                              [DW_SUM_RELAXATION] = DW_OF_RELAXATION,
                                              [DW_SUM_RELAXATION_DELTA] = DW_OF_RELAXATION_DELTA};
  DwBatches batches[DW_SUMS];
  for (size_t batch = 0; batch < DW_BATCHES; batch++) {
    double sums[DW_SUMS];
    sum_levels(parts, dw_ensemble_count(ensemble, batch, rung)->levels, sums);
    for (size_t k = 0; k < DW_SUMS; k++)
      batches[k].of[batch] = sums[k];
  }
  for (size_t k = 0; k < DW_SUMS; k++)
    replicas[place[k]] = dw_replicas_of_mean(&batches[k], realizations, 1 / dw_lattice_sites(ensemble));
}

DwObserved *
dw_observe(const DwObserver *observer, const DwEnsemble *ensemble)
{
  DwObserved *observed = calloc(1, sizeof *observed);
  if (!observed)
    return NULL;
  observed->ladder = observer->ladder;
  const DwBatches realizations = dw_batch_realizations(ensemble);
  for (size_t rung = 0; rung < observer->ladder.n; rung++) {
    DwReplicas *replicas = observed->replicas[rung];
    observe_sums(&observer->rung[rung], ensemble, rung, &realizations, replicas);
    dw_conduction(&observer->rung[rung], ensemble, rung, &replicas[DW_OF_CONDUCTIVITY],
                  &replicas[DW_OF_CONDUCTIVITY_DELTA]);
  }
  return observed;
}

void
dw_observed_free(DwObserved *observed)
{
  free(observed);
}

const DwReplicas *
dw_observed_replicas(const DwObserved *observed, DwObservable observable, size_t rung)
{
  return &observed->replicas[rung][observable];
}

DwEstimate
dw_observed(const DwObserved *observed, DwObservable observable, size_t rung)
{
  return dw_replicas_estimate(dw_observed_replicas(observed, observable, rung));
}

/* sum += sign * more, replica by replica */
static void
add_replicas(DwReplicas *sum, const DwReplicas *more, double sign)
{
  sum->all += sign * more->all;
  for (size_t k = 0; k < sum->n; k++)
    sum->without[k] += sign * more->without[k];
}

DwEstimate
dw_observed_velocity(const DwObserved *observed, size_t rung, size_t reference, bool delta)
{
  const DwObservable relaxation = delta ? DW_OF_RELAXATION_DELTA : DW_OF_RELAXATION;
  DwReplicas velocity = *dw_observed_replicas(observed, DW_OF_RESONANT, rung);
  add_replicas(&velocity, dw_observed_replicas(observed, relaxation, rung), 1);
  add_replicas(&velocity, dw_observed_replicas(observed, DW_OF_RESONANT, reference), -1);
  add_replicas(&velocity, dw_observed_replicas(observed, relaxation, reference), -1);
  return dw_replicas_estimate(&velocity);
}

/* The weights with which the logarithms at the rungs enter the line's slope and its value at 1 K. */
typedef struct {
  size_t n, rung[DW_MAX_RUNGS];
  double slope[DW_MAX_RUNGS], at_1_kelvin[DW_MAX_RUNGS];
} Line;

static Line
line_through(const DwLadder *ladder, double low, double high)
{
  Line line = {0};
  double mean = 0, square = 0;
  for (size_t rung = 0; rung < ladder->n; rung++) {
    const double t = ladder->temperature[rung];
    if (t < low * (1 - 1e-9) || t > high * (1 + 1e-9))
      continue;
    line.rung[line.n++] = rung;
    mean += log(t);
  }
  mean /= (double) line.n;
  for (size_t k = 0; k < line.n; k++) {
    line.slope[k] = log(ladder->temperature[line.rung[k]]) - mean;
    square += line.slope[k] * line.slope[k];
  }
  for (size_t k = 0; k < line.n; k++) {
    line.slope[k] /= square;
    line.at_1_kelvin[k] = 1 / (double) line.n - mean * line.slope[k];
  }
  return line;
}

/* Replica k of the rung's observable; all of them for k = n. */
static double
replica(const DwReplicas *replicas, size_t k)
{
  return k < replicas->n ? replicas->without[k] : replicas->all;
}

DwFit
dw_observed_power(const DwObserved *observed, DwObservable observable, double low, double high)
{
  const Line line = line_through(&observed->ladder, low, high);
  DwFit fit = {.low = low, .high = high, .chi2 = NAN};
  if (line.n < 2)
    return fit;
  const size_t n = observed->replicas[line.rung[0]][observable].n;
  DwReplicas amplitude = {.n = n}, slope = {.n = n};
  for (size_t k = 0; k <= n; k++) {
    double value = 0, exponent = 0;
    for (size_t j = 0; j < line.n; j++) {
      const double y = log(fabs(replica(&observed->replicas[line.rung[j]][observable], k)));
      value += line.at_1_kelvin[j] * y;
      exponent += line.slope[j] * y;
    }
    *(k < n ? &amplitude.without[k] : &amplitude.all) = exp(value);
    *(k < n ? &slope.without[k] : &slope.all) = exponent;
  }
  fit.exists = isfinite(amplitude.all) && isfinite(slope.all);
  fit.amplitude = dw_replicas_estimate(&amplitude);
  fit.exponent = dw_replicas_estimate(&slope);
  fit.covariance = dw_replicas_covariance(&amplitude, &slope);
  return fit;
}
