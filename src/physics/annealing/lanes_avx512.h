/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* 16 lanes in a register of AVX-512. */
#include "physics/annealing/sweeper.h"

#include <immintrin.h>

#define INLINE inline __attribute__((always_inline))

typedef __m512i Lanes;
typedef __m512 Floats;
typedef __mmask16 Mask;

#define lanes_add _mm512_add_epi32
#define lanes_sub _mm512_sub_epi32
#define lanes_or _mm512_or_si512
#define lanes_xor _mm512_xor_si512
#define lanes_left(x, bits) _mm512_slli_epi32(x, (unsigned) (bits))
#define lanes_right(x, bits) _mm512_srli_epi32(x, (unsigned) (bits))
#define lanes_right_signed(x, bits) _mm512_srai_epi32(x, (unsigned) (bits))
#define lanes_splat _mm512_set1_epi32
#define lanes_load(p) _mm512_loadu_si512(p)
#define lanes_store(p, x) _mm512_storeu_si512(p, x)
#define lanes_not_above _mm512_cmple_epi32_mask
#define lanes_of_bits _mm512_castps_si512
#define lanes_of_floats _mm512_cvttps_epi32
#define floats_of_bits _mm512_castsi512_ps
#define floats_of_lanes _mm512_cvtepi32_ps
#define floats_splat _mm512_set1_ps
#define floats_add _mm512_add_ps
#define floats_sub _mm512_sub_ps
#define floats_mul _mm512_mul_ps
#define floats_min _mm512_min_ps
#define floats_load(p) _mm512_loadu_ps(p)
#define floats_store(p, x) _mm512_storeu_ps(p, x)

/* Where in two rows of 32 words the words of the first and of the last 16 lanes stand. */
#define PAIRS_OF_4(k) k, 32 + k, 1 + k, 33 + k, 2 + k, 34 + k, 3 + k, 35 + k
static const int16_t interleaved[2][32] = {{PAIRS_OF_4(0), PAIRS_OF_4(4), PAIRS_OF_4(8), PAIRS_OF_4(12)},
                                           {PAIRS_OF_4(16), PAIRS_OF_4(20), PAIRS_OF_4(24), PAIRS_OF_4(28)}};

static INLINE Lanes
lanes_negate_where(Mask mask, Lanes x)
{
  return _mm512_mask_sub_epi32(x, mask, _mm512_setzero_si512(), x);
}

/* -2 tau for what flips, 0 for what stays. */
static INLINE __m512i
kicks_fine(Mask up, Mask flips)
{
  const __m256i kick =
      _mm256_mask_mov_epi16(_mm256_set1_epi16(DW_FINE_KICK), up, _mm256_set1_epi16(-DW_FINE_KICK));
  return _mm512_castsi256_si512(_mm256_maskz_mov_epi16(flips, kick));
}

static INLINE __m512i
kicks_coarse(Mask up, Mask flips)
{
  const __m128i kick = _mm_mask_mov_epi8(_mm_set1_epi8(DW_COARSE_KICK), up, _mm_set1_epi8(-DW_COARSE_KICK));
  return _mm512_castsi128_si512(_mm_maskz_mov_epi8(flips, kick));
}

static INLINE __m512i
everywhere(__m512i kicks, int group)
{
  return _mm512_permutexvar_epi32(_mm512_set1_epi32(group), kicks);
}

static INLINE Lanes
kicked_fine(const DwSweeper *s, unsigned block, Mask up, Mask flips)
{
  const int32_t *triangle = (const int32_t *) s->fine_triangle + (size_t) block * DW_PAIRS * DW_BLOCK;
  const __m512i kicks = kicks_fine(up, flips);
  __m512i even = _mm512_setzero_si512(), odd = even;
  for (int pair = 0; pair < DW_PAIRS; pair += 2) {
    even = _mm512_dpwssd_epi32(even, lanes_load(triangle + pair * DW_BLOCK), everywhere(kicks, pair));
    odd = _mm512_dpwssd_epi32(odd, lanes_load(triangle + (pair + 1) * DW_BLOCK), everywhere(kicks, pair + 1));
  }
  return lanes_add(even, odd);
}

static INLINE Lanes
kicked_coarse(const DwSweeper *s, unsigned block, Mask up, Mask flips)
{
  const int32_t *triangle = (const int32_t *) s->coarse_triangle + (size_t) block * DW_FOURS * DW_BLOCK;
  const __m512i kicks = kicks_coarse(up, flips);
  __m512i sum = _mm512_setzero_si512(), bias = sum;
  for (int four = 0; four < DW_FOURS; four++) {
    const __m512i kick = everywhere(kicks, four);
    sum = _mm512_dpbusd_epi32(sum, lanes_load(triangle + four * DW_BLOCK), kick);
    bias = _mm512_dpbusd_epi32(bias, _mm512_set1_epi8((char) DW_COARSE_BIAS), kick);
  }
  return lanes_sub(sum, bias);
}

/* The rows of a block's flips two by two, and their kicks. */
typedef struct {
  const int16_t *row[DW_PAIRS][2];
  int32_t kick[DW_PAIRS];
  unsigned n;
} Flipped;

