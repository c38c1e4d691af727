/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Averages of annealed configurations against laws and a table. */
#include "annealing_sums.h"

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
      const double widest = exp((bin + 1) / 2.0),
                   variance = (1 + widest) * fmax(costs.loss[bin], costs.gain[bin]);
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
compare_with_table(unsigned size, double interaction, int realizations)
{
  g_autoptr(Golden) table = golden_read("mc_vs_T.csv");
  DwRecipe recipe = paper_recipe(size, 257);
  recipe.interaction = interaction;
  const unsigned sites = dw_recipe_sites(&recipe);
  Ensemble sums = {0};
  run_many(&recipe, NULL, realizations, sum_visit, &sums);
  unsigned compared = 0;
  for (size_t row = 0; row < golden_n_rows(table); row++) {
    if (golden_number(table, row, "L") != size || golden_number(table, row, "J0") != interaction)
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

/* Fewer than 50 would not let their own scatter tell their error: 5 sigma of Student's t. */
static void
test_table_of_temperatures(void)
{
  for (double interaction = 2; interaction <= 3; interaction++) {
    compare_with_table(8, interaction, random_rounds(200, 5000));
    compare_with_table(12, interaction, random_rounds(50, 1500));
  }
}

/* An instance with and without some of its sites' up and down exchanged has the same averages, where
 * couplings are rounded to 8 bits too. */
static void
test_gauge(void)
{
  const unsigned n = 60;
  const int realizations = random_rounds(2000, 20000);
  DwRecipe recipe = paper_recipe(5, 40);
  DwInstance *drawn = dw_instance_new(n), *gauged = dw_instance_new(n);
  recipe.concentration = n / 125.0;
  dw_instance_draw(drawn, &recipe, g_test_rand_int(), 1);
  g_autofree int *gauge = random_gauge(n);
  set_gauged(gauged, drawn, gauge);
  dw_ladder_fill(&recipe.ladder, 8, 300, 6);
  Ensemble one = {0}, other = {0};
  run_many(&recipe, drawn, realizations, sum_visit, &one);
  run_many(&recipe, gauged, realizations, sum_visit, &other);
  for (size_t rung = 0; rung < recipe.ladder.n; rung++) {
    const Sums *a = &one.state[rung], *b = &other.state[rung];
    assert_mean(a->energy, a->energy_square, a->n, b->energy / b->n,
                error_of_mean(b->energy, b->energy_square, b->n));
    assert_mean(a->rms, a->rms_square, a->n, b->rms / b->n, error_of_mean(b->rms, b->rms_square, b->n));
  }
  dw_instance_free(drawn);
  dw_instance_free(gauged);
}

int
main(int argc, char **argv)
{
  g_test_init(&argc, &argv, NULL);
  g_test_add_func("/annealing/detailed-balance", test_detailed_balance);
  g_test_add_func("/annealing/without-interaction", test_without_interaction);
  g_test_add_func("/annealing/gauge-averages", test_gauge);
  g_test_add_func("/annealing/table-of-temperatures", test_table_of_temperatures);
  return g_test_run();
}
