/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* 16 lanes in two registers of AVX2. */
#include "physics/annealing/sweeper.h"

#include <immintrin.h>

#define INLINE inline __attribute__((always_inline))

typedef struct {
  __m256i low, high;
} Lanes;

typedef struct {
  __m256 low, high;
} Floats;

typedef unsigned Mask;

#define LANES_2(name, f)                                                                                     \
  static INLINE Lanes name(Lanes a, Lanes b)                                                                 \
  {                                                                                                          \
    return (Lanes){f(a.low, b.low), f(a.high, b.high)};                                                      \
  }
#define LANES_SHIFT(name, f)                                                                                 \
  static INLINE Lanes name(Lanes a, int bits)                                                                \
  {                                                                                                          \
    return (Lanes){f(a.low, bits), f(a.high, bits)};                                                         \
  }
#define FLOATS_2(name, f)                                                                                    \
  static INLINE Floats name(Floats a, Floats b)                                                              \
  {                                                                                                          \
    return (Floats){f(a.low, b.low), f(a.high, b.high)};                                                     \
  }
#define CONVERT(To, name, From, f)                                                                           \
  static INLINE To name(From a)                                                                              \
  {                                                                                                          \
    return (To){f(a.low), f(a.high)};                                                                        \
  }

LANES_2(lanes_add, _mm256_add_epi32)
LANES_2(lanes_sub, _mm256_sub_epi32)
LANES_2(lanes_or, _mm256_or_si256)
LANES_2(lanes_xor, _mm256_xor_si256)
LANES_SHIFT(lanes_left, _mm256_slli_epi32)
LANES_SHIFT(lanes_right, _mm256_srli_epi32)
LANES_SHIFT(lanes_right_signed, _mm256_srai_epi32)
FLOATS_2(floats_add, _mm256_add_ps)
FLOATS_2(floats_sub, _mm256_sub_ps)
FLOATS_2(floats_mul, _mm256_mul_ps)
FLOATS_2(floats_min, _mm256_min_ps)
CONVERT(Lanes, lanes_of_bits, Floats, _mm256_castps_si256)
CONVERT(Lanes, lanes_of_floats, Floats, _mm256_cvttps_epi32)
CONVERT(Floats, floats_of_bits, Lanes, _mm256_castsi256_ps)
CONVERT(Floats, floats_of_lanes, Lanes, _mm256_cvtepi32_ps)

static INLINE __m256i
load(const void *p)
{
  return _mm256_loadu_si256(p);
}

static INLINE Lanes
lanes_splat(int32_t a)
{
  return (Lanes){_mm256_set1_epi32(a), _mm256_set1_epi32(a)};
}

static INLINE Lanes
lanes_load(const int32_t *p)
{
  return (Lanes){load(p), load(p + 8)};
}

static INLINE void
lanes_store(int32_t *p, Lanes x)
{
  _mm256_storeu_si256((void *) p, x.low);
  _mm256_storeu_si256((void *) (p + 8), x.high);
}

static INLINE Floats
floats_splat(float a)
{
  return (Floats){_mm256_set1_ps(a), _mm256_set1_ps(a)};
}

static INLINE Floats
floats_load(const float *p)
{
  return (Floats){_mm256_loadu_ps(p), _mm256_loadu_ps(p + 8)};
}

static INLINE void
floats_store(float *p, Floats x)
{
  _mm256_storeu_ps(p, x.low);
  _mm256_storeu_ps(p + 8, x.high);
}

/* All ones in the lanes whose bit is set. */
static INLINE Lanes
lanes_of_mask(Mask mask)
{
  const __m256i bits = _mm256_setr_epi32(1, 2, 4, 8, 16, 32, 64, 128);
  const __m256i low = _mm256_set1_epi32((int) mask), high = _mm256_set1_epi32((int) (mask >> 8));
  return (Lanes){_mm256_cmpeq_epi32(_mm256_and_si256(low, bits), bits),
                 _mm256_cmpeq_epi32(_mm256_and_si256(high, bits), bits)};
}

static INLINE Lanes
lanes_negate_where(Mask mask, Lanes x)
{
  const Lanes all = lanes_of_mask(mask);
  return lanes_sub(lanes_xor(x, all), all);
}

static INLINE Mask
lanes_not_above(Lanes a, Lanes b)
{
  const int low = _mm256_movemask_ps(_mm256_castsi256_ps(_mm256_cmpgt_epi32(a.low, b.low)));
  const int high = _mm256_movemask_ps(_mm256_castsi256_ps(_mm256_cmpgt_epi32(a.high, b.high)));
  return ~((Mask) low | (Mask) high << 8) & 0xffffu;
}

/* size * -tau for what flips, 0 for what stays, as 32-bit lanes. */
static INLINE Lanes
kicks(Mask up, Mask flips, int size)
{
  const Lanes kick = lanes_negate_where(up, lanes_splat(size)), which = lanes_of_mask(flips);
  return (Lanes){_mm256_and_si256(kick.low, which.low), _mm256_and_si256(kick.high, which.high)};
}

static INLINE void
kicks_fine(Mask up, Mask flips, int32_t pairs[DW_PAIRS])
{
  const Lanes kick = kicks(up, flips, DW_FINE_KICK);
  const __m256i packed = _mm256_packs_epi32(kick.low, kick.high); /* quarters 0 2 1 3 */
  _mm256_storeu_si256((void *) pairs, _mm256_permute4x64_epi64(packed, 0xd8));
}

