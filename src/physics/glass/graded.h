/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "physics/numerics/status.h"

#include <stddef.h>

/* The rates of a symmetrised rate matrix, each to about 1e-13 of itself however small it is: for localisation
 * lengths at which they span more decades than a double has digits.
 *
 * K has the entries -S_ij (S_ij > 0) off the diagonal and the zero mode e^-w, so that its diagonal, sum_j
 * S_ij e^(w_i - w_j), need not be given.  Eliminating site after site (star-mesh: w_ij += w_ik w_kj/s_k, sums
 * of positive numbers throughout, after Grassmann, Taksar and Heyman) gives K = G G^T with n - 1 columns,
 * graded; Jacobi rotations of the columns then keep the relative accuracy. */

/* `S` (n x n, both triangles) is destroyed; values, n of them ascending, begin with the exact 0. */
DwStatus dw_graded_rates(size_t n, double *S, const double *w, double *values, const DwCancel *cancel);
