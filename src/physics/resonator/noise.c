/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "physics/resonator/noise.h"

#include "physics/numerics/root.h"
#include "physics/resonator/line.h"

#include <gsl/gsl_sf_zeta.h>
#include <math.h>

/* The integral in the making. */
typedef struct {
  double mu, temperature, e_max, width2;
  double s, by_temperature, by_width;
} Sums;

static void
add(void *context, double x, double energy, double weight)
{
  Sums *sums = context;
  const double q = -expm1(-energy / sums->temperature), th = q / (2 - q); /* tanh(E/2T), small ones too */
  const double x2 = x * x, denominator = x2 + sums->width2;
  const double density = sums->mu > 0 ? pow(energy / sums->e_max, sums->mu) : 1;
  const double part = weight * density * th * th * (x / denominator) * (x / denominator);
  sums->s += part;
  /* d ln tanh^2/d ln T = -(E/T) 2/sinh(E/T) = -(E/T) (1 - tanh^2)/tanh */
  if (th > 0)
    sums->by_temperature -= part * (energy / sums->temperature) * (1 - th * th) / th;
  sums->by_width -= 4 * part * (sums->width2 / denominator);
}

DwNoise
dw_noise_integral(double nu0, double width, double temperature, double mu, double e_max)
{
  const DwLine line = {nu0, width, temperature, e_max};
  Sums sums = {mu, temperature, e_max, width * width};
  dw_line_integrate(&line, add, &sums);
  return (DwNoise){sums.s, sums.by_temperature / sums.s, sums.by_width / sums.s};
}

DwNoise
dw_noise(const DwGlass *glass, double temperature)
{
  return dw_noise_integral(glass->nu0, dw_glass_width(glass, temperature), temperature, glass->mu,
                           glass->e_max);
}

double
dw_noise_resonant(const DwGlass *glass, double temperature)
{
  const double th = tanh(glass->nu0 / (2 * temperature));
  return pow(glass->nu0 / glass->e_max, glass->mu) * th * th * M_PI /
         (2 * dw_glass_width(glass, temperature));
}

/* c(mu) = -4 Gamma(mu - 1) eta(mu - 2): at mu = 0 a pole times a zero, which the reflection of zeta
 * resolves. */
double
dw_noise_hot_constant(double mu)
{
  const double sine = mu > 0 ? sin(M_PI * mu / 2) / mu : M_PI / 2;
  return 4 * tgamma(1 + mu) * tgamma(3 - mu) * gsl_sf_zeta(3 - mu) * (exp2(3 - mu) - 1) * exp2(mu - 2) *
         pow(M_PI, mu - 3) * sine / (1 - mu);
}

double
dw_noise_hot(const DwGlass *glass, double temperature)
{
  return dw_noise_hot_constant(glass->mu) * pow(temperature / glass->e_max, glass->mu) / temperature;
}

double
dw_noise_fluctuators(const DwGlass *glass, double temperature)
{
  if (!glass->self_consistent)
    return dw_glass_neighbours(glass);
  const double drift = dw_glass_drift(glass, temperature);
  return 4 * drift / (2 * dw_glass_width(glass, temperature) + drift);
}

/* <cos^4> <sin^4> (3 F tan delta/2 pi)^2/(P0 V): what one system at resonance does to the frequency, squared,
 * over its share of s.  <sin^4> = 2/(3 + mu), weighted with the density in Delta0. */
static double
coupling(const DwGlass *glass, double mu)
{
  const double amplitude = 3 * glass->f_tan_delta / (2 * M_PI);
  const double systems = glass->chi / glass->u0 * glass->volume; /* P0 V in 1/K */
  return 2 / (5 * (3 + mu)) * amplitude * amplitude / systems;
}

double
dw_noise_variance_of(const DwGlass *glass, double temperature, double s)
{
  return coupling(glass, glass->mu) * dw_noise_fluctuators(glass, temperature) * s / 4;
}

double
dw_noise_variance(const DwGlass *glass, double temperature)
{
  return dw_noise_variance_of(glass, temperature, dw_noise(glass, temperature).s);
}

/* The population's own fluctuations, 1 - tanh^2, in place of (1/4) N_f tanh^2; q carries a 1/16. */
double
dw_noise_standard_variance(const DwGlass *glass, double q)
{
  return 16 * coupling(glass, 0) * q;
}

double
dw_noise_shape(const DwGlass *glass, double frequency)
{
  const double w = M_PI * frequency, low = glass->gamma_min, high = glass->gamma_max;
  /* atan(high/w) - atan(low/w) without cancellation, at any w. */
  return 2 * atan2(w * (high - low), w * w + low * high) / (w * log(high / low));
}

/* d ln N_f/d ln T */
static double
fluctuators_exponent(const DwGlass *glass, double temperature)
{
  if (!glass->self_consistent)
    return 0;
  const double width = dw_glass_width(glass, temperature), drift = dw_glass_drift(glass, temperature);
  return 2 * width / (2 * width + drift) * (1 + glass->mu + dw_glass_width_exponent(glass, temperature));
}

double
dw_noise_temperature_exponent(const DwGlass *glass, double temperature)
{
  const DwNoise noise = dw_noise(glass, temperature);
  return noise.by_width * dw_glass_width_exponent(glass, temperature) - noise.by_temperature -
         fluctuators_exponent(glass, temperature);
}

double
dw_noise_resonant_exponent(const DwGlass *glass, double temperature)
{
  return -dw_glass_width_exponent(glass, temperature) + 2 * dw_z_over_sinh(glass->nu0 / temperature) -
         fluctuators_exponent(glass, temperature);
}

double
dw_noise_power_exponent(const DwGlass *glass, double temperature)
{
  const double e = dw_glass_drive(glass, temperature), width = dw_glass_width(glass, temperature);
  const double drift = glass->self_consistent ? dw_glass_drift(glass, temperature) : INFINITY;
  const double counted = glass->self_consistent ? 2 * width / (2 * width + drift) : 0;
  return (dw_noise(glass, temperature).by_width - counted) * e * e / (1 + e * e) / 2;
}

static double
excess(double ln_temperature, const void *context)
{
  const double temperature = exp(ln_temperature);
  return dw_noise(context, temperature).s / dw_noise_resonant(context, temperature) - 2;
}

double
dw_noise_crossover(const DwGlass *glass)
{
  return exp(dw_find_root(excess, glass, log(glass->nu0 / 50), log(glass->e_max)));
}
