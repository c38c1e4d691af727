/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "physics/bottleneck/adiabatic.h"

#include <math.h>

/* Eq. 20 in S = -ln(v/v0):  t = c S + k h(S)  with  h = S - 1 + exp(-S),  c = 1 + sigma (1 - v0) > 0,  k =
 * sigma v0. Both terms are positive and S is well determined at any sigma, where Lambert's W (Eq. 21) meets
 * its branch point and loses 1 - v. */
typedef struct {
  double sigma, v0, c, k;
} Start;

/* exp(-S), 1 - exp(-S) and t(S) - t at some S. */
typedef struct {
  double decay, decayed, excess;
} Trial;

/* S up to which h's series is used, and h there. */
static const double EARLY = 0.2, H_EARLY = 0.018730753077981859;
static const double TAIL = 5;
static const double UNDERFLOW = 800; /* exp(-800) is nothing */

static Start
start_of(double sigma, double v0)
{
  const double c = v0 > 1 ? fma(sigma, 1 - v0, 1) : 1 + sigma * (1 - v0); /* cancels only above 1 */
  return (Start){sigma, v0, c, sigma * v0};
}

/* Solves c S + k S^2/(2 + b S) = t. */
static double
quadratic_guess(const Start *start, double t, double b)
{
  const double p = start->c * b + start->k, q = 2 * start->c - b * t;
  const double root = sqrt(q * q + 8 * t * p);
  return q > 0 ? 4 * t / (q + root) : (root - q) / (2 * p);
}

/* S to better than 0.02 absolute and 0.005 relative.  Late, exp(-S) hardly counts.  Earlier, h(S) = S^2/(2 +
 * b S) holds exactly for a b that rises from 2/3 to 1, here a rational function right to two orders at both
 * ends. */
static double
late_guess(const Start *start, double t)
{
  const double tail = (t + start->k) / (1 + start->sigma);
  if (tail > TAIL)
    return tail;
  const double S = quadratic_guess(start, t, 0.81);
  const double r = 0.05, p = 1 / 6. + 2 * r, q = p + r;
  const double b = (2 / 3. + S * (p + r * S)) / (1 + S * (q + r * S));
  return quadratic_guess(start, t, b);
}

/* b = 2/3 + S/18 + ... hardly moves: S to 1e-3 relative. */
static double
early_guess(const Start *start, double t)
{
  return quadratic_guess(start, t, 0.672);
}

/* Small S: h by its series, as S - 1 + exp(-S) cancels. */
static Trial
early_trial(const Start *start, double t, double S)
{
  const double s2 = S * S;
  const double even = 1 / 2. + s2 * (1 / 24. + s2 * (1 / 720. + s2 * (1 / 40320. + s2 * (1 / 3628800.))));
  const double odd = 1 / 6. + s2 * (1 / 120. + s2 * (1 / 5040. + s2 * (1 / 362880. + s2 * (1 / 39916800.))));
  const double h = s2 * (even - S * odd);
  const double decayed = S - h;
  return (Trial){1 - decayed, decayed, (start->c * S - t) + start->k * h};
}

/* a + b = sum + error exactly */
static inline double
exact_sum(double a, double b, double *error)
{
  const double sum = a + b, part = sum - a;
  *error += (a - (sum - part)) + (b - part);
  return sum;
}

/* Larger S: t - (1 + sigma) S with the rounding errors carried along, as an error in S is magnified to S
 * times its relative size in v. */
static Trial
late_trial(const Start *start, double t, double S)
{
  const double decay = exp(-S), product = start->sigma * S;
  double error = S > TAIL ? fma(-start->sigma, S, product) : 0;
  double left = exact_sum(t, -product, &error);
  left = exact_sum(left, -S, &error);
  return (Trial){decay, 1 - decay, -((left + start->k * (1 - decay)) + error)};
}

/* The step from S to the root: inverse Taylor series of t(S) to the fourth order, whose derivatives cost
 * nothing. */
static double
correction(const Start *start, const Trial *trial, double slope)
{
  const double inverse = 1 / slope, w = -trial->excess * inverse;
  const double bend = start->k * trial->decay * inverse;
  const double a2 = bend * (1 / 2.), a3 = -bend * (1 / 6.), a4 = bend * (1 / 24.);
  return w * (1 + w * (-a2 + w * ((2 * a2 * a2 - a3) + w * (5 * a2 * (a3 - a2 * a2) - a4))));
}

/* 1 - exp(-d) for |d| < 0.03 */
static double
decayed_by(double d)
{
  const double d2 = d * d;
  return d - d2 * ((1 / 2. - d * (1 / 6.)) + d2 * ((1 / 24. - d * (1 / 120.)) + d2 * (1 / 720.)));
}

static Trial
trial_at(const Start *start, double t)
{
  const double early_end = EARLY * start->c + H_EARLY * start->k;
  return t < early_end ? early_trial(start, t, early_guess(start, t))
                       : late_trial(start, t, late_guess(start, t));
}

double
dw_adiabatic_limit(double sigma)
{
  return 1 + 1 / sigma;
}

DwRelaxationPoint
dw_adiabatic_relaxation(double sigma, double v0, double t)
{
  const Start start = start_of(sigma, v0);
  if (!(t <= UNDERFLOW * (1 + sigma)))
    return (DwRelaxationPoint){0, 0, 1};
  const Trial trial = trial_at(&start, t);
  const double slope = start.c + start.k * trial.decayed;
  const double last = trial.decay * decayed_by(correction(&start, &trial, slope));
  const double v = v0 * (trial.decay - last), decayed = trial.decayed + last;
  return (DwRelaxationPoint){v, v / (start.c + start.k * decayed), (1 - v0) + v0 * decayed};
}

double
dw_adiabatic_half_time(double sigma, double v0)
{
  const Start start = start_of(sigma, v0);
  return start.c * M_LN2 + start.k * (M_LN2 - 0.5);
}

double
dw_short_time_linear(double sigma, double t)
{
  return 1 - sqrt(2 * t / sigma);
}

double
dw_short_time_stretched(double sigma, double t)
{
  return exp(-sqrt(2 * t / sigma));
}

double
dw_short_time_phonons(double sigma, double t)
{
  return exp(-sqrt(2 * t / sigma)) / sqrt(2 * sigma * t);
}
