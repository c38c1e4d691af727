/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/exploration.h"
#include "plot/measure.h"

/* What is laid over an exploration's plots to measure with.  Each model has its own, which comes back with
 * it. */

/* Of all plots, for files; and of one.  Valid until the next call of the functions below. */
const DwMeasures *dw_exploration_measures(DwExploration *self);
const DwMeasure *dw_exploration_measure(DwExploration *self, size_t plot);

void dw_exploration_set_measure(DwExploration *self, size_t plot, const DwMeasure *measure);
void dw_exploration_restore_measures(DwExploration *self, const DwMeasures *measures);

/* Whether there is anything to see of them on the plots that are shown. */
bool dw_exploration_is_measured(DwExploration *self);
