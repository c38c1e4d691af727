/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "physics/bottleneck/linear_response.h"
#include "physics/numerics/complex.h"

#include <math.h>

typedef struct {
  long double real, imaginary_over_omega;
} Parts;

/* The two-pole form rationalised, with r = omega/a:
 *
 *   chi' = (1 + r^2 + sigma omega r) / N,   |chi''| / omega = (1 + sigma + r^2) / N,
 *   N = |1 + i r|^2 (1 + omega^2) + sigma omega (omega (2 + sigma) + 2 r).
 *
 * Every term is positive, so that nothing cancels; long double, since squares of large doubles must not
 * overflow. */
static Parts
two_poles(long double sigma, long double a, long double omega)
{
  if (a == 0)
    return (Parts){1 / (1 + omega * omega), 1 / (1 + omega * omega)};
  const long double r = omega / a, lorentzian = 1 + r * r;
  const long double norm = lorentzian * (1 + omega * omega) + sigma * omega * (omega * (2 + sigma) + 2 * r);
  return (Parts){(lorentzian + sigma * omega * r) / norm, (lorentzian + sigma) / norm};
}

double complex
dw_linear_response(double sigma, double a, double omega)
{
  const Parts parts = two_poles(sigma, a, omega);
  return CMPLX((double) parts.real, -(double) (omega * parts.imaginary_over_omega));
}

double
dw_linear_response_spectrum(double sigma, double a, double omega)
{
  return (double) two_poles(sigma, a, omega).imaginary_over_omega;
}
