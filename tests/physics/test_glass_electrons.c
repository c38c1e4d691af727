/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "physics/glass/bins.h"
#include "physics/glass/electron_matrix.h"

#include "glass_tables.h"

#include <gsl/gsl_eigen.h>
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

static void
rotate(double *values, size_t n)
{
  const double first = values[0];
  memmove(values, values + 1, (n - 1) * sizeof(double));
  values[n - 1] = first;
}

/* The sites of a periodic square numbered otherwise, and the square's corner put elsewhere. */
static void
move_sites(DwElectronGlass *glass, size_t n)
{
  const double dx = g_test_rand_double_range(0, glass->length),
               dy = g_test_rand_double_range(0, glass->length);
  for (size_t i = 0; i < n; i++) {
    glass->x[i] = fmod(glass->x[i] + dx, glass->length);
    glass->y[i] = fmod(glass->y[i] + dy, glass->length);
  }
  rotate(glass->x, n);
  rotate(glass->y, n);
  rotate(glass->bare, n);
}

/* Neither changes a level, where the solution stays within the 1e-10 to which it is settled; nor, of the very
 * same levels, a rate. */
static void
test_translation_and_permutation(void)
{
  enum { N = 50 };
  DwElectronGlass *glass = dw_electron_glass_new(N);
  for (int round = 0; round < random_rounds(20, 300); round++) {
    DwElectrons electrons = random_electrons(N);
    double before[N], rates[N], again[N], trusted;
    electrons.sites = N;
    electrons.open = false;
    realize(glass, &electrons, (uint64_t) round);
    double *energy = (double *) dw_electron_glass_energies(glass);
    g_assert_cmpint(dw_electron_glass_rates(glass, &electrons, rates, &trusted, NULL), ==, DW_OK);
    memcpy(before, energy, sizeof before);
    rotate(before, N);
    move_sites(glass, N);
    for (size_t i = 0; i < N; i++)
      glass->spin[i] = tanh(before[i] / (2 * electrons.temperature));
    g_assert_cmpint(dw_electron_glass_solve(glass, &electrons, NULL), ==, DW_OK);
    for (size_t i = 0; i < N; i++)
      g_assert_cmpfloat_with_epsilon(energy[i], before[i], 1e-8 * (1 + fabs(before[i])));
    memcpy(energy, before, sizeof before);
    g_assert_cmpint(dw_electron_glass_rates(glass, &electrons, again, &trusted, NULL), ==, DW_OK);
    for (size_t i = 0; i < N; i++)
      g_assert_cmpfloat_with_epsilon(again[i], rates[i], 1e-12 * rates[N - 1]);
  }
  dw_electron_glass_free(glass);
}

/* All energies times 2^k, from the same occupations: all levels times 2^k and the same rates, to the last
 * bit. */
static void
test_scaling(void)
{
  enum { N = 50 };
  DwElectronGlass *glass = dw_electron_glass_new(N);
  for (int round = 0; round < random_rounds(20, 300); round++) {
    const double factor = ldexp(1, g_test_rand_int_range(-10, 10));
    DwElectrons electrons = random_electrons(N);
    double before[N], rates[N], scaled[N], trusted;
    const size_t n = electrons.sites;
    realize(glass, &electrons, (uint64_t) round);
    memcpy(before, dw_electron_glass_energies(glass), n * sizeof(double));
    dw_electron_glass_rates(glass, &electrons, rates, &trusted, NULL);
    electrons.interaction *= factor;
    electrons.temperature *= factor;
    for (size_t i = 0; i < n; i++)
      glass->bare[i] *= factor;
    g_assert_cmpint(dw_electron_glass_solve(glass, &electrons, NULL), ==, DW_OK);
    dw_electron_glass_rates(glass, &electrons, scaled, &trusted, NULL);
    for (size_t i = 0; i < n; i++)
      g_assert_cmpfloat(dw_electron_glass_energies(glass)[i], ==, factor * before[i]);
    g_assert_cmpmem(scaled, n * sizeof(double), rates, n * sizeof(double));
  }
  dw_electron_glass_free(glass);
}

