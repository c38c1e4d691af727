/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "physics/levels/ensemble_parts.h"

#include <stdlib.h>
#include <string.h>

DwEnsemble *
dw_ensemble_new(const DwRecipe *recipe, uint64_t seed, unsigned sites, double quantum, uint64_t signature)
{
  DwEnsemble *ensemble = calloc(1, sizeof *ensemble);
  if (!ensemble)
    return NULL;
  ensemble->recipe = *recipe;
  ensemble->seed = seed;
  ensemble->signature = signature;
  ensemble->sites = sites;
  ensemble->quantum = quantum;
  ensemble->states = dw_recipe_states(recipe);
  ensemble->counts = calloc(DW_BATCHES * ensemble->states, sizeof *ensemble->counts);
  if (!ensemble->counts) {
    dw_ensemble_free(ensemble);
    return NULL;
  }
  return ensemble;
}

DwEnsemble *
dw_ensemble_copy(const DwEnsemble *ensemble)
{
  DwEnsemble *copy = dw_ensemble_new(&ensemble->recipe, ensemble->seed, ensemble->sites, ensemble->quantum,
                                     ensemble->signature);
  if (copy && dw_intervals_reserve(&copy->held, ensemble->held.n) != DW_OK) {
    dw_ensemble_free(copy);
    return NULL;
  }
  if (!copy)
    return NULL;
  copy->held.n = ensemble->held.n;
  if (copy->held.n > 0)
    memcpy(copy->held.at, ensemble->held.at, copy->held.n * sizeof *copy->held.at);
  memcpy(copy->counts, ensemble->counts, DW_BATCHES * copy->states * sizeof *copy->counts);
  return copy;
}

void
dw_ensemble_free(DwEnsemble *ensemble)
{
  if (!ensemble)
    return;
  free(ensemble->held.at);
  free(ensemble->counts);
  free(ensemble);
}

const DwRecipe *
dw_ensemble_recipe(const DwEnsemble *ensemble)
{
  return &ensemble->recipe;
}

uint64_t
dw_ensemble_seed(const DwEnsemble *ensemble)
{
  return ensemble->seed;
}

uint64_t
dw_ensemble_signature(const DwEnsemble *ensemble)
{
  return ensemble->signature;
}

unsigned
dw_ensemble_sites(const DwEnsemble *ensemble)
{
  return ensemble->sites;
}

double
dw_ensemble_quantum(const DwEnsemble *ensemble)
{
  return ensemble->quantum;
}

static bool
same_ladder(const DwLadder *a, const DwLadder *b)
{
  for (size_t k = 0; a->n == b->n && k < a->n; k++)
    if (a->temperature[k] != b->temperature[k])
      return false;
  return a->n == b->n;
}

static bool
same_recipe(const DwRecipe *a, const DwRecipe *b)
{
  return a->size == b->size && a->concentration == b->concentration && a->field == b->field &&
         a->interaction == b->interaction && a->cutoff == b->cutoff && same_ladder(&a->ladder, &b->ladder) &&
         a->sweeps == b->sweeps && a->protocol == b->protocol && a->repair_pairs == b->repair_pairs;
}

bool
dw_ensemble_same_kind(const DwEnsemble *a, const DwEnsemble *b)
{
  return same_recipe(&a->recipe, &b->recipe) && a->seed == b->seed && a->signature == b->signature &&
         a->sites == b->sites && a->quantum == b->quantum;
}

size_t
dw_ensemble_intervals(const DwEnsemble *ensemble, const DwInterval **intervals)
{
  *intervals = ensemble->held.at;
  return ensemble->held.n;
}

uint64_t
dw_ensemble_realizations(const DwEnsemble *ensemble)
{
  return dw_intervals_total(&ensemble->held);
}

bool
dw_ensemble_holds(const DwEnsemble *ensemble, uint64_t realization)
{
  return dw_ensemble_next(ensemble, realization) != realization;
}

