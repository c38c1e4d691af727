/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <stddef.h>

/* What we use of OpenBLAS and of the LAPACK inside it.  Not through cblas_...: GSL brings a plain library of
 * these names, and whichever is linked first wins.  Matrices are column by column; the lengths of character
 * arguments come last, as gfortran passes them. */
void dlarfg_(const int *n, double *alpha, double *x, const int *x_step, double *tau);
void dgemv_(const char *transpose, const int *rows, const int *columns, const double *alpha, const double *a,
            const int *stride, const double *x, const int *x_step, const double *beta, double *y,
            const int *y_step, size_t transpose_length);
void dsymv_(const char *uplo, const int *n, const double *alpha, const double *a, const int *stride,
            const double *x, const int *x_step, const double *beta, double *y, const int *y_step,
            size_t uplo_length);
double ddot_(const int *n, const double *x, const int *x_step, const double *y, const int *y_step);
void dsyr2k_(const char *uplo, const char *transpose, const int *n, const int *width, const double *alpha,
             const double *a, const int *a_stride, const double *b, const int *b_stride, const double *beta,
             double *c, const int *c_stride, size_t uplo_length, size_t transpose_length);
void dgemm_(const char *transpose_a, const char *transpose_b, const int *rows, const int *columns,
            const int *width, const double *alpha, const double *a, const int *a_stride, const double *b,
            const int *b_stride, const double *beta, double *c, const int *c_stride, size_t a_length,
            size_t b_length);
void dtrmm_(const char *side, const char *uplo, const char *transpose, const char *diagonal, const int *rows,
            const int *columns, const double *alpha, const double *a, const int *a_stride, double *b,
            const int *b_stride, size_t side_length, size_t uplo_length, size_t transpose_length,
            size_t diagonal_length);
void dtrsm_(const char *side, const char *uplo, const char *transpose, const char *diagonal, const int *rows,
            const int *columns, const double *alpha, const double *a, const int *a_stride, double *b,
            const int *b_stride, size_t side_length, size_t uplo_length, size_t transpose_length,
            size_t diagonal_length);
void dpotrf_(const char *uplo, const int *n, double *a, const int *stride, int *info, size_t uplo_length);
void openblas_set_num_threads(int threads);
