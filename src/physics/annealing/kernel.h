/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* What is compiled for each kind of processor. */
#include "physics/annealing/annealer.h"
#include "physics/annealing/instance_parts.h"

typedef struct DwSweeper DwSweeper;

/* Proposes each site of blocks first..end-1 once, in order. */
typedef void (*DwSweep)(DwSweeper *sweeper, unsigned first, unsigned end);

/* The couplings of `row` to the sites before it. */
typedef void (*DwDrawCouplings)(const DwInstance *instance, const DwRecipe *recipe, const DwRandom *random,
                                unsigned row, int16_t *couplings);

struct DwKernelCode {
  const char *name;
  DwSweep fine, coarse;
  DwDrawCouplings draw_couplings;
};

extern const DwKernelCode dw_kernel_portable, dw_kernel_avx2, dw_kernel_avx512;

/* Only for a kernel that is available. */
const DwKernelCode *dw_kernel_code(DwKernel kernel);
