/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "physics/annealing/instance.h"
#include "physics/annealing/random.h"

/* Blocks of this many sites are decided at once; rows are filled up to whole strips, 64 bytes. */
enum { DW_BLOCK = 16, DW_STRIP = 32, DW_LARGEST_COUPLING = INT16_MAX, DW_MOST_SITES = 4096 };

struct DwInstance {
  unsigned n, stride, max_sites;
  double quantum;
  int32_t *field;
  int16_t *coupling;   /* n rows of `stride`, 0 beyond n */
  uint8_t (*place)[4]; /* x, y, z of each of the lattice's sites while being drawn */
  float *position[3];  /* of each filled site */
};

static inline unsigned
dw_whole_blocks(unsigned n)
{
  return (n + DW_BLOCK - 1) / DW_BLOCK;
}

static inline unsigned
dw_whole_strips(unsigned n)
{
  return (n + DW_STRIP - 1) / DW_STRIP;
}

/* `bytes` of zeros, aligned as the widest vectors like it.  NULL without memory. */
void *dw_aligned_zeros(size_t bytes);

/* dw_instance_draw in pieces that a caller who may be stopped can afford: places and fields, then the
 * couplings of DW_BLOCK sites from `first` to those before each, one block after the other. */
typedef struct DwKernelCode DwKernelCode;
void dw_instance_begin(DwInstance *instance, const DwRecipe *recipe, uint64_t seed, uint64_t realization);
void dw_instance_draw_rows(DwInstance *instance, const DwRecipe *recipe, uint64_t seed, uint64_t realization,
                           unsigned first, const DwKernelCode *kernel);

/* f_i + sum_j j_ij tau_j from scratch; `spin` has `stride` elements. */
int32_t dw_instance_local_field(const DwInstance *instance, unsigned i, const int16_t *spin);
