/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <stddef.h>

/* Equal bins on an axis: low, low + width, ..., low + n width. */
typedef struct {
  double low, width;
  size_t n;
} DwBins;

/* Adds `weight` to the bin that x falls into, if there is one. */
void dw_bins_count(const DwBins *bins, double x, double weight, double *counts);
double dw_bins_middle(const DwBins *bins, size_t k);

/* The middle one of n values, or the mean of both; their order is lost. */
double dw_median(double *values, size_t n);
/* Values in ascending order. */
void dw_sort(double *values, size_t n);
/* Of sorted values, interpolated between neighbours. */
double dw_quantile(const double *sorted, size_t n, double probability);
