/* SPDX-License-Identifier: GPL-3.0-or-later */
/* App. B at N = 1000 beside an independent program's twenty realizations of each case: with the derived term
 * no rate is negative and the slow ones move by parts in a thousand; with the printed one about 15 run away.
 */
#include "physics/glass/bins.h"
#include "physics/glass/tls_interaction.h"

#include "glass_tables.h"

#include <math.h>
#include <string.h>

enum { N = 1000, LOWEST = 100, OF_THE_TABLE = 20 };

typedef struct {
  DwTlsGlass *glass;
  DwSymmetric *symmetric;
  double *matrix;
  DwTls tls;
  double without[N], with[N],
      change[N]; /* ascending, both rates; |lambda' - lambda|/|lambda'| of each rank */
} Term;

static Term *
term_new(const char *name)
{
  Term *term = g_new0(Term, 1);
  char *rest;
  g_assert_cmpint(name[0], ==, 'W');
  term->glass = dw_tls_glass_new(N);
  term->symmetric = dw_symmetric_new(N);
  term->matrix = g_new(double, N *N);
  term->tls = (DwTls){.sites = N, .temperature = 0.1, .kappa = 0.25, .delta0_min = 1e-7, .delta0_max = 1e-1};
  term->tls.disorder = g_ascii_strtod(name + 1, &rest);
  g_assert_true(g_str_has_prefix(rest, "_J"));
  term->tls.interaction = g_ascii_strtod(rest + 2, NULL);
  return term;
}

static void
term_free(Term *term)
{
  dw_symmetric_free(term->symmetric);
  dw_tls_glass_free(term->glass);
  g_free(term->matrix);
  g_free(term);
}

static void
realize(Term *term, uint64_t realization)
{
  const DwDraws draws = {5, realization};
  g_assert_cmpint(dw_tls_glass_realize(term->glass, &term->tls, &draws, NULL), ==, DW_OK);
  dw_tls_glass_rates(term->glass, &term->tls, DW_TERM_ABSENT, term->symmetric, term->matrix, term->without,
                     NULL);
}

static void
turn_on(Term *term, DwInteractionTerm variant)
{
  g_assert_cmpint(
      dw_tls_glass_rates(term->glass, &term->tls, variant, term->symmetric, term->matrix, term->with, NULL),
      ==, DW_OK);
  for (size_t k = 0; k < N; k++)
    term->change[k] = fabs(term->with[k] - term->without[k]) / fabs(term->with[k]);
}

enum { QUANTILES = 4 };
static const double probabilities[QUANTILES] = {0.5, 0.75, 0.9, 0.99};
static const char *const quantiles[QUANTILES] = {"q0.5", "q0.75", "q0.9", "q0.99"};

enum { SLOWEST_DECADE = -14, DECADES = 7 }; /* of lambda */
typedef struct {
  Mean negative, quantile[QUANTILES], lowest;
  GArray *decade[DECADES]; /* all changes */
} Averages;

static void
averages_init(Averages *averages)
{
  *averages = (Averages){0};
  for (int k = 0; k < DECADES; k++)
    averages->decade[k] = g_array_new(false, false, sizeof(double));
}

static void
averages_clear(Averages *averages)
{
  for (int k = 0; k < DECADES; k++)
    g_array_unref(averages->decade[k]);
}

static void
measure(const Term *term, Averages *averages)
{
  double work[N], negative = 0;
  for (size_t k = 0; k < N; k++)
    negative += term->with[k] < 0;
  for (size_t k = 0; k < N; k++) {
    const int decade = (int) floor(log10(term->without[k])) - SLOWEST_DECADE;
    if (decade >= 0 && decade < DECADES)
      g_array_append_val(averages->decade[decade], term->change[k]);
  }
  mean_add(&averages->negative, negative);
  memcpy(work, term->change, sizeof work);
  mean_add(&averages->lowest, dw_median(work, LOWEST));
  memcpy(work, term->change, sizeof work);
  dw_sort(work, N);
  for (int k = 0; k < QUANTILES; k++)
    mean_add(&averages->quantile[k], dw_quantile(work, N, probabilities[k]));
}

/* The spread of single realizations is the table's: ours are too few to know it. */
static void
assert_entry(const Mean *mean, double expected, double error, const char *what)
{
  const double both = error * sqrt(1 + (double) OF_THE_TABLE / mean->n), value = mean_value(mean);
  const double deviation = (value - expected) / both;
  g_test_message("%s: %.4g, table %.4g(%.2g), %.1f standard errors apart", what, value, expected, error,
                 deviation);
  g_assert_cmpfloat(fabs(deviation), <, WORST_DEVIATION);
}

/* Means over realizations that differ by orders of magnitude. */
static void
assert_magnitude(const Mean *mean, double expected, const char *what)
{
  g_test_message("%s: %.2g, table %.2g", what, mean_value(mean), expected);
  g_assert_cmpfloat(fabs(log10(mean_value(mean) / expected)), <, 1);
}

