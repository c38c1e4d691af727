/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "physics/glass/electron_matrix.h"

#include "golden.h"

#include <json-glib/json-glib.h>
#include <math.h>
#include <string.h>

static const DwElectrons REFERENCE = {
    .sites = 1000, .disorder = 1, .interaction = 1, .temperature = 0.1, .localisation = 0.1};

static DwElectrons
random_electrons(size_t most)
{
  DwElectrons electrons = REFERENCE;
  electrons.sites = (size_t) g_test_rand_int_range(5, (gint32) most + 1);
  electrons.disorder = random_log(0.1, 10);
  electrons.interaction = random_log(0.1, 5);
  electrons.temperature = random_log(0.05, 3);
  electrons.localisation = random_log(0.1, 1);
  electrons.density = g_test_rand_bit() ? DW_DENSITY_UNIT : DW_DENSITY_APPENDIX;
  electrons.open = g_test_rand_bit();
  return electrons;
}

static void
realize(DwElectronGlass *glass, const DwElectrons *electrons, uint64_t realization)
{
  const DwDraws draws = {5, realization};
  g_assert_cmpint(dw_electron_glass_realize(glass, electrons, &draws, NULL), ==, DW_OK);
}

/* n(E); 1 - n(E) is n(-E), to the last digit. */
static double
fermi(double energy, double temperature)
{
  return 1 / (exp(energy / temperature) + 1);
}

static void
test_solves_eq_20(void)
{
  enum { MOST = 150 };
  DwElectronGlass *glass = dw_electron_glass_new(MOST);
  for (int round = 0; round < random_rounds(30, 500); round++) {
    DwElectrons electrons = random_electrons(MOST);
    electrons.exactly_half = g_test_rand_bit();
    realize(glass, &electrons, (uint64_t) (uint32_t) g_test_rand_int());
    const double *energy = dw_electron_glass_energies(glass);
    for (size_t i = 0; i < electrons.sites; i++) {
      double expected = glass->bare[i] - dw_electron_glass_chemical_potential(glass), reach = 1;
      for (size_t j = 0; j < electrons.sites; j++)
        if (j != i) {
          const double coupling = electrons.interaction / (2 * dw_electron_distance(glass, &electrons, i, j));
          expected -= coupling * tanh(energy[j] / (2 * electrons.temperature));
          reach += coupling;
        }
      g_assert_cmpfloat_with_epsilon(energy[i], expected, 3e-10 * reach);
    }
  }
  dw_electron_glass_free(glass);
}

/* Half filling to a thousandth of an electron, of which the plain solution misses a quarter. */
static void
test_exact_filling(void)
{
  DwElectronGlass *glass = dw_electron_glass_new(300);
  DwElectrons electrons = REFERENCE;
  electrons.sites = 300;
  double plain = 0, exact = 0;
  for (uint64_t k = 0; k < 20; k++) {
    electrons.exactly_half = false;
    realize(glass, &electrons, k);
    plain = fmax(plain, fabs(dw_electron_glass_imbalance(glass)) / 2);
    electrons.exactly_half = true;
    realize(glass, &electrons, k);
    exact = fmax(exact, fabs(dw_electron_glass_imbalance(glass)) / 2);
  }
  g_test_message("electrons too many: up to %.2g, balanced %.2g", plain, exact);
  g_assert_cmpfloat(plain, >, 0.1);
  g_assert_cmpfloat(exact, <, 1e-3);
  dw_electron_glass_free(glass);
}

/* Distances do not see where a periodic square begins. */
static void
test_translation(void)
{
  DwElectronGlass *glass = dw_electron_glass_new(50);
  DwElectrons electrons = REFERENCE;
  electrons.sites = 50;
  realize(glass, &electrons, 1);
  for (int round = 0; round < 100; round++) {
    const double before = dw_electron_distance(glass, &electrons, 3, 4);
    const double dx = g_test_rand_double_range(0, glass->length),
                 dy = g_test_rand_double_range(0, glass->length);
    for (size_t i = 0; i < 50; i++) {
      glass->x[i] = fmod(glass->x[i] + dx, glass->length);
      glass->y[i] = fmod(glass->y[i] + dy, glass->length);
    }
    assert_relative(dw_electron_distance(glass, &electrons, 3, 4), before, 1e-12);
    g_assert_cmpfloat(before, <=, glass->length * G_SQRT2 / 2);
  }
  dw_electron_glass_free(glass);
}

