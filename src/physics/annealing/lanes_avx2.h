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

/* Adds two rows, `at` a site, to 16 fields: with the rows' quarters 1 and 2 swapped, their words pair up in
 * order. */
static INLINE void
kick_by_pair(int32_t *field, const int16_t *a, const int16_t *b, __m256i kick)
{
  const __m256i one = _mm256_permute4x64_epi64(load(a), 0xd8),
                other = _mm256_permute4x64_epi64(load(b), 0xd8);
  const Lanes sum = lanes_load(field);
  lanes_store(
      field, (Lanes){_mm256_add_epi32(sum.low, _mm256_madd_epi16(_mm256_unpacklo_epi16(one, other), kick)),
                     _mm256_add_epi32(sum.high, _mm256_madd_epi16(_mm256_unpackhi_epi16(one, other), kick))});
}

/* The rows of a block's flips two by two. */
static INLINE void
kick_fine(DwSweeper *s, unsigned block, Mask up, Mask flips)
{
  const int16_t *rows = s->rows + block * DW_BLOCK * s->stride;
  for (Mask left = flips; left;) {
    const unsigned a = (unsigned) __builtin_ctz(left);
    left &= left - 1;
    const unsigned b = left ? (unsigned) __builtin_ctz(left) : a;
    const int kick_a = up >> a & 1 ? -DW_FINE_KICK : DW_FINE_KICK;
    const int kick_b = left ? (up >> b & 1 ? -DW_FINE_KICK : DW_FINE_KICK) : 0;
    left &= left - 1;
    const __m256i kick = _mm256_set1_epi32((int32_t) ((uint32_t) kick_b << 16 | (uint16_t) kick_a));
    for (size_t at = 0; at < s->stride; at += DW_BLOCK)
      kick_by_pair(s->field + at, rows + a * s->stride + at, rows + b * s->stride + at, kick);
  }
}

/* The tiles of blocks first..end-1, read in the order in which they lie. */
static INLINE void
kick_coarse_tiles(int32_t *field, const int32_t *tiles, const int32_t fours[DW_FOURS], size_t first,
                  size_t end)
{
  for (size_t to = first; to < end; to++) {
    const Lanes kick = kicked(tiles + to * DW_FOURS * DW_BLOCK, fours, DW_FOURS, true);
    lanes_store(field + to * DW_BLOCK, lanes_add(lanes_load(field + to * DW_BLOCK), kick));
  }
}

/* The block that is decided next gets its kicks first. */
static INLINE void
kick_coarse(DwSweeper *s, unsigned block, Mask up, Mask flips)
{
  const int32_t *tiles = (const int32_t *) s->coarse + (size_t) block * s->blocks * DW_FOURS * DW_BLOCK;
  int32_t fours[DW_FOURS];
  kicks_coarse(up, flips, fours);
  kick_coarse_tiles(s->field, tiles, fours, block + 1, s->blocks);
  kick_coarse_tiles(s->field, tiles, fours, 0, block + 1);
}
