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

/* A group of rows that holds a flip, and its kicks. */
typedef struct {
  const int32_t *row[DW_PAIRS];
  int32_t kick[DW_PAIRS];
  unsigned n;
} Groups;

/* Adds the groups to `tile` * 16 fields, kept in registers meanwhile. */
static INLINE void
kick_tile(int32_t *field, const Groups *groups, size_t at, int tile, bool coarse)
{
  __m512i sum[16];
  for (int k = 0; k < tile; k++)
    sum[k] = lanes_load(field + at + k * DW_BLOCK);
  for (unsigned g = 0; g < groups->n; g++) {
    const int32_t *row = groups->row[g] + at;
    const __m512i kick = _mm512_set1_epi32(groups->kick[g]);
    for (int k = 0; k < tile; k++)
      sum[k] = coarse ? _mm512_dpbusd_epi32(sum[k], lanes_load(row + k * DW_BLOCK), kick)
                      : _mm512_dpwssd_epi32(sum[k], lanes_load(row + k * DW_BLOCK), kick);
  }
  for (int k = 0; k < tile; k++)
    lanes_store(field + at + k * DW_BLOCK, sum[k]);
}

static INLINE void
kick_all(const DwSweeper *s, const Groups *groups, bool coarse)
{
  const size_t sites = (size_t) s->blocks * DW_BLOCK;
  size_t at = 0;
  for (; at + 16 * DW_BLOCK <= sites; at += 16 * DW_BLOCK)
    kick_tile(s->field, groups, at, 16, coarse);
  for (; at + 4 * DW_BLOCK <= sites; at += 4 * DW_BLOCK)
    kick_tile(s->field, groups, at, 4, coarse);
  for (; at < sites; at += DW_BLOCK)
    kick_tile(s->field, groups, at, 1, coarse);
}

static INLINE void
kick_fine(DwSweeper *s, unsigned block, Mask up, Mask flips)
{
  const size_t sites = (size_t) s->blocks * DW_BLOCK;
  const int32_t *rows = (const int32_t *) s->fine + block * DW_PAIRS * sites;
  int32_t kicks[DW_BLOCK];
  lanes_store(kicks, kicks_fine(up, flips));
  Groups groups = {.n = 0};
  for (unsigned left = (flips | flips >> 1) & 0x5555u; left; left &= left - 1) {
    const unsigned pair = (unsigned) __builtin_ctz(left) / 2;
    groups.row[groups.n] = rows + pair * sites;
    groups.kick[groups.n++] = kicks[pair];
  }
  kick_all(s, &groups, false);
}

static INLINE void
kick_coarse(DwSweeper *s, unsigned block, Mask up, Mask flips)
{
  const size_t sites = (size_t) s->blocks * DW_BLOCK;
  const int32_t *rows = (const int32_t *) s->coarse + block * DW_FOURS * sites;
  int32_t kicks[DW_BLOCK];
  lanes_store(kicks, kicks_coarse(up, flips));
  Groups groups = {.n = DW_FOURS};
  for (unsigned four = 0; four < DW_FOURS; four++) {
    groups.row[four] = rows + four * sites;
    groups.kick[four] = kicks[four];
  }
  kick_all(s, &groups, true);
}
