/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "physics/levels/intervals.h"

/* What record.c, ensemble.c and ensemble_bytes.c share. */

__extension__ typedef unsigned __int128 DwWide;

static inline DwWide
dw_wide(const uint64_t words[2])
{
  return (DwWide) words[1] << 64 | words[0];
}

static inline void
dw_wide_store(uint64_t words[2], DwWide wide)
{
  words[0] = (uint64_t) wide;
  words[1] = (uint64_t) (wide >> 64);
}

enum { DW_MAX_STATES = DW_MAX_RUNGS + 2 };

struct DwRecord {
  double quantum;
  unsigned sites;
  DwCount count[DW_MAX_STATES];
};

struct DwEnsemble {
  DwRecipe recipe;
  uint64_t seed, signature;
  unsigned sites;
  double quantum;
  DwIntervals held;
  size_t states;
  DwCount *counts; /* of batch b and state s at [b * states + s] */
};

static inline DwCount *
dw_ensemble_at(DwEnsemble *ensemble, size_t batch, size_t state)
{
  return &ensemble->counts[batch * ensemble->states + state];
}
