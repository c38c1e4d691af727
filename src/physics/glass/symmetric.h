/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "physics/numerics/status.h"

#include <stddef.h>

/* Eigenvalues alone of dense symmetric matrices, on OpenBLAS.  LAPACK's drivers cannot be interrupted: what
 * they do is done here column by column, with a question whether to stop after each. */
typedef struct DwSymmetric DwSymmetric;

/* To be called once in a program, before its threads work: keeps OpenBLAS, which would start as
 * many as the machine has for each of them, to the thread that calls it. */
void dw_symmetric_single_thread(void);

DwSymmetric *dw_symmetric_new(size_t most); /* NULL without memory */
void dw_symmetric_free(DwSymmetric *symmetric);

/* Ascending eigenvalues of the n x n matrix whose lower triangle (column by column) is in `matrix`, which is
 * destroyed.  Absolute errors of a few epsilon times the largest; a matrix whose rows are sorted by falling
 * size keeps small eigenvalues to far more. */
DwStatus dw_symmetric_values(DwSymmetric *symmetric, size_t n, double *matrix, double *values,
                             const DwCancel *cancel);

/* The same of the product K H with H positive definite, both destroyed; K is given whole.  DW_BAD_VALUE if H
 * is not positive definite. */
DwStatus dw_symmetric_product_values(DwSymmetric *symmetric, size_t n, double *K, double *H, double *values,
                                     const DwCancel *cancel);