/* The eigenvalues are those of Eq. 23's own matrix, whose exchange obeys detailed balance and which keeps the
 * number of electrons: their sum is its trace, that of their squares the trace of its square, with the term
 * of interaction (k = j included) and without. */
static void
check_traces(DwElectronGlass *glass, const DwElectrons *electrons)
{
  const size_t n = electrons->sites;
  const double T = electrons->temperature, *energy = dw_electron_glass_energies(glass);
  g_autofree double *gamma = g_new0(double, n *n), *A = g_new0(double, n *n), *rates = g_new(double, n);
  for (size_t i = 0; i < n; i++)
    for (size_t j = 0; j < n; j++)
      if (i != j) { /* Eq. 21 with Theta(E_i - E_j) */
        const double dE = energy[i] - energy[j], N = 1 / expm1(fabs(dE) / T);
        const double hop = exp(-dw_electron_distance(glass, electrons, i, j) / electrons->localisation);
        gamma[i * n + j] = hop * fermi(energy[i], T) * fermi(-energy[j], T) * (N + (dE > 0));
      }
  for (size_t i = 0; i < n; i++)
    for (size_t j = 0; j < i; j++)
      assert_relative(gamma[i * n + j], gamma[j * n + i], 1e-9);
  for (size_t i = 0; i < n; i++)
    for (size_t j = 0; j < n; j++) {
      const double D = fermi(energy[j], T) * fermi(-energy[j], T);
      if (i == j)
        continue;
      double a = gamma[i * n + j] / D;
      for (size_t k = 0; k < n && electrons->interaction_term; k++)
        if (k != i) {
          const double to_i = electrons->interaction / dw_electron_distance(glass, electrons, i, j);
          const double to_k =
              k == j ? 0 : electrons->interaction / dw_electron_distance(glass, electrons, j, k);
          a -= gamma[i * n + k] / T * (to_i - to_k);
        }
      A[i * n + j] += a;
      A[j * n + j] -= a;
    }
  double trace = 0, square = 0, sum = 0, sum_of_squares = 0, trusted;
  for (size_t i = 0; i < n; i++) {
    trace -= A[i * n + i];
    for (size_t j = 0; j < n; j++)
      square += A[i * n + j] * A[j * n + i];
  }
  g_assert_cmpint(dw_electron_glass_rates(glass, electrons, rates, &trusted, NULL), ==, DW_OK);
  for (size_t k = 0; k < n; k++) {
    sum += rates[k];
    sum_of_squares += rates[k] * rates[k];
  }
  assert_relative(sum, trace, 1e-9);
  assert_relative(sum_of_squares, square, 1e-9);
  g_assert_cmpfloat_with_epsilon(rates[0], 0, 1e-14 * rates[n - 1]); /* the zero mode */
  g_assert_cmpfloat(rates[1], >, -1e-14 * rates[n - 1]);
}

static void
test_rate_matrix(void)
{
  enum { MOST = 60 };
  DwElectronGlass *glass = dw_electron_glass_new(MOST);
  for (int round = 0; round < random_rounds(50, 500); round++) {
    DwElectrons electrons = random_electrons(MOST);
    electrons.temperature = random_log(0.3, 3); /* so that n (1 - n) is not 0 in a double */
    electrons.disorder = random_log(0.1, 3);
    electrons.interaction = random_log(0.1, 1);
    electrons.interaction_term = round % 2;
    realize(glass, &electrons, (uint64_t) round);
    check_traces(glass, &electrons);
  }
  dw_electron_glass_free(glass);
}

