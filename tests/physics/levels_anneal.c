/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "levels_anneal.h"

static const guint64 seed = 1;

DwRecipe
levels_paper_recipe(unsigned size, double interaction)
{
  DwRecipe recipe = {.size = size,
                     .concentration = 0.5,
                     .field = 10,
                     .interaction = interaction,
                     .cutoff = 1,
                     .sweeps = 257,
                     .repair_pairs = true};
  g_assert_cmpint(dw_ladder_fill(&recipe.ladder, 42, 300, 0.02), ==, DW_OK);
  return recipe;
}

DwConfiguration
reading_as_is(const DwConfiguration *configuration, int32_t *room)
{
  return *configuration;
}

DwConfiguration
reading_half(const DwConfiguration *configuration, int32_t *room)
{
  DwConfiguration half = *configuration;
  for (unsigned i = 0; i < half.n; i++)
    room[i] = half.local_field[i] / 2;
  half.local_field = room;
  return half;
}

DwConfiguration
reading_positive_costs(const DwConfiguration *configuration, int32_t *room)
{
  DwConfiguration positive = *configuration;
  for (unsigned i = 0; i < positive.n; i++)
    room[i] = positive.spin[i] * positive.local_field[i] < 0 ? positive.local_field[i] : INT32_MAX;
  positive.local_field = room;
  return positive;
}

typedef struct {
  DwRecord *record;
  LevelsReading reading;
  int32_t *room;
} Reader;

static void
read_configuration(void *context, const DwConfiguration *configuration)
{
  const Reader *reader = context;
  const DwConfiguration seen = reader->reading(configuration, reader->room);
  dw_record_configuration(reader->record, &seen);
}

static DwEnsemble *
empty(const DwRecipe *recipe)
{
  const unsigned sites = dw_recipe_sites(recipe);
  DwInstance *instance = dw_instance_new(sites);
  dw_instance_draw(instance, recipe, seed, 0);
  DwEnsemble *ensemble = dw_ensemble_new(recipe, seed, sites, dw_instance_quantum(instance), 0);
  dw_instance_free(instance);
  return ensemble;
}

typedef struct {
  const DwRecipe *recipe;
  guint64 first, step, end;
  LevelsReading reading;
} Share;

static void *
work(void *context)
{
  const Share *share = context;
  DwAnnealer *annealer = dw_annealer_new(dw_recipe_sites(share->recipe), DW_KERNEL_BEST);
  g_autoptr(DwRecord) record = dw_record_new();
  g_autofree int32_t *room = g_new(int32_t, dw_recipe_sites(share->recipe));
  Reader reader = {record, share->reading, room};
  DwEnsemble *ensemble = empty(share->recipe);
  for (guint64 k = share->first; k < share->end; k += share->step) {
    dw_record_clear(record);
    g_assert_cmpint(
        dw_annealer_run(annealer, share->recipe, NULL, seed, k, read_configuration, &reader, NULL), ==,
        DW_OK);
    g_assert_cmpint(dw_ensemble_add(ensemble, k, record), ==, DW_OK);
  }
  dw_annealer_free(annealer);
  return ensemble;
}

DwEnsemble *
levels_anneal(const DwRecipe *recipe, guint64 n, LevelsReading reading)
{
  enum { MOST = 16 };
  const guint threads = MIN(g_get_num_processors(), MOST);
  GThread *thread[MOST];
  Share share[MOST];
  for (guint k = 0; k < threads; k++) {
    share[k] = (Share){recipe, k, threads, n, reading};
    thread[k] = g_thread_new("anneal", work, &share[k]);
  }
  DwEnsemble *ensemble = empty(recipe);
  for (guint k = 0; k < threads; k++) {
    g_autoptr(DwEnsemble) part = g_thread_join(thread[k]);
    g_assert_cmpint(dw_ensemble_merge(ensemble, part), ==, DW_OK);
  }
  return ensemble;
}
