/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "physics/glass/mean_field.h"
#include "physics/glass/tls.h"

#include "golden.h"

#include <json-glib/json-glib.h>
#include <math.h>
#include <string.h>

/* Eq. 4 with couplings of any kind: what must hold whichever of its solutions one finds. */

enum { MOST = 60 };

typedef struct {
  size_t n;
  double temperature, bare[MOST], spin[MOST], coupling[MOST * MOST], field[MOST];
} Problem;

static double
normal(void)
{
  return sqrt(-2 * log(random_log(1e-12, 1))) * cos(g_test_rand_double_range(0, 2 * G_PI));
}

/* Couplings over as many decades as close pairs give, temperatures from frozen to melted. */
static void
draw_problem(Problem *p)
{
  p->n = (size_t) g_test_rand_int_range(2, MOST + 1);
  p->temperature = random_log(0.01, 3);
  for (size_t i = 0; i < p->n; i++) {
    p->bare[i] = normal();
    p->spin[i] = tanh(g_test_rand_double_range(-1, 1) / (2 * p->temperature));
    for (size_t j = 0; j < i; j++)
      p->coupling[i * p->n + j] = p->coupling[j * p->n + i] = normal() * random_log(0.01, 30);
    p->coupling[i * p->n + i] = 0;
  }
}

static DwMeanField *
begin(const Problem *p, DwMatrixCouplings *couplings)
{
  DwMeanField *solver = dw_mean_field_new(p->n);
  *couplings = dw_matrix_couplings(p->n, p->coupling);
  g_assert_cmpint(dw_mean_field_begin(solver, p->temperature, p->bare, &couplings->base, p->spin, NULL), ==,
                  DW_OK);
  return solver;
}

static void
solve(Problem *p)
{
  DwMatrixCouplings couplings;
  DwMeanField *solver = begin(p, &couplings);
  g_assert_cmpint(dw_mean_field_settle(solver, NULL), ==, DW_OK);
  memcpy(p->field, dw_mean_field_fields(solver), p->n * sizeof(double));
  memcpy(p->spin, dw_mean_field_spins(solver), p->n * sizeof(double));
  dw_mean_field_free(solver);
}

/* Each spin may be off by DW_SETTLED, which its row multiplies. */
static void
assert_self_consistent(const Problem *p)
{
  for (size_t i = 0; i < p->n; i++) {
    double field = p->bare[i], reach = 1;
    for (size_t j = 0; j < p->n; j++) {
      field += p->coupling[i * p->n + j] * tanh(p->field[j] / (2 * p->temperature));
      reach += fabs(p->coupling[i * p->n + j]);
    }
    g_assert_cmpfloat_with_epsilon(p->field[i], field, 2e-10 * reach);
  }
}

static void
test_solves(void)
{
  for (int k = 0; k < random_rounds(300, 5000); k++) {
    Problem p;
    draw_problem(&p);
    solve(&p);
    assert_self_consistent(&p);
  }
}

static void
test_free_energy_never_rises(void)
{
  for (int k = 0; k < random_rounds(200, 3000); k++) {
    Problem p;
    DwMatrixCouplings couplings;
    draw_problem(&p);
    DwMeanField *solver = begin(&p, &couplings);
    bool settled = false;
    double last = dw_mean_field_free_energy(solver), size = 1;
    for (size_t j = 0; j < p.n * p.n; j++)
      size += fabs(p.coupling[j]);
    while (!settled) {
      g_assert_cmpint(dw_mean_field_pass(solver, &settled, NULL), ==, DW_OK);
      const double now = dw_mean_field_free_energy(solver);
      g_assert_cmpfloat(now, <=, last + 1e-14 * size);
      last = now;
    }
    dw_mean_field_free(solver);
  }
}

