/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "physics/tunnelling/delta_table.h"

#include "physics/numerics/interpolation.h"

#include <math.h>

static const double STEP = 0.25;
static const int MARGIN = 3; /* nodes beyond each end, where a polynomial is at its worst */

/* They span Table II's; between them the ratio is all but a parabola of mu. */
static const double EXPONENTS[DW_DELTA_EXPONENTS] = {0.08, 0.125, 0.17};

static void
fill_node(DwDeltaTable *table, size_t k)
{
  const DwVelocity *velocity = table->velocity;
  const double t = exp(table->low + STEP * (double) k);
  double relaxations[DW_DELTA_EXPONENTS];
  if (table->n_exponents == 1) {
    table->ratio[0][k] = dw_velocity_relaxation_delta(velocity, t) / dw_velocity_relaxation(velocity, t);
    return;
  }
  dw_relaxation_delta_of_powers(velocity->crossover, t, DW_DELTA_EXPONENTS, EXPONENTS, relaxations);
  for (size_t j = 0; j < DW_DELTA_EXPONENTS; j++)
    table->ratio[j][k] = relaxations[j] / dw_velocity_relaxation_of_power(velocity, t, EXPONENTS[j]);
}

DwStatus
dw_delta_table_fill(DwDeltaTable *table, const DwVelocity *velocity, double low, double high,
                    const DwCancel *cancel)
{
  const double wanted = ceil(log(high / low) / STEP) + 1 + 2 * MARGIN;
  table->velocity = velocity;
  table->low = log(low) - MARGIN * STEP;
  table->n = (size_t) fmin(fmax(wanted, DW_INTERPOLATION_POINTS), DW_DELTA_NODES);
  table->n_exponents = velocity->density.form == DW_DENSITY_TABLE_2 ? DW_DELTA_EXPONENTS : 1;
  for (size_t k = 0; k < table->n; k++) {
    if (dw_cancel_requested(cancel))
      return DW_CANCELLED;
    fill_node(table, k);
  }
  return DW_OK;
}

/* The parabola through the ratios at the three exponents. */
static double
at_exponent(const double ratios[DW_DELTA_EXPONENTS], double exponent)
{
  double sum = 0;
  for (size_t j = 0; j < DW_DELTA_EXPONENTS; j++) {
    double weight = 1;
    for (size_t i = 0; i < DW_DELTA_EXPONENTS; i++)
      if (i != j)
        weight *= (exponent - EXPONENTS[i]) / (EXPONENTS[j] - EXPONENTS[i]);
    sum += weight * ratios[j];
  }
  return sum;
}

double
dw_delta_table_at(const DwDeltaTable *table, double temperature)
{
  const double position = (log(temperature) - table->low) / STEP;
  if (!(position >= MARGIN - 1e-9 && position <= (double) table->n - 1 - MARGIN))
    return dw_velocity_relaxation_delta(table->velocity, temperature);
  double ratios[DW_DELTA_EXPONENTS];
  for (size_t j = 0; j < table->n_exponents; j++)
    ratios[j] = dw_interpolate(table->ratio[j], table->n, position);
  const double exponent = dw_density_form(&table->velocity->density, temperature).exponent;
  const double ratio = table->n_exponents == 1 ? ratios[0] : at_exponent(ratios, exponent);
  return ratio * dw_velocity_relaxation(table->velocity, temperature);
}
