/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "physics/numerics/status.h"
#include "physics/tunnelling/velocity.h"

#include <stddef.h>

/* A2 costs a millisecond a temperature; its ratio to Eq. 8 changes so slowly with T, and with mu where Table
 * II changes that, too, that a few values serve a whole curve. */
enum { DW_DELTA_NODES = 96, DW_DELTA_EXPONENTS = 3 };

typedef struct {
  const DwVelocity *velocity;
  double low; /* ratio[j][k] is at ln T = low + k step and the j-th exponent */
  double ratio[DW_DELTA_EXPONENTS][DW_DELTA_NODES];
  size_t n, n_exponents;
} DwDeltaTable;

/* For temperatures from low to high (the part of it that fits).  DW_OK or DW_CANCELLED. */
DwStatus dw_delta_table_fill(DwDeltaTable *table, const DwVelocity *velocity, double low, double high,
                             const DwCancel *cancel);
/* dw_velocity_relaxation_delta to 2e-6; any T, but slow beyond the table's ends. */
double dw_delta_table_at(const DwDeltaTable *table, double temperature);
