/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "physics/annealing/recipe.h"

#include <math.h>

unsigned
dw_recipe_sites(const DwRecipe *recipe)
{
  const double sites = recipe->size * recipe->size * recipe->size;
  return (unsigned) fmin(fmax(lround(recipe->concentration * sites), 2), sites);
}

unsigned
dw_recipe_sweeps(const DwRecipe *recipe, size_t rung)
{
  const unsigned few = 25, enough_above_1_K = 32;
  unsigned most = recipe->sweeps;
  if (recipe->protocol == DW_PROTOCOL_FAST && recipe->ladder.temperature[rung] > 1)
    most = enough_above_1_K;
  if (recipe->protocol == DW_PROTOCOL_PREVIEW)
    most = few;
  return recipe->sweeps < most ? recipe->sweeps : most;
}

size_t
dw_recipe_states(const DwRecipe *recipe)
{
  return recipe->ladder.n + 1 + recipe->repair_pairs;
}
