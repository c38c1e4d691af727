/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <stdbool.h>
#include <stddef.h>

/* Weighted least squares with two parameters; errors are those that the points' errors give. */
typedef struct {
  double p, q, p_error, q_error;
  double chi2; /* per degree of freedom */
} DwFit;

/* y = p + q x.  False with fewer than three points of finite, positive error. */
bool dw_fit_line(const double *x, const double *y, const double *error, size_t n, DwFit *fit);
/* y = p/(1 - q x), from the line's start. */
bool dw_fit_inverse_line(const double *x, const double *y, const double *error, size_t n, DwFit *fit);
