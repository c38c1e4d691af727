/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Annealed configurations of at most 14 sites against enumeration of all there are. */
#include "annealing_sums.h"

#include <string.h>

enum { MOST = 14, BINS = 20 };

/* The bin of 2 K that a level 2 |phi| falls into. */
static unsigned
bin_of(double field)
{
  return (unsigned) fmin(fabs(field), BINS - 1);
}

/* Exact thermal averages of an instance: of the energy with its central moments, of a proposal's acceptance,
 * and of the number of levels in each bin. */
typedef struct {
  double weight, energy, variance, fourth, acceptance, level, levels[BINS], levels_square[BINS];
} Exact;

/* One configuration: its energy and local fields in K. */
typedef struct {
  unsigned n;
  double energy, spin[MOST], field[MOST];
} Configuration;

static Configuration
configuration_of(const DwInstance *instance, unsigned number)
{
  Configuration c = {.n = dw_instance_sites(instance)};
  const double quantum = dw_instance_quantum(instance);
  for (unsigned i = 0; i < c.n; i++)
    c.spin[i] = number >> i & 1 ? 1 : -1;
  for (unsigned i = 0; i < c.n; i++) {
    const double field = quantum * dw_instance_field(instance, i);
    c.field[i] = field;
    for (unsigned j = 0; j < c.n; j++)
      c.field[i] += quantum * dw_instance_coupling(instance, i, j) * c.spin[j];
    c.energy += c.spin[i] * (field + c.field[i]) / 2;
  }
  return c;
}

static void
add(Exact *exact, const Configuration *c, double weight, double temperature)
{
  unsigned levels[BINS] = {0};
  exact->weight += weight;
  exact->energy += weight * c->energy;
  for (unsigned i = 0; i < c->n; i++) {
    levels[bin_of(c->field[i])]++;
    exact->level += weight * 2 * fabs(c->field[i]) / c->n;
    exact->acceptance += weight * fmin(1, exp(2 * c->spin[i] * c->field[i] / temperature)) / c->n;
  }
  for (unsigned bin = 0; bin < BINS; bin++) {
    exact->levels[bin] += weight * levels[bin];
    exact->levels_square[bin] += weight * levels[bin] * levels[bin];
  }
}

static Exact
enumerate(const DwInstance *instance, double temperature)
{
  const unsigned all = 1u << dw_instance_sites(instance);
  const double origin = configuration_of(instance, 0).energy;
  Exact exact = {0};
  for (unsigned k = 0; k < all; k++) {
    const Configuration c = configuration_of(instance, k);
    add(&exact, &c, exp((origin - c.energy) / temperature), temperature);
  }
  double *sums[] = {&exact.energy, &exact.acceptance, &exact.level};
  for (size_t k = 0; k < G_N_ELEMENTS(sums); k++)
    *sums[k] /= exact.weight;
  for (unsigned bin = 0; bin < BINS; bin++) {
    exact.levels[bin] /= exact.weight;
    exact.levels_square[bin] /= exact.weight;
  }
  for (unsigned k = 0; k < all; k++) {
    const double energy = configuration_of(instance, k).energy, square = pow(energy - exact.energy, 2);
    const double share = exp((origin - energy) / temperature) / exact.weight;
    exact.variance += share * square;
    exact.fourth += share * square * square;
  }
  return exact;
}

/* Sums of an annealed ensemble, with its levels. */
typedef struct {
  Ensemble sums;
  double levels[DW_MAX_RUNGS + 2][BINS];
} Annealed;

static void
level_visit(void *context, const DwConfiguration *c)
{
  Annealed *annealed = context;
  sum_visit(&annealed->sums, c);
  for (unsigned i = 0; i < c->n; i++)
    annealed->levels[c->state][bin_of(c->quantum * c->local_field[i])]++;
}

/* Realizations are independent, so that errors are exact: those of a mean and of a variance of n samples; 5
 * sigma each.  What is rarer than once in all samples may be seen a few times, in the levels as in the
 * energy.  Acceptance, which is averaged over all sweeps, sees that couplings are rounded to 8 bits where
 * they are. */
static void
assert_exact(const Annealed *annealed, size_t rung, const Exact *exact, double rounding)
{
  const Sums *s = &annealed->sums.state[rung];
  const double mean = s->energy / s->n, few = 10 / s->n;
  const double rare_square =
      exact->variance > 0 ? exact->fourth / exact->variance : 0; /* K^2, from the mean */
  g_assert_cmpfloat_with_epsilon(mean, exact->energy,
                                 5 * sqrt(exact->variance / s->n) + few * sqrt(rare_square) + 1e-9);
  const double error_of_variance = sqrt((exact->fourth - exact->variance * exact->variance) / s->n);
  const double variance = (s->energy_square / s->n - mean * mean) * s->n / (s->n - 1);
  g_assert_cmpfloat_with_epsilon(variance, exact->variance, 5 * error_of_variance + few * rare_square + 1e-9);
  const double error = error_of_mean(s->accepted, s->accepted_square, s->n);
  g_assert_cmpfloat_with_epsilon(s->accepted / s->n, exact->acceptance, 5 * error + rounding + 1e-9);
  for (unsigned bin = 0; bin < BINS; bin++) {
    const double spread = exact->levels_square[bin] - pow(exact->levels[bin], 2);
    g_assert_cmpfloat_with_epsilon(annealed->levels[rung][bin] / s->n, exact->levels[bin],
                                   5 * sqrt(fmax(spread, 0) / s->n) + few);
  }
}

