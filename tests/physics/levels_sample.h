/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "physics/levels/ensemble.h"

#include <glib.h>

/* Ensembles of levels drawn from known densities, in place of annealed ones. */

/* A level's energy in K at a temperature. */
typedef double (*LevelDraw)(GRand *random, double temperature, const void *context);

/* L = 8, x = 0.5, a ladder of the temperatures given (hot to cold). */
DwRecipe levels_recipe(size_t rungs, const double *temperature);

/* A record of one realization with levels drawn anew at every state. */
void levels_draw_record(DwRecord *record, const DwRecipe *recipe, GRand *random, LevelDraw draw,
                        const void *context);

/* Realizations low..high-1; each depends on seed and index only. */
DwEnsemble *levels_ensemble(const DwRecipe *recipe, guint32 seed, guint64 low, guint64 high, LevelDraw draw,
                            const void *context);

G_DEFINE_AUTOPTR_CLEANUP_FUNC(DwEnsemble, dw_ensemble_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC(DwRecord, dw_record_free)

/* Draws. */
double draw_gaussian(GRand *random, double temperature, const void *width);
/* |x| of a density (1 + (E/T)^2)^(mu/2) on 0 < E < top, beyond which there are none */
typedef struct {
  double mu, top, share; /* `share` of levels lies below top, the rest at 2 top */
} DrawPower;
double draw_eq3(GRand *random, double temperature, const void *draw_power);
double draw_power(GRand *random, double temperature, const void *draw_power);
/* 1/(1 + a ln(J0/E)) below top = J0, mu stands for a */
double draw_gap(GRand *random, double temperature, const void *draw_power);
