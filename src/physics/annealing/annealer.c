/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "physics/annealing/descent.h"
#include "physics/annealing/sweeper.h"

#include <math.h>
#include <stdlib.h>

/* Where couplings in 8 bits do: their rounding shifts a field by 74 sqrt(N) quanta rms, a twentieth of T for
 * N = 864 and a tenth for 4096. */
static const double coarse_above = 50000; /* quanta; 10 K at J0 = 2 K and C = 1 */
static const double pairs_below = 1;      /* K */

struct DwAnnealer {
  const DwKernelCode *kernel;
  unsigned max_sites;
  DwInstance *own;
  DwSweeper sweeper;
  int16_t *spin;
  int8_t *shown_spin;
  int32_t *field, *cost, *strongest;
};

/* One realization on its way down. */
typedef struct {
  DwAnnealer *annealer;
  const DwRecipe *recipe;
  const DwInstance *instance;
  DwDescent descent; /* the exact spins and fields of whatever is shown */
  DwBudget budget;
  DwVisit visit;
  void *context;
  bool coarse;
} Descender;

DwAnnealer *
dw_annealer_new(unsigned max_sites, DwKernel kernel)
{
  DwAnnealer *a = calloc(1, sizeof *a);
  if (!a)
    return NULL;
  const size_t sites = (size_t) dw_whole_strips(max_sites) * DW_STRIP;
  a->kernel = dw_kernel_code(kernel);
  a->max_sites = max_sites;
  a->own = dw_instance_new(max_sites);
  a->spin = calloc(sites, sizeof *a->spin);
  a->shown_spin = calloc(sites, sizeof *a->shown_spin);
  a->field = calloc(sites, sizeof *a->field);
  a->cost = calloc(sites, sizeof *a->cost);
  a->strongest = calloc(sites, sizeof *a->strongest);
  if (!a->own || !a->spin || !a->shown_spin || !a->field || !a->cost || !a->strongest ||
      !dw_sweeper_allocate(&a->sweeper, max_sites)) {
    dw_annealer_free(a);
    return NULL;
  }
  return a;
}

void
dw_annealer_free(DwAnnealer *a)
{
  if (!a)
    return;
  dw_instance_free(a->own);
  dw_sweeper_release(&a->sweeper);
  free(a->spin);
  free(a->shown_spin);
  free(a->field);
  free(a->cost);
  free(a->strongest);
  free(a);
}

static bool
draw(Descender *d, uint64_t seed, uint64_t realization)
{
  DwInstance *own = d->annealer->own;
  dw_instance_begin(own, d->recipe, seed, realization);
  for (unsigned first = 0; first < own->n; first += DW_BLOCK) {
    dw_instance_draw_rows(own, d->recipe, seed, realization, first, d->annealer->kernel);
    if (!dw_budget_spend(&d->budget, 16ul * DW_BLOCK * (first + DW_BLOCK)))
      return false;
  }
  return true;
}

typedef int32_t (*LocalField)(const DwInstance *instance, unsigned i, const int16_t *spin);

static void
compute_fields(Descender *d, LocalField local_field, int32_t *field)
{
  for (unsigned i = 0; i < d->instance->n && dw_budget_spend(&d->budget, d->instance->n); i++)
    field[i] = local_field(d->instance, i, d->annealer->spin);
}

static void
pack(Descender *d, void (*pack_block)(DwSweeper *sweeper, const DwInstance *instance, unsigned block))
{
  DwSweeper *s = &d->annealer->sweeper;
  for (unsigned block = 0; block < s->blocks; block++)
    if (dw_budget_spend(&d->budget, (uint64_t) DW_BLOCK * d->instance->stride))
      pack_block(s, d->instance, block);
}

/* Couplings and fields as the next sweeps want them. */
static void
take_up(Descender *d, bool coarse)
{
  DwSweeper *s = &d->annealer->sweeper;
  d->coarse = coarse;
  s->offset = 0;
  dw_sweeper_spins(s, d->instance->n, d->annealer->spin);
  pack(d, coarse ? dw_sweeper_pack_coarse : dw_sweeper_pack_fine);
  compute_fields(d, coarse ? dw_coarse_local_field : dw_instance_local_field, s->field);
  dw_sweeper_fill_up(s, d->instance->n);
}

