/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "physics/numerics/root.h"

/* integral of f from low to high by Gauss and Legendre's rule of 16 points in each of `panels` equal parts.
 * Exact for polynomials of degree 31 a part; nodes are never at the ends. */
double dw_gauss(DwFunction f, const void *context, double low, double high, unsigned panels);

/* The rule's points, in ascending order, and weights on [low, high], for integrands that take more than one
 * number from a point. */
enum { DW_GAUSS_POINTS = 16 };
typedef struct {
  double x[DW_GAUSS_POINTS], weight[DW_GAUSS_POINTS];
} DwGaussRule;
void dw_gauss_rule(double low, double high, DwGaussRule *rule);
