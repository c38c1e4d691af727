/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "physics/annealing/sweeper.h"
#include "physics/annealing/logarithm.h"

#include <stdlib.h>
#include <string.h>

bool
dw_sweeper_allocate(DwSweeper *s, unsigned max_sites)
{
  const size_t blocks = dw_whole_blocks(max_sites), sites = blocks * DW_BLOCK;
  const size_t filled_up = (size_t) dw_whole_strips(max_sites) * DW_STRIP;
  s->coarse = dw_aligned_zeros(sites * sites + DW_TILES_AHEAD * DW_BLOCK * DW_BLOCK);
  s->fine_triangle = dw_aligned_zeros(sites * DW_BLOCK * sizeof *s->fine_triangle);
  s->coarse_triangle = dw_aligned_zeros(sites * DW_BLOCK);
  s->field = dw_aligned_zeros(filled_up * sizeof *s->field);
  s->up = dw_aligned_zeros(blocks * sizeof *s->up);
  return s->coarse && s->fine_triangle && s->coarse_triangle && s->field && s->up;
}

void
dw_sweeper_release(DwSweeper *s)
{
  free(s->coarse);
  free(s->fine_triangle);
  free(s->coarse_triangle);
  free(s->field);
  free(s->up);
}

void
dw_sweeper_seed(DwSweeper *s, uint64_t seed, uint64_t realization)
{
  const DwRandom sweeps = {seed, realization, DW_STREAM_SWEEPS}, spins = {seed, realization, DW_STREAM_SPINS};
  uint32_t first[DW_BLOCK];
  dw_random_words(&sweeps, 0, 4 * DW_BLOCK, s->random[0]);
  dw_random_words(&sweeps, DW_BLOCK, DW_BLOCK, first);
  for (int k = 0; k < DW_BLOCK; k++)
    s->deviate[k] = dw_minus_logarithm(((float) (int32_t) (first[k] >> 1) + 0.5f) * 0x1p-31f);
  for (unsigned block = 0; block < s->blocks; block++) {
    uint32_t words[4];
    dw_random_words(&spins, block, 4, words);
    s->up[block] = (uint16_t) words[0];
  }
}

/* What fills up the last block is up and stays up. */
void
dw_sweeper_fill_up(DwSweeper *s, unsigned n)
{
  for (unsigned i = n; i < s->blocks * DW_BLOCK; i++) {
    s->field[i] = DW_FIELD_OF_FILLING;
    s->up[i / DW_BLOCK] = (uint16_t) (s->up[i / DW_BLOCK] | 1u << i % DW_BLOCK);
  }
}

void
dw_sweeper_spins(const DwSweeper *s, unsigned n, int16_t *spin)
{
  for (unsigned i = 0; i < s->stride; i++)
    spin[i] = i >= n ? 0 : s->up[i / DW_BLOCK] >> i % DW_BLOCK & 1 ? 1 : -1;
}

static inline int
coarse_coupling(int16_t j)
{
  const int rounded = (j + DW_COARSE_STEP / 2) >> 8;
  return rounded > 127 ? 127 : rounded;
}

/* Where a block's coupling to site i stands: [block of i][four][site in block][4]. */
static inline size_t
coarse_place(size_t i, unsigned row)
{
  return ((i / DW_BLOCK * DW_FOURS + row / 4) * DW_BLOCK + i % DW_BLOCK) * 4 + row % 4;
}

void
dw_sweeper_pack_fine(DwSweeper *s, const DwInstance *instance, unsigned block)
{
  const unsigned first = block * DW_BLOCK;
  int16_t *triangle = s->fine_triangle + (size_t) block * DW_BLOCK * DW_BLOCK;
  for (unsigned row = 0; row < DW_BLOCK; row++)
    for (unsigned i = 0; i < DW_BLOCK; i++)
      triangle[(row / 2 * DW_BLOCK + i) * 2 + row % 2] =
          row < i && first + i < instance->n
              ? instance->coupling[(size_t) (first + row) * instance->stride + first + i]
              : 0;
}

void
dw_sweeper_pack_coarse(DwSweeper *s, const DwInstance *instance, unsigned block)
{
  const size_t sites = (size_t) s->blocks * DW_BLOCK;
  uint8_t *tiles = s->coarse + (size_t) block * DW_BLOCK * sites;
  for (unsigned row = 0; row < DW_BLOCK; row++) {
    const bool real = block * DW_BLOCK + row < instance->n;
    const int16_t *from = instance->coupling + (size_t) (block * DW_BLOCK + row) * instance->stride;
    for (size_t i = 0; i < sites; i++)
      tiles[coarse_place(i, row)] = (uint8_t) (DW_COARSE_BIAS + (real ? coarse_coupling(from[i]) : 0));
  }
  for (unsigned row = 0; row < DW_BLOCK; row++)
    for (unsigned i = 0; i < DW_BLOCK; i++)
      s->coarse_triangle[block * DW_BLOCK * DW_BLOCK + coarse_place(i, row)] =
          row < i ? tiles[coarse_place(block * DW_BLOCK + i, row)] : DW_COARSE_BIAS;
}

int32_t
dw_coarse_local_field(const DwInstance *instance, unsigned i, const int16_t *spin)
{
  const int16_t *row = instance->coupling + (size_t) i * instance->stride;
  int32_t sum = 0;
  for (unsigned j = 0; j < instance->stride; j++)
    sum += coarse_coupling(row[j]) * spin[j];
  return ((instance->field[i] + DW_COARSE_UNIT / 2) >> 3) + sum * (DW_COARSE_STEP / DW_COARSE_UNIT);
}
