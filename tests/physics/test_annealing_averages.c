/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Averages of annealed configurations against exact ones. */
#include "annealing.h"

#include <string.h>

/* Sums over realizations of what a state shows. */
typedef struct {
  double n, energy, energy_square, rms, rms_square, accepted, accepted_square;
} Sums;

typedef struct {
  Sums state[DW_MAX_RUNGS + 2];
} Ensemble;

static void
sum_visit(void *context, const DwConfiguration *c)
{
  Sums *s = &((Ensemble *) context)->state[c->state];
  const double energy = (double) c->energy / 2 * c->quantum;
  const double acceptance = c->proposed ? (double) c->accepted / (double) c->proposed : 0;
  double square = 0;
  for (unsigned i = 0; i < c->n; i++)
    square += pow(2 * c->quantum * c->local_field[i], 2) / c->n;
  s->n++;
  s->energy += energy;
  s->energy_square += energy * energy;
  s->rms += square;
  s->rms_square += square * square;
  s->accepted += acceptance;
  s->accepted_square += acceptance * acceptance;
}

static double
error_of_mean(double sum, double sum_of_squares, double n)
{
  return sqrt(fmax(sum_of_squares / n - pow(sum / n, 2), 0) / (n - 1));
}

static void
run_many(const DwRecipe *recipe, const DwInstance *instance, int realizations, DwVisit visit, void *context)
{
  const unsigned sites = instance ? dw_instance_sites(instance) : dw_recipe_sites(recipe);
  DwAnnealer *annealer = dw_annealer_new(sites, DW_KERNEL_BEST);
  const uint64_t seed = (uint64_t) g_test_rand_int();
  for (int k = 0; k < realizations; k++)
    dw_annealer_run(annealer, recipe, instance, seed, (uint64_t) k, visit, context, NULL);
  dw_annealer_free(annealer);
}

/* Exact thermal averages of an instance by enumeration. */
typedef struct {
  double energy, variance;
} Exact;

static double
energy_of(const DwInstance *instance, unsigned configuration)
{
  const unsigned n = dw_instance_sites(instance);
  double twice = 0;
  for (unsigned i = 0; i < n; i++) {
    const double tau = configuration >> i & 1 ? 1 : -1;
    twice += 2 * tau * dw_instance_field(instance, i);
    for (unsigned j = 0; j < n; j++)
      twice += tau * (configuration >> j & 1 ? 1 : -1) * dw_instance_coupling(instance, i, j);
  }
  return twice / 2 * dw_instance_quantum(instance);
}

static Exact
enumerate(const DwInstance *instance, double temperature)
{
  const unsigned all = 1u << dw_instance_sites(instance);
  const double origin = energy_of(instance, 0);
  double z = 0, first = 0, second = 0;
  for (unsigned k = 0; k < all; k++) {
    const double energy = energy_of(instance, k) - origin, weight = exp(-energy / temperature);
    z += weight;
    first += weight * energy;
    second += weight * energy * energy;
  }
  return (Exact){origin + first / z, second / z - pow(first / z, 2)};
}

static DwInstance *
random_instance(unsigned n)
{
  double fields[14], couplings[14 * 14] = {0};
  for (unsigned i = 0; i < n; i++) {
    fields[i] = g_test_rand_double_range(-10, 10);
    for (unsigned j = 0; j < i; j++)
      couplings[i * n + j] = couplings[j * n + i] = g_test_rand_double_range(-3, 3);
  }
  DwInstance *instance = dw_instance_new(n);
  g_assert_cmpint(dw_instance_set(instance, n, fields, couplings), ==, DW_OK);
  return instance;
}

/* Independent realizations are independent samples, so that the errors are exact; 5 sigma each.  Down to 3 K
 * everything equilibrates in these sweeps. */
