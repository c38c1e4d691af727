/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "golden.h"
#include "levels_sample.h"
#include "physics/levels/observables.h"

#include <math.h>

/* Ensembles of levels from known densities: fits find the parameters, and errors are what they say. */
static const double temperatures[] = {1, 0.5};
enum { SEEDS = 40, REALIZATIONS = 80 };

/* chi2/dof of 40 seeds: within 0.6..1.6, 2.2 to 2.7 standard deviations of chi2 of 40 and the jackknife's own
 */
static void
assert_honest(const char *what, double chi2, double n)
{
  g_test_message("%s: chi2/dof %.2f", what, chi2 / n);
  g_assert_cmpfloat(chi2 / n, >, 0.6);
  g_assert_cmpfloat(chi2 / n, <, 1.6);
}

static double
pull(DwEstimate estimate, double truth)
{
  const double z = (estimate.value - truth) / estimate.error;
  return z * z;
}

static double
gaussian_density(double low, double high, double width)
{
  const double s = width * G_SQRT2;
  return 0.5 * (erf(high / s) - erf(low / s)) / (high - low); /* x = 0.5 a site */
}

static void
densities_are_honest(void)
{
  const DwRecipe recipe = levels_recipe(2, temperatures);
  const double width = 20, edges[] = {0, 1.03, 2.5, 7.77, 20, 40};
  double chi2 = 0, chi2_width = 0;
  for (guint32 seed = 0; seed < SEEDS; seed++) {
    g_autoptr(DwEnsemble) ensemble = levels_ensemble(&recipe, seed, 0, REALIZATIONS, draw_gaussian, &width);
    DwEstimate density[5];
    g_assert_cmpint(dw_density_histogram(ensemble, 1, 5, edges, density), ==, DW_OK);
    for (int k = 0; k < 5; k++)
      chi2 += pull(density[k], gaussian_density(edges[k], edges[k + 1], width));
    const DwFit fit = dw_fit_gaussian(ensemble, 2, 2);
    g_assert_true(fit.exists);
    chi2_width += pull(fit.exponent, width);
    assert_relative(dw_level_rms(ensemble, 0).value, width, 0.05);
  }
  assert_honest("density", chi2, 5 * SEEDS);
  assert_honest("width of the Gaussian", chi2_width, SEEDS);
}

/* integral of f over (0, top) by the midpoint rule */
static double
integral(double (*f)(double, double), double mu, double top)
{
  enum { N = 100000 };
  double sum = 0;
  for (int k = 0; k < N; k++)
    sum += f(top * (k + 0.5) / N, mu);
  return sum * top / N;
}

static double
eq3_at_1_kelvin(double energy, double mu)
{
  return pow(1 + energy * energy, mu / 2);
}

static double
gap(double energy, double a)
{
  return 1 / (1 + a * log(2 / energy));
}

static void
fit_of_eq3_is_honest(void)
{
  const DwRecipe recipe = levels_recipe(2, temperatures);
  const DrawPower draw = {.mu = 0.4, .top = 2, .share = 0.8};
  const double b = 0.5 * draw.share / integral(eq3_at_1_kelvin, draw.mu, 2);
  double chi2_mu = 0, chi2_b = 0, chi2_pivot = 0, pearson = 0, freedom = 0;
  for (guint32 seed = 0; seed < SEEDS; seed++) {
    g_autoptr(DwEnsemble) ensemble = levels_ensemble(&recipe, seed, 0, REALIZATIONS, draw_eq3, &draw);
    const DwFit fit = dw_fit_eq3(ensemble, 0);
    g_assert_true(fit.exists);
    g_assert_cmpfloat_with_epsilon(fit.high, 2, 1e-12);
    chi2_mu += pull(fit.exponent, draw.mu);
    chi2_b += pull(fit.amplitude, b);
    chi2_pivot += pull(dw_pivot_density(ensemble, 0), b * pow(DW_PIVOT, draw.mu));
    pearson += fit.chi2;
    freedom += fit.freedom;
    g_assert_cmpfloat(fabs(fit.covariance), <, fit.amplitude.error * fit.exponent.error);
  }
  assert_honest("mu", chi2_mu, SEEDS);
  assert_honest("B", chi2_b, SEEDS);
  assert_honest("density at the pivot", chi2_pivot, SEEDS);
  assert_honest("Pearson's", pearson, freedom);
}

static void
other_fits_are_honest(void)
{
  const DwRecipe recipe = levels_recipe(2, temperatures);
  const DrawPower power = {.mu = 0.3, .top = 2.56, .share = 0.9},
                  drawn_gap = {.mu = 0.5, .top = 2, .share = 0.9};
  const double n0 = 0.45 / integral(gap, drawn_gap.mu, drawn_gap.top);
  const double b = 0.45 * 1.3 / pow(power.top, 1.3);
  double chi2_mu = 0, chi2_b = 0, chi2_a = 0, chi2_n0 = 0;
  for (guint32 seed = 0; seed < SEEDS; seed++) {
    g_autoptr(DwEnsemble) one = levels_ensemble(&recipe, seed, 0, REALIZATIONS, draw_power, &power);
    const DwFit fit = dw_fit_power(one, 1, 0.04, 2.3);
    chi2_mu += pull(fit.exponent, power.mu);
    chi2_b += pull(fit.amplitude, b);
    g_autoptr(DwEnsemble) two = levels_ensemble(&recipe, seed, 0, REALIZATIONS, draw_gap, &drawn_gap);
    const DwFit dipolar = dw_fit_dipolar_gap(two, 1, 0.02, drawn_gap.top);
    chi2_a += pull(dipolar.exponent, drawn_gap.mu);
    chi2_n0 += pull(dipolar.amplitude, n0);
  }
  assert_honest("mu of a power law", chi2_mu, SEEDS);
  assert_honest("its B", chi2_b, SEEDS);
  assert_honest("a of Eq. 9", chi2_a, SEEDS);
  assert_honest("its n0", chi2_n0, SEEDS);
}

