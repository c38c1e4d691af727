/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "physics/tunnelling/heat.h"

#include "physics/numerics/gauss.h"
#include "physics/tunnelling/level.h"

#include <math.h>

/* An integrand over energies at one temperature. */
typedef struct Integral Integral;
struct Integral {
  const DwDensity *density;
  double temperature, gap;
  double (*integrand)(const Integral *integral, double energy);
};

/* Beyond this many temperatures nothing is left but e^-50. */
static const double HIGHEST = 50;

static double
over_theta(double theta, const void *context)
{
  const Integral *integral = context;
  const double energy = integral->temperature * sinh(theta);
  return integral->integrand(integral, energy) * integral->temperature * cosh(theta);
}

static double
over_depth(double depth, const void *context)
{
  const Integral *integral = context;
  const double energy = integral->gap * exp(-depth);
  return integral->integrand(integral, energy) * energy;
}

/* Above the gap, or where there is none, in theta of E = T sinh theta, where the zeros of T^2 + E^2 and of
 * sinh(E/2T) are pi/2 away; below it in ln(J0/E), as far down as e^-36. */
static double
integrate(Integral integral)
{
  const double t = integral.temperature, highest = HIGHEST * t, gap = integral.density->gap;
  double sum = 0;
  if (gap < highest)
    sum += dw_gauss(over_theta, &integral, asinh(gap / t), asinh(HIGHEST), 4);
  if (gap > 0) {
    integral.gap = fmin(gap, highest);
    sum += dw_gauss(over_depth, &integral, 0, 36, 18);
  }
  return sum;
}

static double
heat_integrand(const Integral *integral, double energy)
{
  return dw_density_at(integral->density, integral->temperature, energy) *
         dw_level_heat(energy, integral->temperature);
}

static double
conduction_integrand(const Integral *integral, double energy)
{
  return dw_level_conduction(energy, integral->temperature) /
         dw_density_at(integral->density, integral->temperature, energy);
}

static double
conduction_delta_integrand(const Integral *integral, double energy)
{
  return dw_level_conduction(energy, integral->temperature) * energy /
         dw_density_below(integral->density, integral->temperature, energy);
}

double
dw_heat_capacity(const DwDensity *density, double temperature)
{
  return integrate((Integral){density, temperature, .integrand = heat_integrand});
}

double
dw_conductivity(const DwDensity *density, double temperature)
{
  return integrate((Integral){density, temperature, .integrand = conduction_integrand});
}

double
dw_conductivity_delta(const DwDensity *density, double temperature)
{
  return integrate((Integral){density, temperature, .integrand = conduction_delta_integrand});
}
