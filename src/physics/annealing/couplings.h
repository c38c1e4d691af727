/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* A row of couplings, for each kernel's compiler to put on its vectors: the same float operations everywhere.
 */
#include "physics/annealing/instance_parts.h"
#include "physics/annealing/normals.h"

static inline float
shortest(float a, float b, float size)
{
  const float straight = fabsf(a - b), around = size - straight;
  return straight < around ? straight : around;
}

/* J0/(R^3 + C) in quanta for the sites before `row`. */
static inline void
strengths(const DwInstance *instance, const DwRecipe *recipe, unsigned row, float *strength)
{
  const float *x = instance->position[0], *y = instance->position[1], *z = instance->position[2];
  const float size = (float) recipe->size, cutoff = (float) recipe->cutoff;
  const float unit = (float) (recipe->interaction / instance->quantum);
  for (unsigned j = 0; j < row; j++) {
    const float dx = shortest(x[row], x[j], size), dy = shortest(y[row], y[j], size),
                dz = shortest(z[row], z[j], size), square = dx * dx + dy * dy + dz * dz;
    strength[j] = unit / (square * sqrtf(square) + cutoff);
  }
}

static inline int16_t
rounded(float coupling)
{
  const float most = DW_LARGEST_COUPLING;
  const float below = coupling < most ? coupling : most, bounded = below > -most ? below : -most;
  return (int16_t) (int32_t) (bounded + (bounded < 0 ? -0.5f : 0.5f));
}

/* The couplings of `row` to the sites before it. */
static void
draw_couplings(const DwInstance *instance, const DwRecipe *recipe, const DwRandom *random, unsigned row,
               int16_t *couplings)
{
  uint32_t words[DW_MOST_SITES];
  float normals[DW_MOST_SITES], strength[DW_MOST_SITES];
  const unsigned whole = (row + DW_CHUNK - 1) / DW_CHUNK * DW_CHUNK;
  words_of_groups(random, (uint32_t) row * DW_MOST_SITES, whole / 4, words);
  for (unsigned j = 0; j < whole; j += DW_CHUNK)
    normals_of_words(words + j, normals + j);
  strengths(instance, recipe, row, strength);
  for (unsigned j = 0; j < row; j++)
    couplings[j] = rounded(normals[j] * strength[j]);
}