/* Two sites have one rate: e^(-r/xi) (cosh(x_1)/cosh(x_2) + cosh(x_2)/cosh(x_1))/(2 sinh|x_1 - x_2|), x =
 * E/2T. */
static void
test_two_sites(void)
{
  DwElectronGlass *glass = dw_electron_glass_new(2);
  for (int round = 0; round < random_rounds(500, 5000); round++) {
    DwElectrons electrons = random_electrons(5);
    double rates[2], trusted;
    electrons.sites = 2;
    electrons.density = DW_DENSITY_UNIT;
    realize(glass, &electrons, (uint64_t) round);
    const double *energy = dw_electron_glass_energies(glass), T2 = 2 * electrons.temperature;
    const double x = energy[0] / T2, y = energy[1] / T2, ratio = cosh(x) / cosh(y);
    const double r = dw_electron_distance(glass, &electrons, 0, 1);
    const double expected = exp(-r / electrons.localisation) * (ratio + 1 / ratio) / (2 * sinh(fabs(x - y)));
    dw_electron_glass_rates(glass, &electrons, rates, &trusted, NULL);
    assert_relative(rates[1], expected, 1e-11);
  }
  dw_electron_glass_free(glass);
}

static JsonObject *
read_json(const char *name, JsonParser **parser)
{
  g_autofree char *path = g_build_filename(g_getenv("DW_GOLDEN"), "glass", name, NULL);
  g_autoptr(GError) error = NULL;
  *parser = json_parser_new();
  json_parser_load_from_file(*parser, path, &error);
  g_assert_no_error(error);
  return json_node_get_object(json_parser_get_root(*parser));
}

static double
entry(JsonObject *file, const char *member, size_t k)
{
  JsonNode *node = json_array_get_element(json_object_get_array_member(file, member), (guint) k);
  if (JSON_NODE_HOLDS_ARRAY(node))
    return 0;
  return json_node_get_value_type(node) == G_TYPE_STRING ? g_ascii_strtod(json_node_get_string(node), NULL)
                                                         : json_node_get_double(node);
}

static void
check_rates(DwElectronGlass *glass, const DwElectrons *electrons, JsonObject *file, const char *member)
{
  double rates[12], trusted;
  dw_electron_glass_rates(glass, electrons, rates, &trusted, NULL);
  for (size_t k = 1; k < 12; k++) /* 1e-9 of the smallest, which is 4e-7 of the largest: 1e-15 absolute */
    assert_relative(rates[k], entry(file, member, k), 5e-8);
}

static void
test_table_of_twelve(void)
{
  g_autoptr(JsonParser) parser = NULL;
  JsonObject *file = read_json("eg_small.json", &parser);
  DwElectronGlass *glass = dw_electron_glass_new(12);
  DwElectrons electrons = REFERENCE;
  electrons.sites = 12;
  glass->length = json_object_get_double_member(file, "L");
  for (size_t i = 0; i < 12; i++) {
    JsonArray *site = json_array_get_array_element(json_object_get_array_member(file, "pos"), (guint) i);
    glass->x[i] = json_array_get_double_element(site, 0);
    glass->y[i] = json_array_get_double_element(site, 1);
    glass->bare[i] = entry(file, "eps", i);
    glass->spin[i] = tanh(entry(file, "E", i) / (2 * electrons.temperature));
  }
  g_assert_cmpint(dw_electron_glass_solve(glass, &electrons, NULL), ==, DW_OK);
  for (size_t i = 0; i < 12; i++)
    assert_relative(dw_electron_glass_energies(glass)[i], entry(file, "E", i), 1e-9);
  check_rates(glass, &electrons, file, "rates");
  electrons.interaction_term = true;
  check_rates(glass, &electrons, file, "with_interaction");
  electrons.rate_model = DW_RATES_DISTANCE_ONLY;
  check_rates(glass, &electrons, file, "pure_exp");
  dw_electron_glass_free(glass);
}

/* Where localisation makes rates run below what a double tells from 0, the graded way takes over: smooth in
 * xi from one side of the switch to the other, and positive throughout. */
