/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "physics/bottleneck/susceptibility.h"

#include "physics/numerics/complex.h"

#include "golden.h"

#include <gsl/gsl_integration.h>
#include <math.h>

enum { TRIALS = 2000 };

/* Everything is a dozen correctly rounded operations without cancellation. */
static const double FEW_ULP = 4e-15;

static void
test_satisfies_its_equation(void)
{
  for (int k = 0; k < TRIALS; k++) {
    const double sigma = random_log(1e-3, 1e9), omega = random_log(1e-12, 1e12);
    const double complex p = CMPLX(0, omega), chi = dw_susceptibility(sigma, omega);
    const double complex left = sigma * p * chi * chi, right = (1 + p) * chi;
    g_assert_cmpfloat(cabs(left + right - 1), <=, FEW_ULP * (cabs(left) + cabs(right) + 1));
  }
}

static void
test_duality(void)
{
  for (int k = 0; k < TRIALS; k++) {
    const double sigma = random_log(1e-3, 1e9), omega = random_log(1e-12, 1e12);
    assert_relative(creal(dw_susceptibility(sigma, 1 / omega)),
                    -omega * cimag(dw_susceptibility(sigma, omega)), FEW_ULP);
  }
}

static void
test_at_omega_one(void)
{
  for (int k = 0; k < TRIALS; k++) {
    const double sigma = random_log(1e-6, 1e12), expected = 1 / (1 + sqrt(1 + 2 * sigma));
    const double complex chi = dw_susceptibility(sigma, 1);
    assert_relative(creal(chi), expected, FEW_ULP);
    assert_relative(-cimag(chi), expected, FEW_ULP);
  }
}

static void
test_debye_without_bottleneck(void)
{
  for (int k = 0; k < TRIALS; k++) {
    const double omega = random_log(1e-100, 1e100), debye = 1 / (1 + omega * omega);
    assert_relative(creal(dw_susceptibility(0, omega)), debye, FEW_ULP);
    assert_relative(dw_susceptibility_spectrum(0, omega), debye, FEW_ULP);
    assert_relative(dw_susceptibility_exponent(0, omega), 2 / (1 + 1 / (omega * omega)), FEW_ULP);
  }
  g_assert_true(isnan(dw_susceptibility_crossover(0)));
}

static void
test_extreme_frequencies(void)
{
  for (double sigma = 0; sigma < 1e10; sigma = 10 * sigma + 1) {
    assert_relative(dw_susceptibility_spectrum(sigma, 1e-300), 1 + sigma, FEW_ULP);
    assert_relative(creal(dw_susceptibility(sigma, 1e-300)), 1, FEW_ULP);
    assert_relative(-cimag(dw_susceptibility(sigma, 1e300)), 1e-300, FEW_ULP);
    assert_relative(dw_susceptibility_spectrum(sigma, 1e150), 1e-300, FEW_ULP);
    assert_relative(creal(dw_susceptibility(sigma, 1e150)), (1 + sigma) * 1e-300, FEW_ULP);
    assert_relative(dw_susceptibility_exponent(sigma, 1e300), 2, FEW_ULP);
    g_assert_cmpfloat(dw_susceptibility_exponent(sigma, 1e-300), ==, 0);
    g_assert_true(isfinite(dw_approximate_exponent(sigma, 1e300)));
  }
}

typedef double (*Spectrum)(double sigma, double omega);

typedef struct {
  Spectrum spectrum;
  double sigma;
} SumRule;

static double
per_decade(double ln_omega, void *context)
{
  const SumRule *rule = context;
  const double omega = exp(ln_omega);
  return M_2_PI * omega * rule->spectrum(rule->sigma, omega);
}

/* (2/pi) times the integral of S: chi'(0) = 1 by Kramers and Kronig. */
static double
sum_rule(Spectrum spectrum, double sigma)
{
  SumRule rule = {spectrum, sigma};
  gsl_function f = {per_decade, &rule};
  gsl_integration_workspace *space = gsl_integration_workspace_alloc(1000);
  double sum, error;
  gsl_integration_qag(&f, -70, 70, 0, 1e-12, 1000, GSL_INTEG_GAUSS31, space, &sum, &error);
  gsl_integration_workspace_free(space);
  return sum;
}

/* The tolerance is the quadrature's, and exp(-35) of the tails cut off. */
static void
test_sum_rules(void)
{
  for (int k = 0; k < 20; k++)
    assert_relative(sum_rule(dw_susceptibility_spectrum, random_log(1e-3, 1e7)), 1, 1e-11);
  assert_relative(sum_rule(dw_approximate_spectrum, random_log(1, 1e7)), 1.221982, 5e-7);
}