/* Without repulsion the levels are the site energies: evenly between -W/2 and W/2, by Kolmogorov's law beyond
 * 2 once in 1500 samples. */
static void
test_without_interaction(void)
{
  enum { N = 1000, SAMPLES = 20 };
  DwElectronGlass *glass = dw_electron_glass_new(N);
  DwElectrons electrons = REFERENCE;
  electrons.interaction = 0;
  electrons.disorder = 3;
  double share[N * SAMPLES];
  for (size_t k = 0; k < SAMPLES; k++) {
    realize(glass, &electrons, k);
    for (size_t i = 0; i < N; i++) {
      g_assert_cmpfloat(dw_electron_glass_energies(glass)[i], ==, glass->bare[i]);
      share[k * N + i] = glass->bare[i] / 3 + 0.5;
    }
  }
  g_assert_cmpfloat(kolmogorov(share, N * SAMPLES), <, 2);
  dw_electron_glass_free(glass);
}

/* Eq. 21 with Theta(E_i - E_j): exchange between i and j in equilibrium, the same both ways. */
static void
fill_exchange(DwElectronGlass *glass, const DwElectrons *electrons, double *gamma)
{
  const size_t n = electrons->sites;
  const double T = electrons->temperature, *energy = dw_electron_glass_energies(glass);
  for (size_t i = 0; i < n; i++)
    for (size_t j = 0; j < n; j++)
      if (i != j) {
        const double dE = energy[i] - energy[j], N = 1 / expm1(fabs(dE) / T);
        const double hop = exp(-dw_electron_distance(glass, electrons, i, j) / electrons->localisation);
        gamma[i * n + j] = hop * fermi(energy[i], T) * fermi(-energy[j], T) * (N + (dE > 0));
      }
  for (size_t i = 0; i < n; i++)
    for (size_t j = 0; j < i; j++)
      assert_relative(gamma[i * n + j], gamma[j * n + i], 1e-9);
}

/* -A of Eq. 23, k = j included where there is the term of interaction. */
static void
fill_relaxation(DwElectronGlass *glass, const DwElectrons *electrons, const double *gamma, double *A)
{
  const size_t n = electrons->sites;
  const double T = electrons->temperature, *energy = dw_electron_glass_energies(glass);
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
      A[i * n + j] -= a;
      A[j * n + j] += a;
    }
}

/* Real parts in ascending order, by GSL's balanced QR; what imaginary parts rounding makes are below 1e-9 of
 * all. */
static void
eigenvalues(size_t n, double *A, double *values)
{
  gsl_matrix_view matrix = gsl_matrix_view_array(A, n, n);
  gsl_vector_complex *out = gsl_vector_complex_alloc(n);
  gsl_eigen_nonsymm_workspace *work = gsl_eigen_nonsymm_alloc(n);
  double largest = 0;
  gsl_eigen_nonsymm_params(0, 1, work);
  g_assert_cmpint(gsl_eigen_nonsymm(&matrix.matrix, out, work), ==, 0);
  for (size_t k = 0; k < n; k++) {
    values[k] = GSL_REAL(gsl_vector_complex_get(out, k));
    largest = fmax(largest, values[k]);
  }
  for (size_t k = 0; k < n; k++)
    g_assert_cmpfloat(fabs(GSL_IMAG(gsl_vector_complex_get(out, k))), <, 1e-9 * largest);
  dw_sort(values, n);
  gsl_eigen_nonsymm_free(work);
  gsl_vector_complex_free(out);
}

/* The eigenvalues are those of Eq. 23's own matrix, whose exchange obeys detailed balance and which keeps the
 * number of electrons, whatever the trick of making it symmetric; the sums of its trace and of its square's
 * to more digits. */