static INLINE Flipped
flipped_rows(const int16_t *rows, size_t stride, Mask up, Mask flips)
{
  Flipped flipped = {.n = 0};
  unsigned left = flips;
  while (left) {
    const unsigned a = (unsigned) __builtin_ctz(left);
    left &= left - 1;
    const unsigned b = left ? (unsigned) __builtin_ctz(left) : a;
    const int kick_a = DW_FINE_KICK - 2 * DW_FINE_KICK * (int) (up >> a & 1);
    const int kick_b = left ? DW_FINE_KICK - 2 * DW_FINE_KICK * (int) (up >> b & 1) : 0;
    left &= left - 1;
    flipped.row[flipped.n][0] = rows + a * stride;
    flipped.row[flipped.n][1] = rows + b * stride;
    flipped.kick[flipped.n++] = (int32_t) ((uint32_t) kick_b << 16 | (uint16_t) kick_a);
  }
  return flipped;
}

/* Adds `n` pairs of rows to 32 `strips` fields from `at`, which stay in registers meanwhile. */
static INLINE void
kick_strips(int32_t *field, const Flipped *flipped, unsigned n, size_t at, int strips)
{
  const __m512i low = _mm512_loadu_si512(interleaved[0]), high = _mm512_loadu_si512(interleaved[1]);
  __m512i sum[8];
  for (int k = 0; k < 2 * strips; k++)
    sum[k] = lanes_load(field + at + k * DW_BLOCK);
  for (unsigned pair = 0; pair < n; pair++) {
    const __m512i kick = _mm512_set1_epi32(flipped->kick[pair]);
    const int16_t *one = flipped->row[pair][0] + at, *other = flipped->row[pair][1] + at;
    for (int k = 0; k < strips; k++) {
      const __m512i a = lanes_load(one + k * DW_STRIP), b = lanes_load(other + k * DW_STRIP);
      sum[2 * k] = _mm512_dpwssd_epi32(sum[2 * k], _mm512_permutex2var_epi16(a, low, b), kick);
      sum[2 * k + 1] = _mm512_dpwssd_epi32(sum[2 * k + 1], _mm512_permutex2var_epi16(a, high, b), kick);
    }
  }
  for (int k = 0; k < 2 * strips; k++)
    lanes_store(field + at + k * DW_BLOCK, sum[k]);
}

static INLINE void
kick_range(int32_t *field, const Flipped *flipped, unsigned n, size_t first, size_t end)
{
  size_t at = first;
  for (; at + 4 * DW_STRIP <= end; at += 4 * DW_STRIP)
    kick_strips(field, flipped, n, at, 4);
  for (; at < end; at += DW_STRIP)
    kick_strips(field, flipped, n, at, 1);
}

/* The block that is decided next gets its kicks first. */
static INLINE void
kick_around(DwSweeper *s, const Flipped *flipped, unsigned n, unsigned block)
{
  const size_t next = (block + 1) * DW_BLOCK / DW_STRIP * DW_STRIP;
  kick_range(s->field, flipped, n, next, s->stride);
  kick_range(s->field, flipped, n, 0, next);
}

static INLINE void
kick_fine(DwSweeper *s, unsigned block, Mask up, Mask flips)
{
  const Flipped flipped = flipped_rows(s->rows + block * DW_BLOCK * s->stride, s->stride, up, flips);
  if (flipped.n == 1) /* as a rule where it is cold */
    kick_around(s, &flipped, 1, block);
  else
    kick_around(s, &flipped, flipped.n, block);
}

/* The tiles of blocks first..end-1, read in the order in which they lie. */
static INLINE void
kick_coarse_tiles(int32_t *field, const int32_t *tiles, const __m512i kick[DW_FOURS], size_t first,
                  size_t end)
{
  const int32_t *tile = tiles + first * DW_FOURS * DW_BLOCK;
  for (size_t to = first; to < end; to++, tile += DW_FOURS * DW_BLOCK) {
    __m512i sum = lanes_load(field + to * DW_BLOCK);
    for (int four = 0; four < DW_FOURS; four++)
      __builtin_prefetch(tile + (DW_TILES_AHEAD * DW_FOURS + four) * DW_BLOCK);
    for (int four = 0; four < DW_FOURS; four++)
      sum = _mm512_dpbusd_epi32(sum, lanes_load(tile + four * DW_BLOCK), kick[four]);
    lanes_store(field + to * DW_BLOCK, sum);
  }
}

/* The block that is decided next gets its kicks first. */
static INLINE void
kick_coarse(DwSweeper *s, unsigned block, Mask up, Mask flips)
{
  const int32_t *tiles = (const int32_t *) s->coarse + (size_t) block * s->blocks * DW_FOURS * DW_BLOCK;
  const __m512i kicks = kicks_coarse(up, flips);
  __m512i kick[DW_FOURS];
  for (int four = 0; four < DW_FOURS; four++)
    kick[four] = everywhere(kicks, four);
  kick_coarse_tiles(s->field, tiles, kick, block + 1, s->blocks);
  kick_coarse_tiles(s->field, tiles, kick, 0, block + 1);
}
