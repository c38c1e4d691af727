/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "physics/resonator/telegraph.h"

#include "physics/numerics/gauss.h"
#include "physics/resonator/streams.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

enum {
  BLOCKS = 64,
  BATCH = 4 * BLOCKS, /* waiting times that are drawn at once */
  EVENTS_PER_ADVANCE = 1 << 17,
  SAMPLES_PER_ADVANCE = 1 << 20, /* that are cleared */
};

/* Decay of "no flip yet" per step above which a float's 24 bits do for waiting times. */
static const double FAST = 1e-3;

/* Waiting times, in samples, of a batch of flips. */
typedef void Draw(DwPhilox random, float mean, uint32_t waiting[BATCH]);

struct DwTelegraph {
  DwTelegraphRecipe recipe;
  Draw *draw;
  int32_t *steps; /* of the sum at each sample */
  size_t cleared;
  uint64_t seed, realization;
  uint32_t started, done; /* fluctuators, in order of visit */
  uint32_t stride;
  uint64_t events;
  /* The fluctuator at work: */
  DwPhilox random;
  double decay;
  size_t sample; /* of its last flip */
  int32_t step;  /* of its next flip: 2 or -2 */
};

static uint32_t
greatest_divisor(uint32_t a, uint32_t b)
{
  while (b > 0) {
    const uint32_t rest = a % b;
    a = b;
    b = rest;
  }
  return a;
}

/* Near the golden section and without common divisor: visits cover the range of rates evenly from the
 * start. */
static uint32_t
even_stride(uint32_t n)
{
  uint32_t stride = (uint32_t) (0.6180339887498949 * n);
  while (greatest_divisor(n, stride) != 1)
    stride++;
  return stride;
}

double
dw_telegraph_rate(const DwTelegraphRecipe *recipe, uint32_t k, double u)
{
  return recipe->rate_low * pow(recipe->rate_high / recipe->rate_low, (k + u) / recipe->fluctuators);
}

/* The chance of a flip from one sample to the next is (1 - exp(-2 gamma))/2; `decay` is -ln(1 - chance). */
static double
decay_of(double rate)
{
  return -log1p(0.5 * expm1(-2 * rate));
}

static void
start_next(DwTelegraph *telegraph)
{
  const uint32_t k =
      (uint32_t) ((uint64_t) telegraph->started * telegraph->stride % telegraph->recipe.fluctuators);
  const philox4x32_ctr_t words =
      dw_philox_block(telegraph->seed, telegraph->realization, DW_RANDOM_RATES + k, 0);
  telegraph->decay = decay_of(dw_telegraph_rate(&telegraph->recipe, k, dw_philox_uniform(words.v[0])));
  telegraph->random = dw_philox(telegraph->seed, telegraph->realization, DW_RANDOM_TELEGRAPH + k, 0);
  telegraph->sample = 0;
  telegraph->step = words.v[1] & 1 ? 2 : -2;
  telegraph->steps[0] -= telegraph->step / 2;
  telegraph->started++;
}

/* Flips at the sample; false if that is beyond the record. */
static inline bool
flip(DwTelegraph *telegraph, double waiting)
{
  const double samples = (double) telegraph->recipe.samples;
  telegraph->sample += 1 + (size_t) fmin(waiting, samples);
  if (telegraph->sample >= telegraph->recipe.samples)
    return false;
  telegraph->steps[telegraph->sample] += telegraph->step;
  telegraph->step = -telegraph->step;
  telegraph->events++;
  return true;
}

/* Four flips with the library's logarithm. */
static bool
advance_slow(DwTelegraph *telegraph)
{
  const philox4x32_ctr_t words = dw_philox_next(&telegraph->random);
  for (int k = 0; k < 4; k++)
    if (!flip(telegraph, -log(dw_philox_uniform(words.v[k])) / telegraph->decay))
      return false;
  return true;
}

/* -ln of a uniform number, to 1e-7: Cephes' polynomial about 1, without branches so that it is done for
 * several at once. */
static inline float
exponential(uint32_t word)
{
  const float u = ((float) (word >> 8) + 0.5f) * 0x1p-24f;
  uint32_t bits;
  memcpy(&bits, &u, sizeof bits);
  const uint32_t shifted = bits - 0x3f3504f3u; /* sqrt(1/2): mantissas from there to sqrt(2) */
  const float exponent = (float) ((int32_t) shifted >> 23);
  const uint32_t mantissa = (shifted & 0x7fffffu) + 0x3f3504f3u;
  float x;
  memcpy(&x, &mantissa, sizeof x);
  x -= 1;
  const float x2 = x * x;
  float y = 7.0376836292e-2f;
  y = y * x - 1.1514610310e-1f;
  y = y * x + 1.1676998740e-1f;
  y = y * x - 1.2420140846e-1f;
  y = y * x + 1.4249322787e-1f;
  y = y * x - 1.6668057665e-1f;
  y = y * x + 2.0000714765e-1f;
  y = y * x - 2.4999993993e-1f;
  y = y * x + 3.3333331174e-1f;
  return -(x + (y * x * x2 - 0.5f * x2) + 0.693147180559945f * exponent);
}

static inline __attribute__((always_inline)) void
draw(DwPhilox random, float mean, uint32_t waiting[BATCH])
{
  uint32_t words[BATCH];
  for (uint32_t k = 0; k < BLOCKS; k++) {
    philox4x32_ctr_t counter = random.counter;
    counter.v[0] += k;
    const philox4x32_ctr_t block = philox4x32(counter, random.key);
    for (uint32_t j = 0; j < 4; j++)
      words[j * BLOCKS + k] = block.v[j];
  }
  for (int k = 0; k < BATCH; k++)
    waiting[k] = 1 + (uint32_t) (int32_t) (mean * exponential(words[k]));
}

