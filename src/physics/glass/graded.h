/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "physics/numerics/status.h"

#include <stddef.h>

/* The rates of a network of hops between sites that obeys detailed balance, each to about 1e-13 of itself
 * however small it is: for localisation lengths and temperatures at which they span more decades than a
 * double has digits.
 *
 * Eliminating site after site (B_ij += B_ik B_kj/s_k, s_k = sum_j B_kj: sums of positive numbers throughout,
 * after Grassmann, Taksar and Heyman) writes the symmetrised rate matrix as G G^T with n - 1 graded columns,
 * whose Jacobi rotations keep the relative accuracy. */

/* B_ij: rate of hops from i to j (n x n, row by row, destroyed), p_i B_ij = p_j B_ji for some p.  values, n
 * of them ascending, begin with the exact 0 of the equilibrium. */
DwStatus dw_graded_rates(size_t n, double *B, double *values, const DwCancel *cancel);
