/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "physics/tunnelling/delta_table.h"

#include "physics/numerics/interpolation.h"

#include <math.h>

static const double STEP = 0.25;
static const int MARGIN = 3; /* nodes beyond each end, where a polynomial is at its worst */

DwStatus
dw_delta_table_fill(DwDeltaTable *table, const DwVelocity *velocity, double low, double high,
                    const DwCancel *cancel)
{
  table->velocity = velocity;
  table->low = log(low) - MARGIN * STEP;
  table->n = 0;
  if (velocity->density.form == DW_DENSITY_TABLE_2)
    return DW_OK;
  const double wanted = ceil(log(high / low) / STEP) + 1 + 2 * MARGIN;
  const size_t n = (size_t) fmin(fmax(wanted, DW_INTERPOLATION_POINTS), DW_DELTA_NODES);
  for (size_t k = 0; k < n; k++) {
    if (dw_cancel_requested(cancel))
      return DW_CANCELLED;
    const double t = exp(table->low + STEP * (double) k);
    table->ratio[k] = dw_velocity_relaxation_delta(velocity, t) / dw_velocity_relaxation(velocity, t);
  }
  table->n = n;
  return DW_OK;
}

double
dw_delta_table_at(const DwDeltaTable *table, double temperature)
{
  const double position = (log(temperature) - table->low) / STEP;
  if (!(position >= -1e-9 && position <= (double) table->n - 1 + 1e-9))
    return dw_velocity_relaxation_delta(table->velocity, temperature);
  const double inside = fmin(fmax(position, 0), (double) table->n - 1);
  return dw_interpolate(table->ratio, table->n, inside) *
         dw_velocity_relaxation(table->velocity, temperature);
}