/* The same code for the vectors of several processors; without contraction to fused operations (see
 * meson.build) all of them give the same numbers. */
static void
draw_portable(DwPhilox random, float mean, uint32_t waiting[BATCH])
{
  draw(random, mean, waiting);
}

#ifdef __x86_64__
__attribute__((target("avx2"))) static void
draw_avx2(DwPhilox random, float mean, uint32_t waiting[BATCH])
{
  draw(random, mean, waiting);
}

__attribute__((target("avx512f,avx512dq"))) static void
draw_avx512(DwPhilox random, float mean, uint32_t waiting[BATCH])
{
  draw(random, mean, waiting);
}
#endif

static Draw *
best_draw(void)
{
#ifdef __x86_64__
  if (__builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512dq"))
    return draw_avx512;
  if (__builtin_cpu_supports("avx2"))
    return draw_avx2;
#endif
  return draw_portable;
}

/* A batch of flips. */
static bool
advance_fast(DwTelegraph *telegraph)
{
  uint32_t waiting[BATCH];
  const size_t samples = telegraph->recipe.samples;
  size_t sample = telegraph->sample;
  int32_t *steps = telegraph->steps, step = telegraph->step;
  telegraph->draw(telegraph->random, (float) (1 / telegraph->decay), waiting);
  telegraph->random.counter.v[0] += BLOCKS;
  int k = 0;
  for (; k < BATCH; k++) {
    sample += waiting[k];
    if (sample >= samples)
      break;
    steps[sample] += step;
    step = -step;
  }
  telegraph->sample = sample;
  telegraph->step = step;
  telegraph->events += (uint64_t) k;
  return k == BATCH;
}

DwTelegraph *
dw_telegraph_new(const DwTelegraphRecipe *recipe)
{
  DwTelegraph *telegraph = calloc(1, sizeof *telegraph);
  if (!telegraph)
    return NULL;
  telegraph->recipe = *recipe;
  telegraph->draw = best_draw();
  telegraph->stride = even_stride(recipe->fluctuators);
  telegraph->steps = malloc(recipe->samples * sizeof *telegraph->steps);
  if (telegraph->steps)
    return telegraph;
  free(telegraph);
  return NULL;
}

void
dw_telegraph_free(DwTelegraph *telegraph)
{
  if (telegraph)
    free(telegraph->steps);
  free(telegraph);
}

void
dw_telegraph_start(DwTelegraph *telegraph, uint64_t seed, uint64_t realization)
{
  telegraph->seed = seed;
  telegraph->realization = realization;
  telegraph->cleared = 0;
  telegraph->started = telegraph->done = 0;
  telegraph->events = 0;
}

static void
clear_some(DwTelegraph *telegraph)
{
  const size_t left = telegraph->recipe.samples - telegraph->cleared;
  const size_t n = left < SAMPLES_PER_ADVANCE ? left : SAMPLES_PER_ADVANCE;
  memset(telegraph->steps + telegraph->cleared, 0, n * sizeof *telegraph->steps);
  telegraph->cleared += n;
}

bool
dw_telegraph_advance(DwTelegraph *telegraph)
{
  if (telegraph->cleared < telegraph->recipe.samples) {
    clear_some(telegraph);
    return true;
  }
  for (int drawn = 0; drawn < EVENTS_PER_ADVANCE;) {
    if (telegraph->started == telegraph->done) {
      if (telegraph->done == telegraph->recipe.fluctuators)
        return false;
      start_next(telegraph);
    }
    const bool fast = telegraph->decay > FAST;
    const bool goes_on = fast ? advance_fast(telegraph) : advance_slow(telegraph);
    telegraph->done += !goes_on;
    drawn += fast ? BATCH : 16; /* what these cost */
  }
  return true;
}

uint32_t
dw_telegraph_done(const DwTelegraph *telegraph)
{
  return telegraph->done;
}

uint64_t
dw_telegraph_events(const DwTelegraph *telegraph)
{
  return telegraph->events;
}

void
dw_telegraph_read(const DwTelegraph *telegraph, size_t first, size_t n, int64_t *level, double *sum)
{
  int64_t here = *level;
  for (size_t k = 0; k < n; k++) {
    here += telegraph->steps[first + k];
    sum[k] = (double) here;
  }
  *level = here;
}

double
dw_telegraph_spectrum(double rate, double frequency)
{
  return 2 * rate / (rate * rate + M_PI * M_PI * frequency * frequency);
}

double
dw_telegraph_sampled_spectrum(double rate, double frequency)
{
  const double fall = -expm1(-2 * rate), r = 1 - fall, sine = sin(M_PI * frequency);
  return 2 * fall * (1 + r) / (fall * fall + 4 * r * sine * sine);
}

static double
at_rate(double ln_rate, const void *frequency)
{
  return dw_telegraph_sampled_spectrum(exp(ln_rate), *(const double *) frequency);
}

double
dw_telegraph_ensemble_spectrum(const DwTelegraphRecipe *recipe, double frequency)
{
  const double low = log(recipe->rate_low), high = log(recipe->rate_high);
  if (!(low < high))
    return dw_telegraph_sampled_spectrum(recipe->rate_low, frequency);
  return dw_gauss(at_rate, &frequency, low, high, (unsigned) ceil(high - low)) / (high - low);
}
