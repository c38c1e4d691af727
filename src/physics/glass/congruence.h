/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "physics/numerics/status.h"

#include <stddef.h>

/* From the eigenvalues of a product K H to those of a symmetric matrix: H = L L^T, and K H has those of L^T K
 * L.  Matrices are n x n, column by column; whether to stop is asked every few milliseconds at n = 3000,
 * unlike in LAPACK's dpotrf and dsygst. */

/* L into the lower triangle of H, of which only that is read.  DW_BAD_VALUE where H is not positive definite.
 */
DwStatus dw_cholesky(size_t n, double *H, const DwCancel *cancel);

/* The lower triangle of L^T K L into that of K; K is given whole, L as a lower triangle. */
DwStatus dw_congruent(size_t n, double *K, const double *L, const DwCancel *cancel);
