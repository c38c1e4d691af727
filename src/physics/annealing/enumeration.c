/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "physics/annealing/enumeration.h"

#include <string.h>

/* One sample and the configuration that the walk stands on. */
typedef struct {
  unsigned n;
  const double *couplings;
  double spin[DW_MAX_ENUMERATED_SITES];        /* +-1 */
  double local_field[DW_MAX_ENUMERATED_SITES]; /* h_i + sum_j J_ij tau_j */
  double energy;
} Walk;

static void
start(Walk *walk, unsigned n, const double *fields, const double *couplings)
{
  *walk = (Walk){.n = n, .couplings = couplings};
  for (unsigned i = 0; i < n; i++) {
    walk->spin[i] = -1;
    walk->local_field[i] = fields[i];
    for (unsigned j = 0; j < n; j++)
      walk->local_field[i] -= couplings[i * n + j];
  }
  for (unsigned i = 0; i < n; i++)
    walk->energy -= (fields[i] + walk->local_field[i]) / 2;
}

static double
flip_cost(const Walk *walk, unsigned i)
{
  return -2 * walk->spin[i] * walk->local_field[i];
}

static void
flip(Walk *walk, unsigned i)
{
  const double change = -2 * walk->spin[i];
  walk->energy += flip_cost(walk, i);
  walk->spin[i] = -walk->spin[i];
  for (unsigned j = 0; j < walk->n; j++)
    walk->local_field[j] += walk->couplings[i * walk->n + j] * change;
}

static bool
single_stable(const Walk *walk)
{
  for (unsigned i = 0; i < walk->n; i++)
    if (flip_cost(walk, i) < 0)
      return false;
  return true;
}

/* Two flips together cost w_i + w_j + 4 J_ij tau_i tau_j. */
static bool
pair_stable(const Walk *walk)
{
  for (unsigned i = 0; i < walk->n; i++)
    for (unsigned j = 0; j < i; j++) {
      const double bond = walk->couplings[i * walk->n + j] * walk->spin[i] * walk->spin[j];
      if (flip_cost(walk, i) + flip_cost(walk, j) + 4 * bond < 0)
        return false;
    }
  return true;
}

static DwStableState
describe(const Walk *walk)
{
  DwStableState state = {.energy = walk->energy, .pair_stable = pair_stable(walk)};
  for (unsigned i = 0; i < walk->n; i++)
    if (walk->spin[i] > 0)
      state.up |= (uint32_t) 1 << i;
  return state;
}

/* Keeps the list sorted; what is pushed over its end is lost. */
static void
insert(DwStableState *states, size_t kept, DwStableState state)
{
  size_t place = kept < DW_MAX_STABLE_STATES ? kept : DW_MAX_STABLE_STATES;
  while (place > 0 && states[place - 1].energy > state.energy)
    place--;
  if (place == DW_MAX_STABLE_STATES)
    return;
  const size_t after = (kept < DW_MAX_STABLE_STATES ? kept : DW_MAX_STABLE_STATES - 1) - place;
  memmove(states + place + 1, states + place, after * sizeof *states);
  states[place] = state;
}

/* Gray's code visits every configuration with one flip a step: step k flips the lowest set bit of k.  The
 * rounding of 2^20 flips stays below 1e-9 K. */
DwStatus
dw_enumerate_stable(unsigned n, const double *fields, const double *couplings,
                    DwStableState states[DW_MAX_STABLE_STATES], size_t *found, const DwCancel *cancel)
{
  if (n < 1 || n > DW_MAX_ENUMERATED_SITES)
    return DW_BAD_VALUE;
  Walk walk;
  start(&walk, n, fields, couplings);
  *found = 0;
  for (uint32_t step = 0; step < (uint32_t) 1 << n; step++) {
    if (step > 0)
      flip(&walk, (unsigned) __builtin_ctz(step));
    if (single_stable(&walk))
      insert(states, (*found)++, describe(&walk));
    if (step % 8192 == 0 && dw_cancel_requested(cancel))
      return DW_CANCELLED;
  }
  return DW_OK;
}