/* Turning some systems round, s -> -s, turns their fields and couplings: the same bits with other signs. */
static void
test_gauge(void)
{
  for (int k = 0; k < random_rounds(200, 3000); k++) {
    Problem p, turned;
    double sign[MOST];
    draw_problem(&p);
    turned = p;
    for (size_t i = 0; i < p.n; i++)
      sign[i] = g_test_rand_bit() ? 1 : -1;
    for (size_t i = 0; i < p.n; i++) {
      turned.bare[i] *= sign[i];
      turned.spin[i] *= sign[i];
      for (size_t j = 0; j < p.n; j++)
        turned.coupling[i * p.n + j] *= sign[i] * sign[j];
    }
    solve(&p);
    solve(&turned);
    for (size_t i = 0; i < p.n; i++)
      g_assert_cmpfloat(turned.field[i], ==, sign[i] * p.field[i]);
  }
}

/* Numbered otherwise, a solution is still one: the iteration stays where it is. */
static void
test_permutation(void)
{
  for (int k = 0; k < random_rounds(200, 3000); k++) {
    Problem p, other;
    draw_problem(&p);
    solve(&p);
    other = p;
    const size_t shift = (size_t) g_test_rand_int_range(1, (gint32) p.n);
    for (size_t i = 0; i < p.n; i++) {
      const size_t from = (i + shift) % p.n;
      other.bare[i] = p.bare[from];
      other.spin[i] = p.spin[from];
      for (size_t j = 0; j < p.n; j++)
        other.coupling[i * p.n + j] = p.coupling[from * p.n + (j + shift) % p.n];
    }
    solve(&other);
    for (size_t i = 0; i < p.n; i++)
      g_assert_cmpfloat_with_epsilon(other.field[i], p.field[(i + shift) % p.n],
                                     1e-8 * (1 + fabs(other.field[i])));
  }
}

/* Two systems: their equations become one, f(x) = bare_0 + c tanh((bare_1 + c tanh(x/2T))/2T) - x. */
static double
pair_equation(double x, const void *context)
{
  const Problem *p = context;
  const double c = p->coupling[1], half_beta = 1 / (2 * p->temperature);
  return p->bare[0] + c * tanh((p->bare[1] + c * tanh(x * half_beta)) * half_beta) - x;
}

