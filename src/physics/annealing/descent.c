/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "physics/annealing/descent.h"

#include <stdlib.h>

static int32_t
cost_of(const DwDescent *d, unsigned i)
{
  return -d->spin[i] * d->field[i];
}

unsigned
dw_unstable_sites(const DwDescent *d)
{
  unsigned n = 0;
  for (unsigned i = 0; i < d->instance->n; i++)
    n += cost_of(d, i) < 0;
  return n;
}

static void
flip(DwDescent *d, unsigned i)
{
  const int16_t *row = d->instance->coupling + (size_t) i * d->instance->stride;
  const int kick = -2 * d->spin[i];
  for (unsigned j = 0; j < d->instance->n; j++)
    d->field[j] += row[j] * kick;
  d->spin[i] = (int16_t) -d->spin[i];
}

void
dw_quench(DwDescent *d)
{
  for (bool moved = true; moved;) {
    moved = false;
    for (unsigned i = 0; i < d->instance->n; i++)
      if (cost_of(d, i) < 0) {
        flip(d, i);
        moved = true;
        if (!dw_budget_spend(d->budget, d->instance->n))
          return;
      }
  }
}

/* A pair gains where c_i + c_j + 2 J_ij tau_i tau_j < 0; the partners of i cost no less than i does. */
static unsigned
partners(const DwDescent *d, unsigned i)
{
  const int16_t *row = d->instance->coupling + (size_t) i * d->instance->stride;
  const int32_t mine = d->cost[i];
  const int kick = 2 * d->spin[i];
  unsigned n = 0;
  for (unsigned j = 0; j < d->instance->n; j++)
    n += (d->cost[j] + mine + row[j] * kick * d->spin[j] < 0) & (d->cost[j] >= mine + (j < i));
  return n;
}

static void
keep_best(const DwDescent *d, unsigned i, DwUnstablePairs *pairs)
{
  const int16_t *row = d->instance->coupling + (size_t) i * d->instance->stride;
  for (unsigned j = 0; j < d->instance->n; j++) {
    const int64_t gain = -((int64_t) d->cost[i] + d->cost[j] + 2 * row[j] * d->spin[i] * d->spin[j]);
    if (j != i && d->cost[j] >= d->cost[i] && gain > pairs->gain)
      *pairs = (DwUnstablePairs){pairs->n, {i, j}, gain};
  }
}

static int32_t
strongest_coupling(const DwInstance *instance, unsigned i)
{
  const int16_t *row = instance->coupling + (size_t) i * instance->stride;
  int32_t most = 0;
  for (unsigned j = 0; j < instance->n; j++)
    most = abs(row[j]) > most ? abs(row[j]) : most;
  return most;
}

/* 2 c_i <= c_i + c_j < 2 |J_ij|: only a site whose flip costs less than its strongest coupling can be the
 * cheaper one of an unstable pair. */
DwUnstablePairs
dw_unstable_pairs(DwDescent *d)
{
  DwUnstablePairs pairs = {0};
  for (unsigned i = 0; i < d->instance->n; i++)
    d->cost[i] = cost_of(d, i);
  for (unsigned i = 0; i < d->instance->n && dw_budget_spend(d->budget, d->instance->n); i++) {
    if (d->cost[i] < 0 || d->cost[i] >= d->strongest[i])
      continue;
    const unsigned mine = partners(d, i);
    pairs.n += mine;
    if (mine)
      keep_best(d, i, &pairs);
  }
  return pairs;
}

void
dw_repair_pairs(DwDescent *d)
{
  for (DwUnstablePairs pairs; (pairs = dw_unstable_pairs(d)).n > 0 && !d->budget->stopped;) {
    flip(d, pairs.site[0]);
    flip(d, pairs.site[1]);
    dw_quench(d);
  }
}

void
dw_find_strongest(DwDescent *d)
{
  for (unsigned i = 0; i < d->instance->n && dw_budget_spend(d->budget, d->instance->n); i++)
    d->strongest[i] = strongest_coupling(d->instance, i);
}
