/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "physics/tunnelling/power_law.h"

#include <gsl/gsl_sf_gamma.h>
#include <gsl/gsl_sf_zeta.h>
#include <math.h>

double
dw_power_heat(double amplitude, double exponent, double temperature)
{
  const double factor = gsl_sf_gamma(3 + exponent) * gsl_sf_eta(2 + exponent);
  return factor * amplitude * pow(temperature, 1 + exponent);
}

double
dw_power_conductivity(double amplitude, double exponent, double temperature)
{
  const double factor = 4 * gsl_sf_gamma(4 - exponent) * gsl_sf_zeta(2 - exponent);
  return factor * pow(temperature, 2 - exponent) / amplitude;
}

double
dw_power_resonant_slope(double amplitude, double exponent, double temperature)
{
  return 2 * gsl_sf_gamma(1 + exponent) * gsl_sf_eta(exponent) * amplitude * pow(temperature, exponent);
}

/* The integral of (1 + E^2)^(mu/2) [tanh(E/2) - E^2/(1 + E^2)] over dln E at T = 1: what is subtracted
 * integrates to ((1 + X^2)^(mu/2) - 1)/mu.  Trapezoidal in s = ln E, whose poles are pi/2 away, so that the
 * step leaves e^-39. */
double
dw_resonant_constant(double exponent)
{
  static const double step = 0.25, low = -37, high = 26;
  double sum = 0;
  for (double s = low; s <= high; s += step) {
    const double e2 = exp(2 * s), decay = exp(-exp(s));
    /* tanh(E/2) - E^2/(1 + E^2) without cancellation at large E */
    const double excess = 1 / (1 + e2) - 2 * decay / (1 + decay);
    sum += pow(1 + e2, exponent / 2) * excess;
  }
  return sum * step;
}
