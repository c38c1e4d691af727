/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "golden.h"

#include "physics/bottleneck/coupled_parts.h"

#include <gsl/gsl_errno.h>
#include <gsl/gsl_odeiv2.h>
#include <math.h>

G_DEFINE_AUTOPTR_CLEANUP_FUNC(DwCoupled, dw_coupled_free)

static const double promised = 1e-9; /* relative, of v, u, 1 - v and -dv/dt */

static DwCoupled *
solve(double sigma, double a, double v0)
{
  DwCoupled *solution;
  const DwStatus status = dw_coupled_solve(sigma, a, v0, NULL, &solution);
  if (status != DW_OK)
    g_error("sigma %g, a %g, v0 %g: status %d", sigma, a, v0, status);
  return solution;
}

/* Running integrals over ln t by 4-point Gauss-Legendre on short pieces: the quadrature errs by less than
 * 1e-12. */
typedef struct {
  double u, u_squared, v, rate;
} Integrals;

static void
add_piece(Integrals *integrals, const DwCoupled *solution, double x, double width)
{
  static const double points[] = {-.8611363115940526, -.3399810435848563, .3399810435848563,
                                  .8611363115940526};
  static const double weights[] = {.3478548451374538, .6521451548625461, .6521451548625461,
                                   .3478548451374538};
  for (int k = 0; k < 4; k++) {
    const double t = exp(x + width * (1 + points[k]) / 2), step = t * width * weights[k] / 2;
    const DwRelaxationPoint point = dw_coupled_at(solution, t);
    integrals->u += step * point.u;
    integrals->u_squared += step * point.u * point.u;
    integrals->v += step * point.v;
    integrals->rate += step * dw_coupled_rate(solution, t);
  }
}

typedef struct {
  double sigma, a, v0;
} Case;

static Case
random_case(void)
{
  return (Case){random_log(1e-2, 1e9), random_log(1e-2, 1e7), g_test_rand_double_range(1e-3, 2)};
}

/* v + u/a + integral of u = v0 and integral of -v' = v0 - v at every time; at the end integral of u = v0 and,
 * from the sum of Eqs. 2 and 3, integral of v = v0 (1 + sigma) - sigma v0^2/2 + (sigma/a) integral of u^2. */
static void
check_laws(Case c)
{
  g_autoptr(DwCoupled) solution = solve(c.sigma, c.a, c.v0);
  const double begin = log(1e-22), end = log(50 * (1 + c.sigma + 1 / c.a)), width = (end - begin) / 4000;
  Integrals sums = {0};
  double conserved = c.v0;
  for (int k = 0; k < 4000; k++) {
    add_piece(&sums, solution, begin + k * width, width);
    const DwRelaxationPoint point = dw_coupled_at(solution, exp(begin + (k + 1) * width));
    g_assert_true(point.v >= 0 && point.u >= 0);
    g_assert_cmpfloat(point.v + point.u / c.a, <=, conserved * (1 + 1e-12));
    conserved = point.v + point.u / c.a;
    assert_relative(conserved + sums.u, c.v0, promised);
    assert_relative(point.v + sums.rate, c.v0, promised);
  }
  assert_relative(sums.u, c.v0, promised);
  const double area = c.v0 * (1 + c.sigma) - c.sigma * c.v0 * c.v0 / 2 + c.sigma / c.a * sums.u_squared;
  assert_relative(sums.v, area,
                  promised * (1 + c.sigma * c.v0 * c.v0 / area)); /* the terms cancel for v0 -> 2 */
}

static void
test_conservation(void)
{
  for (int k = 0; k < random_rounds(60, 10000); k++) {
    Case c = random_case();
    if (k % 2)
      c.v0 = 1;
    check_laws(c);
  }
}

