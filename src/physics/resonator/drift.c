/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "physics/resonator/drift.h"

#include "physics/resonator/streams.h"

#include <math.h>

/* |xi| of the bins of equal ratio: from LOWEST, BINS_PER_E of them to a factor e. */
static const double LOWEST = 1e-4, BINS_PER_E = 60;

static double
bin_width(void)
{
  return 2 * DW_DRIFT_RANGE / DW_DRIFT_BINS;
}

/* A ball of volume 1 holds N at random v = r^3/R^3, and u/Gamma_f = 2/(pi N v).  A word gives v with its
 * upper 31 bits and the sign with the last. */
double
dw_drift_sample(const DwDriftRecipe *recipe, uint64_t seed, uint64_t realization, uint32_t index)
{
  const double cut = recipe->cut / recipe->neighbours;
  DwPhilox random = dw_philox(seed, realization, DW_RANDOM_DRIFT + index, 0);
  double sum = 0;
  for (uint32_t k = 0; k < recipe->neighbours; k += 4) {
    const philox4x32_ctr_t words = dw_philox_next(&random);
    for (uint32_t j = 0; j < 4 && k + j < recipe->neighbours; j++) {
      const double v = cut + (1 - cut) * ((words.v[j] >> 1) + 0.5) * 0x1p-31;
      sum += words.v[j] & 1 ? 1 / v : -1 / v;
    }
  }
  return 2 * sum / (M_PI * recipe->neighbours);
}

void
dw_drift_count(DwDriftCounts *counts, double xi)
{
  const double bin = floor((xi + DW_DRIFT_RANGE) / bin_width());
  const double ratio_bin = floor(BINS_PER_E * log(fabs(xi) / LOWEST));
  counts->n++;
  if (bin >= 0 && bin < DW_DRIFT_BINS)
    counts->bins[(size_t) bin]++;
  counts->ratio_bins[(size_t) fmin(fmax(ratio_bin, 0), DW_DRIFT_RATIO_BINS - 1)]++;
}

void
dw_drift_merge(DwDriftCounts *counts, const DwDriftCounts *others)
{
  counts->n += others->n;
  for (size_t k = 0; k < DW_DRIFT_BINS; k++)
    counts->bins[k] += others->bins[k];
  for (size_t k = 0; k < DW_DRIFT_RATIO_BINS; k++)
    counts->ratio_bins[k] += others->ratio_bins[k];
}

double
dw_drift_bin(size_t bin)
{
  return ((double) bin + 0.5) * bin_width() - DW_DRIFT_RANGE;
}

double
dw_drift_density(const DwDriftCounts *counts, size_t bin, double *error)
{
  const double n = (double) counts->n, k = (double) counts->bins[bin];
  *error = sqrt(k * (1 - k / n)) / (n * bin_width());
  return k / (n * bin_width());
}

static double
edge(size_t bin)
{
  return LOWEST * exp((double) bin / BINS_PER_E);
}

double
dw_drift_quantile(const DwDriftCounts *counts, double q, double *error)
{
  const double n = (double) counts->n, wanted = q * n;
  double below = 0;
  for (size_t k = 0; k < DW_DRIFT_RATIO_BINS; k++) {
    const double here = (double) counts->ratio_bins[k];
    if (below + here >= wanted && here > 0 && k > 0 && k + 1 < DW_DRIFT_RATIO_BINS) {
      const double width = edge(k + 1) - edge(k), density = here / (n * width);
      *error = sqrt(q * (1 - q) / n) / density;
      return edge(k) + width * (wanted - below) / here;
    }
    below += here;
  }
  return *error = NAN;
}

double
dw_drift_lorentzian(double xi)
{
  return 1 / (M_PI * (1 + xi * xi));
}
