/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "physics/resonator/shift.h"

#include "physics/numerics/root.h"
#include "physics/resonator/line.h"

#include <gsl/gsl_sf_psi.h>
#include <math.h>
#include <stddef.h>

typedef struct {
  double nu0, mu, temperature, e_max, width2;
  double sum;
} Sums;

static double
polarisation(const Sums *sums, double energy)
{
  return (sums->mu > 0 ? pow(energy / sums->e_max, sums->mu) : 1) * tanh(energy / (2 * sums->temperature));
}

static void
add_principal(void *context, double x, double energy, double weight)
{
  Sums *sums = context;
  sums->sum += weight * polarisation(sums, energy) * 2 * energy / (energy + sums->nu0) / x;
}

static void
add_printed(void *context, double x, double energy, double weight)
{
  Sums *sums = context;
  sums->sum += weight * polarisation(sums, energy) * x / (x * x + sums->width2);
}

/* The line's panels are symmetric about nu0: with a width of its order they give the principal value. */
double
dw_shift_integral(double nu0, double temperature, double mu, double e_max)
{
  const DwLine line = {nu0, nu0 / 4, temperature, e_max};
  Sums sums = {nu0, mu, temperature, e_max};
  dw_line_integrate(&line, add_principal, &sums);
  return sums.sum;
}

double
dw_shift_printed_integral(double nu0, double width, double temperature, double mu, double e_max)
{
  const DwLine line = {nu0, width, temperature, e_max};
  Sums sums = {nu0, mu, temperature, e_max, width * width};
  dw_line_integrate(&line, add_printed, &sums);
  return sums.sum;
}

static double
digamma(double y)
{
  gsl_sf_result real, imaginary;
  gsl_sf_complex_psi_e(0.5, y, &real, &imaginary);
  return real.val;
}

double
dw_shift_digamma(double nu0, double temperature, double e_max)
{
  const double unit = 2 * M_PI * temperature;
  return log((e_max / unit - nu0 / unit) * (e_max / unit + nu0 / unit)) - 2 * digamma(nu0 / unit);
}

double
dw_shift(const DwGlass *glass, double temperature)
{
  return -glass->f_tan_delta / (2 * M_PI) *
         (dw_shift_integral(glass->nu0, temperature, glass->mu, glass->e_max) -
          dw_shift_integral(glass->nu0, DW_SHIFT_REFERENCE, glass->mu, glass->e_max));
}

double
dw_shift_standard(const DwGlass *glass, double temperature)
{
  return -glass->f_tan_delta / (2 * M_PI) *
         (dw_shift_digamma(glass->nu0, temperature, glass->e_max) -
          dw_shift_digamma(glass->nu0, DW_SHIFT_REFERENCE, glass->e_max));
}

/* d/d ln T of ln T + Re psi(1/2 + i nu0/(2 pi T)) */
static double
slope(double temperature, const void *unused)
{
  const double y = 1 / (2 * M_PI * temperature), h = 1e-3 * y;
  const double derivative =
      (8 * (digamma(y + h) - digamma(y - h)) - digamma(y + 2 * h) + digamma(y - 2 * h)) / (12 * h);
  return 1 - y * derivative;
}

double
dw_shift_dip(void)
{
  return dw_find_root(slope, NULL, 0.3, 0.6);
}
