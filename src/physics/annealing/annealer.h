/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "physics/annealing/instance.h"

/* The code that sweeps.  All give the same configurations from the same seed, bit for bit. */
typedef enum {
  DW_KERNEL_BEST, /* the fastest that this processor runs */
  DW_KERNEL_PORTABLE,
  DW_KERNEL_AVX2,
  DW_KERNEL_AVX512, /* with VNNI */
} DwKernel;

bool dw_kernel_available(DwKernel kernel);
const char *dw_kernel_name(DwKernel kernel); /* of BEST: of the one that it stands for */

/* What a realization looks like at the end of a rung, of the quench or of the repair.  Valid during the
 * visit. */
typedef struct {
  size_t state;                /* 0..rungs-1, rungs: the quench, rungs+1: pair-stable */
  double temperature;          /* K; 0 for the last two */
  unsigned n;                  /* sites */
  double quantum;              /* K */
  const int8_t *spin;          /* tau_i = +-1 */
  const int32_t *local_field;  /* phi_i/quantum = f_i + sum_j j_ij tau_j; flipping costs -2 tau_i phi_i, the
                                  level is 2 |phi_i| */
  int64_t energy;              /* H/quantum, times 2 (so that it is whole) */
  uint64_t accepted, proposed; /* of this rung's sweeps */
  unsigned unstable_pairs; /* pairs of single-stable sites whose common flip gains energy; counted where every
                              site is single-stable or T <= 1 K, else 0 */
  unsigned unstable_sites; /* sites with a negative flip cost */
} DwConfiguration;

typedef void (*DwVisit)(void *context, const DwConfiguration *configuration);

/* The workspace of one thread. */
typedef struct DwAnnealer DwAnnealer;

/* NULL without memory. */
DwAnnealer *dw_annealer_new(unsigned max_sites, DwKernel kernel);
void dw_annealer_free(DwAnnealer *annealer);

/* Anneals realization `realization` of `seed` down the recipe's ladder and visits each of its states once:
 * sequential Metropolis, one sweep = one proposal a site in order, a flip accepted when its cost is <=
 * -T ln u; then the quench, sweeps without temperature until no single flip gains; then, if asked for, greedy
 * repair of pairs.  Above 50000 quanta (10 K at J0 = 2 K and C = 1) the fields that decide follow couplings
 * rounded to 8 bits (measured to change nothing), below they are exact; those visited always are.  With
 * `instance` NULL fields and couplings are the realization's own; otherwise those given, and only spins and
 * proposals depend on the realization.
 * Returns DW_OK or DW_CANCELLED, or DW_BAD_VALUE for more sites than it was made for; asks `cancel` at least
 * every 5 ms. */
DwStatus dw_annealer_run(DwAnnealer *annealer, const DwRecipe *recipe, const DwInstance *instance,
                         uint64_t seed, uint64_t realization, DwVisit visit, void *context,
                         const DwCancel *cancel);
