/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <cblas.h>
#include <stddef.h>

/* What we use of the LAPACK inside OpenBLAS, whose headers declare BLAS alone.  Matrices are column by
 * column; the lengths of character arguments come last, as gfortran passes them. */
void dlatrd_(const char *uplo, const int *n, const int *width, double *a, const int *stride,
             double *off_diagonal, double *tau, double *w, const int *w_stride, size_t uplo_length);
void dsytd2_(const char *uplo, const int *n, double *a, const int *stride, double *diagonal,
             double *off_diagonal, double *tau, int *info, size_t uplo_length);
void dsterf_(const int *n, double *diagonal, double *off_diagonal, int *info);
void dpotrf_(const char *uplo, const int *n, double *a, const int *stride, int *info, size_t uplo_length);
void dsygst_(const int *type, const char *uplo, const int *n, double *a, const int *a_stride, const double *b,
             const int *b_stride, int *info, size_t uplo_length);
