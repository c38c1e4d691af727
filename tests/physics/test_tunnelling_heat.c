/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "physics/tunnelling/heat.h"

#include "physics/tunnelling/level.h"
#include "physics/tunnelling/power_law.h"

#include "golden.h"

#include <gsl/gsl_integration.h>
#include <math.h>

enum { TRIALS = 200 };

/* Sums of some sixty terms of one sign. */
static const double SUMMED = 1e-13;

/* A pure power is no density of the program, but Eqs. 5, A1 and 6 of one have closed forms. */

typedef struct {
  double exponent;
  int equation; /* 5, 1 for A1, 6 */
} Power;

static double
power_integrand(double ln_energy, void *context)
{
  const Power *power = context;
  const double e = exp(ln_energy), n = pow(e, power->exponent);
  const double below = pow(e, 1 + power->exponent) / (1 + power->exponent);
  switch (power->equation) {
  case 6:
    return e * n * dw_level_heat(e, 1);
  case 5:
    return e * dw_level_conduction(e, 1) / n;
  default:
    return e * dw_level_conduction(e, 1) * e / below;
  }
}

static double
power_integral(double exponent, int equation)
{
  Power power = {exponent, equation};
  gsl_function f = {power_integrand, &power};
  gsl_integration_workspace *space = gsl_integration_workspace_alloc(2000);
  double integral, error;
  gsl_integration_qag(&f, -70, log(80), 0, 1e-13, 2000, GSL_INTEG_GAUSS61, space, &integral, &error);
  gsl_integration_workspace_free(space);
  return integral;
}

static void
test_closed_forms(void)
{
  for (int trial = 0; trial < TRIALS / 4; trial++) {
    const double mu = g_test_rand_double_range(0, 0.5);
    const double kappa = dw_power_conductivity(1, mu, 1);
    assert_relative(power_integral(mu, 6), dw_power_heat(1, mu, 1), 1e-12);
    assert_relative(power_integral(mu, 5), kappa, 1e-12);
    assert_relative(power_integral(mu, 1), (1 + mu) * kappa, 1e-12);
  }
}

static void
test_closed_form_table(void)
{
  g_autoptr(Golden) table = golden_read("tunnelling-power-law.csv");
  for (size_t row = 0; row < golden_n_rows(table); row++) {
    const double mu = golden_number(table, row, "mu");
    assert_relative(dw_power_conductivity(1, mu, 1), golden_number(table, row, "kappa5"), 1e-14);
    assert_relative((1 + mu) * dw_power_conductivity(1, mu, 1), golden_number(table, row, "kappaA1"), 1e-14);
    assert_relative(dw_power_heat(1, mu, 1), golden_number(table, row, "C"), 1e-14);
    assert_relative(dw_power_resonant_slope(1, mu, 1), golden_number(table, row, "slope"), 1e-14);
  }
}

static void
test_constant_density(void)
{
  const DwDensity constant = dw_density_eq3(1, 0), no_gap = dw_density_eq9(1, 0, 10);
  for (int trial = 0; trial < TRIALS; trial++) {
    const double t = random_log(1e-4, 1e4);
    const DwDensity *density = trial % 2 ? &constant : &no_gap;
    assert_relative(dw_heat_capacity(density, t), M_PI * M_PI / 6 * t, SUMMED);
    assert_relative(dw_conductivity(density, t), 4 * M_PI * M_PI * t * t, SUMMED);
    assert_relative(dw_conductivity_delta(density, t), 4 * M_PI * M_PI * t * t, SUMMED);
  }
}

/* With constant B and mu everything is an exact power of T and B. */
static void
test_exact_powers(void)
{
  for (int trial = 0; trial < TRIALS; trial++) {
    const double mu = g_test_rand_double_range(0, 0.5), t = random_log(1e-4, 1e4), b = random_log(1e-3, 1e3);
    const DwDensity unit = dw_density_eq3(1, mu), density = dw_density_eq3(b, mu);
    assert_relative(dw_heat_capacity(&density, t), dw_heat_capacity(&unit, 1) * b * pow(t, 1 + mu), SUMMED);
    assert_relative(dw_conductivity(&density, t), dw_conductivity(&unit, 1) * pow(t, 2 - mu) / b, SUMMED);
    assert_relative(dw_conductivity_delta(&density, t), dw_conductivity_delta(&unit, 1) * pow(t, 2 - mu) / b,
                    SUMMED);
  }
}

static void
test_tables(void)
{
  g_autoptr(Golden) table = golden_read("tunnelling-eq-3.csv");
  for (size_t row = 0; row < golden_n_rows(table); row++) {
    const DwDensity density = dw_density_eq3(1, golden_number(table, row, "mu"));
    assert_relative(dw_heat_capacity(&density, 1), golden_number(table, row, "C"), SUMMED);
    assert_relative(dw_conductivity(&density, 1), golden_number(table, row, "kappa5"), SUMMED);
    assert_relative(dw_conductivity_delta(&density, 1), golden_number(table, row, "kappaA1"), SUMMED);
  }
  g_autoptr(Golden) rows = golden_read("tunnelling-table-2.csv");
  for (size_t row = 0; row < golden_n_rows(rows); row++) {
    const DwDensity density = dw_density_table2((int) golden_number(rows, row, "J0"));
    const double t = golden_number(rows, row, "T");
    assert_relative(dw_heat_capacity(&density, t), golden_number(rows, row, "C"), SUMMED);
    assert_relative(dw_conductivity(&density, t), golden_number(rows, row, "kappa5"), SUMMED);
    assert_relative(dw_conductivity_delta(&density, t), golden_number(rows, row, "kappaA1"), SUMMED);
  }
}

