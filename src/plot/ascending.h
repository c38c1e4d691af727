/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/result.h"

/* Whether x never falls; false if any of it is NaN. */
bool dw_abscissae_ascend(const DwSeries *series);

/* In an ascending series the first index at or after `start` whose x is not below `x`; n if there is none. */
size_t dw_abscissae_find(const DwSeries *series, size_t start, double x);

/* The points from `low` to `high` and a neighbour on each side, as first..end - 1; all of a series that does
 * not ascend. */
void dw_abscissae_between(const DwSeries *series, double low, double high, size_t *first, size_t *end);