static INLINE void
kicks_coarse(Mask up, Mask flips, int32_t fours[DW_FOURS])
{
  const Lanes kick = kicks(up, flips, DW_COARSE_KICK);
  const __m256i packed = _mm256_permute4x64_epi64(_mm256_packs_epi32(kick.low, kick.high), 0xd8);
  const __m128i bytes = _mm_packs_epi16(_mm256_castsi256_si128(packed), _mm256_extracti128_si256(packed, 1));
  _mm_storeu_si128((void *) fours, bytes);
}

/* 255 * 64 * 2 just fits the 16 bits of the sums in between: nothing saturates. */
static INLINE __m256i
products(const int32_t *row, __m256i kick, bool coarse)
{
  return coarse ? _mm256_madd_epi16(_mm256_maddubs_epi16(load(row), kick), _mm256_set1_epi16(1))
                : _mm256_madd_epi16(load(row), kick);
}

static INLINE Lanes
kicked(const int32_t *triangle, const int32_t *kicks, int groups, bool coarse)
{
  Lanes sum = lanes_splat(0);
  for (int g = 0; g < groups; g++, triangle += DW_BLOCK) {
    const __m256i kick = _mm256_set1_epi32(kicks[g]);
    sum.low = _mm256_add_epi32(sum.low, products(triangle, kick, coarse));
    sum.high = _mm256_add_epi32(sum.high, products(triangle + 8, kick, coarse));
  }
  return sum;
}

static INLINE Lanes
kicked_fine(const DwSweeper *s, unsigned block, Mask up, Mask flips)
{
  int32_t pairs[DW_PAIRS];
  kicks_fine(up, flips, pairs);
  return kicked((const int32_t *) s->fine_triangle + (size_t) block * DW_PAIRS * DW_BLOCK, pairs, DW_PAIRS,
                false);
}

static INLINE Lanes
kicked_coarse(const DwSweeper *s, unsigned block, Mask up, Mask flips)
{
  int32_t fours[DW_FOURS];
  kicks_coarse(up, flips, fours);
  const Lanes sum = kicked((const int32_t *) s->coarse_triangle + (size_t) block * DW_FOURS * DW_BLOCK, fours,
                           DW_FOURS, true);
  const int up_less_down = __builtin_popcount(flips & ~up) - __builtin_popcount(flips & up);
  return lanes_sub(sum, lanes_splat(DW_COARSE_BIAS * DW_COARSE_KICK * up_less_down));
}

/* A group of rows that holds a flip, and its kicks. */
typedef struct {
  const int32_t *row[DW_PAIRS];
  int32_t kick[DW_PAIRS];
  unsigned n;
} Groups;

/* Adds the groups to `tile` * 8 fields, kept in registers meanwhile. */
static INLINE void
kick_tile(int32_t *field, const Groups *groups, size_t at, int tile, bool coarse)
{
  __m256i sum[8];
  for (int k = 0; k < tile; k++)
    sum[k] = load(field + at + k * 8);
  for (unsigned g = 0; g < groups->n; g++) {
    const int32_t *row = groups->row[g] + at;
    const __m256i kick = _mm256_set1_epi32(groups->kick[g]);
    for (int k = 0; k < tile; k++)
      sum[k] = _mm256_add_epi32(sum[k], products(row + k * 8, kick, coarse));
  }
  for (int k = 0; k < tile; k++)
    _mm256_storeu_si256((void *) (field + at + k * 8), sum[k]);
}

static INLINE void
kick_all(const DwSweeper *s, const Groups *groups, bool coarse)
{
  const size_t sites = (size_t) s->blocks * DW_BLOCK;
  size_t at = 0;
  for (; at + 64 <= sites; at += 64)
    kick_tile(s->field, groups, at, 8, coarse);
  for (; at < sites; at += DW_BLOCK)
    kick_tile(s->field, groups, at, 2, coarse);
}

/* The groups of `rows` rows whose kicks are not all 0. */
static INLINE Groups
groups_of(const int32_t *row, const int32_t *kicks, int n, size_t sites)
{
  Groups groups = {.n = 0};
  for (int g = 0; g < n; g++, row += sites) {
    groups.row[groups.n] = row;
    groups.kick[groups.n] = kicks[g];
    groups.n += kicks[g] != 0;
  }
  return groups;
}

static INLINE void
kick_fine(DwSweeper *s, unsigned block, Mask up, Mask flips)
{
  const size_t sites = (size_t) s->blocks * DW_BLOCK;
  int32_t pairs[DW_PAIRS];
  kicks_fine(up, flips, pairs);
  const Groups groups =
      groups_of((const int32_t *) s->fine + block * DW_PAIRS * sites, pairs, DW_PAIRS, sites);
  kick_all(s, &groups, false);
}

static INLINE void
kick_coarse(DwSweeper *s, unsigned block, Mask up, Mask flips)
{
  const size_t sites = (size_t) s->blocks * DW_BLOCK;
  int32_t fours[DW_FOURS];
  kicks_coarse(up, flips, fours);
  const Groups groups =
      groups_of((const int32_t *) s->coarse + block * DW_FOURS * sites, fours, DW_FOURS, sites);
  kick_all(s, &groups, true);
}