static void
assert_quantiles(const Averages *averages, const Golden *table, size_t row, int first)
{
  for (int k = first; k < QUANTILES; k++) {
    g_autofree char *error = g_strconcat(quantiles[k], "_se", NULL);
    assert_entry(&averages->quantile[k], golden_number(table, row, quantiles[k]),
                 golden_number(table, row, error), quantiles[k]);
  }
}

static void
assert_derived(const Averages *averages, const Golden *table, size_t row)
{
  g_assert_cmpfloat(golden_number(table, row, "neg_per_real"), ==, 0);
  g_assert_cmpfloat(averages->negative.sum, ==, 0);
  assert_quantiles(averages, table, row, 1);
  assert_magnitude(&averages->quantile[0], golden_number(table, row, quantiles[0]), "median of all");
  assert_magnitude(&averages->lowest, golden_number(table, row, "lowest100 median"), "lowest hundred");
}

/* Negative rates are counted, and the lowest hundred differ by a third from realization to realization. */
static void
assert_printed(const Averages *averages, const Golden *table, size_t row)
{
  const double negative = golden_number(table, row, "neg_per_real"),
               lowest = golden_number(table, row, "lowest100 median");
  assert_entry(&averages->negative, negative, sqrt(negative / OF_THE_TABLE), "negative rates");
  assert_quantiles(averages, table, row, 0);
  assert_entry(&averages->lowest, lowest, lowest / 3 / sqrt(OF_THE_TABLE), "lowest hundred");
  for (int k = 0; k < DECADES; k++) { /* the table has no errors of these; a factor 4 would be another f */
    GArray *changes = averages->decade[k];
    g_autofree char *column = g_strdup_printf("med_1e%d", SLOWEST_DECADE + k);
    const double median = dw_median((double *) changes->data, changes->len);
    g_test_message("%s: %.3f, table %.3f", column, median, golden_number(table, row, column));
    g_assert_cmpfloat(fabs(log(median / golden_number(table, row, column))), <, G_LN2);
  }
}

static const char *const cases[] = {"W0.1_J1.4", "W1_J1", "W1.4_J0.1"};

static void
check_case(const Golden *table, const char *name)
{
  Term *term = term_new(name);
  Averages derived, printed;
  averages_init(&derived);
  averages_init(&printed);
  for (uint64_t k = 0; k < (uint64_t) random_rounds(8, 40); k++) {
    realize(term, k);
    turn_on(term, DW_TERM_DERIVED);
    measure(term, &derived);
    turn_on(term, DW_TERM_AS_PRINTED);
    measure(term, &printed);
  }
  g_test_message("%s", name);
  for (size_t row = 0; row < golden_n_rows(table); row++) {
    const char *variant = golden_text(table, row, "variant");
    if (!g_str_equal(golden_text(table, row, "case"), name))
      continue;
    if (g_str_has_prefix(variant, "derived f"))
      assert_derived(&derived, table, row);
    else if (g_str_equal(variant, "printed f"))
      assert_printed(&printed, table, row);
  }
  averages_clear(&derived);
  averages_clear(&printed);
  term_free(term);
}

static void
test_rows(void)
{
  g_autoptr(Golden) table = golden_read("glass/interaction_summary.csv");
  for (size_t k = 0; k < G_N_ELEMENTS(cases); k++)
    check_case(table, cases[k]);
}

/* Rates of one realization of the table's and of ours, by Kolmogorov and Smirnov's law, with and without the
 * term.  How much they change is less of a random sample: neighbours in rank change together, which doubles
 * the distance. */
static void
check_realization(const char *name, GPtrArray *theirs, int realizations)
{
  const size_t n = (size_t) realizations * N;
  Term *term = term_new(name);
  g_autofree double *without = g_new(double, 3 * n);
  double *const ours[] = {without, without + n, without + 2 * n};
  for (int k = 0; k < realizations; k++) {
    realize(term, (uint64_t) k);
    turn_on(term, DW_TERM_DERIVED);
    memcpy(ours[0] + k * N, term->without, sizeof term->without);
    memcpy(ours[1] + k * N, term->with, sizeof term->with);
    memcpy(ours[2] + k * N, term->change, sizeof term->change);
  }
  for (guint k = 0; k < 3; k++) {
    TableColumn *column = g_ptr_array_index(theirs, k);
    const double distance = kolmogorov_smirnov(column->value, N, ours[k], n);
    g_test_message("%s: %.2f", column->name, distance);
    g_assert_cmpfloat(distance, <, k == 2 ? 4 : 2);
  }
  term_free(term);
}

static void
test_realization(void)
{
  static const char *const tables[] = {"glass/interaction_realization.csv", NULL};
  for (size_t k = 0; k < G_N_ELEMENTS(cases); k++) {
    g_autoptr(GPtrArray) theirs = table_columns(tables, cases[k]);
    g_assert_cmpuint(theirs->len, ==, 3);
    check_realization(cases[k], theirs, random_rounds(3, 20));
  }
}

int
main(int argc, char **argv)
{
  g_test_init(&argc, &argv, NULL);
  dw_symmetric_single_thread();
  g_test_add_func("/glass/interaction/rows", test_rows);
  g_test_add_func("/glass/interaction/realization", test_realization);
  return g_test_run();
}