static void
test_short_localisation(void)
{
  enum { N = 60 };
  DwElectronGlass *glass = dw_electron_glass_new(N);
  DwElectrons electrons = REFERENCE;
  electrons.sites = N;
  double rates[N], trusted;
  for (uint64_t k = 0; k < (uint64_t) random_rounds(10, 100); k++) {
    electrons.localisation = 0.02;
    realize(glass, &electrons, k);
    g_assert_cmpint(dw_electron_glass_rates(glass, &electrons, rates, &trusted, NULL), ==, DW_OK);
    g_assert_cmpfloat(trusted, ==, 0);
    g_assert_cmpfloat(rates[1], >, 0);
    /* The sum rule again, of which the small ones are no part, and the product, which is theirs: the
     * determinant of what is left after the zero mode, from the elimination alone. */
    electrons.localisation = 0.0200001;
    double other[N];
    dw_electron_glass_rates(glass, &electrons, other, &trusted, NULL);
    for (int j = 1; j < N; j++) /* d ln lambda/d xi = r/xi^2 with r up to the diagonal */
      g_assert_cmpfloat_with_epsilon(log(other[j] / rates[j]), 0, 1e-7 / 4e-4 * 6 + 1e-9);
  }
  dw_electron_glass_free(glass);
}

/* Deep in the cold cosh(E/2T) is beyond a double: the rates are still there, none of them below 0, and follow
 * E/T alone: all energies times 4 changes nothing. */
static void
test_cold(void)
{
  enum { N = 60 };
  DwElectronGlass *glass = dw_electron_glass_new(N);
  for (uint64_t k = 0; k < (uint64_t) random_rounds(20, 200); k++) {
    DwElectrons electrons = REFERENCE;
    double rates[N], scaled[N], trusted;
    electrons.sites = N;
    electrons.temperature = 0.002;
    electrons.localisation = 1;
    realize(glass, &electrons, k);
    const double *energy = dw_electron_glass_energies(glass);
    double largest = 0;
    for (size_t i = 0; i < N; i++)
      largest = fmax(largest, fabs(energy[i]) / (2 * electrons.temperature));
    g_assert_cmpfloat(largest, >, 300);
    g_assert_cmpint(dw_electron_glass_rates(glass, &electrons, rates, &trusted, NULL), ==, DW_OK);
    g_assert_cmpfloat(rates[0], >=, -1e-15 * rates[N - 1]);
    g_assert_cmpfloat(rates[1], >, 0);
    electrons.temperature *= 4;
    for (size_t i = 0; i < N; i++)
      ((double *) energy)[i] *= 4;
    dw_electron_glass_rates(glass, &electrons, scaled, &trusted, NULL);
    for (size_t j = 1; j < N; j++)
      g_assert_cmpfloat_with_epsilon(scaled[j], rates[j], 1e-13 * rates[N - 1]);
  }
  dw_electron_glass_free(glass);
}

typedef struct {
  double sum, square;
  int n;
} Mean;

static void
add(Mean *mean, double value)
{
  mean->sum += value;
  mean->square += value * value;
  mean->n++;
}

static void
assert_mean(const Mean *mean, double expected, double expected_error, const char *what)
{
  const double value = mean->sum / mean->n;
  const double error = sqrt(fmax(mean->square / mean->n - value * value, 0) / (mean->n - 1));
  const double deviations = (value - expected) / hypot(error, expected_error);
  g_test_message("%s: %.4f(%.4f), table %.4f(%.4f), %.1f standard errors apart", what, value, error, expected,
                 expected_error, deviations);
  g_assert_cmpfloat(fabs(deviations), <, 4);
}

static int
ascending(const void *one, const void *other)
{
  const double a = *(const double *) one, b = *(const double *) other;
  return (a > b) - (a < b);
}