static bool
sweeps(Descender *d, unsigned n)
{
  DwSweeper *s = &d->annealer->sweeper;
  const DwSweep sweep = d->coarse ? d->annealer->kernel->coarse : d->annealer->kernel->fine;
  const unsigned share = DW_WORK_BETWEEN_QUESTIONS / (DW_BLOCK * DW_BLOCK * s->blocks) + 1;
  for (unsigned k = 0; k < n; k++)
    for (unsigned first = 0; first < s->blocks; first += share) {
      const unsigned end = first + share < s->blocks ? first + share : s->blocks;
      sweep(s, first, end);
      if (!dw_budget_spend(&d->budget, (uint64_t) (end - first) * DW_BLOCK * d->instance->stride))
        return false;
    }
  return true;
}

/* The exact spins and fields of the rung that was swept. */
static void
read_off(Descender *d)
{
  const DwSweeper *s = &d->annealer->sweeper;
  dw_sweeper_spins(s, d->instance->n, d->annealer->spin);
  if (d->coarse)
    compute_fields(d, dw_instance_local_field, d->annealer->field);
  else
    for (unsigned i = 0; i < d->instance->n; i++)
      d->annealer->field[i] = s->field[i];
}

static int64_t
twice_energy(const Descender *d)
{
  int64_t sum = 0;
  for (unsigned i = 0; i < d->instance->n; i++)
    sum += d->annealer->spin[i] * ((int64_t) d->instance->field[i] + d->annealer->field[i]);
  return sum;
}

static void
show(Descender *d, size_t state, double temperature, uint64_t accepted, uint64_t proposed)
{
  DwAnnealer *a = d->annealer;
  for (unsigned i = 0; i < d->instance->n; i++)
    a->shown_spin[i] = (int8_t) a->spin[i];
  const unsigned unstable_pairs = temperature <= pairs_below ? dw_unstable_pairs(&d->descent).n : 0;
  const DwConfiguration configuration = {.state = state,
                                         .temperature = temperature,
                                         .n = d->instance->n,
                                         .quantum = d->instance->quantum,
                                         .spin = a->shown_spin,
                                         .local_field = a->field,
                                         .energy = twice_energy(d),
                                         .accepted = accepted,
                                         .proposed = proposed,
                                         .unstable_pairs = unstable_pairs,
                                         .unstable_sites = dw_unstable_sites(&d->descent)};
  if (!d->budget.stopped)
    d->visit(d->context, &configuration);
}

static void
anneal_rung(Descender *d, size_t rung)
{
  DwSweeper *s = &d->annealer->sweeper;
  const double temperature = d->recipe->ladder.temperature[rung];
  const bool coarse = temperature > coarse_above * d->instance->quantum;
  if (rung == 0 || coarse != d->coarse)
    take_up(d, coarse);
  const double unit = d->instance->quantum * (coarse ? DW_COARSE_UNIT : 1);
  const unsigned n = dw_recipe_sweeps(d->recipe, rung);
  s->scale = (float) fmin(temperature / (2 * unit), 1e30);
  s->accepted = 0;
  if (d->budget.stopped || !sweeps(d, n))
    return;
  read_off(d);
  show(d, rung, temperature, s->accepted, (uint64_t) n * d->instance->n);
}

static void
descend(Descender *d)
{
  const size_t rungs = d->recipe->ladder.n;
  dw_find_strongest(&d->descent);
  for (size_t rung = 0; rung < rungs && !d->budget.stopped; rung++)
    anneal_rung(d, rung);
  dw_quench(&d->descent);
  show(d, rungs, 0, 0, 0);
  if (!d->recipe->repair_pairs)
    return;
  dw_repair_pairs(&d->descent);
  show(d, rungs + 1, 0, 0, 0);
}

DwStatus
dw_annealer_run(DwAnnealer *a, const DwRecipe *recipe, const DwInstance *instance, uint64_t seed,
                uint64_t realization, DwVisit visit, void *context, const DwCancel *cancel)
{
  if ((instance ? instance->n : dw_recipe_sites(recipe)) > a->max_sites)
    return DW_BAD_VALUE;
  Descender d = {.annealer = a,
                 .recipe = recipe,
                 .instance = instance ? instance : a->own,
                 .budget = {.cancel = cancel},
                 .visit = visit,
                 .context = context};
  d.descent = (DwDescent){d.instance, a->spin, a->field, a->cost, a->strongest, &d.budget};
  if (dw_cancel_requested(cancel) || (!instance && !draw(&d, seed, realization)))
    return DW_CANCELLED;
  a->sweeper.blocks = dw_whole_blocks(d.instance->n);
  a->sweeper.stride = d.instance->stride;
  a->sweeper.rows = d.instance->coupling;
  dw_sweeper_seed(&a->sweeper, seed, realization);
  dw_sweeper_fill_up(&a->sweeper, d.instance->n);
  descend(&d);
  return d.budget.stopped ? DW_CANCELLED : DW_OK;
}