/* Each temperature twice: what the second rung accepts is in equilibrium from its first sweep. */
static DwRecipe
recipe_of_pairs(unsigned sweeps, const double *temperatures, size_t n)
{
  DwRecipe recipe = paper_recipe(3, sweeps);
  recipe.repair_pairs = false;
  recipe.ladder.n = 2 * n;
  for (size_t k = 0; k < 2 * n; k++)
    recipe.ladder.temperature[k] = temperatures[k / 2];
  return recipe;
}

/* Fields are off by 74 sqrt(N) quanta rms, N of them average, and a flip costs twice the field. */
static double
rounding_of_acceptance(const DwInstance *instance, double temperature)
{
  const double quanta = temperature / dw_instance_quantum(instance);
  return quanta > 50000 ? 2 * 74 / quanta : 0;
}

static void
compare(const DwRecipe *recipe, const DwInstance *instance, int realizations)
{
  Annealed *annealed = g_new0(Annealed, 1);
  run_many(recipe, instance, realizations, level_visit, annealed);
  for (size_t rung = 1; rung < recipe->ladder.n; rung += 2) {
    const double temperature = recipe->ladder.temperature[rung];
    const Exact exact = enumerate(instance, temperature);
    assert_exact(annealed, rung, &exact, rounding_of_acceptance(instance, temperature));
  }
  g_free(annealed);
}

static DwInstance *
random_instance(unsigned n)
{
  double fields[MOST], couplings[MOST * MOST] = {0};
  for (unsigned i = 0; i < n; i++) {
    fields[i] = g_test_rand_double_range(-10, 10);
    for (unsigned j = 0; j < i; j++)
      couplings[i * n + j] = couplings[j * n + i] = g_test_rand_double_range(-3, 3);
  }
  DwInstance *instance = dw_instance_new(n);
  g_assert_cmpint(dw_instance_set(instance, n, fields, couplings), ==, DW_OK);
  return instance;
}

/* Down to 4 K any of these equilibrates in 200 sweeps. */
static void
test_random_instances(void)
{
  static const double temperatures[] = {100, 30, 12, 7, 4};
  const int instances = random_rounds(3, 40), realizations = random_rounds(2500, 20000);
  const DwRecipe recipe = recipe_of_pairs(200, temperatures, G_N_ELEMENTS(temperatures));
  for (int k = 0; k < instances; k++) {
    DwInstance *instance = random_instance(k ? (unsigned) g_test_rand_int_range(1, MOST + 1) : MOST);
    compare(&recipe, instance, realizations);
    dw_instance_free(instance);
  }
}

static DwInstance *
table_instance(void)
{
  g_autoptr(Golden) table = golden_read("exact_instance_couplings.csv");
  double fields[14], couplings[MOST * MOST];
  g_assert_cmpuint(golden_n_rows(table), ==, 14);
  for (size_t i = 0; i < 14; i++) {
    fields[i] = golden_number(table, i, "h");
    for (size_t j = 0; j < 14; j++) {
      g_autofree char *column = g_strdup_printf("J%zu", j);
      couplings[i * MOST + j] = golden_number(table, i, column);
    }
  }
  DwInstance *instance = dw_instance_new(14);
  g_assert_cmpint(dw_instance_set(instance, 14, fields, couplings), ==, DW_OK);
  return instance;
}

/* The table's rows against enumeration, and the annealed averages against both.  It takes slow cooling
 * below 1 K for the two valleys' weights to be right at 0.3 K. */
static void
test_table_instance(void)
{
  g_autoptr(Golden) table = golden_read("exact_instance.csv");
  DwInstance *instance = table_instance();
  for (size_t row = 0; row < golden_n_rows(table); row++) {
    const Exact exact = enumerate(instance, golden_number(table, row, "T"));
    assert_relative(exact.energy, golden_number(table, row, "<H>"), 1e-4);
    assert_relative(exact.variance, golden_number(table, row, "<H^2>-<H>^2"), 2e-3);
    assert_relative(exact.acceptance, golden_number(table, row, "<Metropolis acceptance>"), 1e-3);
    assert_relative(exact.level, golden_number(table, row, "<E=2|phi|>"), 1e-4);
  }
  static const double ladder[] = {300, 30, 10, 5, 3, 2, 1, 0.8, 0.65, 0.5, 0.4, 0.3};
  const DwRecipe recipe = recipe_of_pairs(5000, ladder, G_N_ELEMENTS(ladder));
  compare(&recipe, instance, random_rounds(400, 3000));
  dw_instance_free(instance);
}