/* Central differences of the logarithm: right to h^2 times a third derivative below 1. */
static void
test_exponents_are_slopes(void)
{
  const double h = 1e-4;
  for (int k = 0; k < TRIALS; k++) {
    const double sigma = random_log(1e-2, 1e7), omega = random_log(1e-10, 1e10);
    const double low = omega * exp(-h), high = omega * exp(h);
    const double exact = dw_susceptibility_spectrum(sigma, low) / dw_susceptibility_spectrum(sigma, high);
    const double approximate = dw_approximate_spectrum(sigma, low) / dw_approximate_spectrum(sigma, high);
    g_assert_cmpfloat_with_epsilon(dw_susceptibility_exponent(sigma, omega), log(exact) / (2 * h), 1e-8);
    g_assert_cmpfloat_with_epsilon(dw_approximate_exponent(sigma, omega), log(approximate) / (2 * h), 1e-8);
  }
}

static void
test_table(void)
{
  g_autoptr(Golden) table = golden_read("chi_exact_eq13.csv");
  for (size_t row = 0; row < golden_n_rows(table); row++) {
    const double sigma = golden_number(table, row, "sigma"), omega = golden_number(table, row, "omega");
    const double complex chi = dw_susceptibility(sigma, omega);
    assert_relative(creal(chi), golden_number(table, row, "chi_re"), FEW_ULP);
    assert_relative(-cimag(chi), golden_number(table, row, "abs_chi_im"), FEW_ULP);
    assert_relative(dw_susceptibility_spectrum(sigma, omega),
                    golden_number(table, row, "abs_chi_im_over_omega"), FEW_ULP);
    assert_relative(dw_susceptibility_exponent(sigma, omega), golden_number(table, row, "alpha_exact"),
                    FEW_ULP);
    if (sigma == 0)
      continue;
    assert_relative(dw_approximate_spectrum(sigma, omega), golden_number(table, row, "eq1"), FEW_ULP);
    assert_relative(dw_approximate_exponent(sigma, omega), golden_number(table, row, "alpha_eq1"), FEW_ULP);
  }
}

/* At both ends alpha departs from 3/2 by the tolerance; the table has them to 3e-4 or so. */
static void
test_windows(void)
{
  g_autoptr(Golden) table = golden_read("slope_windows.csv");
  for (size_t row = 0; row < golden_n_rows(table); row++) {
    const double sigma = golden_number(table, row, "sigma"), tolerance = golden_number(table, row, "tol");
    double low, high;
    g_assert_true(dw_susceptibility_window(sigma, tolerance, &low, &high));
    assert_relative(dw_susceptibility_exponent(sigma, low), 1.5 - tolerance, 1e-14);
    assert_relative(dw_susceptibility_exponent(sigma, high), 1.5 + tolerance, 1e-14);
    assert_relative(low, golden_number(table, row, "omega_lo"), 1e-3);
    assert_relative(high, golden_number(table, row, "omega_hi"), 1e-3);
    g_assert_cmpfloat_with_epsilon(log10(high / low), golden_number(table, row, "decades"), 1e-3);
  }
  double unused;
  g_assert_false(dw_susceptibility_window(17, 0.5, &unused, &unused));
  g_assert_false(dw_susceptibility_window(17, NAN, &unused, &unused));
}

static void
test_crossover(void)
{
  for (int k = 0; k < TRIALS; k++) {
    const double sigma = random_log(1e-2, 1e9), omega = dw_susceptibility_crossover(sigma);
    assert_relative(dw_susceptibility_exponent(sigma, omega), 1.75, 1e-14);
  }
  assert_relative(dw_susceptibility_crossover(1e7), 4e7 / sqrt(3), 1e-5);
}

int
main(int argc, char **argv)
{
  g_test_init(&argc, &argv, NULL);
  g_test_add_func("/susceptibility/satisfies-its-equation", test_satisfies_its_equation);
  g_test_add_func("/susceptibility/duality", test_duality);
  g_test_add_func("/susceptibility/at-omega-one", test_at_omega_one);
  g_test_add_func("/susceptibility/debye-without-bottleneck", test_debye_without_bottleneck);
  g_test_add_func("/susceptibility/extreme-frequencies", test_extreme_frequencies);
  g_test_add_func("/susceptibility/sum-rules", test_sum_rules);
  g_test_add_func("/susceptibility/exponents-are-slopes", test_exponents_are_slopes);
  g_test_add_func("/susceptibility/table", test_table);
  g_test_add_func("/susceptibility/windows", test_windows);
  g_test_add_func("/susceptibility/crossover", test_crossover);
  return g_test_run();
}