static void
test_random_instances(void)
{
  const int instances = random_rounds(4, 40), realizations = random_rounds(4000, 40000);
  DwRecipe recipe = paper_recipe(2, 40);
  recipe.repair_pairs = false;
  dw_ladder_fill(&recipe.ladder, 8, 100, 3);
  for (int k = 0; k < instances; k++) {
    DwInstance *instance = random_instance((unsigned) g_test_rand_int_range(2, 11));
    Ensemble sums = {0};
    run_many(&recipe, instance, realizations, sum_visit, &sums);
    for (size_t rung = 0; rung < recipe.ladder.n; rung++) {
      const Sums *s = &sums.state[rung];
      const Exact exact = enumerate(instance, recipe.ladder.temperature[rung]);
      const double error = sqrt(exact.variance / s->n), mean = s->energy / s->n;
      g_assert_cmpfloat_with_epsilon(mean, exact.energy, 5 * error + 1e-3);
      /* A variance of n samples is uncertain by at most some sqrt(4/n) of itself for such spectra. */
      assert_relative(s->energy_square / s->n - mean * mean, exact.variance, 5 * sqrt(4 / s->n) + 1e-3);
    }
    dw_instance_free(instance);
  }
}

static DwInstance *
table_instance(void)
{
  g_autoptr(Golden) table = golden_read("exact_instance_couplings.csv");
  double fields[14], couplings[14 * 14];
  g_assert_cmpuint(golden_n_rows(table), ==, 14);
  for (size_t i = 0; i < 14; i++) {
    fields[i] = golden_number(table, i, "h");
    for (size_t j = 0; j < 14; j++) {
      g_autofree char *column = g_strdup_printf("J%zu", j);
      couplings[i * 14 + j] = golden_number(table, i, column);
    }
  }
  DwInstance *instance = dw_instance_new(14);
  g_assert_cmpint(dw_instance_set(instance, 14, fields, couplings), ==, DW_OK);
  return instance;
}

/* Energy, its variance and acceptance of the table's instance.  Below 2 K some realizations stay in the
 * second valley for longer than these sweeps. */