/* Table II fits the simulated levels on E < 2T, and up to 8T count: within a tenth. */
static void
test_near_simulation(void)
{
  g_autoptr(Golden) table = golden_read("tunnelling-simulated.csv");
  int compared = 0;
  for (size_t row = 0; row < golden_n_rows(table); row++) {
    const double t = golden_number(table, row, "T");
    if (t < 0.1 || t > 1)
      continue;
    const DwDensity density = dw_density_table2((int) golden_number(table, row, "J0"));
    assert_relative(dw_heat_capacity(&density, t), golden_number(table, row, "C"), 0.1);
    assert_relative(dw_conductivity(&density, t), golden_number(table, row, "kappa5"), 0.1);
    compared++;
  }
  g_assert_cmpint(compared, >=, 14);
}

/* Densities. */

static void
test_table_rows(void)
{
  const DwDensity two = dw_density_table2(2), three = dw_density_table2(3);
  assert_relative(dw_density_form(&two, 0.5).amplitude, 0.0135, 1e-15);
  assert_relative(dw_density_form(&three, 0.5).exponent, 0.152, 1e-15);
  assert_relative(dw_density_form(&two, 1e-3).amplitude, 0.0118, 1e-15);
  assert_relative(dw_density_form(&three, 300).exponent, 0.158, 1e-15);
  assert_relative(dw_density_form(&two, sqrt(0.1 * 0.2)).exponent, (0.103 + 0.119) / 2, 1e-14);
  assert_relative(dw_density_at(&two, 0.5, 0), 0.0135 * pow(0.5, 0.127), 1e-14);
}

/* As printed: 1/(1 + 0.4189 ln 10) and its slope. */
static void
test_dipolar_gap(void)
{
  const DwDensity gap = dw_density_eq9(1, 0.2, 10);
  assert_relative(dw_density_at(&gap, 1, 0.2), 0.5090, 1e-4);
  assert_relative(dw_density_gap_slope(&gap, 0.2), 0.2132, 2e-4);
  assert_relative(dw_density_gap_slope(&gap, 2 * (1 - 1e-12)), 2 * M_PI / 3 * 0.2, 1e-10);
  assert_relative(dw_density_at(&gap, 1, 2), 1, 1e-15);
  assert_relative(dw_density_at(&gap, 1, 50), 1, 1e-15);
  g_assert_cmpfloat(dw_density_gap_slope(&gap, 3), ==, 0);
}

static DwDensity
random_density(void)
{
  switch (g_test_rand_int_range(0, 4)) {
  case 0:
    return dw_density_eq3(random_log(0.1, 10), g_test_rand_double_range(0, 0.5));
  case 1:
    return dw_density_table2(2);
  case 2:
    return dw_density_table2(3);
  default:
    return dw_density_eq9(1, random_log(1e-6, 1), 10);
  }
}

/* The levels below E count what n says: differences of N over 1 % of E, by Simpson's rule. */
static void
test_levels_below(void)
{
  for (int trial = 0; trial < TRIALS; trial++) {
    const DwDensity density = random_density();
    const double t = random_log(1e-3, 10), e = t * random_log(1e-3, 50), step = 0.01 * e;
    if (e < density.gap && e + step > density.gap)
      continue;
    const double simpson = step / 6 *
                           (dw_density_at(&density, t, e) + 4 * dw_density_at(&density, t, e + step / 2) +
                            dw_density_at(&density, t, e + step));
    const double counted = dw_density_below(&density, t, e + step) - dw_density_below(&density, t, e);
    assert_relative(counted, simpson, 1e-9);
    g_assert_cmpfloat(dw_density_below(&density, t, e), >, 0);
  }
}

int
main(int argc, char **argv)
{
  g_test_init(&argc, &argv, NULL);
  g_test_add_func("/tunnelling-heat/closed-forms", test_closed_forms);
  g_test_add_func("/tunnelling-heat/closed-form-table", test_closed_form_table);
  g_test_add_func("/tunnelling-heat/constant-density", test_constant_density);
  g_test_add_func("/tunnelling-heat/exact-powers", test_exact_powers);
  g_test_add_func("/tunnelling-heat/tables", test_tables);
  g_test_add_func("/tunnelling-heat/near-simulation", test_near_simulation);
  g_test_add_func("/tunnelling-heat/table-rows", test_table_rows);
  g_test_add_func("/tunnelling-heat/dipolar-gap", test_dipolar_gap);
  g_test_add_func("/tunnelling-heat/levels-below", test_levels_below);
  return g_test_run();
}