static void
test_debye(void)
{
  g_autoptr(DwCoupled) alone = solve(random_log(1e-2, 1e9), 0, 1.5);
  g_autoptr(DwCoupled) weak = solve(0, 1, 1);
  const double nearly_one = 1 + 1e-9;
  g_autoptr(DwCoupled) nearly = solve(0, nearly_one, 1);
  for (int k = 0; k < 100; k++) {
    const double t = random_log(1e-12, 300);
    assert_relative(dw_coupled_at(alone, t).v, 1.5 * exp(-t), 1e-15);
    g_assert_cmpfloat(dw_coupled_at(alone, t).u, ==, 0);
    assert_relative(dw_coupled_at(weak, t).u, t * exp(-t), 1e-14);
    assert_relative(dw_coupled_at(weak, t).one_minus_v, -expm1(-t), 1e-15);
    assert_relative(dw_coupled_at(nearly, t).u, t * exp(-t), 1e-8 * (1 + t));
    assert_relative(dw_coupled_rate(weak, t), exp(-t), 1e-15);
  }
  assert_relative(dw_coupled_half_time(weak), G_LN2, 1e-15);
}

/* v' + v = sigma u (1-v) <= sigma a, so that v - v0 e^-t vanishes with either. */
static void
test_weak_coupling(void)
{
  for (int k = 0; k < 20; k++) {
    const double a = random_log(1e-2, 1e7), t = random_log(1e-6, 10);
    g_autoptr(DwCoupled) weak = solve(1e-2, a, 1);
    g_assert_cmpfloat(fabs(dw_coupled_at(weak, t).v - exp(-t)), <=, 1e-2 * 1);
    g_autoptr(DwCoupled) slow = solve(a * 10, 1e-2, 1);
    g_assert_cmpfloat(dw_coupled_at(slow, t).v, >=, exp(-t));
  }
}

/* a -> infinity: Eq. 20, t = sigma (v - v0) - (1+sigma) ln(v/v0), up to corrections of the order u/a. */
static void
test_adiabatic_limit(void)
{
  for (int k = 0; k < 20; k++) {
    const double sigma = random_log(1, 1e3), v0 = g_test_rand_double_range(0.01, 1);
    g_autoptr(DwCoupled) solution = solve(sigma, 1e7, v0);
    const double t = random_log(0.1, 20) * (1 + sigma), v = dw_coupled_at(solution, t).v;
    assert_relative(sigma * (v - v0) - (1 + sigma) * log(v / v0), t, 1e-4);
    const double half = sigma * -v0 / 2 + (1 + sigma) * G_LN2;
    assert_relative(dw_coupled_half_time(solution), half, 1e-4);
  }
}

/* Small steps are linear: v/v0 is the sum of two exponentials, up to terms of the order sigma v0/(1+sigma).
 */
static void
test_small_step(void)
{
  for (int k = 0; k < 20; k++) {
    const double sigma = random_log(1e-2, 1e4), a = random_log(1e-2, 1e4), v0 = 1e-3;
    const double half_sum = (1 + a + a * sigma) / 2, split = sqrt(half_sum * half_sum - a);
    const double fast = half_sum + split, slow = a / fast;
    g_autoptr(DwCoupled) solution = solve(sigma, a, v0);
    const double t = random_log(1e-3, 1) / slow;
    const double linear = ((fast - 1) * exp(-slow * t) + (1 - slow) * exp(-fast * t)) / (fast - slow);
    assert_relative(dw_coupled_at(solution, t).v / v0, linear, 3e-3);
  }
}

static int
equations(double t, const double y[], double slope[], void *parameters)
{
  const Case *c = parameters;
  slope[0] = -y[0] + c->sigma * y[1] * (1 - y[0]);
  slope[1] = c->a * (y[0] - y[1] - c->sigma * y[1] * (1 - y[0]));
  return GSL_SUCCESS;
}

