/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "physics/annealing/couplings.h"
#include "physics/annealing/lanes_avx512.h"
#include "physics/annealing/sweep.h"

const DwKernelCode dw_kernel_avx512 = {"AVX-512 VNNI", sweep_fine, sweep_coarse, draw_couplings};
