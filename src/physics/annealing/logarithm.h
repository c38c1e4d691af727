/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <stdint.h>
#include <string.h>

/* A logarithm of our own, so that results depend neither on the C library nor on the vectors' width: plain
 * float operations in a fixed order, which are the same everywhere if nothing is contracted into fused ones
 * (meson.build sees to that).  Every kernel evaluates the same expression on its lanes. */

/* ln(1+f) = f + f^2 P(f) for 1+f in [sqrt(1/2), sqrt 2), to 2e-7 relative to f. */
#define DW_LOGARITHM_P0 -0.500002878f
#define DW_LOGARITHM_P1 0.33335091f
#define DW_LOGARITHM_P2 -0.249733843f
#define DW_LOGARITHM_P3 0.198939984f
#define DW_LOGARITHM_P4 -0.172015781f
#define DW_LOGARITHM_P5 0.16278967f
#define DW_LOGARITHM_P6 -0.103478938f
#define DW_LOGARITHM_OF_2 0.693147181f

/* The bits of sqrt(1/2) as a float. */
enum { DW_BITS_OF_ROOT_HALF = 0x3f3504f3 };

static inline float
dw_minus_logarithm(float u) /* -ln u >= 0 for 0 < u <= 1 */
{
  int32_t bits;
  memcpy(&bits, &u, sizeof bits);
  const int32_t exponent = (bits - DW_BITS_OF_ROOT_HALF) >> 23;
  bits -= (int32_t) ((uint32_t) exponent << 23);
  float f;
  memcpy(&f, &bits, sizeof f);
  f -= 1;
  const float ff = f * f;
  const float low = DW_LOGARITHM_P0 + f * DW_LOGARITHM_P1;
  const float middle = DW_LOGARITHM_P2 + f * DW_LOGARITHM_P3;
  const float high = (DW_LOGARITHM_P4 + f * DW_LOGARITHM_P5) + ff * DW_LOGARITHM_P6;
  const float p = low + ff * (middle + ff * high);
  return -((float) exponent * DW_LOGARITHM_OF_2 + (f + ff * p));
}
