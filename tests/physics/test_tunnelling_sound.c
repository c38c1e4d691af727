/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "physics/tunnelling/curves.h"
#include "physics/tunnelling/level.h"
#include "physics/tunnelling/power_law.h"
#include "physics/tunnelling/slopes.h"

#include "golden.h"

#include <gsl/gsl_integration.h>
#include <math.h>

enum { TRIALS = 100 };

static DwVelocity *
velocity_of(DwDensity density, double crossover)
{
  static DwVelocity velocity;
  dw_velocity_init(&velocity, density, crossover);
  return &velocity;
}

/* Tables. */

static void
test_resonant_constant(void)
{
  g_autoptr(Golden) table = golden_read("tunnelling-resonant-constant.csv");
  for (size_t row = 0; row < golden_n_rows(table); row++) {
    const double mu = golden_number(table, row, "mu");
    assert_relative(dw_resonant_constant(mu) - (mu > 0 ? 1 / mu : 0), golden_number(table, row, "K7"), 1e-14);
  }
  assert_relative(dw_resonant_constant(0), 0.57721566490153286 + log(M_2_PI), 1e-14);
}

static void
test_universal_table(void)
{
  g_autoptr(Golden) table = golden_read("tunnelling-sound.csv");
  for (size_t row = 0; row < golden_n_rows(table); row++) {
    const double u = golden_number(table, row, "u");
    const DwVelocity *velocity = velocity_of(dw_density_eq3(1, golden_number(table, row, "mu")), 1);
    assert_relative(dw_velocity_resonant(velocity, u, 1), golden_number(table, row, "resonant"), 1e-13);
    assert_relative(dw_velocity_relaxation(velocity, u), golden_number(table, row, "relaxation"), 1e-11);
  }
}

static void
test_figures_table(void)
{
  g_autoptr(Golden) table = golden_read("tunnelling-sound-figures.csv");
  for (size_t row = 0; row < golden_n_rows(table); row++) {
    const DwDensity density =
        dw_density_eq3(golden_number(table, row, "strength"), golden_number(table, row, "mu"));
    const DwVelocity *velocity = velocity_of(density, golden_number(table, row, "T0"));
    const double t = golden_number(table, row, "T"), resonant = dw_velocity_resonant(velocity, t, 0.1);
    assert_relative(dw_velocity_relaxation(velocity, t), golden_number(table, row, "relaxation"), 1e-11);
    if (fabs(t - 0.1) > 1e-9)
      assert_relative(resonant, golden_number(table, row, "resonant"), 1e-12);
  }
}

/* Tabulated over T^mu, to ten digits. */
static void
test_delta_table(void)
{
  g_autoptr(Golden) table = golden_read("tunnelling-delta.csv");
  for (size_t row = 0; row < golden_n_rows(table); row++) {
    const double mu = golden_number(table, row, "mu"), u = golden_number(table, row, "u");
    const DwVelocity *velocity = velocity_of(dw_density_eq3(1, mu), 1);
    assert_relative(-dw_velocity_relaxation(velocity, u) / pow(u, mu), golden_number(table, row, "eq8"),
                    1e-11);
    assert_relative(-dw_velocity_relaxation_delta(velocity, u) / pow(u, mu), golden_number(table, row, "a2"),
                    5e-10);
  }
}

/* Quadrature where the tables end. */

typedef struct {
  const DwVelocity *velocity;
  double temperature;
} Relaxation;

static double
relaxation_integrand(double ln_energy, void *context)
{
  const Relaxation *r = context;
  const double e = exp(ln_energy);
  return e * dw_density_at(&r->velocity->density, r->temperature, e) *
         dw_level_relaxation(e, r->temperature, r->velocity->crossover);
}

static double
relaxation_by_quadrature(const DwVelocity *velocity, double temperature)
{
  Relaxation relaxation = {velocity, temperature};
  gsl_function f = {relaxation_integrand, &relaxation};
  gsl_integration_workspace *space = gsl_integration_workspace_alloc(4000);
  const double high = log(100 * temperature), low = high - 60, gap = velocity->density.gap;
  const double corner = gap > 0 ? fmin(fmax(log(gap), low), high) : high;
  double below = 0, above = 0, error;
  if (corner > low)
    gsl_integration_qag(&f, low, corner, 0, 1e-12, 4000, GSL_INTEG_GAUSS31, space, &below, &error);
  if (corner < high)
    gsl_integration_qag(&f, corner, high, 0, 1e-12, 4000, GSL_INTEG_GAUSS31, space, &above, &error);
  gsl_integration_workspace_free(space);
  return below + above;
}

