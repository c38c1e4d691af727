/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "physics/bottleneck/adiabatic.h"

#include "golden.h"

#include <math.h>

enum { TRIALS = 5000 };

static double
random_start(double sigma)
{
  return g_test_rand_double_range(0.001, fmin(2, 0.999 * dw_adiabatic_limit(sigma)));
}

/* t = sigma (v - v0) - (1 + sigma) ln(v/v0): the equation itself, whose terms cancel by up to 1 + sigma; so
 * moderate sigma, and the tolerance follows the cancellation. */
static void
test_solves_eq_20(void)
{
  for (int k = 0; k < TRIALS; k++) {
    const double sigma = random_log(1e-3, 1e3), v0 = random_start(sigma);
    const double t = random_log(1e-3, 100) * (1 + sigma);
    const double v = dw_adiabatic_relaxation(sigma, v0, t).v;
    const double left = sigma * (v - v0), right = (1 + sigma) * log(v / v0);
    g_assert_cmpfloat_with_epsilon(left - right, t, 4e-15 * (fabs(left) + fabs(right)) + 2e-15 * (1 + sigma));
  }
}

/* The root S of c S + k (S - 1 + exp(-S)) = t in extended precision: halved until it no longer moves. */
static long double
extended_root(long double c, long double k, long double t)
{
  long double low = 0, high = t / c;
  for (int step = 0; step < 200; step++) {
    const long double S = (low + high) / 2;
    const long double h =
        S < 1e-3L ? S * S / 2 * (1 - S / 3 * (1 - S / 4 * (1 - S / 5 * (1 - S / 6)))) : S + expm1l(-S);
    *(c * S + k * h < t ? &low : &high) = S;
  }
  return low;
}

/* Any start, up to a thousandth below the limit where the relaxation stands still, and deep into the tail. */
static void
test_against_extended_precision(void)
{
  for (int trial = 0; trial < TRIALS; trial++) {
    const double sigma = random_log(1e-6, 1e9), below_limit = random_log(1e-3, 1);
    const double v0 = g_test_rand_bit() ? random_log(1e-3, 1) : 1 + (1 - below_limit) / sigma;
    const double t = random_log(1e-10 / (1 + sigma), 500 * (1 + sigma));
    const long double c = 1 + (long double) sigma * (1 - (long double) v0),
                      k = (long double) sigma * (long double) v0;
    const long double S = extended_root(c, k, t);
    const DwRelaxationPoint p = dw_adiabatic_relaxation(sigma, v0, t);
    assert_relative(p.v, (double) (v0 * expl(-S)), 1e-14);
    assert_relative(p.u, (double) (v0 * expl(-S) / (c - k * expm1l(-S))), 1e-14);
    const double one_minus_v = (double) (1 - v0 - v0 * expm1l(-S));
    g_assert_cmpfloat_with_epsilon(p.one_minus_v, one_minus_v, 1e-15 * fmax(v0, 1 - v0) + 1e-15);
  }
}

/* u = -dv/dt = v/(1 + sigma (1 - v)) is Eq. 7, and 1 - v is what it says.  The two sides are rounded apart
 * where v0 > 1 makes 1 + sigma (1 - v) cancel, hence the starts below 1. */
static void
test_phonons_follow(void)
{
  for (int k = 0; k < TRIALS; k++) {
    const double sigma = random_log(1e-6, 1e9), v0 = g_test_rand_double_range(0.001, 1);
    const DwRelaxationPoint p = dw_adiabatic_relaxation(sigma, v0, random_log(1e-12, 100) * (1 + sigma));
    assert_relative(p.u, p.v / (1 + sigma * p.one_minus_v), 1e-14);
    g_assert_cmpfloat_with_epsilon(p.v + p.one_minus_v, 1, 1e-15);
  }
}

/* Relaxation from v0 for t, then from there for t', is relaxation for t + t'.  The second leg amplifies the
 * rounding of v by at most the slope's ratio, which for v0 < 1 is below 1. */
static void
test_continues_itself(void)
{
  for (int k = 0; k < TRIALS; k++) {
    const double sigma = random_log(1e-3, 1e7), v0 = g_test_rand_double_range(0.1, 0.9);
    const double first = random_log(1e-3, 10) * (1 + sigma), second = random_log(1e-3, 10) * (1 + sigma);
    const double halfway = dw_adiabatic_relaxation(sigma, v0, first).v;
    assert_relative(dw_adiabatic_relaxation(sigma, halfway, second).v,
                    dw_adiabatic_relaxation(sigma, v0, first + second).v, 2e-14);
  }
}

static void
test_debye_without_bottleneck(void)
{
  for (int k = 0; k < TRIALS; k++) {
    const double t = random_log(1e-12, 500), v0 = g_test_rand_double_range(0.001, 2);
    const DwRelaxationPoint p = dw_adiabatic_relaxation(0, v0, t);
    assert_relative(p.v, v0 * exp(-t), 1e-15);
    assert_relative(p.u, v0 * exp(-t), 1e-15);
    assert_relative(dw_adiabatic_relaxation(0, 1, t).one_minus_v, -expm1(-t), 2e-15);
  }
}

