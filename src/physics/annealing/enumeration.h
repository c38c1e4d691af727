/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "physics/numerics/status.h"

#include <stddef.h>
#include <stdint.h>

enum { DW_MAX_ENUMERATED_SITES = 20, DW_MAX_STABLE_STATES = 256 };

/* A configuration that no single flip improves. */
typedef struct {
  uint32_t up;      /* bit i: tau_i = +1 */
  double energy;    /* K */
  bool pair_stable; /* no common flip of two improves it either */
} DwStableState;

/* All stable states of H = sum h_i tau_i + 1/2 sum J_ij tau_i tau_j among the 2^n configurations, lowest
 * first; the lowest DW_MAX_STABLE_STATES are kept in `states`, `found` counts all.  n <=
 * DW_MAX_ENUMERATED_SITES; `couplings` is n x n, symmetric, with zero diagonal.  DW_OK, DW_BAD_VALUE or
 * DW_CANCELLED. */
DwStatus dw_enumerate_stable(unsigned n, const double *fields, const double *couplings,
                             DwStableState states[DW_MAX_STABLE_STATES], size_t *found,
                             const DwCancel *cancel);