static void
test_pair(void)
{
  for (int k = 0; k < random_rounds(500, 10000); k++) {
    Problem p;
    do
      draw_problem(&p);
    while (p.n != 2 && (p.n = 2));
    p.coupling[1] = p.coupling[2] = normal() * random_log(0.01, 30);
    p.coupling[0] = p.coupling[3] = 0;
    solve(&p);
    /* A root lies where the solver says, or so close that the pair's own amplification of 1e-10 explains it.
     */
    const double slack = 1e-9 * (1 + fabs(p.coupling[1]) / p.temperature) * (1 + fabs(p.coupling[1]));
    g_assert_cmpfloat(pair_equation(p.field[0] - slack, &p) * pair_equation(p.field[0] + slack, &p), <=, 0);
  }
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
entry(JsonArray *array, size_t k)
{
  JsonNode *node = json_array_get_element(array, (guint) k);
  return json_node_get_value_type(node) == G_TYPE_STRING ? g_ascii_strtod(json_node_get_string(node), NULL)
                                                         : json_node_get_double(node);
}

static double
distance(JsonArray *one, JsonArray *other, double length)
{
  double square = 0;
  for (size_t axis = 0; axis < 3; axis++) {
    const double d = fabs(entry(one, axis) - entry(other, axis)), nearest = fmin(d, length - d);
    square += nearest * nearest;
  }
  return sqrt(square);
}

static void
read_problem(JsonObject *file, double kappa, Problem *p)
{
  JsonArray *sites = json_object_get_array_member(file, "pos"), *g = json_object_get_array_member(file, "g");
  const double length = json_object_get_double_member(file, "L");
  p->n = (size_t) json_object_get_int_member(file, "N");
  for (size_t i = 0; i < p->n; i++) {
    p->bare[i] = entry(json_object_get_array_member(file, "Delta"), i);
    for (size_t j = 0; j < p->n; j++) {
      const double r = distance(json_array_get_array_element(sites, (guint) i),
                                json_array_get_array_element(sites, (guint) j), length);
      p->coupling[i * p->n + j] =
          i == j ? 0 : kappa * entry(json_array_get_array_element(g, (guint) i), j) / (r * r * r);
    }
  }
}

static bool
is_among(const Problem *p, JsonArray *solutions)
{
  for (size_t k = 0; k < json_array_get_length(solutions); k++) {
    JsonArray *solution =
        json_object_get_array_member(json_array_get_object_element(solutions, (guint) k), "Dp");
    double largest = 0;
    for (size_t i = 0; i < p->n; i++)
      largest = fmax(largest, fabs(entry(solution, i) - p->field[i]));
    if (largest < 2e-6) /* positions have nine digits, close pairs multiply */
      return true;
  }
  return false;
}

/* From any start the solver ends in one of the stable solutions that were found from 4000, and over many
 * starts in more than one of them; from the start of the table, in the 25 digits given. */
static void
check_case(JsonObject *file, JsonObject *one)
{
  Problem p;
  read_problem(file, json_object_get_double_member(one, "kappa"), &p);
  p.temperature = json_object_get_double_member(one, "T");
  JsonArray *stable = json_object_get_array_member(one, "all_stable");
  for (int k = 0; k < random_rounds(200, 2000); k++) {
    for (size_t i = 0; i < p.n; i++)
      p.spin[i] = tanh(g_test_rand_double_range(-3, 3) / (2 * p.temperature));
    solve(&p);
    g_assert_true(is_among(&p, stable));
  }
  /* Each of them, in ten digits, is where the solver stays. */
  for (guint k = 0; k < json_array_get_length(stable); k++) {
    JsonArray *listed = json_object_get_array_member(json_array_get_object_element(stable, k), "Dp");
    for (size_t i = 0; i < p.n; i++)
      p.spin[i] = tanh(entry(listed, i) / (2 * p.temperature));
    solve(&p);
    for (size_t i = 0; i < p.n; i++)
      g_assert_cmpfloat_with_epsilon(p.field[i], entry(listed, i), 2e-6);
  }
  JsonArray *exact = json_object_get_array_member(one, "Dp");
  for (size_t i = 0; i < p.n; i++)
    p.spin[i] = tanh(entry(exact, i) / (2 * p.temperature));
  solve(&p);
  for (size_t i = 0; i < p.n; i++) {
    g_assert_cmpfloat_with_epsilon(p.field[i], entry(exact, i), 1e-8 * (1 + fabs(p.field[i])));
    /* Eq. 12 of the exact biases, which are rounded to doubles here and nowhere else. */
    const double delta0 = entry(json_object_get_array_member(file, "Delta0"), i);
    const double energy = dw_tls_energy(entry(exact, i), delta0);
    assert_relative(delta0 * delta0 * dw_tls_gain(energy, p.temperature),
                    entry(json_object_get_array_member(one, "lambda_a1"), i), 1e-14);
  }
}

static void
test_all_solutions_of_sixteen(void)
{
  g_autoptr(JsonParser) parser = NULL;
  JsonObject *file = read_json("tg_small.json", &parser);
  JsonArray *cases = json_object_get_array_member(file, "cases");
  g_assert_cmpuint(json_array_get_length(cases), ==, 6);
  for (guint k = 0; k < json_array_get_length(cases); k++)
    check_case(file, json_array_get_object_element(cases, k));
}

int
main(int argc, char **argv)
{
  g_test_init(&argc, &argv, NULL);
  g_test_add_func("/glass/mean-field/solves", test_solves);
  g_test_add_func("/glass/mean-field/free-energy-never-rises", test_free_energy_never_rises);
  g_test_add_func("/glass/mean-field/gauge", test_gauge);
  g_test_add_func("/glass/mean-field/permutation", test_permutation);
  g_test_add_func("/glass/mean-field/pair", test_pair);
  g_test_add_func("/glass/mean-field/all-solutions-of-sixteen", test_all_solutions_of_sixteen);
  return g_test_run();
}
