/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "physics/glass/draws.h"
#include "physics/glass/wide.h"
#include "physics/numerics/philox.h"

#include <math.h>
#include <string.h>

static const double TWO_PI = 6.283185307179586;

void
dw_draw_uniforms(const DwDraws *draws, DwStream stream, double low, double high, size_t n, double *values)
{
  for (size_t k = 0; k < n; k += 4) {
    const philox4x32_ctr_t words =
        dw_philox_block(draws->seed, draws->realization, stream, (uint32_t) (k / 4));
    for (size_t j = 0; j < 4 && k + j < n; j++)
      values[k + j] = low + (high - low) * dw_philox_uniform(words.v[j]);
  }
}

void
dw_draw_normals(const DwDraws *draws, DwStream stream, size_t n, double *values)
{
  for (size_t k = 0; k < n; k += 4) {
    const philox4x32_ctr_t words =
        dw_philox_block(draws->seed, draws->realization, stream, (uint32_t) (k / 4));
    double normal[4];
    for (int j = 0; j < 4; j += 2) {
      const double radius = sqrt(-2 * log(dw_philox_uniform(words.v[j]))),
                   angle = TWO_PI * dw_philox_uniform(words.v[j + 1]);
      normal[j] = radius * cos(angle);
      normal[j + 1] = radius * sin(angle);
    }
    for (size_t j = 0; j < 4 && k + j < n; j++)
      values[k + j] = normal[j];
  }
}

/* ln u for normal u in (0, 1], to 2 ulp: u = 2^e m with m within sqrt(2) of 1, and Cephes' polynomial. */
static inline float
logarithm(float u)
{
  int32_t bits;
  memcpy(&bits, &u, sizeof bits);
  const int32_t exponent = (bits - 0x3f3504f3) >> 23;
  bits -= exponent * (1 << 23);
  float m;
  memcpy(&m, &bits, sizeof m);
  const float x = m - 1, x2 = x * x, e = (float) exponent;
  float p = 7.0376836292e-2F;
  p = p * x - 1.1514610310e-1F;
  p = p * x + 1.1676998740e-1F;
  p = p * x - 1.2420140846e-1F;
  p = p * x + 1.4249322787e-1F;
  p = p * x - 1.6668057665e-1F;
  p = p * x + 2.0000714765e-1F;
  p = p * x - 2.4999993993e-1F;
  p = p * x + 3.3333331174e-1F;
  return x + (x * x2 * p - 0.5F * x2 - 2.12194440e-4F * e) + 0.693359375F * e;
}

/* Two Gaussian numbers of two words (Box and Muller); the polynomials are Cephes' for an eighth of a turn. */
static inline void
gaussians(uint32_t word, uint32_t turn, float *cosine, float *sine)
{
  const float u = ((float) (int32_t) (word >> 8) + 0.5F) * 0x1p-24F;
  const float square = -2 * logarithm(u);
  const float radius = __builtin_sqrtf(square > 0 ? square : 0);
  const float angle = (float) ((int32_t) (turn << 2) >> 8) * (1.5707963267948966F * 0x1p-24F);
  const float a2 = angle * angle;
  const float s = angle + angle * a2 * ((-1.9515295891e-4F * a2 + 8.3321608736e-3F) * a2 - 1.6666654611e-1F);
  const float c =
      1 - 0.5F * a2 +
      a2 * a2 * ((2.443315711809948e-5F * a2 - 1.388731625493765e-3F) * a2 + 4.166664568298827e-2F);
  const float x = turn >> 30 & 1 ? s : c, y = turn >> 30 & 1 ? c : s;
  *cosine = turn >> 31 ? -radius * x : radius * x;
  *sine = turn >> 31 ? -radius * y : radius * y;
}

/* Philox 4x32 counted out in a loop that vectorises, which the library's own type does not let gcc do; the
 * tests compare the two. */
typedef struct {
  uint32_t word[4][DW_STRIP];
} Words;

static inline void
mix(uint32_t w[4], uint32_t key_low, uint32_t key_high)
{
  const uint64_t p = (uint64_t) w[0] * PHILOX_M4x32_0, q = (uint64_t) w[2] * PHILOX_M4x32_1;
  const uint32_t w0 = (uint32_t) (q >> 32) ^ w[1] ^ key_low, w2 = (uint32_t) (p >> 32) ^ w[3] ^ key_high;
  w[0] = w0;
  w[1] = (uint32_t) q;
  w[2] = w2;
  w[3] = (uint32_t) p;
}

DW_WIDE static void
count_out(const DwDraws *draws, uint32_t first, uint32_t stride, size_t n, Words *words)
{
  const uint32_t low = (uint32_t) draws->seed, high = (uint32_t) (draws->seed >> 32);
  const uint32_t r_low = (uint32_t) draws->realization, r_high = (uint32_t) (draws->realization >> 32);
  for (size_t k = 0; k < n; k++) {
    uint32_t w[4] = {first + (uint32_t) k * stride, DW_STREAM_COUPLINGS, r_low, r_high};
    uint32_t key_low = low, key_high = high;
#pragma GCC unroll 10
    for (int round = 0; round < 10; round++) {
      mix(w, key_low, key_high);
      key_low += PHILOX_W32_0;
      key_high += PHILOX_W32_1;
    }
    for (int j = 0; j < 4; j++)
      words->word[j][k] = w[j];
  }
}

DW_WIDE static void
make_normal(const uint32_t *restrict word, const uint32_t *restrict turn, size_t n, float *restrict cosine,
            float *restrict sine)
{
  for (size_t k = 0; k < n; k++)
    gaussians(word[k], turn[k], &cosine[k], &sine[k]);
}

void
dw_draw_strip(const DwDraws *draws, uint32_t first, uint32_t stride, size_t n, DwTileRows rows,
              DwStrip *strip)
{
  Words words;
  count_out(draws, first, stride, n, &words);
  for (int a = 0; a < 2; a++)
    if (rows >> a & 1)
      make_normal(words.word[2 * a], words.word[2 * a + 1], n, strip->normal[2 * a],
                  strip->normal[2 * a + 1]);
}
