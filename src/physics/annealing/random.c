/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "physics/annealing/random.h"
#include "physics/annealing/logarithm.h"

#include <math.h>
#include <Random123/philox.h>
#include <string.h>

void
dw_random_words(const DwRandom *random, uint32_t group, size_t n, uint32_t *words)
{
  const philox4x32_key_t key = {{(uint32_t) random->seed, (uint32_t) (random->seed >> 32)}};
  philox4x32_ctr_t counter = {{group, (uint32_t) random->stream, (uint32_t) random->realization,
                               (uint32_t) (random->realization >> 32)}};
  for (size_t k = 0; k < n; k += 4, counter.v[0]++) {
    const philox4x32_ctr_t drawn = philox4x32(counter, key);
    memcpy(words + k, drawn.v, (n - k < 4 ? n - k : 4) * sizeof *words);
  }
}

enum { PAIRS = 16, CHUNK = 2 * PAIRS };

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
static void
normals_of_words(const uint32_t words[CHUNK], float normals[CHUNK])
{
  for (int k = 0; k < PAIRS; k++) {
    const uint32_t octant = words[PAIRS + k] & 7;
    const float u = ((float) (int32_t) (words[k] >> 1) + 0.5f) * 0x1p-31f;
    const float r = fminf(sqrtf(2 * dw_minus_logarithm(u)), DW_LARGEST_NORMAL);
    const float w = ((float) (int32_t) (words[PAIRS + k] >> 8) + 0.5f) * 0x1p-24f;
    const float c = cosine_of_octant(w * w), s = sine_of_octant(w);
    normals[k] = r * (octant & 1 ? c : s) * (octant & 2 ? 1.0f : -1.0f);
    normals[PAIRS + k] = r * (octant & 1 ? s : c) * (octant & 4 ? 1.0f : -1.0f);
  }
}

void
dw_random_normals(const DwRandom *random, uint32_t group, size_t n, float *normals)
{
  for (size_t k = 0; k < n; k += CHUNK, group += CHUNK / 4) {
    uint32_t words[CHUNK];
    float chunk[CHUNK];
    dw_random_words(random, group, CHUNK, words);
    normals_of_words(words, chunk);
    memcpy(normals + k, chunk, (n - k < CHUNK ? n - k : CHUNK) * sizeof *normals);
  }
}
