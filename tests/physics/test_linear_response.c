/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "golden.h"

#include "physics/bottleneck/linear_response.h"

#include <math.h>

static const double rounding = 1e-15;
static const double complex i = I;

/* Both parts on their own, since one may be a billionth of the other. */
static void
assert_parts(double complex actual, double complex expected, double tolerance)
{
  assert_relative(creal(actual), creal(expected), tolerance);
  assert_relative(cimag(actual), cimag(expected), tolerance);
}

static double complex
lockin(double sigma, double a, double drive, double omega)
{
  double complex chi = 0;
  const DwStatus status = dw_lockin(sigma, a, drive, omega, NULL, &chi);
  if (status != DW_OK)
    g_error("sigma %g, a %g, drive %g, omega %g: status %d", sigma, a, drive, omega, status);
  return chi;
}

static void
test_table(void)
{
  g_autoptr(Golden) golden = golden_read("chi_true_linear_coupled.csv");
  for (size_t row = 0; row < golden_n_rows(golden); row++) {
    const double sigma = golden_number(golden, row, "sigma"), a = golden_number(golden, row, "a");
    const double omega = golden_number(golden, row, "omega");
    const double complex chi = dw_linear_response(sigma, a, omega);
    assert_relative(creal(chi), golden_number(golden, row, "chi_re"), rounding);
    assert_relative(-cimag(chi), golden_number(golden, row, "abs_chi_im"), rounding);
    assert_relative(dw_linear_response_spectrum(sigma, a, omega),
                    golden_number(golden, row, "abs_chi_im_over_omega"), rounding);
  }
}

/* Debye relaxation with the bottlenecked time 1 + sigma for omega << a, with tau_s for a -> 0; finite
 * everywhere. */
static void
test_limits(void)
{
  for (int k = 0; k < 100; k++) {
    const double sigma = random_log(1e-2, 1e9), omega = random_log(1e-12, 1e12);
    const double complex p = i * omega;
    assert_parts(dw_linear_response(sigma, 0, omega), 1 / (1 + p), 4 * rounding);
    assert_parts(dw_linear_response(0, random_log(1e-2, 1e7), omega), 1 / (1 + p), 4 * rounding);
    const double slow = random_log(1e-12, 1e2);
    assert_parts(dw_linear_response(sigma, 1e20 * (1 + sigma), slow), 1 / (1 + i * slow * (1 + sigma)),
                 1e-12);
    assert_relative(dw_linear_response_spectrum(sigma, 1, 1e-200), 1 + sigma, rounding);
    g_assert_true(isfinite(creal(dw_linear_response(sigma, 1e-2, 1e300))));
  }
}

/* Kramers-Kronig sum rule: (2/pi) integral of |chi''|/omega d omega = chi'(0) = 1. */
static void
test_sum_rule(void)
{
  for (int k = 0; k < 20; k++) {
    const double sigma = random_log(1e-2, 1e6), a = random_log(1e-2, 1e6);
    double sum = 0;
    const double step = 0.02; /* the trapezoid in ln omega converges exponentially */
    for (double x = -60; x < 60; x += step)
      sum += step * exp(x) * dw_linear_response_spectrum(sigma, a, exp(x));
    assert_relative(sum * M_2_PI, 1, 1e-12);
  }
}

static void
test_lockin_table(void)
{
  g_autoptr(Golden) golden = golden_read("lockin_ac.csv");
  for (size_t row = 0; row < golden_n_rows(golden); row++) {
    const double complex chi =
        lockin(golden_number(golden, row, "sigma"), golden_number(golden, row, "a"),
               golden_number(golden, row, "h_over_H1"), golden_number(golden, row, "omega"));
    assert_relative(creal(chi), golden_number(golden, row, "chi_re_lockin"), 1e-6);
    assert_relative(-cimag(chi), golden_number(golden, row, "minus_chi_im_lockin"), 1e-6);
  }
}

/* drive -> 0 is the linear response, with corrections of the order of sigma drive^2 = 1e-8 sigma. */
static void
test_lockin_small_drive(void)
{
  for (int k = 0; k < 500; k++) {
    const double sigma = random_log(1e-2, 1e2), a = random_log(1e-2, 1e7), omega = random_log(1e-10, 1e10);
    assert_parts(lockin(sigma, a, 1e-4, omega), dw_linear_response(sigma, a, omega), 1e-7 + 2e-8 * sigma);
  }
}

/* Dissipation is positive.  The response in phase stays below the static one while the drive is weak; a
 * strong one takes more phonons away in its troughs than it brings in its crests, and below their equilibrium
 * (u < 0) the spins follow it further than they would at rest. */