/* An explicit Runge-Kutta method of order 8 solves the equations as they stand, where they are not stiff. */
static void
test_explicit_integrator(void)
{
  for (int k = 0; k < 20; k++) {
    Case c = {random_log(1e-2, 20), random_log(1e-2, 10), g_test_rand_double_range(1e-3, 2)};
    gsl_odeiv2_system system = {equations, NULL, 2, &c};
    gsl_odeiv2_driver *driver = gsl_odeiv2_driver_alloc_y_new(&system, gsl_odeiv2_step_rk8pd, 1e-6, 0, 1e-13);
    g_autoptr(DwCoupled) solution = solve(c.sigma, c.a, c.v0);
    double t = 0, y[] = {c.v0, 0};
    for (double next = 0.01; next < 30; next *= 1.5) {
      g_assert_cmpint(gsl_odeiv2_driver_apply(driver, &t, next, y), ==, GSL_SUCCESS);
      assert_relative(dw_coupled_at(solution, t).v, y[0], promised);
      assert_relative(dw_coupled_at(solution, t).u, y[1], promised);
    }
    gsl_odeiv2_driver_free(driver);
  }
}

/* A solution to a tenth of the usual tolerance stands on other panels and agrees. */
static void
test_two_tolerances(void)
{
  for (int k = 0; k < random_rounds(60, 10000); k++) {
    const Case c = random_case();
    g_autoptr(DwCoupled) usual = solve(c.sigma, c.a, c.v0);
    g_autoptr(DwCoupled) strict = NULL;
    const DwCoupledProblem problem = {.sigma = c.sigma, .a = c.a, .v0 = c.v0};
    g_assert_cmpint(dw_coupled_solve_to(&problem, 5e-12, NULL, &strict), ==, DW_OK);
    for (int j = 0; j < 100; j++) {
      const double t = random_log(1e-12, 100 * (1 + c.sigma));
      const DwRelaxationPoint one = dw_coupled_at(usual, t), other = dw_coupled_at(strict, t);
      assert_relative(one.v, other.v, promised);
      assert_relative(one.u, other.u, promised);
      assert_relative(dw_coupled_rate(usual, t), dw_coupled_rate(strict, t), promised);
      g_assert_cmpfloat(fabs(one.one_minus_v - other.one_minus_v), <=,
                        promised * (c.v0 > 1 ? 1 : other.one_minus_v));
    }
  }
}

/* Collocation is exact for polynomials up to its degree, its quadrature up to 2n - 2. */
static void
test_radau(void)
{
  DwRadau rule;
  dw_radau_init(&rule);
  double values[DW_RADAU_NODES];
  for (int degree = 0; degree <= 2 * DW_RADAU_STAGES - 2; degree++) {
    double area = 0;
    for (int k = 0; k < DW_RADAU_NODES; k++)
      values[k] = pow(rule.node[k], degree);
    for (int k = 0; k < DW_RADAU_STAGES; k++)
      area += rule.integral[DW_RADAU_STAGES - 1][k] * values[k + 1];
    assert_relative(area, 1.0 / (degree + 1), 1e-14);
    if (degree > DW_RADAU_STAGES)
      continue;
    const double c = g_test_rand_double_range(0.1, 1);
    g_assert_cmpfloat(fabs(dw_radau_value(&rule, values, c) - pow(c, degree)), <=, 1e-14);
    assert_relative(1 + dw_radau_slope(&rule, values, DW_RADAU_STAGES), 1 + degree, 1e-11);
  }
}

static void
test_peak(void)
{
  double t;
  g_autoptr(DwCoupled) figure_3 = solve(1e5, 100, 1);
  assert_relative(dw_coupled_peak(figure_3, &t).u, 0.0301270, 2e-6); /* as many digits as are known */
  assert_relative(t, 8.84e-4, 1e-3);
  g_autoptr(DwCoupled) roinel = solve(17, 100, 1);
  assert_relative(dw_coupled_peak(roinel, &t).u, 0.736652, 2e-6);
  assert_relative(t, 0.02223, 3e-4);
  g_autoptr(DwCoupled) avalanche = solve(17, 100, 2);
  g_assert_cmpfloat(dw_coupled_peak(avalanche, &t).u, >=, 77.577); /* the largest entry of the table */
  assert_relative(t, 0.00605, 0.02);
  g_autoptr(DwCoupled) debye = solve(0, 2, 1);
  dw_coupled_peak(debye, &t);
  assert_relative(t, G_LN2, 1e-15);
  g_autoptr(DwCoupled) alone = solve(1, 0, 1);
  g_assert_cmpfloat(dw_coupled_peak(alone, &t).u, ==, 0);
  g_assert_cmpfloat(t, ==, 0);
}