static void
test_limits(void)
{
  for (int k = 0; k < TRIALS; k++) {
    const double sigma = random_log(1e-3, 1e9), v0 = random_start(sigma);
    const DwRelaxationPoint start = dw_adiabatic_relaxation(sigma, v0, 0);
    g_assert_cmpfloat(start.v, ==, v0);
    g_assert_cmpfloat(start.one_minus_v, ==, 1 - v0);
    const DwRelaxationPoint early = dw_adiabatic_relaxation(sigma, 1, 1e-12 / (1 + sigma));
    assert_relative(early.one_minus_v, 1e-12 / (1 + sigma), 1e-12);
    g_assert_cmpfloat(dw_adiabatic_relaxation(sigma, v0, 1e4 * (1 + sigma)).v, ==, 0);
    g_assert_cmpfloat(dw_adiabatic_relaxation(sigma, v0, INFINITY).one_minus_v, ==, 1);
  }
  g_assert_true(isinf(dw_adiabatic_limit(0)));
}

/* Deep in the tail v follows exp(-t/(1+sigma)): ratios of v a time apart, where a double t is exact. */
static void
test_tail(void)
{
  for (double sigma = 1; sigma < 1e9; sigma = 4 * sigma + 3) {
    const double unit = 1 + sigma;
    const double near = dw_adiabatic_relaxation(sigma, 1, 64 * unit).v;
    const double far = dw_adiabatic_relaxation(sigma, 1, 512 * unit).v;
    assert_relative(far / near, exp(-448), 1e-14);
  }
}

static void
test_half_time(void)
{
  for (int k = 0; k < TRIALS; k++) {
    const double sigma = random_log(1e-3, 1e9), v0 = random_start(sigma);
    assert_relative(dw_adiabatic_relaxation(sigma, v0, dw_adiabatic_half_time(sigma, v0)).v, v0 / 2, 1e-14);
  }
  assert_relative(dw_adiabatic_half_time(1.57, 1), 0.996388254, 1e-9);
  assert_relative(dw_adiabatic_half_time(17, 1), 3.97664925, 2e-9);
  assert_relative(dw_adiabatic_half_time(500, 1), 97.26673746, 1e-10);
  assert_relative(dw_adiabatic_half_time(1e5, 1), 19315.4112, 2e-9);
}

/* exp(-x) and 1 - x bracket v = 1 - x + x^2/3 - ..., and all agree to the order of x^2 while x >> 1/sigma. */
static void
test_short_times(void)
{
  for (int k = 0; k < TRIALS; k++) {
    const double sigma = 1e9, x = random_log(1e-4, 1e-2), t = sigma * x * x / 2;
    const DwRelaxationPoint p = dw_adiabatic_relaxation(sigma, 1, t);
    g_assert_cmpfloat_with_epsilon(dw_short_time_linear(sigma, t), p.v, 0.34 * x * x + 2 / sigma);
    g_assert_cmpfloat_with_epsilon(dw_short_time_stretched(sigma, t), p.v, 0.17 * x * x + 2 / sigma);
    assert_relative(dw_short_time_phonons(sigma, t), p.u, x + 2 / (sigma * x));
  }
}

static void
test_table(void)
{
  g_autoptr(Golden) table = golden_read("v_adiabatic_eq20.csv");
  for (size_t row = 0; row < golden_n_rows(table); row++) {
    const double sigma = golden_number(table, row, "sigma"), t = golden_number(table, row, "t");
    const DwRelaxationPoint p = dw_adiabatic_relaxation(sigma, 1, t);
    assert_relative(p.v, golden_number(table, row, "v"), 1e-14);
    assert_relative(p.u, golden_number(table, row, "u_eq_minus_dvdt"), 1e-14);
    assert_relative(p.one_minus_v, golden_number(table, row, "one_minus_v"), 1e-14);
  }
}

int
main(int argc, char **argv)
{
  g_test_init(&argc, &argv, NULL);
  g_test_add_func("/adiabatic/solves-eq-20", test_solves_eq_20);
  g_test_add_func("/adiabatic/against-extended-precision", test_against_extended_precision);
  g_test_add_func("/adiabatic/phonons-follow", test_phonons_follow);
  g_test_add_func("/adiabatic/continues-itself", test_continues_itself);
  g_test_add_func("/adiabatic/debye-without-bottleneck", test_debye_without_bottleneck);
  g_test_add_func("/adiabatic/limits", test_limits);
  g_test_add_func("/adiabatic/tail", test_tail);
  g_test_add_func("/adiabatic/half-time", test_half_time);
  g_test_add_func("/adiabatic/short-times", test_short_times);
  g_test_add_func("/adiabatic/table", test_table);
  return g_test_run();
}
