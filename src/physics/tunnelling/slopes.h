/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "physics/numerics/root.h"

/* How dv/v rises and falls with ln T about its maximum.  `total` gives dv/v at T in K; where it is NaN so are
 * the answers. */

/* The temperature of the maximum near the crossover T0, to 1e-5; NaN if there is none from T0/30 to 30 T0. */
double dw_velocity_maximum(DwFunction total, const void *context, double crossover);

/* d total/dln T, to 1e-7 of the curve's scale. */
double dw_velocity_slope(DwFunction total, const void *context, double temperature);

/* The line through the curve over ln T from low to high, by least squares with every ln T of the same weight:
 * dv/v = level + slope ln(T/K). */
typedef struct {
  double slope, level;
} DwLine;
DwLine dw_velocity_line(DwFunction total, const void *context, double low, double high);

/* Where slopes are read, in units of the maximum's temperature. */
typedef struct {
  double below_low, below_high, above_low, above_high;
} DwSlopeWindow;
extern const DwSlopeWindow dw_slope_window_wide; /* 0.01 to 0.1 and 10 to 100 */
extern const DwSlopeWindow dw_slope_window_near; /* 0.1 to 1/3 and 3 to 10 */
extern const DwSlopeWindow dw_slope_window_mid;  /* 0.1 to 0.3 and 5 to 30 */

/* The line's slope above over that below: -1/2 in the standard tunnelling model. */
double dw_slope_ratio(DwFunction total, const void *context, double maximum, const DwSlopeWindow *window);
/* The steepest fall over the steepest rise within a factor 30 of the maximum. */
double dw_steepest_slope_ratio(DwFunction total, const void *context, double maximum);
