/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "physics/tunnelling/density.h"

#include "physics/numerics/gauss.h"

#include <gsl/gsl_sf_expint.h>
#include <math.h>

static const DwTable2Row table_2_j0_2[DW_TABLE_2_ROWS] = {
    {0.1, 0.0118, 0.103}, {0.2, 0.0126, 0.119}, {0.4, 0.0133, 0.122}, {0.5, 0.0135, 0.127},
    {0.6, 0.0137, 0.126}, {0.8, 0.0140, 0.104}, {1.0, 0.0142, 0.118},
};

static const DwTable2Row table_2_j0_3[DW_TABLE_2_ROWS] = {
    {0.1, 0.0077, 0.081}, {0.2, 0.0090, 0.141}, {0.4, 0.0097, 0.151}, {0.5, 0.0100, 0.152},
    {0.6, 0.0102, 0.152}, {0.8, 0.0105, 0.165}, {1.0, 0.0108, 0.158},
};

DwDensity
dw_density_eq3(double amplitude, double exponent)
{
  return (DwDensity){.form = DW_DENSITY_EQ_3, .amplitude = amplitude, .exponent = exponent};
}

DwDensity
dw_density_table2(int interaction)
{
  return (DwDensity){
      .form = DW_DENSITY_TABLE_2, .amplitude = 1, .rows = interaction == 2 ? table_2_j0_2 : table_2_j0_3};
}

DwDensity
dw_density_eq9(double amplitude, double ratio, double field)
{
  return (DwDensity){.form = DW_DENSITY_EQ_9,
                     .amplitude = amplitude,
                     .gap = ratio * field,
                     .steepness = 2 * M_PI / 3 * ratio};
}

static DwPowerForm
table_2_form(const DwTable2Row *rows, double temperature)
{
  unsigned k = 0;
  while (k < DW_TABLE_2_ROWS - 2 && temperature > rows[k + 1].temperature)
    k++;
  const DwTable2Row *low = &rows[k], *high = &rows[k + 1];
  const double position = log(temperature / low->temperature) / log(high->temperature / low->temperature);
  const double part = fmin(fmax(position, 0), 1);
  return (DwPowerForm){low->amplitude + part * (high->amplitude - low->amplitude),
                       low->exponent + part * (high->exponent - low->exponent)};
}

DwPowerForm
dw_density_form(const DwDensity *density, double temperature)
{
  if (density->form != DW_DENSITY_TABLE_2)
    return (DwPowerForm){density->amplitude, density->exponent};
  DwPowerForm form = table_2_form(density->rows, temperature);
  form.amplitude *= density->amplitude;
  return form;
}

static double
gap_at(const DwDensity *density, double energy)
{
  const double depth = energy < density->gap ? density->steepness * log(density->gap / energy) : 0;
  return density->amplitude / (1 + depth);
}

double
dw_density_at(const DwDensity *density, double temperature, double energy)
{
  if (density->form == DW_DENSITY_EQ_9)
    return gap_at(density, energy);
  const DwPowerForm form = dw_density_form(density, temperature);
  return form.amplitude * pow(hypot(temperature, energy), form.exponent);
}

/* With l = ln(J0/E) the integral is one of e^-l/(1 + a l): an exponential integral of 1/a + l. */
static double
gap_below(const DwDensity *density, double energy)
{
  if (energy >= density->gap) {
    const double in_gap = density->gap > 0 ? gap_below(density, nextafter(density->gap, 0)) : 0;
    return in_gap + density->amplitude * (energy - density->gap);
  }
  const double inverse = 1 / density->steepness, depth = log(density->gap / energy);
  return density->amplitude * inverse * energy * gsl_sf_expint_E1_scaled(inverse + depth);
}

/* With E = T sinh theta, the integral of Eq. 3 is one of cosh^(1 + mu), smooth all along. */
static double
cosh_power(double theta, const void *exponent)
{
  return pow(cosh(theta), 1 + *(const double *) exponent);
}

double
dw_density_below(const DwDensity *density, double temperature, double energy)
{
  if (density->form == DW_DENSITY_EQ_9)
    return gap_below(density, energy);
  const DwPowerForm form = dw_density_form(density, temperature);
  const double theta = asinh(energy / temperature);
  const double integral = dw_gauss(cosh_power, &form.exponent, 0, theta, 1 + (unsigned) (theta / 2.5));
  return form.amplitude * pow(temperature, 1 + form.exponent) * integral;
}

double
dw_density_gap_slope(const DwDensity *density, double energy)
{
  return energy < density->gap ? density->steepness * gap_at(density, energy) / density->amplitude : 0;
}