enum { WINDOWS = 6, QUANTILES = 5 };
static const double edges[WINDOWS + 1] = {0, 0.05, 0.1, 0.2, 0.3, 0.4, 0.5};
static const char *const windows[WINDOWS] = {"n(0-0.05)",  "n(0.05-0.1)", "n(0.1-0.2)",
                                             "n(0.2-0.3)", "n(0.3-0.4)",  "n(0.4-0.5)"};
static const double probabilities[QUANTILES] = {0.05, 0.25, 0.5, 0.75, 0.95};
static const char *const quantiles[QUANTILES] = {"lnlam_q0.05", "lnlam_q0.25", "lnlam_q0.5", "lnlam_q0.75",
                                                 "lnlam_q0.95"};

typedef struct {
  Mean energy, density[WINDOWS], quantile[QUANTILES], mean_log;
} Averages;

/* numpy's quantile of n sorted values. */
static double
quantile(const double *sorted, size_t n, double probability)
{
  const double place = probability * (double) (n - 1);
  const size_t k = (size_t) place;
  return k + 1 < n ? sorted[k] + (place - (double) k) * (sorted[k + 1] - sorted[k]) : sorted[n - 1];
}

static void
measure(DwElectronGlass *glass, const DwElectrons *electrons, Averages *averages)
{
  const size_t n = electrons->sites;
  g_autofree double *work = g_new(double, n);
  double trusted, sum = 0, counts[WINDOWS] = {0};
  for (size_t i = 0; i < n; i++) {
    work[i] = fabs(dw_electron_glass_energies(glass)[i]);
    for (int k = 0; k < WINDOWS; k++)
      counts[k] += work[i] >= edges[k] && work[i] < edges[k + 1];
  }
  qsort(work, n, sizeof *work, ascending);
  add(&averages->energy, quantile(work, n, 0.5));
  for (int k = 0; k < WINDOWS; k++)
    add(&averages->density[k], counts[k] / (double) n / 2 / (edges[k + 1] - edges[k]));
  g_assert_cmpint(dw_electron_glass_rates(glass, electrons, work, &trusted, NULL), ==, DW_OK);
  for (size_t k = 1; k < n; k++)
    sum += work[k] = log(work[k]);
  add(&averages->mean_log, sum / (double) (n - 1));
  for (int k = 0; k < QUANTILES; k++)
    add(&averages->quantile[k], quantile(work + 1, n - 1, probabilities[k]));
}

static double
error_of(const Golden *table, size_t row, const char *column)
{
  g_autofree char *name = g_strconcat(column, "_se", NULL);
  return golden_number(table, row, name);
}

static void
check_row(const Golden *table, size_t row, const DwElectrons *electrons, DwElectronGlass *glass,
          int realizations)
{
  Averages averages = {0};
  for (int k = 0; k < realizations; k++) {
    realize(glass, electrons, (uint64_t) k);
    measure(glass, electrons, &averages);
  }
  g_test_message("%s", golden_text(table, row, "tag"));
  if (golden_number(table, row, "med|E|") > 0) { /* rates of the distances alone have no energies there */
    assert_mean(&averages.energy, golden_number(table, row, "med|E|"), error_of(table, row, "med|E|"),
                "med |E|");
    for (int k = 0; k < WINDOWS; k++)
      if (averages.density[k].sum * (double) electrons->sites * 2 * (edges[k + 1] - edges[k]) > 50)
        assert_mean(&averages.density[k], golden_number(table, row, windows[k]),
                    error_of(table, row, windows[k]), windows[k]);
  }
  assert_mean(&averages.mean_log, golden_number(table, row, "mean_lnlam"), error_of(table, row, "mean_lnlam"),
              "<ln lambda>");
  for (int k = 0; k < QUANTILES; k++)
    /* At N = 10 the quantile of a realization depends on its definition, which pooling does not. */
    if (electrons->sites >= 100)
      assert_mean(&averages.quantile[k], golden_number(table, row, quantiles[k]),
                  hypot(error_of(table, row, quantiles[k]), electrons->sites > 100 ? 0.003 : 0.03),
                  quantiles[k]);
}

