/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "physics/numerics/status.h"

#include <stddef.h>

/* The two halves of the way to the eigenvalues of a symmetric matrix.  Both ask whether to stop after each
 * column, which LAPACK's own dsytrd and dsterf do not; their arithmetic is the same. */

enum { DW_TRIDIAGONAL_PANEL = 32 };

/* Reduces the n x n matrix, of which the lower triangle is given (column by column) and destroyed, to
 * `diagonal` (n) and `off_diagonal` (n - 1).  `panel`: room for n DW_TRIDIAGONAL_PANEL numbers. */
DwStatus dw_tridiagonalise(size_t n, double *matrix, double *diagonal, double *off_diagonal, double *panel,
                           const DwCancel *cancel);

/* Eigenvalues, ascending, into `diagonal`; `off_diagonal` (n - 1, room for n) is destroyed.  Small ones keep
 * their relative accuracy where the matrix is graded. */
DwStatus dw_tridiagonal_values(size_t n, double *diagonal, double *off_diagonal, const DwCancel *cancel);
