/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "physics/levels/observables.h"

/* Observables that are sums over levels. */
enum { DW_SUM_HEAT, DW_SUM_RESONANT, DW_SUM_RELAXATION, DW_SUM_RELAXATION_DELTA, DW_SUMS };

/* What a bin contributes at one rung: means over the bin, and the integral of Eq. 5's g (0 beyond the cut).
 */
typedef struct {
  double part[DW_LEVEL_BINS][DW_SUMS];
  double conduction[DW_LEVEL_BINS];
  size_t conducting; /* bins up to the cut */
} DwRungParts;

struct DwObserver {
  DwLadder ladder;
  DwRungParts *rung;
};
