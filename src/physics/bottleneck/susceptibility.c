/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "physics/bottleneck/susceptibility.h"

#include "physics/numerics/complex.h"
#include "physics/numerics/root.h"

#include <math.h>

/* sqrt((1+p)^2 + 4 p sigma) = a + i b with p = i omega: everything that Eq. 13 needs.  All four lengths are
 * divided by `scale` = max(1, omega), so that no square overflows, and each is a sum or product of positive
 * terms.  */
typedef struct {
  double scale;
  double one, omega, a, b;
  double b_over_omega; /* kept apart: finite and >= 1 where omega and b underflow */
} Root;

static Root
root_of(double sigma, double omega)
{
  const double k = 1 + 2 * sigma;
  if (omega <= 1) {
    const double re = (1 - omega) * (1 + omega), im = 2 * omega * k;
    const double a = sqrt((hypot(re, im) + re) / 2);
    return (Root){1, 1, omega, a, omega * k / a, k / a};
  }
  const double y = 1 / omega;
  const double re = (1 - y) * (1 + y), im = 2 * y * k;
  const double b = sqrt((hypot(re, im) + re) / 2);
  return (Root){omega, y, 1, y * k / b, b, b};
}

/* |1 + p + root|^2 */
static double
denominator(const Root *r)
{
  const double re = r->one + r->a, im = r->omega + r->b;
  return re * re + im * im;
}

double complex
dw_susceptibility(double sigma, double omega)
{
  const Root r = root_of(sigma, omega);
  const double factor = 2 / denominator(&r);
  return CMPLX(factor * (r.one + r.a) / r.scale, -factor * (r.omega + r.b) / r.scale);
}

double
dw_susceptibility_spectrum(double sigma, double omega)
{
  const Root r = root_of(sigma, omega);
  return 2 * (1 + r.b_over_omega) / denominator(&r) / r.scale / r.scale;
}

/* With B = b/omega, from a B = 1 + 2 sigma and a^2 - b^2 = 1 - omega^2: written so that all terms are
 * positive (B >= 1) and alpha keeps its relative accuracy even where it is 1e-24. */
double
dw_susceptibility_exponent(double sigma, double omega)
{
  const Root r = root_of(sigma, omega);
  const double B = r.b_over_omega, modulus = r.a * r.a + r.b * r.b;
  const double w2 = r.omega * r.omega;
  const double from_a = r.a * (r.one + r.a) * (B - 1) * (B + 1);
  const double from_b = (1 + B) * (1 + B) * (r.a * r.a + w2 * B);
  return w2 / modulus * (2 * (from_a + from_b) / denominator(&r) + B * (B - 1));
}

/* sqrt(2) (sigma omega)^(3/2), Eq. 1's departure from its plateau */
static double
approximate_departure(double sigma, double omega)
{
  const double x = sigma * omega;
  return M_SQRT2 * x * sqrt(x);
}

double
dw_approximate_spectrum(double sigma, double omega)
{
  return sigma / (1 + approximate_departure(sigma, omega));
}

double
dw_approximate_exponent(double sigma, double omega)
{
  return 1.5 / (1 + 1 / approximate_departure(sigma, omega));
}

typedef struct {
  double sigma, alpha;
} Level;

static double
above_level(double ln_omega, const void *context)
{
  const Level *level = context;
  return dw_susceptibility_exponent(level->sigma, exp(ln_omega)) - level->alpha;
}

/* Where the exponent, which rises steadily from 0 to 2, passes alpha.  It leaves 0 not before omega ~
 * 1/(1+sigma) and is within (1+sigma)/omega of 2 beyond. */
static double
omega_of_exponent(double sigma, double alpha)
{
  const Level level = {sigma, alpha};
  const double rim = log(1 + sigma) + log(10 / fmin(alpha, 2 - alpha));
  return exp(dw_find_root(above_level, &level, -rim, rim));
}

bool
dw_susceptibility_window(double sigma, double tolerance, double *low, double *high)
{
  if (!(tolerance > 0 && tolerance < 0.5))
    return false;
  *low = omega_of_exponent(sigma, 1.5 - tolerance);
  *high = omega_of_exponent(sigma, 1.5 + tolerance);
  return true;
}

double
dw_susceptibility_crossover(double sigma)
{
  return sigma > 0 ? omega_of_exponent(sigma, 1.75) : (double) NAN;
}
