/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "physics/resonator/welch.h"

typedef struct {
  double slope, slope_error; /* of ln power over ln frequency; NaN with fewer than 3 bins */
  double low, high;          /* the lowest and the highest frequency that were fitted */
} DwPowerLaw;

/* Least squares over the bins with low <= frequency <= high, weighted with their degrees of freedom (the
 * logarithm of a chi square has variance 2/freedom and mean -1/freedom). */
DwPowerLaw dw_power_law_fit(const DwWelchBin *bins, size_t n, double low, double high);
