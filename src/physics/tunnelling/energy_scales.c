/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "physics/tunnelling/energy_scales.h"

#include <math.h>

/* SI 2019; the electric constant of CODATA 2018. */
static const double BOLTZMANN = 1.380649e-23;       /* J/K */
static const double ELECTRONVOLT = 1.602176634e-19; /* J */
static const double ELECTRIC = 8.8541878128e-12;    /* F/m */
static const double DEBYE = 1e-21 / 299792458;      /* C m */
static const double NANOMETRE = 1e-9;               /* m */

/* 1/(k_B R^3) */
static double
per_volume(double distance)
{
  const double r = distance * NANOMETRE;
  return 1 / (BOLTZMANN * r * r * r);
}

static double
through_strain(const DwMaterial *m, double one, double other)
{
  return one * other * ELECTRONVOLT * ELECTRONVOLT / (m->density * m->velocity * m->velocity);
}

double
dw_energy_of_defects(const DwMaterial *material, double distance)
{
  return through_strain(material, material->strong, material->strong) * per_volume(distance);
}

double
dw_energy_of_field(const DwMaterial *material, double distance)
{
  return through_strain(material, material->strong, material->weak) * per_volume(distance);
}

double
dw_energy_elastic(const DwMaterial *material, double distance)
{
  return through_strain(material, material->weak, material->weak) * per_volume(distance);
}

double
dw_energy_electric(const DwMaterial *material, double distance)
{
  const double p = material->dipole * DEBYE;
  return p * p / (4 * M_PI * material->permittivity * ELECTRIC) * per_volume(distance);
}

double
dw_distance_of_defects(const DwMaterial *material, double energy)
{
  return cbrt(dw_energy_of_defects(material, 1) / energy);
}

double
dw_ratio_of_slopes_printed(double c_dip, double c_el)
{
  return 0.56 * c_dip / (1.74 * c_el);
}

double
dw_ratio_of_slopes(double c_dip, double c_el)
{
  return 0.36 * c_dip / (1.1 * c_el);
}

double
dw_ratio_of_losses(double tan_delta, double inverse_q)
{
  return 0.36 * tan_delta / (1.1 * inverse_q);
}

double
dw_ratio_of_slope_and_loss(double c_dip, double inverse_q)
{
  return 0.56 * c_dip / (1.1 * inverse_q);
}