/* The configurations in which quench and repair of the table's instance end. */
typedef struct {
  bool quenched[1 << 14], repaired[1 << 14];
  double lowest;
} Ends;

static void
end_visit(void *context, const DwConfiguration *c)
{
  Ends *ends = context;
  unsigned configuration = 0;
  for (unsigned i = 0; i < c->n; i++)
    configuration |= (c->spin[i] > 0 ? 1u : 0u) << i;
  if (c->temperature == 0)
    (c->state == 42 ? ends->quenched : ends->repaired)[configuration] = true;
  ends->lowest = fmin(ends->lowest, (double) c->energy / 2 * c->quantum);
}

static unsigned
count(const bool found[1 << 14])
{
  unsigned n = 0;
  for (unsigned k = 0; k < 1 << 14; k++)
    n += found[k];
  return n;
}

/* By enumeration 5 states are stable against single flips, 2 of them against pairs, and the lowest has
 * -43.460935 K.  Started at random and quenched at once, all are found. */
static void
test_stable_states(void)
{
  DwInstance *instance = table_instance();
  DwRecipe recipe = paper_recipe(3, 1);
  for (size_t k = 0; k < recipe.ladder.n; k++)
    recipe.ladder.temperature[k] = 300;
  Ends *ends = g_new0(Ends, 1);
  run_many(&recipe, instance, 5000, end_visit, ends);
  g_assert_cmpuint(count(ends->quenched), ==, 5);
  g_assert_cmpuint(count(ends->repaired), ==, 2);
  assert_relative(ends->lowest, -43.460935, 1e-4);
  g_free(ends);
  dw_instance_free(instance);
}

enum { GAUGED = 100 };

/* But for one strong bond, which makes the quantum so large that sweeps below 7.6 K are exact. */
static DwInstance *
weakly_coupled_instance(void)
{
  g_autofree double *couplings = g_new0(double, GAUGED *GAUGED);
  double fields[GAUGED];
  for (unsigned i = 0; i < GAUGED; i++) {
    fields[i] = g_test_rand_double_range(-10, 10);
    for (unsigned j = 0; j < i; j++)
      couplings[i * GAUGED + j] = couplings[j * GAUGED + i] = g_test_rand_double_range(-0.3, 0.3);
  }
  couplings[1] = couplings[GAUGED] = 5;
  DwInstance *instance = dw_instance_new(GAUGED);
  g_assert_cmpint(dw_instance_set(instance, GAUGED, fields, couplings), ==, DW_OK);
  return instance;
}

/* The last rung's spins and fields. */
typedef struct {
  size_t last;
  int64_t energy;
  int spin[GAUGED], field[GAUGED];
} Seen;

static void
see(void *context, const DwConfiguration *c)
{
  Seen *seen = context;
  if (c->state != seen->last)
    return;
  seen->energy = c->energy;
  for (unsigned i = 0; i < c->n; i++) {
    seen->spin[i] = c->spin[i];
    seen->field[i] = c->local_field[i];
  }
}

/* Thresholds do not know of the gauge, but the spins begin alike in both.  With couplings this weak the
 * beginning is forgotten: from then on one is the other's mirror image, to the last bit.  (No block is so
 * stable here that it is passed over, so that both use the same random numbers.) */
static void
test_gauge(void)
{
  for (int round = 0; round < random_rounds(20, 200); round++) {
    DwInstance *instance = weakly_coupled_instance();
    g_autofree int *gauge = random_gauge(GAUGED);
    DwInstance *other = dw_instance_new(GAUGED);
    set_gauged(other, instance, gauge);
    DwRecipe recipe = paper_recipe(5, 2000);
    recipe.ladder.n = 5;
    for (size_t k = 0; k < 5; k++)
      recipe.ladder.temperature[k] = 7 - (double) k;
    Seen one = {.last = 4}, mirrored = {.last = 4};
    anneal_once(&recipe, instance, DW_KERNEL_BEST, (uint64_t) round, see, &one);
    anneal_once(&recipe, other, DW_KERNEL_BEST, (uint64_t) round, see, &mirrored);
    g_assert_cmpint(one.energy, ==, mirrored.energy);
    for (unsigned i = 0; i < GAUGED; i++) {
      g_assert_cmpint(one.spin[i], ==, gauge[i] * mirrored.spin[i]);
      g_assert_cmpint(one.field[i], ==, gauge[i] * mirrored.field[i]);
    }
    dw_instance_free(other);
    dw_instance_free(instance);
  }
}

int
main(int argc, char **argv)
{
  g_test_init(&argc, &argv, NULL);
  g_test_add_func("/annealing/random-instances", test_random_instances);
  g_test_add_func("/annealing/table-instance", test_table_instance);
  g_test_add_func("/annealing/stable-states", test_stable_states);
  g_test_add_func("/annealing/gauge", test_gauge);
  return g_test_run();
}
