/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "levels_sample.h"

/* The paper's recipe: x = 0.5, h0 = 10 K, C = 1, 42 rungs from 300 to 0.02 K, 257 sweeps. */
DwRecipe levels_paper_recipe(unsigned size, double interaction);

/* Realizations 0..n-1 of seed 1, on all processors. */
DwEnsemble *levels_anneal(const DwRecipe *recipe, guint64 n);