/* At the maximum u' = a (-v' - u) = 0; nowhere is u larger. */
static void
test_peak_is_maximum(void)
{
  for (int k = 0; k < random_rounds(40, 10000); k++) {
    const Case c = random_case();
    g_autoptr(DwCoupled) solution = solve(c.sigma, c.a, c.v0);
    double t;
    const DwRelaxationPoint peak = dw_coupled_peak(solution, &t);
    for (int j = 0; j < 50; j++)
      g_assert_cmpfloat(dw_coupled_at(solution, t * random_log(1e-3, 1e3)).u, <=, peak.u * (1 + 1e-10));
    assert_relative(dw_coupled_at(solution, dw_coupled_half_time(solution)).v, c.v0 / 2, promised);
  }
}

/* -dv/dt = v - sigma u (1-v) from the table's digits.  The two terms cancel by up to seven of them, hence
 * long double; what is left of the table's own rounding is the allowance. */
static void
check_rate(const Golden *golden, size_t row, double actual)
{
  const long double sigma = golden_number(golden, row, "sigma");
  const long double u = strtold(golden_text(golden, row, "u"), NULL);
  const long double missing = strtold(golden_text(golden, row, "one_minus_v"), NULL);
  const long double small_v = strtold(golden_text(golden, row, "v"), NULL);
  const long double v = small_v > 0.5L ? 1 - missing : small_v, returned = sigma * u * missing;
  const double rate = (double) (v - returned), allowance = (double) (2e-17L * (v + returned));
  g_assert_cmpfloat(fabs(actual - rate), <=, 1e-10 * rate + allowance);
}

static void
test_table(void)
{
  g_autoptr(Golden) golden = golden_read("ode_coupled.csv");
  g_autoptr(DwCoupled) solution = NULL;
  double sigma = -1, a = -1;
  for (size_t row = 0; row < golden_n_rows(golden); row++) {
    if (sigma != golden_number(golden, row, "sigma") || a != golden_number(golden, row, "a")) {
      sigma = golden_number(golden, row, "sigma");
      a = golden_number(golden, row, "a");
      dw_coupled_free(solution);
      solution = solve(sigma, a, 1);
    }
    const DwRelaxationPoint point = dw_coupled_at(solution, golden_number(golden, row, "t"));
    /* From v0 = 1 it does better than it promises. */
    assert_relative(point.v, golden_number(golden, row, "v"), 1e-10);
    assert_relative(point.u, golden_number(golden, row, "u"), 1e-10);
    assert_relative(point.one_minus_v, golden_number(golden, row, "one_minus_v"), 1e-10);
    check_rate(golden, row, dw_coupled_rate(solution, golden_number(golden, row, "t")));
  }
}

static void
test_table_avalanche(void)
{
  g_autoptr(Golden) golden = golden_read("ode_avalanche_v0_2.csv");
  for (size_t row = 0; row < golden_n_rows(golden); row++) {
    g_autoptr(DwCoupled) solution = solve(golden_number(golden, row, "sigma"),
                                          golden_number(golden, row, "a"), golden_number(golden, row, "v0"));
    const DwRelaxationPoint point = dw_coupled_at(solution, golden_number(golden, row, "t"));
    assert_relative(point.v, golden_number(golden, row, "v"), promised);
    assert_relative(point.u, golden_number(golden, row, "u"), promised);
  }
}

static void
check_finite(const DwCoupled *solution, double sigma)
{
  for (double t = 1e-20; t < 1e3 * (1 + sigma); t *= 30) {
    const DwRelaxationPoint point = dw_coupled_at(solution, t);
    g_assert_true(point.v >= 0 && point.v <= 2 && point.u >= 0 && isfinite(point.u) &&
                  isfinite(point.one_minus_v));
    g_assert_true(dw_coupled_rate(solution, t) >= 0);
  }
}

