/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* 16 lanes in an array, for a compiler to make of it what it can. */
#include "physics/annealing/sweeper.h"

#include <string.h>

#define INLINE inline __attribute__((always_inline))

typedef struct {
  int32_t lane[DW_BLOCK];
} Lanes;

typedef struct {
  float lane[DW_BLOCK];
} Floats;

typedef unsigned Mask;

#define EACH_LANE(Type, expression)                                                                          \
  {                                                                                                          \
    Type y;                                                                                                  \
    for (int k = 0; k < DW_BLOCK; k++)                                                                       \
      y.lane[k] = expression;                                                                                \
    return y;                                                                                                \
  }

#define LANES_2(name, expression) static INLINE Lanes name(Lanes a, Lanes b) EACH_LANE(Lanes, expression)
#define LANES_SHIFT(name, expression) static INLINE Lanes name(Lanes a, int bits) EACH_LANE(Lanes, expression)
#define FLOATS_2(name, expression) static INLINE Floats name(Floats a, Floats b) EACH_LANE(Floats, expression)

/* Lanes wrap around, which only unsigned numbers may. */
LANES_2(lanes_add, (int32_t) ((uint32_t) a.lane[k] + (uint32_t) b.lane[k]))
LANES_2(lanes_sub, (int32_t) ((uint32_t) a.lane[k] - (uint32_t) b.lane[k]))
LANES_2(lanes_or, a.lane[k] | b.lane[k])
LANES_2(lanes_xor, a.lane[k] ^ b.lane[k])
LANES_SHIFT(lanes_left, (int32_t) ((uint32_t) a.lane[k] << bits))
LANES_SHIFT(lanes_right, (int32_t) ((uint32_t) a.lane[k] >> bits))
LANES_SHIFT(lanes_right_signed, a.lane[k] >> bits)
FLOATS_2(floats_add, a.lane[k] + b.lane[k])
FLOATS_2(floats_sub, a.lane[k] - b.lane[k])
FLOATS_2(floats_mul, a.lane[k] * b.lane[k])
FLOATS_2(floats_min, a.lane[k] < b.lane[k] ? a.lane[k] : b.lane[k])
static INLINE Lanes
lanes_splat(int32_t a) EACH_LANE(Lanes, a) static INLINE Lanes lanes_load(const int32_t *a)
    EACH_LANE(Lanes, a[k]) static INLINE Lanes lanes_of_floats(Floats a)
        EACH_LANE(Lanes, (int32_t) a.lane[k]) static INLINE Floats floats_splat(float a)
            EACH_LANE(Floats, a) static INLINE Floats floats_load(const float *a)
                EACH_LANE(Floats, a[k]) static INLINE Floats floats_of_lanes(Lanes a)
                    EACH_LANE(Floats, (float) a.lane[k])

                        static INLINE void lanes_store(int32_t *to, Lanes x)
{
  memcpy(to, x.lane, sizeof x);
}

static INLINE void
floats_store(float *to, Floats x)
{
  memcpy(to, x.lane, sizeof x);
}

static INLINE Lanes
lanes_of_bits(Floats x)
{
  Lanes y;
  memcpy(&y, &x, sizeof y);
  return y;
}

static INLINE Floats
floats_of_bits(Lanes x)
{
  Floats y;
  memcpy(&y, &x, sizeof y);
  return y;
}

static INLINE Mask
lanes_not_above(Lanes a, Lanes b)
{
  Mask mask = 0;
  for (int k = 0; k < DW_BLOCK; k++)
    mask |= (Mask) (a.lane[k] <= b.lane[k]) << k;
  return mask;
}

static INLINE Lanes
lanes_negate_where(Mask mask, Lanes x)
{
  Lanes y;
  for (int k = 0; k < DW_BLOCK; k++) {
    const int32_t all = -(int32_t) (mask >> k & 1);
    y.lane[k] = (x.lane[k] ^ all) - all;
  }
  return y;
}

static INLINE void
kicks(Mask up, Mask flips, int size, int32_t kick[DW_BLOCK])
{
  for (int k = 0; k < DW_BLOCK; k++)
    kick[k] = (flips >> k & 1) ? ((up >> k & 1) ? -size : size) : 0;
}

