/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "levels_sample.h"

/* The paper's recipe: x = 0.5, h0 = 10 K, C = 1, 42 rungs from 300 to 0.02 K, 257 sweeps. */
DwRecipe levels_paper_recipe(unsigned size, double interaction);

/* What counts as levels: the configuration as another reading of the paper sees it.  `room` has space for its
 * local fields. */
typedef DwConfiguration (*LevelsReading)(const DwConfiguration *configuration, int32_t *room);
DwConfiguration reading_as_is(const DwConfiguration *configuration, int32_t *room);
DwConfiguration reading_half(const DwConfiguration *configuration, int32_t *room); /* E = |phi| */
DwConfiguration reading_positive_costs(const DwConfiguration *configuration,
                                       int32_t *room); /* others far off */

/* Realizations 0..n-1 of seed 1, on all processors. */
DwEnsemble *levels_anneal(const DwRecipe *recipe, guint64 n, LevelsReading reading);