static void
test_table_instance(void)
{
  g_autoptr(Golden) table = golden_read("exact_instance.csv");
  DwInstance *instance = table_instance();
  DwRecipe recipe = paper_recipe(3, 200);
  recipe.ladder.n = 0;
  for (size_t row = golden_n_rows(table); row-- > 0 && golden_number(table, row, "T") >= 2;)
    for (int twice = 0; twice < 2; twice++)
      recipe.ladder.temperature[recipe.ladder.n++] = golden_number(table, row, "T");
  Ensemble sums = {0};
  run_many(&recipe, instance, random_rounds(1500, 40000), sum_visit, &sums);
  for (size_t rung = 1; rung < recipe.ladder.n; rung += 2) {
    const Sums *s = &sums.state[rung];
    const size_t row = golden_n_rows(table) - 1 - rung / 2;
    const double variance = golden_number(table, row, "<H^2>-<H>^2"), mean = s->energy / s->n;
    g_assert_cmpfloat_with_epsilon(mean, golden_number(table, row, "<H>"), 5 * sqrt(variance / s->n) + 1e-3);
    assert_relative(s->energy_square / s->n - mean * mean, variance, 5 * sqrt(4 / s->n));
    const double error = error_of_mean(s->accepted, s->accepted_square, s->n);
    g_assert_cmpfloat_with_epsilon(s->accepted / s->n, golden_number(table, row, "<Metropolis acceptance>"),
                                   5 * error + 1e-3);
  }
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

/* Signed flip costs between -3 T and 3 T in 6 bins of half a T on either side. */
enum { COST_BINS = 6 };

typedef struct {
  size_t rung;
  double gain[COST_BINS], loss[COST_BINS];
} Costs;

static void
cost_visit(void *context, const DwConfiguration *c)
{
  Costs *costs = context;
  if (c->state != costs->rung)
    return;
  for (unsigned i = 0; i < c->n; i++) {
    const double cost = -2 * c->spin[i] * c->quantum * c->local_field[i] / c->temperature;
    const int bin = (int) floor(2 * fabs(cost));
    if (bin < COST_BINS && cost < 0)
      costs->gain[bin] += exp(-cost);
    else if (bin < COST_BINS)
      costs->loss[bin]++;
  }
}

/* In equilibrium n(-E)/n(E) = exp(-E/T) at each E: every flip that gains E, weighted with exp(E/T), stands
 * for one that costs E. */
static void
test_detailed_balance(void)
{
  for (size_t rung = 5; rung < 42; rung += 12) {
    const DwRecipe recipe = paper_recipe(6, 60);
    Costs costs = {.rung = rung};
    run_many(&recipe, NULL, random_rounds(1200, 20000), cost_visit, &costs);
    for (int bin = 0; bin < COST_BINS; bin++) {
      const double widest = exp((bin + 1) / 2.0), variance = costs.loss[bin] + widest * costs.gain[bin];
      g_assert_cmpfloat_with_epsilon(costs.gain[bin], costs.loss[bin], 5 * sqrt(variance) + 1);
    }
  }
}

/* Without interaction: rms level 2 h0, U/N(0) = -h0 sqrt(2/pi), and -<h tanh(h/T)> in between. */
static void
test_without_interaction(void)
{
  DwRecipe recipe = paper_recipe(8, 30);
  recipe.interaction = 0;
  Ensemble sums = {0};
  run_many(&recipe, NULL, random_rounds(300, 3000), sum_visit, &sums);
  const Sums *cold = &sums.state[42];
  const double sites = cold->n * dw_recipe_sites(&recipe);
  g_assert_cmpfloat_with_epsilon(sqrt(cold->rms / cold->n), 20, 5 * 20 / sqrt(2 * sites));
  g_assert_cmpfloat_with_epsilon(cold->energy / sites, -10 * sqrt(2 / M_PI),
                                 5 * 10 * sqrt((1 - 2 / M_PI) / sites));
}

static void
assert_mean(double sum, double sum_of_squares, double n, double expected, double its_error)
{
  const double error = hypot(error_of_mean(sum, sum_of_squares, n), its_error);
  g_assert_cmpfloat_with_epsilon(sum / n, expected, 5 * error + 1e-9);
}

/* Energy, acceptance and rms level at each temperature; the table's own statistical errors enter. */
static void
test_table_of_temperatures(void)
{
  g_autoptr(Golden) table = golden_read("mc_vs_T.csv");
  const DwRecipe recipe = paper_recipe(8, 257);
  const unsigned sites = dw_recipe_sites(&recipe);
  Ensemble sums = {0};
  run_many(&recipe, NULL, random_rounds(300, 5000), sum_visit, &sums);
  unsigned compared = 0;
  for (size_t row = 0; row < golden_n_rows(table); row++) {
    if (golden_number(table, row, "L") != 8 || golden_number(table, row, "J0") != 2)
      continue;
    const size_t state = (size_t) golden_number(table, row, "k");
    const Sums *s = &sums.state[state];
    assert_mean(s->energy / sites, s->energy_square / sites / sites, s->n,
                golden_number(table, row, "energy_per_spin"), golden_number(table, row, "err"));
    const double square = pow(golden_number(table, row, "rmsE"), 2);
    const double spread = error_of_mean(s->rms, s->rms_square, s->n) * sqrt(s->n / 10000);
    assert_mean(s->rms, s->rms_square, s->n, square, spread);
    if (state < 42) {
      assert_relative(recipe.ladder.temperature[state], golden_number(table, row, "T"), 1e-5);
      const double error = error_of_mean(s->accepted, s->accepted_square, s->n) * sqrt(s->n / 10000);
      assert_mean(s->accepted, s->accepted_square, s->n, golden_number(table, row, "acceptance"),
                  error + 1e-6);
    }
    compared++;
  }
  g_assert_cmpuint(compared, ==, 44);
}

int
main(int argc, char **argv)
{
  g_test_init(&argc, &argv, NULL);
  g_test_add_func("/annealing/random-instances", test_random_instances);
  g_test_add_func("/annealing/table-instance", test_table_instance);
  g_test_add_func("/annealing/stable-states", test_stable_states);
  g_test_add_func("/annealing/detailed-balance", test_detailed_balance);
  g_test_add_func("/annealing/without-interaction", test_without_interaction);
  g_test_add_func("/annealing/table-of-temperatures", test_table_of_temperatures);
  return g_test_run();
}
