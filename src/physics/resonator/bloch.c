/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "physics/resonator/bloch.h"

#include "physics/resonator/streams.h"

#include <math.h>

typedef struct {
  double m[3][3];
} Matrix;

static Matrix
generator(const DwBloch *b, double detuning)
{
  /* s = re + i im: re' = -re + d im, im' = -im - d re - (Omega/2) Sz */
  return (Matrix){{{-1, detuning, 0}, {-detuning, -1, -b->rabi / 2}, {0, b->rabi / 2, -b->relaxation}}};
}

static DwSpin
apply(const Matrix *a, DwSpin s)
{
  const double(*m)[3] = a->m;
  return (DwSpin){m[0][0] * s.re + m[0][1] * s.im + m[0][2] * s.z,
                  m[1][0] * s.re + m[1][1] * s.im + m[1][2] * s.z,
                  m[2][0] * s.re + m[2][1] * s.im + m[2][2] * s.z};
}

static Matrix
product(const Matrix *a, const Matrix *b)
{
  Matrix c = {0};
  for (int i = 0; i < 3; i++)
    for (int j = 0; j < 3; j++)
      for (int k = 0; k < 3; k++)
        c.m[i][j] += a->m[i][k] * b->m[k][j];
  return c;
}

/* exp(a time): the Taylor series of a short time, squared up. */
static Matrix
exponential(const Matrix *a, double time)
{
  const double size = time * (fabs(a->m[0][1]) + fabs(a->m[1][2]) + fabs(a->m[2][2]) + 1);
  const int squarings = size > 0.25 ? (int) ceil(log2(4 * size)) : 0;
  Matrix sum = {{{1, 0, 0}, {0, 1, 0}, {0, 0, 1}}}, term = sum;
  for (int n = 1; n <= 12; n++) {
    term = product(&term, a);
    for (int i = 0; i < 9; i++) {
      term.m[i / 3][i % 3] *= ldexp(time, -squarings) / n;
      sum.m[i / 3][i % 3] += term.m[i / 3][i % 3];
    }
  }
  for (int k = 0; k < squarings; k++)
    sum = product(&sum, &sum);
  return sum;
}

DwSpin
dw_bloch_stationary(const DwBloch *b, double detuning)
{
  const double saturation = b->rabi * b->rabi / (4 * b->relaxation);
  const double response = b->rabi / 2 * b->polarisation / (detuning * detuning + 1 + saturation);
  return (DwSpin){-detuning * response, -response,
                  b->polarisation * (detuning * detuning + 1) / (detuning * detuning + 1 + saturation)};
}

DwSpin
dw_bloch_rate(const DwBloch *b, double detuning, DwSpin s)
{
  return (DwSpin){-s.re + detuning * s.im, -s.im - detuning * s.re - b->rabi / 2 * s.z,
                  b->rabi / 2 * s.im - b->relaxation * (s.z - b->polarisation)};
}

/* Towards `rest` by the propagator of the time that passes. */
static DwSpin
approach(const Matrix *propagator, DwSpin rest, DwSpin spin)
{
  const DwSpin left = apply(propagator, (DwSpin){spin.re - rest.re, spin.im - rest.im, spin.z - rest.z});
  return (DwSpin){rest.re + left.re, rest.im + left.im, rest.z + left.z};
}

DwSpin
dw_bloch_evolve(const DwBloch *b, double detuning, double time, DwSpin spin)
{
  const Matrix a = generator(b, detuning), propagator = exponential(&a, time);
  return approach(&propagator, dw_bloch_stationary(b, detuning), spin);
}

/* The fluctuator and the system on their way. */
typedef struct {
  const DwBloch *bloch;
  DwPhilox random;
  double time, next_flip;
  int position;
  DwSpin spin;
} Walk;

static double
detuning(const Walk *walk)
{
  return walk->position ? walk->bloch->off : walk->bloch->on;
}

/* Flips come at the rate gamma. */
static void
draw_flip(Walk *walk)
{
  const philox4x32_ctr_t words = dw_philox_next(&walk->random);
  walk->next_flip = walk->time - log(dw_philox_uniform(words.v[0])) / walk->bloch->switching;
}

/* Up to `time`, by the propagator of a whole step where nothing flips in between. */
static void
walk_to(Walk *walk, double time, const Matrix steps[2])
{
  if (walk->next_flip > time) {
    walk->spin =
        approach(&steps[walk->position], dw_bloch_stationary(walk->bloch, detuning(walk)), walk->spin);
    walk->time = time;
    return;
  }
  while (walk->next_flip <= time) {
    walk->spin = dw_bloch_evolve(walk->bloch, detuning(walk), walk->next_flip - walk->time, walk->spin);
    walk->time = walk->next_flip;
    walk->position = !walk->position;
    draw_flip(walk);
  }
  walk->spin = dw_bloch_evolve(walk->bloch, detuning(walk), time - walk->time, walk->spin);
  walk->time = time;
}

void
dw_bloch_trace(const DwBloch *bloch, uint64_t seed, uint64_t realization, double step, size_t n,
               double *integrated, double *stationary)
{
  const Matrix on = generator(bloch, bloch->on), off = generator(bloch, bloch->off);
  const Matrix steps[2] = {exponential(&on, step), exponential(&off, step)};
  Walk walk = {.bloch = bloch, .random = dw_philox(seed, realization, DW_RANDOM_BLOCH, 0)};
  walk.position = (int) (dw_philox_next(&walk.random).v[0] & 1);
  walk.spin = dw_bloch_stationary(bloch, detuning(&walk));
  draw_flip(&walk);
  for (size_t k = 0; k < n; k++) {
    if (k > 0)
      walk_to(&walk, (double) k * step, steps);
    integrated[k] = walk.spin.re;
    stationary[k] = dw_bloch_stationary(bloch, detuning(&walk)).re;
  }
}
