/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Collocation at the Radau IIA points of the unit interval: the implicit method of order 2n - 1 for stiff
 * equations, whose polynomial of degree n is at the same time the dense output. */
enum { DW_RADAU_STAGES = 16, DW_RADAU_NODES = DW_RADAU_STAGES + 1 };

typedef struct {
  double node[DW_RADAU_NODES];                       /* 0 and the points c_1 < ... < c_n = 1 */
  double weight[DW_RADAU_NODES];                     /* barycentric */
  double derivative[DW_RADAU_NODES][DW_RADAU_NODES]; /* values at nodes -> slopes at nodes */
  double integral[DW_RADAU_STAGES]
                 [DW_RADAU_STAGES]; /* values at c_j -> integral from 0 to c_i: Butcher's A */
} DwRadau;

void dw_radau_init(DwRadau *rule);

/* The polynomial through values at the nodes: at c, its slope at a node, and the size of its last Chebyshev
 * term, which bounds what a higher degree would change. */
double dw_radau_value(const DwRadau *rule, const double values[DW_RADAU_NODES], double c);
double dw_radau_slope(const DwRadau *rule, const double values[DW_RADAU_NODES], int node);
double dw_radau_last_term(const DwRadau *rule, const double values[DW_RADAU_NODES]);