/* Six decades of T/T0. */
static void
test_relaxation_against_quadrature(void)
{
  for (int trial = 0; trial < TRIALS; trial++) {
    const double t0 = random_log(1e-3, 1e2), t = t0 * random_log(1e-3, 1e3);
    const DwDensity densities[] = {dw_density_eq3(1, g_test_rand_double_range(0, 0.5)), dw_density_table2(2),
                                   dw_density_table2(3),
                                   dw_density_eq9(1, g_test_rand_double_range(0, 1), 10)};
    const DwVelocity *velocity = velocity_of(densities[trial % 4], t0);
    assert_relative(dw_velocity_relaxation(velocity, t), relaxation_by_quadrature(velocity, t), 1e-10);
  }
}

static double
gap_difference(double ln_energy, void *context)
{
  const Relaxation *r = context;
  const double e = exp(ln_energy), t = r->temperature, reference = r->velocity->crossover;
  return -dw_density_at(&r->velocity->density, t, e) * (tanh(e / (2 * t)) - tanh(e / (2 * reference)));
}

/* Eq. 7 for Eq. 9's density, literally: the difference of the hyperbolic tangents converges. */
static void
test_resonance_in_gap(void)
{
  gsl_integration_workspace *space = gsl_integration_workspace_alloc(4000);
  for (int trial = 0; trial < TRIALS; trial++) {
    const double t = random_log(1e-2, 10), reference = random_log(1e-2, 10), gap = 10 * random_log(1e-4, 1);
    const DwVelocity *velocity = velocity_of(dw_density_eq9(1, gap / 10, 10), reference);
    Relaxation difference = {velocity, t};
    gsl_function f = {gap_difference, &difference};
    double below, above, error;
    gsl_integration_qag(&f, -60, log(gap), 1e-13, 1e-12, 4000, GSL_INTEG_GAUSS31, space, &below, &error);
    gsl_integration_qag(&f, log(gap), 8, 1e-13, 1e-12, 4000, GSL_INTEG_GAUSS31, space, &above, &error);
    g_assert_cmpfloat_with_epsilon(dw_velocity_resonant(velocity, t, reference), below + above, 1e-11);
  }
  gsl_integration_workspace_free(space);
}

/* Laws. */

/* T -> cT with T0 -> cT0 multiplies the curve of Eq. 3 by c^mu. */
static void
test_scaling(void)
{
  for (int trial = 0; trial < TRIALS; trial++) {
    const double mu = g_test_rand_double_range(0, 0.5), c = random_log(1e-3, 1e3);
    const double t0 = random_log(1e-2, 1e2), t = t0 * random_log(1e-3, 1e3),
                 reference = random_log(1e-2, 1e2);
    const DwVelocity one = *velocity_of(dw_density_eq3(1, mu), t0);
    const DwVelocity *other = velocity_of(dw_density_eq3(1, mu), c * t0);
    assert_relative(dw_velocity_resonant(other, c * t, c * reference),
                    pow(c, mu) * dw_velocity_resonant(&one, t, reference), 1e-11);
    assert_relative(dw_velocity_relaxation(other, c * t), pow(c, mu) * dw_velocity_relaxation(&one, t),
                    1e-11);
  }
}

/* A difference of differences, and continuous at mu = 0, where the power becomes a logarithm. */
static void
test_resonance_is_a_difference(void)
{
  for (int trial = 0; trial < TRIALS; trial++) {
    const double mu = g_test_rand_double_range(0, 0.5);
    const double a = random_log(1e-2, 1e2), b = random_log(1e-2, 1e2), c = random_log(1e-2, 1e2);
    const DwDensity densities[] = {dw_density_eq3(1, mu), dw_density_table2(2), dw_density_table2(3),
                                   dw_density_eq9(1, mu, 10)};
    const DwVelocity *velocity = velocity_of(densities[trial % 4], 1);
    const double direct = dw_velocity_resonant(velocity, a, c);
    const double by_steps = dw_velocity_resonant(velocity, a, b) + dw_velocity_resonant(velocity, b, c);
    g_assert_cmpfloat_with_epsilon(direct, by_steps, 1e-9);
    velocity = velocity_of(dw_density_eq3(1, 1e-12), 1);
    g_assert_cmpfloat_with_epsilon(dw_velocity_resonant(velocity, a, c), log(a / c), 1e-10);
  }
}

/* Between equal rows Table II would be Eq. 3; beyond its ends it is. */
static void
test_table_2_beyond_its_ends(void)
{
  const DwVelocity table = *velocity_of(dw_density_table2(2), 0.2);
  const DwVelocity *power = velocity_of(dw_density_eq3(0.0142, 0.118), 0.2);
  assert_relative(dw_velocity_resonant(&table, 30, 1), dw_velocity_resonant(power, 30, 1), 1e-11);
  assert_relative(dw_velocity_relaxation(&table, 3), dw_velocity_relaxation(power, 3), 1e-13);
}

/* The density of Table II against the levels that it fits on E < 2T: a few per cent of the resonant rise; the
 * relaxation far below T0 is made by levels beyond that range, within a tenth. */
