/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "physics/annealing/couplings.h"
#include "physics/annealing/lanes_avx2.h"
#include "physics/annealing/sweep.h"

const DwKernelCode dw_kernel_avx2 = {"AVX2", sweep_fine, sweep_coarse, draw_couplings};
