/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <stddef.h>

/* What we use of OpenBLAS and of the LAPACK inside it.  Not through cblas_...: GSL brings a plain library of
 * these names, and whichever is linked first wins.  Matrices are column by column; the lengths of character
 * arguments come last, as gfortran passes them. */
void dlatrd_(const char *uplo, const int *n, const int *width, double *a, const int *stride,
             double *off_diagonal, double *tau, double *w, const int *w_stride, size_t uplo_length);
void dsyr2k_(const char *uplo, const char *transpose, const int *n, const int *width, const double *alpha,
             const double *a, const int *a_stride, const double *b, const int *b_stride, const double *beta,
             double *c, const int *c_stride, size_t uplo_length, size_t transpose_length);
void dsytd2_(const char *uplo, const int *n, double *a, const int *stride, double *diagonal,
             double *off_diagonal, double *tau, int *info, size_t uplo_length);
void dsterf_(const int *n, double *diagonal, double *off_diagonal, int *info);
void dpotrf_(const char *uplo, const int *n, double *a, const int *stride, int *info, size_t uplo_length);
void dsygst_(const int *type, const char *uplo, const int *n, double *a, const int *a_stride, const double *b,
             const int *b_stride, int *info, size_t uplo_length);
void openblas_set_num_threads(int threads);
