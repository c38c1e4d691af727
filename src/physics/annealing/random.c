/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "physics/annealing/normals.h"

#include <string.h>

void
dw_random_words(const DwRandom *random, uint32_t group, size_t n, uint32_t *words)
{
  for (size_t k = 0; k < n; k += 4, group++) {
    uint32_t four[4];
    words_of_groups(random, group, 1, four);
    memcpy(words + k, four, (n - k < 4 ? n - k : 4) * sizeof *words);
  }
}

void
dw_random_normals(const DwRandom *random, uint32_t group, size_t n, float *normals)
{
  for (size_t k = 0; k < n; k += DW_CHUNK, group += DW_CHUNK / 4) {
    uint32_t words[DW_CHUNK];
    float chunk[DW_CHUNK];
    words_of_groups(random, group, DW_CHUNK / 4, words);
    normals_of_words(words, chunk);
    memcpy(normals + k, chunk, (n - k < DW_CHUNK ? n - k : DW_CHUNK) * sizeof *normals);
  }
}
