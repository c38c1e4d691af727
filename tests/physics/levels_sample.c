/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "levels_sample.h"

#include <math.h>

static const double quantum = 1e-6;

DwRecipe
levels_recipe(size_t rungs, const double *temperature)
{
  DwRecipe recipe = {
      .size = 8, .concentration = 0.5, .field = 10, .interaction = 2, .cutoff = 1, .sweeps = 257};
  recipe.ladder.n = rungs;
  for (size_t k = 0; k < rungs; k++)
    recipe.ladder.temperature[k] = temperature[k];
  return recipe;
}

void
levels_draw_record(DwRecord *record, const DwRecipe *recipe, GRand *random, LevelDraw draw,
                   const void *context)
{
  const unsigned n = dw_recipe_sites(recipe);
  g_autofree int32_t *field = g_new(int32_t, n);
  dw_record_clear(record);
  for (size_t state = 0; state < dw_recipe_states(recipe); state++) {
    const size_t rung = MIN(state, recipe->ladder.n - 1);
    for (unsigned i = 0; i < n; i++) {
      const double level = draw(random, recipe->ladder.temperature[rung], context);
      const int32_t size = (int32_t) (level / 2 / quantum + g_rand_double(random));
      field[i] = g_rand_boolean(random) ? size : -size;
    }
    const DwConfiguration configuration = {.state = state,
                                           .n = n,
                                           .quantum = quantum,
                                           .local_field = field,
                                           .energy = g_rand_int_range(random, -1000000, 1000),
                                           .accepted = g_rand_int_range(random, 0, 100),
                                           .proposed = 100,
                                           .unstable_pairs = g_rand_int_range(random, 0, 3),
                                           .unstable_sites = g_rand_int_range(random, 0, 2)};
    dw_record_configuration(record, &configuration);
  }
}

DwEnsemble *
levels_ensemble(const DwRecipe *recipe, guint32 seed, guint64 low, guint64 high, LevelDraw draw,
                const void *context)
{
  DwEnsemble *ensemble = dw_ensemble_new(recipe, seed, dw_recipe_sites(recipe), quantum, 0);
  g_autoptr(DwRecord) record = dw_record_new();
  for (guint64 k = low; k < high; k++) {
    const guint32 seeds[] = {seed, (guint32) k};
    GRand *random = g_rand_new_with_seed_array(seeds, G_N_ELEMENTS(seeds));
    levels_draw_record(record, recipe, random, draw, context);
    g_assert_cmpint(dw_ensemble_add(ensemble, k, record), ==, DW_OK);
    g_rand_free(random);
  }
  return ensemble;
}

double
draw_gaussian(GRand *random, double temperature, const void *width)
{
  const double u = 1 - g_rand_double(random), v = g_rand_double(random);
  return *(const double *) width * sqrt(-2 * log(u)) * fabs(cos(G_PI * v));
}

/* Below `top` by rejection from a flat density; f <= most there. */
static double
draw_below(GRand *random, double temperature, const DrawPower *draw,
           double (*f)(double, double, const DrawPower *), double most)
{
  if (g_rand_double(random) > draw->share)
    return 2 * draw->top;
  for (;;) {
    const double energy = draw->top * g_rand_double(random);
    if (g_rand_double(random) * most < f(energy, temperature, draw))
      return energy;
  }
}

static double
eq3(double energy, double temperature, const DrawPower *draw)
{
  return pow(1 + energy * energy / (temperature * temperature), draw->mu / 2);
}

static double
gap(double energy, double temperature, const DrawPower *draw)
{
  return 1 / (1 + draw->mu * log(draw->top / energy));
}

double
draw_eq3(GRand *random, double temperature, const void *context)
{
  const DrawPower *draw = context;
  return draw_below(random, temperature, draw, eq3, eq3(draw->top, temperature, draw));
}

double
draw_power(GRand *random, double temperature, const void *context)
{
  const DrawPower *draw = context;
  return g_rand_double(random) > draw->share ? 2 * draw->top
                                             : draw->top * pow(g_rand_double(random), 1 / (1 + draw->mu));
}

double
draw_gap(GRand *random, double temperature, const void *context)
{
  return draw_below(random, temperature, context, gap, 1);
}