/* A constant density up to 90 K: C = n T pi^2/6, kappa = 4 pi^2 T^2/n by both formulas, so slopes 1 and 2;
 * cuts at 40 T leave e^-40, the bins' widths 1e-4.  Sound: int tanh(E/2T)/E differs between two temperatures
 * by ln of their ratio. */
static void
constant_density(void)
{
  const double ladder[] = {2, 1, 0.5, 0.25, 0.125};
  const DwRecipe recipe = levels_recipe(G_N_ELEMENTS(ladder), ladder);
  const DrawPower flat = {.mu = 0, .top = 90, .share = 1};
  g_autoptr(DwEnsemble) ensemble = levels_ensemble(&recipe, 1, 0, 1200, draw_power, &flat);
  DwObserver *observer = dw_observer_new(&recipe, 0.2);
  DwObserved *observed = dw_observe(observer, ensemble);
  const double n = 0.5 / 90;
  for (size_t rung = 0; rung < G_N_ELEMENTS(ladder); rung++) {
    const double t = ladder[rung];
    const DwEstimate heat = dw_observed(observed, DW_OF_HEAT, rung);
    const DwEstimate conductivity = dw_observed(observed, DW_OF_CONDUCTIVITY, rung);
    const DwEstimate delta = dw_observed(observed, DW_OF_CONDUCTIVITY_DELTA, rung);
    g_assert_cmpfloat(pull(heat, n * t * G_PI * G_PI / 6), <, 16);
    g_assert_cmpfloat(pull(conductivity, 4 * G_PI * G_PI * t * t / n), <, 16);
    g_assert_cmpfloat(pull(delta, 4 * G_PI * G_PI * t * t / n), <, 16);
    g_assert_cmpfloat(heat.error, <, 0.1 * heat.value);
    g_assert_cmpfloat(conductivity.error, <, 0.1 * conductivity.value);
  }
  g_assert_cmpfloat(pull(dw_observed_power(observed, DW_OF_HEAT, 0.1, 2).exponent, 1), <, 16);
  g_assert_cmpfloat(pull(dw_observed_power(observed, DW_OF_CONDUCTIVITY, 0.1, 2).exponent, 2), <, 16);
  const DwReplicas *warm = dw_observed_replicas(observed, DW_OF_RESONANT, 1);
  const DwReplicas *cold = dw_observed_replicas(observed, DW_OF_RESONANT, 2);
  g_assert_cmpfloat_with_epsilon((warm->all - cold->all) / n, log(2), 0.15); /* some 10^3 levels make it */
  g_assert_cmpfloat(fabs(dw_observed_velocity(observed, 2, 2, true).value), ==, 0);
  dw_observed_free(observed);
  dw_observer_free(observer);
}

/* With nothing, one realization or no level in the window: finite, NaN or "does not exist". */
static void
little_is_no_trouble(void)
{
  const DwRecipe recipe = levels_recipe(2, temperatures);
  const DrawPower none = {.mu = 0, .top = 300, .share = 0};
  const double width = 20, edges[] = {0, 1, 2};
  for (guint64 realizations = 0; realizations < 3; realizations++)
    for (int kind = 0; kind < 2; kind++) {
      g_autoptr(DwEnsemble) ensemble =
          levels_ensemble(&recipe, 3, 0, realizations, kind ? draw_gaussian : draw_power,
                          kind ? (const void *) &width : &none);
      DwEstimate density[2];
      g_assert_cmpint(dw_density_histogram(ensemble, 0, 2, edges, density), ==,
                      realizations ? DW_OK : DW_BAD_VALUE);
      const DwFit fits[] = {dw_fit_eq3(ensemble, 1), dw_fit_power(ensemble, 0, 0.01, 1),
                            dw_fit_gaussian(ensemble, 0, 2), dw_fit_dipolar_gap(ensemble, 0, 0.02, 2)};
      for (size_t k = 0; k < G_N_ELEMENTS(fits); k++)
        g_assert_true(!fits[k].exists ||
                      (isfinite(fits[k].exponent.value) && isfinite(fits[k].amplitude.value)));
      g_assert_true(realizations > 1 || isnan(dw_energy_variance(ensemble, 0).value));
      g_assert_true(realizations > 1 || isnan(dw_energy_per_site(ensemble, 0).error));
      g_assert_true(isnan(dw_acceptance(ensemble, 99).value));
      g_assert_false(dw_fit_eq3(ensemble, 99).exists);
      g_assert_false(dw_fit_power(ensemble, 0, 1, 0.5).exists);
      DwObserver *observer = dw_observer_new(&recipe, 0.2);
      DwObserved *observed = dw_observe(observer, ensemble);
      g_assert_true(realizations > 0 || isnan(dw_observed(observed, DW_OF_CONDUCTIVITY, 0).value));
      dw_observed_free(observed);
      dw_observer_free(observer);
    }
}

int
main(int argc, char *argv[])
{
  g_test_init(&argc, &argv, NULL);
  g_test_add_func("/levels/densities are honest", densities_are_honest);
  g_test_add_func("/levels/fit of Eq. 3 is honest", fit_of_eq3_is_honest);
  g_test_add_func("/levels/other fits are honest", other_fits_are_honest);
  g_test_add_func("/levels/constant density", constant_density);
  g_test_add_func("/levels/little is no trouble", little_is_no_trouble);
  return g_test_run();
}
