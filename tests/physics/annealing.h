/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "physics/annealing/annealer.h"

#include "golden.h"

#include <math.h>

/* The recipe of Churkin et al. at J0 = 2 K with another size and number of sweeps. */
static inline DwRecipe
paper_recipe(unsigned size, unsigned sweeps)
{
  DwRecipe recipe = {.size = size,
                     .concentration = 0.5,
                     .field = 10,
                     .interaction = 2,
                     .cutoff = 1,
                     .sweeps = sweeps,
                     .repair_pairs = true};
  g_assert_cmpint(dw_ladder_fill(&recipe.ladder, 42, 300, 0.02), ==, DW_OK);
  return recipe;
}

/* One realization with a workspace of its own. */
static inline void
anneal_once(const DwRecipe *recipe, const DwInstance *instance, DwKernel kernel, uint64_t realization,
            DwVisit visit, void *context)
{
  const unsigned sites = instance ? dw_instance_sites(instance) : dw_recipe_sites(recipe);
  DwAnnealer *annealer = dw_annealer_new(sites, kernel);
  g_assert_cmpint(dw_annealer_run(annealer, recipe, instance, 11, realization, visit, context, NULL), ==,
                  DW_OK);
  dw_annealer_free(annealer);
}
