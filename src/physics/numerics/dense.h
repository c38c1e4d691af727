/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <stdbool.h>

/* Solves matrix * x = right by elimination with row exchange; for matrices too small for LAPACK to pay.
 * `matrix` (row by row) is destroyed, `right` becomes x.  False if a pivot is 0 or not finite. */
bool dw_dense_solve(int n, double *restrict matrix, double *restrict right);
