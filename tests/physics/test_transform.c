/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "physics/bottleneck/adiabatic.h"

#include "golden.h"

#include <math.h>

/* f(0) = sqrt(2/pi) 2^(-1/3) g(0), g(0) = 4 pi/(3 sqrt 3) */
static const double START = 1.5315271902550637;

/* g(tau) by the trapezoidal rule in ln y, step 0.1: right to exp(-2 pi (pi/6)/0.1) = 5e-15, and independent
 * of the series that are tested. */
static double
by_quadrature(double tau)
{
  const double step = 1 / 16.;
  double sum = 0;
  for (double ln_y = 76; ln_y > fmin(-16, -log(tau) - 16); ln_y -= step) {
    const double y = exp(ln_y), q = y * sqrt(y);
    sum += step * exp(-y * tau) * q * y / (1 - M_SQRT2 * q + q * q);
  }
  return sum / M_SQRT2;
}

static double
unitary(double x)
{
  const double stretch = cbrt(0.5);
  return sqrt(M_2_PI) * stretch * by_quadrature(stretch * x);
}

static void
test_is_the_integral(void)
{
  const double alpha = 3 * sqrt(3) / 8;
  for (int k = 0; k < 300; k++) {
    const double x = random_log(1e-6, 1e6);
    assert_relative(dw_transform_printed(x), alpha * unitary(x / alpha), 2e-14);
    assert_relative(dw_transform_normalised(x), unitary(x * START) / START, 2e-14);
  }
}

static void
test_start(void)
{
  g_assert_cmpfloat(dw_transform_normalised(0), ==, 1);
  assert_relative(dw_transform_printed(0), 0.99475609, 1e-8);
}

/* f -> sqrt(2/pi) Gamma(5/2) x^(-5/2), the next term x^(-3/2) smaller times Gamma(4) sqrt(2)/Gamma(5/2) ~ 6
 */
static void
test_tail(void)
{
  const double alpha = 3 * sqrt(3) / 8, tail = sqrt(M_2_PI) * tgamma(2.5);
  for (double x = 1e4; x < 1e100; x *= 7) {
    assert_relative(dw_transform_printed(x), alpha * tail * pow(x / alpha, -2.5), 10 * pow(x, -1.5) + 1e-13);
    assert_relative(dw_transform_normalised(x), tail / START * pow(x * START, -2.5),
                    10 * pow(x, -1.5) + 1e-13);
  }
  g_assert_cmpfloat(dw_transform_printed(INFINITY), ==, 0);
}

static void
test_table(void)
{
  g_autoptr(Golden) table = golden_read("ft_eq1.csv");
  for (size_t row = 0; row < golden_n_rows(table); row++) {
    const double x = golden_number(table, row, "x");
    assert_relative(dw_transform_printed(x), golden_number(table, row, "printed"), 1e-14);
    assert_relative(dw_transform_normalised(x), golden_number(table, row, "normalised"), 1e-14);
  }
}

int
main(int argc, char **argv)
{
  g_test_init(&argc, &argv, NULL);
  g_test_add_func("/transform/is-the-integral", test_is_the_integral);
  g_test_add_func("/transform/start", test_start);
  g_test_add_func("/transform/tail", test_tail);
  g_test_add_func("/transform/table", test_table);
  return g_test_run();
}
