/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "annealing.h"

#include <string.h>

/* Everything visited, folded into one number. */
typedef struct {
  uint64_t hash;
  unsigned visits;
} Trace;

static void
fold(Trace *trace, uint64_t value)
{
  trace->hash = (trace->hash ^ value) * 0x9e3779b97f4a7c15u;
  trace->hash ^= trace->hash >> 29;
}

static void
trace_visit(void *context, const DwConfiguration *c)
{
  Trace *trace = context;
  g_assert_cmpuint(c->state, ==, trace->visits++);
  fold(trace, c->accepted);
  fold(trace, (uint64_t) c->energy);
  fold(trace, c->unstable_pairs);
  for (unsigned i = 0; i < c->n; i++) {
    fold(trace, (uint64_t) c->spin[i]);
    fold(trace, (uint64_t) c->local_field[i]);
  }
}

static uint64_t
trace_of(const DwRecipe *recipe, DwKernel kernel, uint64_t realization)
{
  Trace trace = {0};
  anneal_once(recipe, NULL, kernel, realization, trace_visit, &trace);
  g_assert_cmpuint(trace.visits, ==, dw_recipe_states(recipe));
  return trace.hash;
}

static DwRecipe
random_recipe(void)
{
  DwRecipe recipe = paper_recipe((unsigned) g_test_rand_int_range(2, 8), 12);
  recipe.concentration = g_test_rand_double_range(0.1, 1);
  recipe.field = random_log(0.1, 100);
  recipe.interaction = g_test_rand_int_range(0, 4) ? random_log(0.01, 10) : 0;
  recipe.cutoff = g_test_rand_double_range(0, 2);
  recipe.repair_pairs = g_test_rand_bit();
  return recipe;
}

static void
test_kernels_agree(void)
{
  const int rounds = random_rounds(25, 400);
  for (int k = 0; k < rounds; k++) {
    const DwRecipe recipe = random_recipe();
    const uint64_t portable = trace_of(&recipe, DW_KERNEL_PORTABLE, (uint64_t) k);
    for (DwKernel kernel = DW_KERNEL_BEST; kernel <= DW_KERNEL_AVX512; kernel++)
      if (dw_kernel_available(kernel))
        g_assert_cmphex(trace_of(&recipe, kernel, (uint64_t) k), ==, portable);
  }
}

/* Sizes at which the last block is full, has one site, or lacks one. */
static void
test_kernels_agree_at_edges(void)
{
  static const unsigned sites[] = {2, 15, 16, 17, 32, 33, 63, 64, 65, 255, 256, 257, 511};
  for (size_t k = 0; k < G_N_ELEMENTS(sites); k++) {
    DwRecipe recipe = paper_recipe(8, 20);
    recipe.concentration = sites[k] / 512.0;
    g_assert_cmpuint(dw_recipe_sites(&recipe), ==, sites[k]);
    const uint64_t portable = trace_of(&recipe, DW_KERNEL_PORTABLE, k);
    g_assert_cmphex(trace_of(&recipe, DW_KERNEL_BEST, k), ==, portable);
    if (dw_kernel_available(DW_KERNEL_AVX2))
      g_assert_cmphex(trace_of(&recipe, DW_KERNEL_AVX2, k), ==, portable);
  }
}

/* A realization depends on its seed and index, not on what the annealer did before. */
static void
test_order_does_not_matter(void)
{
  const DwRecipe recipe = paper_recipe(5, 15), other = paper_recipe(4, 3);
  DwAnnealer *annealer = dw_annealer_new(dw_recipe_sites(&recipe), DW_KERNEL_BEST);
  Trace forth[3] = {0}, back[3] = {0}, between = {0};
  for (unsigned k = 0; k < 3; k++)
    dw_annealer_run(annealer, &recipe, NULL, 5, k, trace_visit, &forth[k], NULL);
  dw_annealer_run(annealer, &other, NULL, 5, 9, trace_visit, &between, NULL);
  for (unsigned k = 3; k-- > 0;)
    dw_annealer_run(annealer, &recipe, NULL, 5, k, trace_visit, &back[k], NULL);
  g_assert_cmpmem(forth, sizeof forth, back, sizeof back);
  g_assert_cmphex(forth[0].hash, !=, forth[1].hash);
  dw_annealer_free(annealer);
}

/* The sample that dw_instance_draw gives is the one that is annealed, and given explicitly it anneals alike.
 */