static void
test_lockin_whole_range(void)
{
  int found = 0;
  const int rounds = random_rounds(2000, 50000);
  for (int k = 0; k < rounds; k++) {
    const double sigma = random_log(1e-2, 1e9), a = random_log(1e-2, 1e7), drive = random_log(1e-4, 0.95);
    const double omega = random_log(1e-10, 1e10);
    double complex chi;
    const DwStatus status = dw_lockin(sigma, a, drive, omega, NULL, &chi);
    const bool pumped = sigma * (1 / sqrt((1 - drive) * (1 + drive)) - 1) > 1;
    if (status == DW_NO_CONVERGENCE && pumped && omega > a * sigma / 4)
      continue;
    g_assert_cmpint(status, ==, DW_OK);
    g_assert_true(isfinite(creal(chi)) && creal(chi) > 0 && cimag(chi) < 0);
    if (sigma * drive * drive < 1e-3)
      g_assert_cmpfloat(creal(chi), <, 1 + 1e-9 + sigma * drive * drive);
    found++;
  }
  g_assert_cmpint(found, >, rounds * 3 / 4);
}

/* Where the drive pumps the spins cold a state is still found, one that goes on from its neighbours: chi'
 * falls, and no faster than as omega^-2. */
static void
test_lockin_pumped(void)
{
  const double step = 1.1;
  double before = creal(lockin(1e7, 1, 0.9, 1e6));
  for (double omega = 1e6 * step; omega < 1e8; omega *= step) {
    const double real = creal(lockin(1e7, 1, 0.9, omega));
    g_assert_cmpfloat(real, <, before);
    g_assert_cmpfloat(real, >, before / (step * step));
    before = real;
  }
}

/* The equations as they stand by the explicit rule of Runge and Kutta, until the state repeats itself. */
static void
advance(double sigma, double a, double drive, double phase, double omega, double state[2], double step)
{
  double slope[4][2], at[2];
  static const double reach[] = {0, 0.5, 0.5, 1};
  for (int k = 0; k < 4; k++) {
    for (int j = 0; j < 2; j++)
      at[j] = state[j] + (k ? reach[k] * step * slope[k - 1][j] : 0);
    const double field = 1 + drive * cos(phase + omega * reach[k] * step);
    slope[k][0] = field - at[0] - sigma * at[1] * at[0];
    slope[k][1] = a * (1 - at[0] / field - at[1] - sigma * at[1] * at[0] / field);
  }
  for (int j = 0; j < 2; j++)
    state[j] += step * (slope[0][j] + 2 * slope[1][j] + 2 * slope[2][j] + slope[3][j]) / 6;
}

static double complex
simulate(double sigma, double a, double drive, double omega)
{
  enum { STEPS = 4000, PERIODS = 40 };
  double state[] = {1, 0};
  double complex sum = 0;
  for (int period = 0; period < PERIODS; period++) {
    sum = 0;
    for (int k = 0; k < STEPS; k++) {
      const double phase = 2 * M_PI * k / STEPS;
      sum += state[0] * cexp(-i * phase);
      advance(sigma, a, drive, phase, omega, state, 2 * M_PI / (omega * STEPS));
    }
  }
  return 2 * sum / (STEPS * drive);
}

static void
test_lockin_simulation(void)
{
  for (int k = 0; k < 8; k++) {
    const double sigma = random_log(0.1, 5), a = random_log(0.3, 10), drive = random_log(0.05, 0.8);
    const double omega = random_log(0.1, 0.5);
    assert_parts(lockin(sigma, a, drive, omega), simulate(sigma, a, drive, omega), 1e-6);
  }
}

static bool
always(void *context)
{
  return true;
}

static void
test_lockin_refuses(void)
{
  double complex chi;
  const DwCancel cancel = {.requested = always};
  g_assert_cmpint(dw_lockin(17, 100, 0.1, 1, &cancel, &chi), ==, DW_CANCELLED);
  g_assert_cmpint(dw_lockin(17, 100, 0, 1, NULL, &chi), ==, DW_BAD_VALUE);
  g_assert_cmpint(dw_lockin(17, 100, 1, 1, NULL, &chi), ==, DW_BAD_VALUE);
  g_assert_cmpint(dw_lockin(17, 100, 0.1, 0, NULL, &chi), ==, DW_BAD_VALUE);
  g_assert_cmpint(dw_lockin(NAN, 100, 0.1, 1, NULL, &chi), ==, DW_BAD_VALUE);
  g_assert_cmpint(dw_lockin(1e9, 1e-2, 0.9, 1e10, NULL, &chi), ==, DW_NO_CONVERGENCE);
}

int
main(int argc, char **argv)
{
  g_test_init(&argc, &argv, NULL);
  g_test_add_func("/linear-response/table", test_table);
  g_test_add_func("/linear-response/limits", test_limits);
  g_test_add_func("/linear-response/sum-rule", test_sum_rule);
  g_test_add_func("/lockin/table", test_lockin_table);
  g_test_add_func("/lockin/small-drive", test_lockin_small_drive);
  g_test_add_func("/lockin/whole-range", test_lockin_whole_range);
  g_test_add_func("/lockin/pumped", test_lockin_pumped);
  g_test_add_func("/lockin/simulation", test_lockin_simulation);
  g_test_add_func("/lockin/refuses", test_lockin_refuses);
  return g_test_run();
}
