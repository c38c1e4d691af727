/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Random words and normal deviates by the chunk, for compilers to put on vectors of any width: only float
 * operations that are the same everywhere, and nothing that sets errno. */
#include "physics/annealing/logarithm.h"
#include "physics/annealing/random.h"
#include "physics/numerics/philox.h"

#include <math.h>

static inline void
words_of_groups(const DwRandom *random, uint32_t group, uint32_t groups, uint32_t *words)
{
  for (uint32_t k = 0; k < groups; k++) {
    const philox4x32_ctr_t drawn =
        dw_philox_block(random->seed, random->realization, random->stream, group + k);
    for (int word = 0; word < 4; word++)
      words[4 * k + word] = drawn.v[word];
  }
}

enum { DW_PAIRS_OF_NORMALS = 16, DW_CHUNK = 2 * DW_PAIRS_OF_NORMALS };

static inline float
cosine_of_octant(float z) /* cos(pi/4 sqrt z), 0 <= z <= 1, to 3e-8 */
{
  return 0.999999972f + z * (-0.308424254f + z * (0.0158499153f + z * -0.000318880508f));
}

static inline float
sine_of_octant(float w) /* sin(pi/4 w), to 3e-9 */
{
  const float z = w * w;
  return w * (0.785398161f + z * (-0.0807454348f + z * (0.00249000713f + z * -3.59545077e-05f)));
}

/* Box and Muller: the radius from one word; from another the octant (3 low bits) and the angle in it. */
static inline void
normals_of_words(const uint32_t words[DW_CHUNK], float normals[DW_CHUNK])
{
  for (int k = 0; k < DW_PAIRS_OF_NORMALS; k++) {
    const uint32_t octant = words[DW_PAIRS_OF_NORMALS + k] & 7;
    const float u = ((float) (int32_t) (words[k] >> 1) + 0.5f) * 0x1p-31f;
    const float radius = sqrtf(2 * dw_minus_logarithm(u));
    const float r = radius < DW_LARGEST_NORMAL ? radius : DW_LARGEST_NORMAL;
    const float w = ((float) (int32_t) (words[DW_PAIRS_OF_NORMALS + k] >> 8) + 0.5f) * 0x1p-24f;
    const float c = cosine_of_octant(w * w), s = sine_of_octant(w);
    normals[k] = r * (octant & 1 ? c : s) * (octant & 2 ? 1.0f : -1.0f);
    normals[DW_PAIRS_OF_NORMALS + k] = r * (octant & 1 ? s : c) * (octant & 4 ? 1.0f : -1.0f);
  }
}
