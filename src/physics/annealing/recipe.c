/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "physics/annealing/recipe.h"
#include "physics/annealing/instance_parts.h"

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

/* The largest coupling just fits, unless fields would leave 32 bits: |f| <= 6.5/12 2^29 and 4095 couplings
 * stay below 2^29. */
double
dw_recipe_quantum(const DwRecipe *recipe)
{
  const double of_couplings =
      (double) DW_LARGEST_NORMAL * recipe->interaction / ((1 + recipe->cutoff) * DW_LARGEST_COUPLING);
  return fmax(of_couplings, 12 * recipe->field / 0x1p29);
}