static void
test_near_simulation(void)
{
  g_autoptr(Golden) table = golden_read("tunnelling-simulated.csv");
  double at_1[4] = {0};
  for (size_t row = 0; row < golden_n_rows(table); row++)
    if (golden_number(table, row, "T") == 1)
      at_1[(int) golden_number(table, row, "J0")] = golden_number(table, row, "resonant");
  for (size_t row = 0; row < golden_n_rows(table); row++) {
    const double t = golden_number(table, row, "T");
    const int j0 = (int) golden_number(table, row, "J0");
    if (t < 0.1 || t >= 1)
      continue;
    const DwVelocity *velocity = velocity_of(dw_density_table2(j0), 0.2);
    const double rise = at_1[j0] - golden_number(table, row, "resonant");
    assert_relative(dw_velocity_resonant(velocity, 1, t), rise, 0.04);
    assert_relative(dw_velocity_relaxation(velocity, t), golden_number(table, row, "relaxation"), 0.1);
  }
}

/* A constant density does not care whether it is one of E or of Delta. */
static void
test_delta_of_constant_density(void)
{
  for (int trial = 0; trial < 20; trial++) {
    const double t = random_log(1e-2, 1e2);
    const DwVelocity *velocity = velocity_of(dw_density_eq3(1, 0), 1);
    assert_relative(dw_velocity_relaxation_delta(velocity, t), dw_velocity_relaxation(velocity, t), 1e-9);
  }
}

static double
delta_integrand(double ln_delta, void *context)
{
  const Relaxation *r = context;
  const double delta = exp(ln_delta);
  return delta * dw_density_at(&r->velocity->density, r->temperature, delta) *
         dw_level_relaxation_delta(delta, r->temperature, r->velocity->crossover);
}

/* Its corner at J0 is what a quadrature must find. */
static void
test_delta_in_gap(void)
{
  gsl_integration_workspace *space = gsl_integration_workspace_alloc(4000);
  for (int trial = 0; trial < 20; trial++) {
    const double gap = random_log(0.01, 10), t = random_log(1e-2, 10), t0 = random_log(1e-2, 10);
    const DwVelocity *velocity = velocity_of(dw_density_eq9(1, gap / 10, 10), t0);
    Relaxation relaxation = {velocity, t};
    gsl_function f = {delta_integrand, &relaxation};
    const double high = log(60 * t), corner = fmin(log(gap), high);
    double below, above = 0, error;
    gsl_integration_qag(&f, high - 40, corner, 0, 1e-10, 4000, GSL_INTEG_GAUSS31, space, &below, &error);
    if (corner < high)
      gsl_integration_qag(&f, corner, high, 0, 1e-10, 4000, GSL_INTEG_GAUSS31, space, &above, &error);
    assert_relative(dw_velocity_relaxation_delta(velocity, t), below + above, 1e-8);
  }
  gsl_integration_workspace_free(space);
}

static void
test_delta_interpolated(void)
{
  static DwDeltaTable table;
  const DwDensity densities[] = {dw_density_eq3(1, 0.4), dw_density_eq9(1, 0.2, 10), dw_density_table2(2)};
  for (size_t k = 0; k < G_N_ELEMENTS(densities); k++) {
    const DwVelocity *velocity = velocity_of(densities[k], 0.2);
    g_assert_cmpint(dw_delta_table_fill(&table, velocity, 2e-3, 20, NULL), ==, DW_OK);
    for (int trial = 0; trial < 20; trial++) {
      const double t = random_log(1e-3, 40);
      assert_relative(dw_delta_table_at(&table, t), dw_velocity_relaxation_delta(velocity, t), 2e-6);
    }
  }
}

/* Slopes. */

static double
total(double temperature, const void *velocity)
{
  return dw_velocity_resonant(velocity, temperature, 1) + dw_velocity_relaxation(velocity, temperature);
}

static void
test_standard_model(void)
{
  for (int trial = 0; trial < 20; trial++) {
    const double t0 = random_log(1e-3, 1e2);
    const DwVelocity *velocity = velocity_of(dw_density_eq3(random_log(1e-5, 1), 0), t0);
    const double maximum = dw_velocity_maximum(total, velocity, t0);
    assert_relative(maximum / t0, 1.30366, 1e-5);
    g_assert_cmpfloat_with_epsilon(dw_slope_ratio(total, velocity, maximum, &dw_slope_window_wide), -0.495,
                                   0.002);
  }
}

/* The table's fits take some 60 points a window, ours all: a part in a thousand; its steepest slopes are
 * rounded off by 2 %. */
