/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* The sweep, written once for lanes of any width: the file that includes this one has included its lanes_*.h
 * before, which say what `Lanes` (16 int32), `Floats` and `Mask` are and how a kick acts.  Everything is in
 * whole numbers or in float operations of a fixed order: all kernels agree to the last bit. */
#include "physics/annealing/logarithm.h"
#include "physics/annealing/sweeper.h"

typedef struct {
  Lanes s[4];
} Xoshiro;

static INLINE Lanes
rotated(Lanes x, int bits)
{
  return lanes_or(lanes_left(x, bits), lanes_right(x, 32 - bits));
}

/* Blackman and Vigna's xoshiro128++, a generator in each lane. */
static INLINE Lanes
xoshiro_next(Xoshiro *x)
{
  Lanes *s = x->s;
  const Lanes drawn = lanes_add(rotated(lanes_add(s[0], s[3]), 7), s[0]), kept = lanes_left(s[1], 9);
  s[2] = lanes_xor(s[2], s[0]);
  s[3] = lanes_xor(s[3], s[1]);
  s[1] = lanes_xor(s[1], s[2]);
  s[0] = lanes_xor(s[0], s[3]);
  s[2] = lanes_xor(s[2], kept);
  s[3] = rotated(s[3], 11);
  return drawn;
}

/* a + f b */
static INLINE Floats
sum_of(Floats a, Floats f, Floats b)
{
  return floats_add(a, floats_mul(f, b));
}

static INLINE Floats
line(float a, Floats f, float b)
{
  return sum_of(floats_splat(a), f, floats_splat(b));
}

/* dw_minus_logarithm on lanes: the same operations in the same order. */
static INLINE Floats
minus_logarithm(Floats u)
{
  const Lanes bits = lanes_of_bits(u);
  const Lanes exponent = lanes_right_signed(lanes_sub(bits, lanes_splat(DW_BITS_OF_ROOT_HALF)), 23);
  const Floats f = floats_sub(floats_of_bits(lanes_sub(bits, lanes_left(exponent, 23))), floats_splat(1));
  const Floats ff = floats_mul(f, f);
  const Floats low = line(DW_LOGARITHM_P0, f, DW_LOGARITHM_P1);
  const Floats middle = line(DW_LOGARITHM_P2, f, DW_LOGARITHM_P3);
  const Floats high = sum_of(line(DW_LOGARITHM_P4, f, DW_LOGARITHM_P5), ff, floats_splat(DW_LOGARITHM_P6));
  const Floats p = sum_of(low, ff, sum_of(middle, ff, high));
  const Floats whole = floats_mul(floats_of_lanes(exponent), floats_splat(DW_LOGARITHM_OF_2));
  return floats_sub(floats_splat(0), floats_add(whole, sum_of(f, ff, p)));
}

/* -ln u, u = (r + 1/2)/2^31. */
static INLINE Floats
exponential_deviates(Xoshiro *x)
{
  const Floats r = floats_of_lanes(lanes_right(xoshiro_next(x), 1));
  return minus_logarithm(floats_mul(floats_add(r, floats_splat(0.5f)), floats_splat(0x1p-31f)));
}

/* scale * deviate in whole units of the fields: a cost is whole, so that rounding down changes nothing. */
static INLINE Lanes
thresholds(Floats scale, Floats deviates)
{
  return lanes_of_floats(floats_min(floats_mul(scale, deviates), floats_splat(DW_FARTHEST)));
}

/* Which of a block's sites flip when each is asked in its turn.  Whether site i flips depends on the flips
 * before it only, so that a guess which reproduces itself is the answer; each pass makes at least one more
 * site right, and as a rule the first guess is. */
static INLINE Mask
decide(const DwSweeper *s, unsigned block, Lanes field, Mask up, Lanes threshold, bool coarse)
{
  Mask guess = lanes_not_above(lanes_negate_where(up, field), threshold);
  while (guess) {
    const Lanes moved =
        lanes_add(field, coarse ? kicked_coarse(s, block, up, guess) : kicked_fine(s, block, up, guess));
    const Mask better = lanes_not_above(lanes_negate_where(up, moved), threshold);
    if (better == guess)
      break;
    guess = better;
  }
  return guess;
}

static INLINE void
flip(DwSweeper *s, unsigned block, Mask up, Mask flips, bool coarse)
{
  if (coarse) {
    kick_coarse(s, block, up, flips);
    s->offset +=
        DW_COARSE_BIAS * DW_COARSE_KICK * (__builtin_popcount(flips & ~up) - __builtin_popcount(flips & up));
  } else {
    kick_fine(s, block, up, flips);
  }
  s->up[block] = (uint16_t) (up ^ flips);
  s->accepted += (unsigned) __builtin_popcount(flips);
}

static INLINE void
sweep(DwSweeper *s, unsigned first, unsigned end, bool coarse)
{
  const float most = 22.2f; /* -ln 2^-32: no deviate is larger */
  const Floats scale = floats_splat(s->scale);
  const Lanes farthest = thresholds(scale, floats_splat(most));
  Xoshiro random;
  for (int k = 0; k < 4; k++)
    random.s[k] = lanes_load((const int32_t *) s->random[k]);
  Floats deviates = floats_load(s->deviate);
  for (unsigned block = first; block < end; block++) {
    const Mask up = s->up[block];
    Lanes field = lanes_load(s->field + (size_t) block * DW_BLOCK);
    if (coarse)
      field = lanes_sub(field, lanes_splat(s->offset));
    if (!lanes_not_above(lanes_negate_where(up, field), farthest))
      continue;
    const Lanes threshold = thresholds(scale, deviates);
    deviates = exponential_deviates(&random);
    const Mask flips = decide(s, block, field, up, threshold, coarse);
    if (flips)
      flip(s, block, up, flips, coarse);
  }
  floats_store(s->deviate, deviates);
  for (int k = 0; k < 4; k++)
    lanes_store((int32_t *) s->random[k], random.s[k]);
}

static void
sweep_fine(DwSweeper *s, unsigned first, unsigned end)
{
  sweep(s, first, end, false);
}

static void
sweep_coarse(DwSweeper *s, unsigned first, unsigned end)
{
  sweep(s, first, end, true);
}
