/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "physics/glass/bins.h"

#include <math.h>
#include <stdlib.h>

void
dw_bins_count(const DwBins *bins, double x, double weight, double *counts)
{
  const double place = floor((x - bins->low) / bins->width);
  if (place >= 0 && place < (double) bins->n)
    counts[(size_t) place] += weight;
}

double
dw_bins_middle(const DwBins *bins, size_t k)
{
  return bins->low + ((double) k + 0.5) * bins->width;
}

static int
ascending(const void *one, const void *other)
{
  const double a = *(const double *) one, b = *(const double *) other;
  return (a > b) - (a < b);
}

void
dw_sort(double *values, size_t n)
{
  qsort(values, n, sizeof *values, ascending);
}

double
dw_median(double *values, size_t n)
{
  dw_sort(values, n);
  return dw_quantile(values, n, 0.5);
}

double
dw_quantile(const double *sorted, size_t n, double probability)
{
  const double place = probability * (double) (n - 1);
  const size_t k = (size_t) place;
  return k + 1 < n ? sorted[k] + (place - (double) k) * (sorted[k + 1] - sorted[k]) : sorted[n - 1];
}
