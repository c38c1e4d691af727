/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "physics/resonator/narrowing.h"

#include "physics/numerics/complex.h"

#include <math.h>
#include <stdbool.h>

/* The roots of r^2 - total r + determinant = 0, the slower one without the cancellation of total/2 - k. */
typedef struct {
  double complex slower, faster;
} Roots;

static Roots
roots(double complex total, double complex determinant)
{
  double complex k = csqrt(total * total / 4 - determinant);
  if (creal(k) < 0)
    k = -k;
  return (Roots){determinant / (total / 2 + k), total / 2 + k};
}

double
dw_narrowing_telegraph(double u, double p)
{
  return creal(roots(1, CMPLX(u * u, -u * p)).slower);
}

double
dw_narrowing_estimate(double u, double p)
{
  return fmin(1, u * u * (1 - p * p));
}

/* The neighbour's populations a, b and coherences q, r under {W, rho} and [h, rho], W = -U (cos sz + sin sx),
 * E the neighbour's energy, U = u/2: a' = (i w - down) a + up b + i U sin (q + r),  b' = down a - (i w + up)
 * b + i U sin (q + r),  w = u cos, q' = -(i E + 1/2) q + i U sin (a + b),         r' = (i E - 1/2) r + i U
 * sin (a + b). */
typedef struct {
  double w, p, mixing, energy; /* mixing = u sin */
} FourLevels;

/* The characteristic polynomial at s = 1/2 - rate over its derivative:
 *   (s^2 - kappa^2)(s^2 + E^2) + mixing^2 s (s + 1/2), kappa^2 = 1/4 - w^2 + i w p,
 * of the conjugate. */
static double complex
newton_step(const FourLevels *levels, double complex s)
{
  const double complex populations = s * s - CMPLX(0.25 - levels->w * levels->w, levels->w * levels->p);
  const double complex coherences = s * s + levels->energy * levels->energy;
  const double m2 = levels->mixing * levels->mixing;
  return (populations * coherences + m2 * s * (s + 0.5)) /
         (2 * s * (coherences + populations) + m2 * (2 * s + 0.5));
}

/* All four at once, each repelled by the others (Aberth and Ehrlich). */
static void
improve(const FourLevels *levels, double complex s[4])
{
  for (int k = 0; k < 4; k++) {
    double complex others = 0;
    for (int j = 0; j < 4; j++)
      if (j != k && s[j] != s[k])
        others += 1 / (s[k] - s[j]);
    const double complex step = newton_step(levels, s[k]);
    const double complex better = s[k] - step / (1 - step * others);
    if (isfinite(creal(better)) && isfinite(cimag(better)))
      s[k] = better;
  }
}

/* The slow root once more with the coherences eliminated at that rate, z = U^2 sin^2 2s/(s^2 + E^2), which
 * has no cancellation. */
static double
polish(const FourLevels *levels, double complex s)
{
  const double complex z =
      levels->mixing * levels->mixing / 2 * s / (s * s + levels->energy * levels->energy);
  const Roots both = roots(1 + 2 * z, CMPLX(levels->w * levels->w, -levels->w * levels->p) + 2 * z);
  const bool slower = cabs(both.slower - (0.5 - s)) <= cabs(both.faster - (0.5 - s));
  return creal(slower ? both.slower : both.faster);
}

double
dw_narrowing_four_levels(double u, double p, double tunnelling, double energy)
{
  const FourLevels levels = {u * sqrt(1 - tunnelling * tunnelling), p, u * tunnelling, energy};
  const double complex kappa = csqrt(CMPLX(0.25 - levels.w * levels.w, levels.w * p)),
                       apart = CMPLX(1e-3, 1e-3);
  double complex s[4] = {kappa + apart, -kappa - apart, CMPLX(0.1, energy), CMPLX(-0.1, -energy)};
  for (int k = 0; k < 40; k++)
    improve(&levels, s);
  double complex slowest = s[0];
  for (int k = 1; k < 4; k++)
    if (creal(s[k]) > creal(slowest))
      slowest = s[k];
  return polish(&levels, slowest);
}