static void
test_slopes_table(void)
{
  g_autoptr(Golden) table = golden_read("tunnelling-slopes.csv");
  for (size_t row = 0; row < golden_n_rows(table); row++) {
    const DwVelocity *velocity = velocity_of(dw_density_eq3(1, golden_number(table, row, "mu")), 1);
    const double maximum = dw_velocity_maximum(total, velocity, 1);
    assert_relative(maximum, golden_number(table, row, "Tmax"), 1e-5);
    assert_relative(dw_velocity_slope(total, velocity, maximum / 10),
                    golden_number(table, row, "slope_below"), 1e-5);
    assert_relative(dw_velocity_slope(total, velocity, maximum * 10),
                    golden_number(table, row, "slope_above"), 1e-5);
    assert_relative(dw_slope_ratio(total, velocity, maximum, &dw_slope_window_wide),
                    golden_number(table, row, "wide"), 1e-3);
    assert_relative(dw_slope_ratio(total, velocity, maximum, &dw_slope_window_near),
                    golden_number(table, row, "near"), 1e-3);
    assert_relative(dw_slope_ratio(total, velocity, maximum, &dw_slope_window_mid),
                    golden_number(table, row, "mid"), 1e-3);
    assert_relative(dw_steepest_slope_ratio(total, velocity, maximum), golden_number(table, row, "steepest"),
                    0.02);
  }
}

/* Far below the maximum only resonance is left: twice the closed form of a pure power differs from Eq. 3's by
 * its own constant. */
static void
test_slope_at_low_temperature(void)
{
  for (int trial = 0; trial < 20; trial++) {
    const double mu = g_test_rand_double_range(0, 0.5), t = random_log(1e-5, 1e-4);
    const DwVelocity *velocity = velocity_of(dw_density_eq3(1, mu), 1);
    assert_relative(dw_velocity_slope(total, velocity, t), pow(t, mu) * (1 - mu * dw_resonant_constant(mu)),
                    1e-6);
  }
}

static void
test_slope_ratios_over_mu(void)
{
  static DwSlopeTable table;
  g_assert_cmpint(dw_slope_table_fill(&table, NULL), ==, DW_OK);
  for (int trial = 0; trial < 20; trial++) {
    const double mu = g_test_rand_double_range(0, 0.5);
    double ratios[DW_SLOPE_WINDOWS];
    dw_slope_ratios_of(mu, ratios);
    for (unsigned window = 0; window < DW_SLOPE_WINDOWS; window++)
      assert_relative(dw_slope_table_at(&table, window, mu), ratios[window], 2e-5);
  }
}

static double
flat(double temperature, const void *context)
{
  return 1;
}

static double
rising(double temperature, const void *context)
{
  return 3 + 2 * log(temperature);
}

static void
test_no_maximum(void)
{
  g_assert_true(isnan(dw_velocity_maximum(rising, NULL, 1)));
  g_assert_true(isnan(dw_velocity_maximum(flat, NULL, 1)));
  const DwLine line = dw_velocity_line(rising, NULL, 0.1, 7);
  assert_relative(line.slope, 2, 1e-13);
  assert_relative(line.level, 3, 1e-13);
}

int
main(int argc, char **argv)
{
  g_test_init(&argc, &argv, NULL);
  g_test_add_func("/tunnelling-sound/resonant-constant", test_resonant_constant);
  g_test_add_func("/tunnelling-sound/universal-table", test_universal_table);
  g_test_add_func("/tunnelling-sound/figures-table", test_figures_table);
  g_test_add_func("/tunnelling-sound/delta-table", test_delta_table);
  g_test_add_func("/tunnelling-sound/relaxation-against-quadrature", test_relaxation_against_quadrature);
  g_test_add_func("/tunnelling-sound/resonance-in-gap", test_resonance_in_gap);
  g_test_add_func("/tunnelling-sound/scaling", test_scaling);
  g_test_add_func("/tunnelling-sound/resonance-is-a-difference", test_resonance_is_a_difference);
  g_test_add_func("/tunnelling-sound/table-2-beyond-its-ends", test_table_2_beyond_its_ends);
  g_test_add_func("/tunnelling-sound/near-simulation", test_near_simulation);
  g_test_add_func("/tunnelling-sound/delta-of-constant-density", test_delta_of_constant_density);
  g_test_add_func("/tunnelling-sound/delta-in-gap", test_delta_in_gap);
  g_test_add_func("/tunnelling-sound/delta-interpolated", test_delta_interpolated);
  g_test_add_func("/tunnelling-sound/standard-model", test_standard_model);
  g_test_add_func("/tunnelling-sound/slopes-table", test_slopes_table);
  g_test_add_func("/tunnelling-sound/slope-at-low-temperature", test_slope_at_low_temperature);
  g_test_add_func("/tunnelling-sound/slope-ratios-over-mu", test_slope_ratios_over_mu);
  g_test_add_func("/tunnelling-sound/no-maximum", test_no_maximum);
  return g_test_run();
}