/* "f15_d1_o0_100": which figure, density, boundary.  False for rows without rates. */
static bool
read_row(const Golden *table, size_t row, DwElectrons *electrons)
{
  const char *tag = golden_text(table, row, "tag");
  *electrons = REFERENCE;
  electrons->sites = (size_t) golden_number(table, row, "N");
  electrons->disorder = golden_number(table, row, "W");
  electrons->interaction = golden_number(table, row, "J");
  electrons->temperature = golden_number(table, row, "T");
  electrons->density = strstr(tag, "_d1_") ? DW_DENSITY_APPENDIX : DW_DENSITY_UNIT;
  electrons->open = strstr(tag, "_o1_") != NULL;
  electrons->rate_model = g_str_has_prefix(tag, "f16") ? DW_RATES_DISTANCE_ONLY : DW_RATES_FULL;
  electrons->interaction_term = g_str_equal(tag, "Fint");
  return *golden_text(table, row, "mean_lnlam") && !g_str_equal(tag, "ic2");
}

static void
test_averages(void)
{
  g_autoptr(Golden) table = golden_read("glass/eg_summary.csv");
  DwElectronGlass *glass = dw_electron_glass_new(1000);
  for (size_t row = 0; row < golden_n_rows(table); row++) {
    DwElectrons electrons;
    const char *tag = golden_text(table, row, "tag");
    const bool usable = read_row(table, row, &electrons);
    const bool quick = electrons.sites <= 100 || g_str_equal(tag, "f9");
    if (usable && (quick || g_test_slow()))
      check_row(table, row, &electrons, glass,
                electrons.sites <= 100 ? random_rounds(100, 1000) : random_rounds(24, 100));
  }
  dw_electron_glass_free(glass);
}

/* Table I: more disorder makes electrons faster, more interaction slower, on pairs of realizations. */
static double
mean_log_rate(DwElectronGlass *glass, double disorder, double interaction, double temperature, uint64_t k)
{
  DwElectrons electrons = REFERENCE;
  double rates[1000], trusted;
  electrons.disorder = disorder;
  electrons.interaction = interaction;
  electrons.temperature = temperature;
  realize(glass, &electrons, k);
  dw_electron_glass_rates(glass, &electrons, rates, &trusted, NULL);
  return (log(rates[500]) + log(rates[501])) / 2;
}

static void
test_table_1(void)
{
  DwElectronGlass *glass = dw_electron_glass_new(1000);
  Mean disorder = {0}, interaction = {0};
  for (uint64_t k = 0; k < (uint64_t) random_rounds(12, 60); k++) {
    add(&disorder, mean_log_rate(glass, 5, 1, 0.5, k) - mean_log_rate(glass, 1, 1, 0.1, k));
    add(&interaction,
        mean_log_rate(glass, 1.37437, 1. / 3, 0.1, k) - mean_log_rate(glass, 1.40698, 1. / 7, 0.1, k));
  }
  assert_mean(&disorder, 2.333, 0.01, "W 1 -> 5");
  assert_mean(&interaction, -0.824, 0.009, "J 1/7 -> 1/3");
  dw_electron_glass_free(glass);
}

int
main(int argc, char **argv)
{
  g_test_init(&argc, &argv, NULL);
  dw_symmetric_single_thread();
  g_test_add_func("/glass/electrons/solves-eq-20", test_solves_eq_20);
  g_test_add_func("/glass/electrons/exact-filling", test_exact_filling);
  g_test_add_func("/glass/electrons/translation", test_translation);
  g_test_add_func("/glass/electrons/rate-matrix", test_rate_matrix);
  g_test_add_func("/glass/electrons/two-sites", test_two_sites);
  g_test_add_func("/glass/electrons/table-of-twelve", test_table_of_twelve);
  g_test_add_func("/glass/electrons/cold", test_cold);
  g_test_add_func("/glass/electrons/short-localisation", test_short_localisation);
  g_test_add_func("/glass/electrons/averages", test_averages);
  g_test_add_func("/glass/electrons/table-1", test_table_1);
  return g_test_run();
}
