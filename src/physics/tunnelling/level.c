/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "physics/tunnelling/level.h"

#include "physics/tunnelling/relaxation_kernel.h"

#include <math.h>

/* 1/cosh^2(x), x >= 0, in a form that neither overflows nor squares an infinity. */
static double
sech_squared(double x)
{
  const double e = exp(-2 * x);
  return 4 * e / ((1 + e) * (1 + e));
}

/* omega/(A E^3 coth(E/2T)) with omega/A = T0^3 */
static double
relaxation_rate_ratio(double energy, double temperature, double crossover)
{
  const double ratio = crossover / energy;
  return ratio * ratio * ratio * tanh(energy / (2 * temperature));
}

double
dw_level_heat(double energy, double temperature)
{
  const double x = energy / (2 * temperature);
  return x * x * sech_squared(x);
}

double
dw_level_resonant(double energy, double temperature)
{
  return -tanh(energy / (2 * temperature)) / energy;
}

double
dw_level_relaxation(double energy, double temperature, double crossover)
{
  const double k = relaxation_rate_ratio(energy, temperature, crossover);
  return -dw_relaxation_kernel(k) * sech_squared(energy / (2 * temperature)) / (2 * temperature);
}

/* y/(y^2 + k^2)/cosh^2(E/2T) dy/ds with y = 1/(1 + e^-s) */
static double
delta_integrand(double s, double delta, double temperature, double crossover)
{
  const double e = exp(-fabs(s)), small = e / (1 + e), large = 1 / (1 + e);
  const double y = s < 0 ? small : large, rest = s < 0 ? large : small; /* 1 - y without cancellation */
  const double energy = delta / sqrt(rest), k = relaxation_rate_ratio(energy, temperature, crossover);
  return y * y * rest / (y * y + k * k) * sech_squared(energy / (2 * temperature));
}

/* Trapezoidal in s: the poles of the integrand, at y = +-ik and where cosh is 0, are pi/3 or further from the
 * real axis, so that this step leaves e^(-2 pi^2/(3 step)) = 5e-15.  Below y ~ k it falls as e^(2s), and
 * above as e^-s until cosh ends it. */
double
dw_level_relaxation_delta(double delta, double temperature, double crossover)
{
  static const double step = 0.2, negligible = 16;
  const double x = delta / (2 * temperature);
  const double rate = relaxation_rate_ratio(delta, temperature, crossover);
  const double low = fmin(log(rate), 0) - negligible, high = log(20 / x) + log(2 + 20 / x);
  double sum = 0;
  for (double s = low; s < high; s += step)
    sum += delta_integrand(s, delta, temperature, crossover);
  return -sum * step / (4 * temperature);
}

double
dw_level_conduction(double energy, double temperature)
{
  const double x = energy / (2 * temperature), ratio = x / sinh(x);
  return 8 * temperature * x * ratio * ratio / tanh(x);
}