/* Products of 16 bits and dword loads are what compilers vectorise on every processor: the two rows of a pair
 * come out of one word by shifts. */
static INLINE void
add_pair(int32_t *restrict field, const int16_t *pair, const int32_t kick[2], size_t sites)
{
  const int16_t a = (int16_t) kick[0], b = (int16_t) kick[1];
  for (size_t i = 0; i < sites; i++)
    field[i] += pair[2 * i] * a + pair[2 * i + 1] * b;
}

static INLINE void
add_rows(int32_t *restrict field, const int16_t *one, const int16_t *other, int16_t a, int16_t b,
         size_t sites)
{
  for (size_t i = 0; i < sites; i++)
    field[i] += one[i] * a + other[i] * b;
}

/* 255 * 64 * 2 just fits 16 bits. */
static INLINE void
add_four(int32_t *restrict field, const uint8_t *four, const int32_t kick[4], size_t sites)
{
  const int16_t a = (int16_t) kick[0], b = (int16_t) kick[1], c = (int16_t) kick[2], d = (int16_t) kick[3];
  for (size_t i = 0; i < sites; i++) {
    const int16_t one = (int16_t) (four[4 * i] * a + four[4 * i + 1] * b);
    const int16_t other = (int16_t) (four[4 * i + 2] * c + four[4 * i + 3] * d);
    field[i] += one + other;
  }
}

static INLINE Lanes
kicked_fine(const DwSweeper *s, unsigned block, Mask up, Mask flips)
{
  const int16_t *triangle = s->fine_triangle + (size_t) block * DW_BLOCK * DW_BLOCK;
  int32_t kick[DW_BLOCK];
  kicks(up, flips, DW_FINE_KICK, kick);
  Lanes sum = lanes_splat(0);
  for (int pair = 0; pair < DW_PAIRS; pair++)
    if (flips >> (2 * pair) & 3)
      add_pair(sum.lane, triangle + pair * 2 * DW_BLOCK, kick + 2 * pair, DW_BLOCK);
  return sum;
}

static INLINE Lanes
kicked_coarse(const DwSweeper *s, unsigned block, Mask up, Mask flips)
{
  const uint8_t *triangle = s->coarse_triangle + (size_t) block * DW_BLOCK * DW_BLOCK;
  int32_t kick[DW_BLOCK], bias = 0;
  kicks(up, flips, DW_COARSE_KICK, kick);
  for (int k = 0; k < DW_BLOCK; k++)
    bias += DW_COARSE_BIAS * kick[k];
  Lanes sum = lanes_splat(-bias);
  for (int four = 0; four < DW_FOURS; four++)
    add_four(sum.lane, triangle + four * 4 * DW_BLOCK, kick + 4 * four, DW_BLOCK);
  return sum;
}

/* The rows of a block's flips two by two. */
static INLINE void
kick_fine(DwSweeper *s, unsigned block, Mask up, Mask flips)
{
  const int16_t *rows = s->rows + (size_t) block * DW_BLOCK * s->stride;
  int32_t kick[DW_BLOCK];
  kicks(up, flips, DW_FINE_KICK, kick);
  for (Mask left = flips; left; left &= left - 1) {
    const int a = __builtin_ctz(left);
    left &= left - 1;
    const int b = left ? __builtin_ctz(left) : a;
    add_rows(s->field, rows + (size_t) a * s->stride, rows + (size_t) b * s->stride, (int16_t) kick[a],
             left ? (int16_t) kick[b] : 0, s->stride);
    if (!left)
      break;
  }
}

static INLINE void
kick_coarse(DwSweeper *s, unsigned block, Mask up, Mask flips)
{
  const uint8_t *tiles = s->coarse + (size_t) block * s->blocks * DW_BLOCK * DW_BLOCK;
  int32_t kick[DW_BLOCK];
  kicks(up, flips, DW_COARSE_KICK, kick);
  for (size_t four = 0; four < DW_FOURS; four++)
    for (size_t to = 0; to < s->blocks; to++)
      add_four(s->field + to * DW_BLOCK, tiles + (to * DW_FOURS + four) * DW_BLOCK * 4, kick + 4 * four,
               DW_BLOCK);
}