uint64_t
dw_ensemble_next(const DwEnsemble *ensemble, uint64_t from)
{
  const size_t k = dw_intervals_find(&ensemble->held, from);
  return k < ensemble->held.n && ensemble->held.at[k].low <= from ? ensemble->held.at[k].high : from;
}

const DwCount *
dw_ensemble_count(const DwEnsemble *ensemble, size_t batch, size_t state)
{
  return &ensemble->counts[batch * ensemble->states + state];
}

static void
add_wide(uint64_t sum[2], const uint64_t more[2])
{
  dw_wide_store(sum, dw_wide(sum) + dw_wide(more));
}

static void
add_count(DwCount *sum, const DwCount *more)
{
  sum->realizations += more->realizations;
  sum->realizations_with_unstable_pairs += more->realizations_with_unstable_pairs;
  sum->unstable_pairs += more->unstable_pairs;
  sum->unstable_sites += more->unstable_sites;
  sum->accepted += more->accepted;
  sum->proposed += more->proposed;
  /* unsigned, as files may claim any energy and their sum may then wrap */
  sum->energy = (int64_t) ((uint64_t) sum->energy + (uint64_t) more->energy);
  add_wide(sum->energy_squared, more->energy_squared);
  add_wide(sum->level_squared, more->level_squared);
  for (size_t k = 0; k < DW_LEVEL_BINS; k++)
    sum->levels[k] += more->levels[k];
}

/* Whether a batch can take so many more and its 32-bit counts still hold all levels in one bin. */
static bool
has_room(const DwEnsemble *ensemble, size_t batch, uint64_t more)
{
  const uint64_t most = UINT32_MAX / ensemble->sites;
  return dw_ensemble_count(ensemble, batch, 0)->realizations + more <= most;
}

static bool
fits(const DwEnsemble *ensemble, const DwRecord *record)
{
  if (record->sites != ensemble->sites || record->quantum != ensemble->quantum)
    return false;
  for (size_t state = 0; state < ensemble->states; state++)
    if (record->count[state].realizations != 1)
      return false;
  return true;
}

DwStatus
dw_ensemble_add(DwEnsemble *ensemble, uint64_t realization, const DwRecord *record)
{
  const size_t batch = realization % DW_BATCHES;
  if (realization == UINT64_MAX || dw_ensemble_holds(ensemble, realization) || !fits(ensemble, record) ||
      !has_room(ensemble, batch, 1))
    return DW_BAD_VALUE;
  if (dw_intervals_reserve(&ensemble->held, 1) != DW_OK)
    return DW_NO_MEMORY;
  dw_intervals_add(&ensemble->held, (DwInterval){realization, realization + 1});
  for (size_t state = 0; state < ensemble->states; state++)
    add_count(dw_ensemble_at(ensemble, batch, state), &record->count[state]);
  return DW_OK;
}

static bool
may_join(const DwEnsemble *ensemble, const DwEnsemble *other)
{
  if (!dw_ensemble_same_kind(ensemble, other))
    return false;
  for (size_t k = 0; k < other->held.n; k++)
    if (dw_intervals_overlap(&ensemble->held, other->held.at[k]))
      return false;
  for (size_t batch = 0; batch < DW_BATCHES; batch++)
    if (!has_room(ensemble, batch, dw_ensemble_count(other, batch, 0)->realizations))
      return false;
  return true;
}

DwStatus
dw_ensemble_merge(DwEnsemble *ensemble, const DwEnsemble *other)
{
  if (!may_join(ensemble, other))
    return DW_BAD_VALUE;
  if (dw_intervals_reserve(&ensemble->held, other->held.n) != DW_OK)
    return DW_NO_MEMORY;
  for (size_t k = 0; k < other->held.n; k++)
    dw_intervals_add(&ensemble->held, other->held.at[k]);
  for (size_t k = 0; k < DW_BATCHES * ensemble->states; k++)
    add_count(&ensemble->counts[k], &other->counts[k]);
  return DW_OK;
}
