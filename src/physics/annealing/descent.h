/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "physics/annealing/budget.h"
#include "physics/annealing/instance_parts.h"

/* A configuration that loses energy without temperature. */
typedef struct {
  const DwInstance *instance;
  int16_t *spin;      /* `stride` of them, 0 beyond n */
  int32_t *field;     /* exact */
  int32_t *cost;      /* -tau_i phi_i: half of what a flip costs; room for the search of pairs */
  int32_t *strongest; /* coupling of each site */
  DwBudget *budget;
} DwDescent;

/* Fills in `strongest`, which the search of pairs relies on. */
void dw_find_strongest(DwDescent *descent);

/* Sites whose flip gains energy. */
unsigned dw_unstable_sites(const DwDescent *descent);
/* Flips whatever gains, site after site, until nothing does. */
void dw_quench(DwDescent *descent);

/* Pairs of single-stable sites whose common flip gains, and the one that gains most. */
typedef struct {
  unsigned n;
  unsigned site[2];
  int64_t gain; /* in quanta/2 */
} DwUnstablePairs;

DwUnstablePairs dw_unstable_pairs(DwDescent *descent);
/* Flips the pair that gains most and quenches, until no pair gains. */
void dw_repair_pairs(DwDescent *descent);
