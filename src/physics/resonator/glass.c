/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "physics/resonator/glass.h"

#include <math.h>

/* SI, exact by definition. */
static const double BOLTZMANN = 1.380649e-23, HBAR = 6.62607015e-34 / (2 * M_PI),
                    ELECTRON_VOLT = 1.602176634e-19;
/* What Eq. 4 is evaluated with: the coupling gamma in eV, the density in kg/m^3, the speed of sound in m/s.
 */
static const double COUPLING = 1, DENSITY = 2200, SPEED = 4000;
/* U0/a^3 and omega_D of Eq. 20, K. */
static const double NEAREST_INTERACTION = 300, DEBYE = 1000;
/* K of Eq. 5. */
static const double ELECTRON_COUPLING = 0.1;
/* C of Eq. 33: 4 pi/3 times the integral of 1 - cos(1/y). */
static const double DRIFT_CONSTANT = 2 * M_PI * M_PI / 3;

double
dw_z_over_sinh(double z)
{
  return z < 1e-4 ? 1 - z * z / 6 : z / sinh(z);
}

double
dw_glass_interaction(const DwGlass *glass, double temperature)
{
  return glass->chi * pow(temperature / glass->e_max, glass->mu);
}

double
dw_glass_dephasing(const DwGlass *glass, double temperature)
{
  return glass->c * glass->log_rates * temperature * dw_glass_interaction(glass, temperature);
}

static double
critical_field_squared(const DwGlass *glass, double temperature)
{
  return dw_glass_dephasing(glass, temperature) / tanh(glass->nu0 / (2 * temperature));
}

double
dw_glass_critical_field(const DwGlass *glass, double temperature)
{
  return sqrt(critical_field_squared(glass, temperature) / critical_field_squared(glass, DW_DRIVE_REFERENCE));
}

double
dw_glass_drive(const DwGlass *glass, double temperature)
{
  return glass->field_held ? glass->drive / dw_glass_critical_field(glass, temperature) : glass->drive;
}

double
dw_glass_width(const DwGlass *glass, double temperature)
{
  return dw_glass_dephasing(glass, temperature) * hypot(1, dw_glass_drive(glass, temperature));
}

double
dw_glass_width_exponent(const DwGlass *glass, double temperature)
{
  const double e = dw_glass_drive(glass, temperature), saturation = e * e / (1 + e * e);
  const double field = 1 + glass->mu + dw_z_over_sinh(glass->nu0 / temperature); /* d ln Ec^2/d ln T */
  return -(1 + glass->mu) + (glass->field_held ? saturation * field / 2 : 0);
}

double
dw_glass_neighbours(const DwGlass *glass)
{
  return 4 * M_PI / 3 / (glass->c * glass->log_rates);
}

double
dw_glass_drift(const DwGlass *glass, double temperature)
{
  return DRIFT_CONSTANT * temperature * dw_glass_interaction(glass, temperature);
}

double
dw_rate_phonons(double energy, double temperature)
{
  const double gamma = COUPLING * ELECTRON_VOLT, quantum = energy * BOLTZMANN;
  const double golden_rule = gamma * gamma / (2 * M_PI * DENSITY * pow(HBAR, 4) * pow(SPEED, 5));
  return golden_rule * pow(quantum, 3) / tanh(energy / (2 * temperature));
}

double
dw_rate_phonons_printed(double energy, double temperature)
{
  return NEAREST_INTERACTION * pow(energy / DEBYE, 3) / DW_KELVIN_PER_RATE / tanh(energy / (2 * temperature));
}

double
dw_rate_electrons(double energy, double temperature)
{
  return M_PI * ELECTRON_COUPLING * energy / DW_KELVIN_PER_RATE / tanh(energy / (2 * temperature));
}

double
dw_rate_neighbours(const DwGlass *glass, double energy, double temperature)
{
  const double density = glass->chi * pow(energy / glass->e_max, glass->mu);
  return density * density * dw_glass_dephasing(glass, temperature) / DW_KELVIN_PER_RATE;
}
