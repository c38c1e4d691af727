/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "physics/tunnelling/level.h"

#include "physics/tunnelling/relaxation_kernel.h"

#include "golden.h"

#include <gsl/gsl_integration.h>
#include <math.h>

enum { TRIALS = 200 };

/* Limits and table of the kernel. */

static void
test_kernel_table(void)
{
  g_autoptr(Golden) table = golden_read("tunnelling-kernel.csv");
  for (size_t row = 0; row < golden_n_rows(table); row++)
    assert_relative(dw_relaxation_kernel(golden_number(table, row, "k")), golden_number(table, row, "R"),
                    1e-14);
}

/* The next terms are pi k/8 and -k^-4/36 or so. */
static void
test_kernel_limits(void)
{
  for (int trial = 0; trial < TRIALS; trial++) {
    const double k = random_log(1e-300, 1e-15), large = random_log(1e8, 1e140);
    assert_relative(dw_relaxation_kernel(k), log(4 / k) / 2 - 1, 1e-14);
    assert_relative(dw_relaxation_kernel(large), 2 / (15 * large) / large, 1e-14);
  }
  const double below = dw_relaxation_kernel(nextafter(2, 0)), above = dw_relaxation_kernel(2);
  assert_relative(below, above, 1e-14);
  g_assert_cmpfloat(dw_relaxation_kernel(INFINITY), ==, 0);
}

typedef struct {
  double delta, temperature, crossover;
} Level;

/* A2 for one delta, in E and as it stands: x^2 = 1 - (delta/E)^2, and dx = delta^2/(E^3 x) dE. */
static double
integrand_of_a2(double ln_excess, void *context)
{
  const Level *level = context;
  const double excess = exp(ln_excess), energy = level->delta + excess;
  const double x2 = excess * (energy + level->delta) / (energy * energy), cosine = level->delta / energy;
  const double thermal = energy / (2 * level->temperature);
  const double k = pow(level->crossover / energy, 3) * tanh(thermal);
  const double lorentzian = 1 / (1 + k * k / (x2 * x2));
  const double sech = 1 / cosh(thermal);
  return excess * sech * sech / (2 * level->temperature) * cosine * cosine / (energy * x2) * lorentzian;
}

static double
quadrature_of_a2(const Level *level)
{
  gsl_function f = {integrand_of_a2, (void *) level};
  gsl_integration_workspace *space = gsl_integration_workspace_alloc(2000);
  double integral, error;
  const double high = log(80 * level->temperature);
  gsl_integration_qag(&f, log(level->delta) - 70, high, 0, 1e-12, 2000, GSL_INTEG_GAUSS31, space, &integral,
                      &error);
  gsl_integration_workspace_free(space);
  return -integral;
}

static void
test_delta_against_quadrature(void)
{
  for (int trial = 0; trial < TRIALS; trial++) {
    const double temperature = random_log(0.01, 10);
    const Level level = {temperature * random_log(1e-3, 10), temperature,
                         temperature * random_log(1e-3, 1e2)};
    assert_relative(dw_level_relaxation_delta(level.delta, temperature, level.crossover),
                    quadrature_of_a2(&level), 1e-10);
  }
}

/* Every contribution is a function of E/T and T0/T times a power of T. */
static void
test_scaling(void)
{
  for (int trial = 0; trial < TRIALS; trial++) {
    const double c = random_log(1e-3, 1e3), t = random_log(1e-3, 1e3), e = t * random_log(1e-4, 20);
    const double crossover = t * random_log(1e-3, 1e3);
    assert_relative(dw_level_heat(c * e, c * t), dw_level_heat(e, t), 1e-13);
    assert_relative(c * dw_level_resonant(c * e, c * t), dw_level_resonant(e, t), 1e-13);
    assert_relative(c * dw_level_relaxation(c * e, c * t, c * crossover),
                    dw_level_relaxation(e, t, crossover), 1e-12);
    assert_relative(c * dw_level_relaxation_delta(c * e, c * t, c * crossover),
                    dw_level_relaxation_delta(e, t, crossover), 1e-10);
    assert_relative(dw_level_conduction(c * e, c * t), c * dw_level_conduction(e, t), 1e-13);
  }
}

/* Levels far above and far below T: exponentially little, a power of E, and never a NaN. */
static void
test_extremes(void)
{
  for (double t = 1e-3; t < 1e4; t *= 10)
    for (double ratio = 1e-12; ratio < 1e12; ratio *= 10) {
      const double e = ratio * t;
      g_assert_true(dw_level_heat(e, t) >= 0 && dw_level_heat(e, t) < 0.44);
      g_assert_true(dw_level_resonant(e, t) < 0 && dw_level_resonant(e, t) >= -0.5 / t * (1 + 1e-15));
      g_assert_true(dw_level_relaxation(e, t, 0.1) <= 0 && isfinite(dw_level_relaxation(e, t, 0.1)));
      g_assert_true(dw_level_relaxation_delta(e, t, 0.1) <= 0 &&
                    isfinite(dw_level_relaxation_delta(e, t, 0.1)));
      g_assert_true(dw_level_conduction(e, t) >= 0 && dw_level_conduction(e, t) <= 8 * t * (1 + 1e-15));
    }
}

/* Sums over a Monte Carlo ensemble's histogram give that ensemble's curves, which fixes every prefactor.  The
 * bins are 1/25 of T, and wide ones hold 1e-4 of C: a part in a thousand. */
static void
test_normalisation(void)
{
  g_autoptr(Golden) table = golden_read("tunnelling-histogram.csv");
  const double t = 0.5, crossover = 0.2;
  double heat = 0, resonant = 0, relaxation = 0, delta = 0, conduction = 0, conduction_delta = 0, below = 0;
  enum { PARTS = 50 };
  for (size_t row = 0; row < golden_n_rows(table); row++) {
    const double low = golden_number(table, row, "E_lo"), high = golden_number(table, row, "E_hi");
    const double n = golden_number(table, row, "n_per_site_per_K"), width = (high - low) / PARTS;
    for (int part = 0; part < PARTS; part++) {
      const double e = low + (part + 0.5) * width;
      heat += n * width * dw_level_heat(e, t);
      resonant += n * width * dw_level_resonant(e, t);
      relaxation += n * width * dw_level_relaxation(e, t, crossover);
      delta += n * width * dw_level_relaxation_delta(e, t, crossover);
      below += n * width;
      if (e < 40 * t) {
        conduction += width * dw_level_conduction(e, t) / n;
        conduction_delta += width * dw_level_conduction(e, t) * e / (below - n * width / 2);
      }
    }
  }
  assert_relative(heat, 0.012327, 1e-3);
  assert_relative(resonant, -0.0658662, 1e-3);
  assert_relative(relaxation, -0.0212876, 1e-3);
  assert_relative(delta, -0.0210698, 1e-3);
  assert_relative(conduction, 682.402, 1e-3);
  assert_relative(conduction_delta, 735.027, 1e-3);
}

int
main(int argc, char **argv)
{
  g_test_init(&argc, &argv, NULL);
  g_test_add_func("/tunnelling-level/kernel-table", test_kernel_table);
  g_test_add_func("/tunnelling-level/kernel-limits", test_kernel_limits);
  g_test_add_func("/tunnelling-level/delta-against-quadrature", test_delta_against_quadrature);
  g_test_add_func("/tunnelling-level/scaling", test_scaling);
  g_test_add_func("/tunnelling-level/extremes", test_extremes);
  g_test_add_func("/tunnelling-level/normalisation", test_normalisation);
  return g_test_run();
}
