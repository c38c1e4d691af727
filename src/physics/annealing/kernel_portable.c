/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "physics/annealing/couplings.h"
#include "physics/annealing/lanes_portable.h"
#include "physics/annealing/sweep.h"

const DwKernelCode dw_kernel_portable = {"portable", sweep_fine, sweep_coarse, draw_couplings};
