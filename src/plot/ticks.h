/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "plot/axis.h"

/* A step of 1, 2 or 5 times a power of ten. */
typedef struct {
  int mantissa, power;
} DwStep;

/* The smallest such step >= length > 0, and the next smaller one. */
DwStep dw_step_at_least(double length);
DwStep dw_step_smaller(DwStep step);
double dw_step_length(DwStep step);

/* count * 10^power, rounded once where the power of ten is exact. */
double dw_decimal_value(double count, int power);

/* Whether labels of an axis that reaches `largest` in magnitude are written as powers. */
bool dw_ticks_want_powers(double largest);

/* The `ticks` of the two kinds of axis: see DwAxis. */
size_t dw_ticks_linear(DwRange range, double room, DwTick *ticks, size_t size);
size_t dw_ticks_log(DwRange range, double room, DwTick *ticks, size_t size);
