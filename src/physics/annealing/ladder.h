/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "physics/numerics/status.h"

#include <stddef.h>

enum { DW_MAX_RUNGS = 64 };

/* Temperatures from hot to cold, in K. */
typedef struct {
  size_t n;
  double temperature[DW_MAX_RUNGS];
} DwLadder;

/* A geometric ladder of n rungs, 2..DW_MAX_RUNGS, from `hottest` to `coldest` (hottest > coldest > 0), where
 * the rungs nearest to the temperatures of Table II of Churkin et al. (0.1, 0.2, 0.4, 0.5, 0.6, 0.8, 1 K) are
 * moved onto them as far as they lie inside, the ends stay and no rung would serve two.  DW_BAD_VALUE for
 * other ends. */
DwStatus dw_ladder_fill(DwLadder *ladder, size_t n, double hottest, double coldest);

/* The rung nearest to T on a logarithmic scale. */
size_t dw_ladder_nearest(const DwLadder *ladder, double temperature);