static void
test_given_instance_is_the_drawn_one(void)
{
  const DwRecipe recipe = paper_recipe(5, 10);
  DwInstance *instance = dw_instance_new(dw_recipe_sites(&recipe));
  dw_instance_draw(instance, &recipe, 11, 4);
  Trace own = {0}, given = {0};
  anneal_once(&recipe, NULL, DW_KERNEL_BEST, 4, trace_visit, &own);
  anneal_once(&recipe, instance, DW_KERNEL_BEST, 4, trace_visit, &given);
  g_assert_cmphex(own.hash, ==, given.hash);
  dw_instance_free(instance);
}

/* Recomputes fields, energy, unstable sites and pairs of every state visited from the instance. */
typedef struct {
  const DwInstance *instance;
} Audit;

static int64_t
cost(const DwConfiguration *c, unsigned i)
{
  return -(int64_t) c->spin[i] * c->local_field[i];
}

static unsigned
count_unstable_pairs(const DwInstance *instance, const DwConfiguration *c)
{
  unsigned n = 0;
  for (unsigned i = 0; i < c->n; i++)
    for (unsigned j = 0; j < i; j++) {
      const int64_t both = cost(c, i) + cost(c, j) +
                           2 * (int64_t) dw_instance_coupling(instance, i, j) * c->spin[i] * c->spin[j];
      n += cost(c, i) >= 0 && cost(c, j) >= 0 && both < 0;
    }
  return n;
}

static void
audit_visit(void *context, const DwConfiguration *c)
{
  const Audit *audit = context;
  int64_t energy = 0;
  unsigned unstable = 0;
  for (unsigned i = 0; i < c->n; i++) {
    int64_t field = dw_instance_field(audit->instance, i);
    energy += c->spin[i] * field;
    for (unsigned j = 0; j < c->n; j++)
      field += (int64_t) dw_instance_coupling(audit->instance, i, j) * c->spin[j];
    g_assert_cmpint(field, ==, c->local_field[i]);
    energy += c->spin[i] * field;
    unstable += cost(c, i) < 0;
  }
  g_assert_cmpint(energy, ==, c->energy);
  g_assert_cmpuint(unstable, ==, c->unstable_sites);
  const bool counted = c->temperature <= 1;
  g_assert_cmpuint(c->unstable_pairs, ==, counted ? count_unstable_pairs(audit->instance, c) : 0);
  if (c->temperature == 0)
    g_assert_cmpuint(unstable, ==, 0);
  if (c->state == 43)
    g_assert_cmpuint(c->unstable_pairs, ==, 0);
}

static void
test_audit(void)
{
  const int rounds = random_rounds(15, 200);
  for (int k = 0; k < rounds; k++) {
    DwRecipe recipe = random_recipe();
    recipe.repair_pairs = true;
    DwInstance *instance = dw_instance_new(dw_recipe_sites(&recipe));
    dw_instance_draw(instance, &recipe, 11, (uint64_t) k);
    Audit audit = {instance};
    g_assert_cmpfloat(dw_recipe_quantum(&recipe), ==, dw_instance_quantum(instance));
    anneal_once(&recipe, NULL, DW_KERNEL_BEST, (uint64_t) k, audit_visit, &audit);
    dw_instance_free(instance);
  }
}

/* Energies in units of a power of two larger: the same configurations, bit for bit.  Pairs are counted below
 * a fixed temperature, so that they stay out. */
static void
spins_visit(void *context, const DwConfiguration *c)
{
  fold(context, (uint64_t) c->energy);
  for (unsigned i = 0; i < c->n; i++)
    fold(context, (uint64_t) c->spin[i]);
}

static void
test_scale(void)
{
  for (double factor = 1.0 / 64; factor <= 64; factor *= 16) {
    const DwRecipe recipe = paper_recipe(5, 20);
    DwRecipe scaled = recipe;
    scaled.field *= factor;
    scaled.interaction *= factor;
    for (size_t k = 0; k < recipe.ladder.n; k++)
      scaled.ladder.temperature[k] *= factor;
    Trace one = {0}, other = {0};
    anneal_once(&recipe, NULL, DW_KERNEL_BEST, 3, spins_visit, &one);
    anneal_once(&scaled, NULL, DW_KERNEL_BEST, 3, spins_visit, &other);
    g_assert_cmphex(one.hash, ==, other.hash);
  }
}

static bool
count_down(void *context)
{
  int *left = context;
  return --*left < 0;
}

static void
forbidden_visit(void *context, const DwConfiguration *c)
{
  g_assert_cmpint(*(int *) context, >=, 0);
}

