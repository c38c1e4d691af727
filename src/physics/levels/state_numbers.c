/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "physics/levels/state_numbers.h"

#include "physics/levels/ensemble_parts.h"

#include <math.h>

/* A sum that a count holds. */
typedef double (*Part)(const DwCount *count);

static DwBatches
batches_of(const DwEnsemble *ensemble, size_t state, Part part)
{
  DwBatches batches;
  for (size_t batch = 0; batch < DW_BATCHES; batch++)
    batches.of[batch] = part(dw_ensemble_count(ensemble, batch, state));
  return batches;
}

static bool
state_exists(const DwEnsemble *ensemble, size_t state)
{
  return state < dw_recipe_states(dw_ensemble_recipe(ensemble));
}

/* scale * (sum of one)/(sum of the other) */
static DwReplicas
ratio(const DwEnsemble *ensemble, size_t state, Part over, Part under, double scale)
{
  if (!state_exists(ensemble, state))
    return (DwReplicas){.all = NAN};
  const DwBatches above = batches_of(ensemble, state, over), below = batches_of(ensemble, state, under);
  return dw_replicas_of_mean(&above, &below, scale);
}

static DwEstimate
estimate_ratio(const DwEnsemble *ensemble, size_t state, Part over, Part under, double scale)
{
  const DwReplicas replicas = ratio(ensemble, state, over, under, scale);
  return dw_replicas_estimate(&replicas);
}

static double
realizations(const DwCount *count)
{
  return (double) count->realizations;
}

static double
energy(const DwCount *count)
{
  return (double) count->energy;
}

static double
accepted(const DwCount *count)
{
  return (double) count->accepted;
}

static double
proposed(const DwCount *count)
{
  return (double) count->proposed;
}

static double
level_squared(const DwCount *count)
{
  return (double) dw_wide(count->level_squared);
}

static double
unstable_pairs(const DwCount *count)
{
  return (double) count->unstable_pairs;
}

static double
with_unstable_pairs(const DwCount *count)
{
  return (double) count->realizations_with_unstable_pairs;
}

static double
unstable_sites(const DwCount *count)
{
  return (double) count->unstable_sites;
}

DwEstimate
dw_energy_per_site(const DwEnsemble *ensemble, size_t state)
{
  const double kelvin = dw_ensemble_quantum(ensemble) / 2; /* the count is of 2 H/quantum */
  return estimate_ratio(ensemble, state, energy, realizations, kelvin / dw_ensemble_sites(ensemble));
}

DwEstimate
dw_acceptance(const DwEnsemble *ensemble, size_t rung)
{
  return estimate_ratio(ensemble, rung, accepted, proposed, 1);
}

DwEstimate
dw_mean_unstable_pairs(const DwEnsemble *ensemble, size_t state)
{
  return estimate_ratio(ensemble, state, unstable_pairs, realizations, 1);
}

DwEstimate
dw_unstable_pair_fraction(const DwEnsemble *ensemble, size_t state)
{
  return estimate_ratio(ensemble, state, with_unstable_pairs, realizations, 1);
}

DwEstimate
dw_mean_unstable_sites(const DwEnsemble *ensemble, size_t state)
{
  return estimate_ratio(ensemble, state, unstable_sites, realizations, 1.0 / dw_ensemble_sites(ensemble));
}

DwEstimate
dw_level_rms(const DwEnsemble *ensemble, size_t state)
{
  const double level = 2 * dw_ensemble_quantum(ensemble);
  DwReplicas square =
      ratio(ensemble, state, level_squared, realizations, level * level / dw_ensemble_sites(ensemble));
  square.all = sqrt(square.all);
  for (size_t k = 0; k < square.n; k++)
    square.without[k] = sqrt(square.without[k]);
  return dw_replicas_estimate(&square);
}

/* Sums of the energy's distance from `origin` and of its square over a batch: exact before they are rounded,
 * as the squares of energies are some N times larger than their variance. */
static void
centred(const DwCount *count, int64_t origin, double *sum, double *square)
{
  const DwWide n = count->realizations, e = (DwWide) count->energy, o = (DwWide) origin;
  *sum = (double) (__extension__(__int128)(e - n * o));
  *square = (double) (__extension__(__int128)(dw_wide(count->energy_squared) - 2 * o * e + n * o * o));
}

static double
variance(double n, double sum, double square)
{
  return n > 1 ? (square - sum * sum / n) / (n - 1) : NAN;
}

DwEstimate
dw_energy_variance(const DwEnsemble *ensemble, size_t state)
{
  const DwEstimate mean = dw_energy_per_site(ensemble, state);
  if (!isfinite(mean.value))
    return (DwEstimate){NAN, NAN};
  const double kelvin = dw_ensemble_quantum(ensemble) / 2;
  const int64_t origin = (int64_t) (mean.value * dw_ensemble_sites(ensemble) / kelvin);
  double n = 0, all = 0, all_square = 0, sum[DW_BATCHES], square[DW_BATCHES];
  for (size_t batch = 0; batch < DW_BATCHES; batch++) {
    const DwCount *count = dw_ensemble_count(ensemble, batch, state);
    centred(count, origin, &sum[batch], &square[batch]);
    n += (double) count->realizations;
    all += sum[batch];
    all_square += square[batch];
  }
  DwReplicas replicas = {.all = kelvin * kelvin * variance(n, all, all_square)};
  for (size_t batch = 0; batch < DW_BATCHES; batch++) {
    const double part = (double) dw_ensemble_count(ensemble, batch, state)->realizations;
    if (part > 0)
      replicas.without[replicas.n++] =
          kelvin * kelvin * variance(n - part, all - sum[batch], all_square - square[batch]);
  }
  return dw_replicas_estimate(&replicas);
}
