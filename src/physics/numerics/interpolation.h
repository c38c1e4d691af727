/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <stddef.h>

/* The polynomial through the DW_INTERPOLATION_POINTS values y nearest to `position` (0 <= position <= n - 1,
 * in steps of the grid), at `position`.  n >= DW_INTERPOLATION_POINTS. */
enum { DW_INTERPOLATION_POINTS = 12 };
double dw_interpolate(const double *y, size_t n, double position);