static void
check_rate_matrix(DwElectronGlass *glass, const DwElectrons *electrons)
{
  const size_t n = electrons->sites;
  g_autofree double *gamma = g_new0(double, n *n), *A = g_new0(double, n *n), *rates = g_new(double, n),
                    *expected = g_new(double, n);
  fill_exchange(glass, electrons, gamma);
  fill_relaxation(glass, electrons, gamma, A);
  double trace = 0, square = 0, sum = 0, sum_of_squares = 0, trusted;
  for (size_t i = 0; i < n; i++) {
    trace += A[i * n + i];
    for (size_t j = 0; j < n; j++)
      square += A[i * n + j] * A[j * n + i];
  }
  eigenvalues(n, A, expected);
  g_assert_cmpint(dw_electron_glass_rates(glass, electrons, rates, &trusted, NULL), ==, DW_OK);
  for (size_t k = 0; k < n; k++) {
    sum += rates[k];
    sum_of_squares += rates[k] * rates[k];
    g_assert_cmpfloat_with_epsilon(rates[k], expected[k], 1e-9 * rates[n - 1]);
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
    check_rate_matrix(glass, &electrons);
  }
  dw_electron_glass_free(glass);
}

static double
log_cosh(double x)
{
  return fabs(x) + log1p(exp(-2 * fabs(x))) - G_LN2;
}

/* Two sites have one rate, e^(-r/xi) (cosh(x)/cosh(y) + cosh(y)/cosh(x))/(2 sinh|x - y|) with x, y = E/2T:
 * its logarithm, since none of the three need be a double, and that of the smallest number on the way to it,
 * the exchange over a cosh. */
static double
log_rate_of_two(double x, double y, double r, double localisation, double *smallest)
{
  const double ratio = fabs(log_cosh(x) - log_cosh(y)), apart = fabs(x - y);
  const double exchange = -r / localisation - apart - log(-expm1(-2 * apart));
  *smallest = exchange - fmax(log_cosh(x), log_cosh(y));
  return exchange + ratio + log1p(exp(-2 * ratio));
}

static void
test_two_sites(void)
{
  DwElectronGlass *glass = dw_electron_glass_new(2);
  for (int round = 0; round < random_rounds(500, 5000); round++) {
    DwElectrons electrons = random_electrons(5);
    double rates[2], trusted, smallest;
    electrons.sites = 2;
    electrons.density = DW_DENSITY_UNIT;
    realize(glass, &electrons, (uint64_t) round);
    const double *energy = dw_electron_glass_energies(glass), T2 = 2 * electrons.temperature;
    const double r = dw_electron_distance(glass, &electrons, 0, 1),
                 coupling = electrons.interaction / (2 * r);
    for (int i = 0; i < 2; i++)
      g_assert_cmpfloat_with_epsilon(energy[i], glass->bare[i] - coupling * tanh(energy[1 - i] / T2),
                                     3e-10 * (1 + coupling));
    const double expected =
        log_rate_of_two(energy[0] / T2, energy[1] / T2, r, electrons.localisation, &smallest);
    g_assert_cmpint(dw_electron_glass_rates(glass, &electrons, rates, &trusted, NULL), ==, DW_OK);
    /* Where doubles end digits are lost.  Among more sites such rates are far below the largest, and computed
     * the graded way. */
    if (smallest > -700)
      assert_relative(rates[1], exp(expected), 1e-11);
    else
      g_assert_true(rates[1] >= 0 && isfinite(rates[1]));
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
    mean_add(&disorder, mean_log_rate(glass, 5, 1, 0.5, k) - mean_log_rate(glass, 1, 1, 0.1, k));
    mean_add(&interaction,
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
  g_test_add_func("/glass/electrons/translation-and-permutation", test_translation_and_permutation);
  g_test_add_func("/glass/electrons/scaling", test_scaling);
  g_test_add_func("/glass/electrons/without-interaction", test_without_interaction);
  g_test_add_func("/glass/electrons/rate-matrix", test_rate_matrix);
  g_test_add_func("/glass/electrons/two-sites", test_two_sites);
  g_test_add_func("/glass/electrons/table-of-twelve", test_table_of_twelve);
  g_test_add_func("/glass/electrons/cold", test_cold);
  g_test_add_func("/glass/electrons/short-localisation", test_short_localisation);
  g_test_add_func("/glass/electrons/table-1", test_table_1);
  return g_test_run();
}