/* Wherever it is asked, a yes ends the run, and no state is visited afterwards. */
static void
test_cancel(void)
{
  const DwRecipe recipe = paper_recipe(8, 40);
  DwAnnealer *annealer = dw_annealer_new(dw_recipe_sites(&recipe), DW_KERNEL_BEST);
  for (int asked = 0; asked < 40; asked++) {
    int left = asked;
    const DwCancel cancel = {count_down, &left};
    const DwStatus status = dw_annealer_run(annealer, &recipe, NULL, 1, 1, forbidden_visit, &left, &cancel);
    g_assert_cmpint(status, ==, left < 0 ? DW_CANCELLED : DW_OK);
    g_assert_true(asked > 5 || left < 0);
  }
  dw_annealer_free(annealer);
}

static void
test_ladder(void)
{
  static const double table_2[] = {0.1, 0.2, 0.4, 0.5, 0.6, 0.8, 1};
  DwLadder ladder;
  g_assert_cmpint(dw_ladder_fill(&ladder, 42, 300, 0.02), ==, DW_OK);
  for (size_t k = 0; k < G_N_ELEMENTS(table_2); k++)
    g_assert_cmpfloat(ladder.temperature[dw_ladder_nearest(&ladder, table_2[k])], ==, table_2[k]);
  for (int trial = 0; trial < 2000; trial++) {
    const double coldest = random_log(1e-3, 1e2), hottest = coldest * random_log(1.001, 1e5);
    const size_t n = (size_t) g_test_rand_int_range(2, DW_MAX_RUNGS + 1);
    g_assert_cmpint(dw_ladder_fill(&ladder, n, hottest, coldest), ==, DW_OK);
    g_assert_cmpuint(ladder.n, ==, n);
    g_assert_cmpfloat(ladder.temperature[0], ==, hottest);
    g_assert_cmpfloat(ladder.temperature[n - 1], ==, coldest);
    for (size_t k = 1; k < n; k++)
      g_assert_cmpfloat(ladder.temperature[k], <, ladder.temperature[k - 1]);
  }
  g_assert_cmpint(dw_ladder_fill(&ladder, 1, 2, 1), ==, DW_BAD_VALUE);
  g_assert_cmpint(dw_ladder_fill(&ladder, 65, 2, 1), ==, DW_BAD_VALUE);
  g_assert_cmpint(dw_ladder_fill(&ladder, 5, 1, 1), ==, DW_BAD_VALUE);
  g_assert_cmpint(dw_ladder_fill(&ladder, 5, 1, 0), ==, DW_BAD_VALUE);
  g_assert_cmpint(dw_ladder_fill(&ladder, 5, NAN, 1), ==, DW_BAD_VALUE);
}

static void
test_bad_instances(void)
{
  DwInstance *instance = dw_instance_new(2);
  const double fields[] = {1, -2}, good[] = {0, 3, 3, 0}, skew[] = {0, 3, -3, 0}, diagonal[] = {1, 3, 3, 0},
               infinite[] = {0, INFINITY, INFINITY, 0}, not_finite[] = {NAN, 1};
  g_assert_cmpint(dw_instance_set(instance, 2, fields, good), ==, DW_OK);
  g_assert_cmpint(dw_instance_coupling(instance, 0, 1), ==, 32767);
  assert_relative(dw_instance_field(instance, 1) * dw_instance_quantum(instance), -2, 1e-4);
  g_assert_cmpint(dw_instance_set(instance, 2, fields, skew), ==, DW_BAD_VALUE);
  g_assert_cmpint(dw_instance_set(instance, 2, fields, diagonal), ==, DW_BAD_VALUE);
  g_assert_cmpint(dw_instance_set(instance, 2, fields, infinite), ==, DW_BAD_VALUE);
  g_assert_cmpint(dw_instance_set(instance, 2, not_finite, good), ==, DW_BAD_VALUE);
  g_assert_cmpint(dw_instance_set(instance, 3, fields, good), ==, DW_BAD_VALUE);
  dw_instance_free(instance);
}

int
main(int argc, char **argv)
{
  g_test_init(&argc, &argv, NULL);
  g_test_add_func("/annealing/kernels-agree", test_kernels_agree);
  g_test_add_func("/annealing/kernels-agree-at-edges", test_kernels_agree_at_edges);
  g_test_add_func("/annealing/order", test_order_does_not_matter);
  g_test_add_func("/annealing/given-instance", test_given_instance_is_the_drawn_one);
  g_test_add_func("/annealing/audit", test_audit);
  g_test_add_func("/annealing/scale", test_scale);
  g_test_add_func("/annealing/cancel", test_cancel);
  g_test_add_func("/annealing/ladder", test_ladder);
  g_test_add_func("/annealing/bad-instances", test_bad_instances);
  return g_test_run();
}