static void
test_whole_range(void)
{
  static const double starts[] = {1e-3, 0.5, 0.999, 1, 1 + 1e-9, 1.001, 1.5, 2};
  for (int s = -1; s <= 22; s++)
    for (int p = -1; p <= 18; p++)
      for (size_t k = 0; k < G_N_ELEMENTS(starts); k++) {
        const double sigma = s < 0 ? 0 : fmin(1e9, 1e-2 * pow(10, s / 2.0));
        g_autoptr(DwCoupled) solution =
            solve(sigma, p < 0 ? 0 : fmin(1e7, 1e-2 * pow(10, p / 2.0)), starts[k]);
        check_finite(solution, sigma);
        double t;
        g_assert_true(isfinite(dw_coupled_peak(solution, &t).u) && isfinite(t));
        g_assert_true(dw_coupled_half_time(solution) > 0);
      }
}

static void
test_extreme_times(void)
{
  g_autoptr(DwCoupled) solution = solve(1e5, 100, 1);
  g_assert_cmpfloat(dw_coupled_at(solution, 0).v, ==, 1);
  g_assert_cmpfloat(dw_coupled_at(solution, 0).u, ==, 0);
  g_assert_cmpfloat(dw_coupled_rate(solution, 0), ==, 1);
  assert_relative(dw_coupled_at(solution, 1e-300).u, 1e-298, 1e-14);
  g_assert_cmpfloat(dw_coupled_at(solution, 1e300).v, ==, 0);
  g_assert_cmpfloat(dw_coupled_at(solution, INFINITY).u, ==, 0);
}

static void
test_bad_values(void)
{
  static const double bad[][3] = {{-1, 1, 1}, {1e-3, 1, 1}, {1e10, 1, 1},      {NAN, 1, 1},
                                  {1, -1, 1}, {1, 1e-3, 1}, {1, 1e8, 1},       {1, NAN, 1},
                                  {1, 1, 0},  {1, 1, 2.1},  {1, 1, -INFINITY}, {1, 1, NAN}};
  for (size_t k = 0; k < G_N_ELEMENTS(bad); k++) {
    DwCoupled *solution;
    g_assert_cmpint(dw_coupled_solve(bad[k][0], bad[k][1], bad[k][2], NULL, &solution), ==, DW_BAD_VALUE);
    g_assert_null(solution);
  }
}

static bool
always(void *context)
{
  return true;
}

static void
test_cancel(void)
{
  const DwCancel cancel = {.requested = always};
  DwCoupled *solution;
  g_assert_cmpint(dw_coupled_solve(1e5, 100, 1, &cancel, &solution), ==, DW_CANCELLED);
  g_assert_null(solution);
}

int
main(int argc, char **argv)
{
  g_test_init(&argc, &argv, NULL);
  gsl_set_error_handler_off();
  g_test_add_func("/coupled/conservation", test_conservation);
  g_test_add_func("/coupled/debye", test_debye);
  g_test_add_func("/coupled/weak-coupling", test_weak_coupling);
  g_test_add_func("/coupled/adiabatic-limit", test_adiabatic_limit);
  g_test_add_func("/coupled/small-step", test_small_step);
  g_test_add_func("/coupled/explicit-integrator", test_explicit_integrator);
  g_test_add_func("/coupled/two-tolerances", test_two_tolerances);
  g_test_add_func("/coupled/radau", test_radau);
  g_test_add_func("/coupled/peak", test_peak);
  g_test_add_func("/coupled/peak-is-maximum", test_peak_is_maximum);
  g_test_add_func("/coupled/table", test_table);
  g_test_add_func("/coupled/table-avalanche", test_table_avalanche);
  g_test_add_func("/coupled/whole-range", test_whole_range);
  g_test_add_func("/coupled/extreme-times", test_extreme_times);
  g_test_add_func("/coupled/bad-values", test_bad_values);
  g_test_add_func("/coupled/cancel", test_cancel);
  return g_test_run();
}
