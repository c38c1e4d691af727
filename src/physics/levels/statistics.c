/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "physics/levels/statistics.h"

#include <math.h>

static double
mean_without(const DwReplicas *replicas)
{
  double sum = 0;
  for (size_t k = 0; k < replicas->n; k++)
    sum += replicas->without[k];
  return sum / (double) replicas->n;
}

double
dw_replicas_covariance(const DwReplicas *a, const DwReplicas *b)
{
  if (a->n < 2 || a->n != b->n)
    return NAN;
  const double mean_a = mean_without(a), mean_b = mean_without(b), n = (double) a->n;
  double sum = 0;
  for (size_t k = 0; k < a->n; k++)
    sum += (a->without[k] - mean_a) * (b->without[k] - mean_b);
  return sum * (n - 1) / n;
}

DwEstimate
dw_replicas_estimate(const DwReplicas *replicas)
{
  return (DwEstimate){replicas->all, sqrt(dw_replicas_covariance(replicas, replicas))};
}

DwBatches
dw_batch_realizations(const DwEnsemble *ensemble)
{
  DwBatches realizations;
  for (size_t batch = 0; batch < DW_BATCHES; batch++)
    realizations.of[batch] = (double) dw_ensemble_count(ensemble, batch, 0)->realizations;
  return realizations;
}

DwBatches
dw_batch_levels(const DwEnsemble *ensemble, size_t state, size_t first, size_t n, const double *weight)
{
  DwBatches sums;
  for (size_t batch = 0; batch < DW_BATCHES; batch++) {
    const uint32_t *levels = dw_ensemble_count(ensemble, batch, state)->levels + first;
    double sum = 0;
    for (size_t k = 0; k < n; k++)
      sum += weight[k] * levels[k];
    sums.of[batch] = sum;
  }
  return sums;
}

static double
sum_of(const DwBatches *batches)
{
  double sum = 0;
  for (size_t batch = 0; batch < DW_BATCHES; batch++)
    sum += batches->of[batch];
  return sum;
}

DwReplicas
dw_replicas_of_mean(const DwBatches *numbers, const DwBatches *realizations, double scale)
{
  const double number = sum_of(numbers), weight = sum_of(realizations);
  DwReplicas replicas = {.all = weight > 0 ? scale * number / weight : NAN};
  for (size_t batch = 0; batch < DW_BATCHES; batch++) {
    const double part = realizations->of[batch];
    if (part > 0)
      replicas.without[replicas.n++] =
          weight > part ? scale * (number - numbers->of[batch]) / (weight - part) : NAN;
  }
  return replicas;
}

double
dw_lattice_sites(const DwEnsemble *ensemble)
{
  const double size = dw_ensemble_recipe(ensemble)->size;
  return dw_ensemble_signature(ensemble) == 0 ? size * size * size : dw_ensemble_sites(ensemble);
}
