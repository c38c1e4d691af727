/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "golden.h"
#include "levels_anneal.h"
#include "physics/levels/observables.h"

#include <math.h>

/* Annealed ensembles against Table II of Churkin et al. and an independent Monte Carlo: a small sample of
 * L = 8, or with -m slow the paper's 10 000 realizations of L = 12.  Tolerances are 4 standard errors of both
 * sides together; some 200 numbers are compared, of which one such error in 16 000 fails. */
static const double sigmas = 4;
static const double interactions[] = {2, 3};
static DwEnsemble *ensembles[2];
static int size;

static void
anneal(void)
{
  size = g_test_slow() ? 12 : 8;
  const char *count = g_getenv("DW_REALIZATIONS"); /* for a shorter trial of the long tier */
  const guint64 n = count ? g_ascii_strtoull(count, NULL, 10) : g_test_slow() ? 10000 : 400;
  for (int k = 0; k < 2; k++) {
    const DwRecipe recipe = levels_paper_recipe((unsigned) size, interactions[k]);
    ensembles[k] = levels_anneal(&recipe, n, reading_as_is);
  }
}

/* How far two numbers lie apart in standard errors of their difference. */
static double
distance(DwEstimate ours, double value, double error)
{
  return (ours.value - value) / hypot(ours.error, error);
}

/* The row's ensemble, or NULL when it is of the other size. */
static const DwEnsemble *
ensemble_of(const Golden *table, size_t row)
{
  if ((int) golden_number(table, row, "L") != size)
    return NULL;
  return ensembles[golden_number(table, row, "J0") == interactions[1]];
}

static size_t
rung_of(const DwEnsemble *ensemble, double temperature)
{
  return dw_ladder_nearest(&dw_ensemble_recipe(ensemble)->ladder, temperature);
}

static void
table_2(void)
{
  g_autoptr(Golden) table = golden_read("density-of-states-tableII.csv");
  double chi2 = 0;
  int n = 0;
  g_test_message(
      "J0  T    mu printed / here          B printed / here            n at 1.483 T printed / here");
  for (size_t row = 0; row < golden_n_rows(table); row++) {
    const DwEnsemble *ensemble = ensemble_of(table, row);
    if (!ensemble)
      continue;
    const double t = golden_number(table, row, "T");
    const size_t rung = rung_of(ensemble, t);
    const DwFit fit = dw_fit_eq3(ensemble, rung);
    const DwEstimate pivot = dw_pivot_density(ensemble, rung);
    g_test_message("%g  %.1f  %.3f / %.3f(%.3f)  %.4f / %.4f(%.4f)  %.5f / %.5f(%.5f)",
                   golden_number(table, row, "J0"), t, golden_number(table, row, "papermu"),
                   fit.exponent.value, fit.exponent.error, golden_number(table, row, "paperB"),
                   fit.amplitude.value, fit.amplitude.error, golden_number(table, row, "paper_n_pivot"),
                   pivot.value, pivot.error);
    const double z = distance(pivot, golden_number(table, row, "n_pivot"), golden_number(table, row, "err"));
    const double z_mu =
        distance(fit.exponent, golden_number(table, row, "mu"), golden_number(table, row, "errmu"));
    g_assert_cmpfloat(fabs(z), <, sigmas);
    g_assert_cmpfloat(fabs(z_mu), <, sigmas);
    chi2 += z * z + z_mu * z_mu;
    n += 2;
  }
  g_test_message("chi2 against the independent Monte Carlo: %.1f of %d", chi2, n);
  g_assert_cmpfloat(chi2, <, 2.2 * n); /* 28 numbers, neighbours correlated: 4 sigma and more */
}

static void
cold_power_law(void)
{
  g_autoptr(Golden) table = golden_read("density-of-states-cold.csv");
  static const char *states[] = {"T=0.02", "2uK quench", "pair-stable"};
  for (size_t row = 0; row < golden_n_rows(table); row++) {
    const DwEnsemble *ensemble = ensemble_of(table, row);
    if (!ensemble)
      continue;
    size_t state = 0;
    while (!g_str_equal(golden_text(table, row, "state"), states[state]))
      state++;
    char *end;
    const double low = g_ascii_strtod(golden_text(table, row, "window"), &end);
    const DwFit fit = dw_fit_power(ensemble, 41 + state, low, g_ascii_strtod(end + 1, NULL));
    const double z =
        distance(fit.exponent, golden_number(table, row, "mu"), golden_number(table, row, "mu_error"));
    g_test_message("J0 = %g, %s, %s K: mu %s, here %.4f(%.4f)", golden_number(table, row, "J0"),
                   states[state], golden_text(table, row, "window"), golden_text(table, row, "mu"),
                   fit.exponent.value, fit.exponent.error);
    g_assert_cmpfloat(fabs(z), <, sigmas);
  }
}

/* E0 = 21.52(1) on E > J0 = 2 K for L = 12 (printed 21.53), 21.49(1) for L = 8; 23.36 for J0 = 3 K, L = 12.
 */
static void
gaussian_width(void)
{
  const DwFit two = dw_fit_gaussian(ensembles[0], 41, 2), three = dw_fit_gaussian(ensembles[1], 41, 3);
  g_test_message("E0 = %.3f(%.3f), %.3f(%.3f) K", two.exponent.value, two.exponent.error,
                 three.exponent.value, three.exponent.error);
  g_assert_cmpfloat(fabs(distance(two.exponent, size == 12 ? 21.52 : 21.49, 0.01)), <, sigmas);
  if (size == 12)
    g_assert_cmpfloat(fabs(distance(three.exponent, 23.36, 0.01)), <, sigmas);
}

static void
energy_and_acceptance(void)
{
  g_autoptr(Golden) table = golden_read("mc_vs_T.csv");
  for (size_t row = 0; row < golden_n_rows(table); row++) {
    const DwEnsemble *ensemble = ensemble_of(table, row);
    if (!ensemble)
      continue;
    const size_t state = (size_t) golden_number(table, row, "k");
    const DwEstimate energy = dw_energy_per_site(ensemble, state), rms = dw_level_rms(ensemble, state);
    const DwEstimate acceptance = dw_acceptance(ensemble, state);
    g_assert_cmpfloat(fabs(distance(energy, golden_number(table, row, "energy_per_spin"),
                                    golden_number(table, row, "err"))),
                      <, sigmas);
    g_assert_cmpfloat(fabs(rms.value / golden_number(table, row, "rmsE") - 1), <, sigmas * 0.3 / sqrt(400));
    if (state < 42 && golden_number(table, row, "T") >= 1) /* the table's, to 0.5 %, and our own error */
      g_assert_cmpfloat(fabs(distance(acceptance, golden_number(table, row, "acceptance"),
                                      0.00125 * golden_number(table, row, "acceptance"))),
                        <, sigmas);
  }
}

/* C, kappa and sound against sums over the same density: statistical errors of both sides, and for the
 * conductivities 1 % for what smoothing of n(E) does. */
static void
curves(void)
{
  g_autoptr(Golden) table = golden_read("density-of-states-curves.csv");
  const struct {
    DwObservable observable;
    const char *column;
    double allowance;
  } columns[] = {{DW_OF_HEAT, "heat", 0.002},
                 {DW_OF_CONDUCTIVITY, "conductivity", 0.01},
                 {DW_OF_CONDUCTIVITY_DELTA, "conductivity_delta", 0.01},
                 {DW_OF_RESONANT, "resonant", 0.001},
                 {DW_OF_RELAXATION, "relaxation", 0.005},
                 {DW_OF_RELAXATION_DELTA, "relaxation_delta", 0.005}};
  DwObserved *observed[2];
  DwObserver *observer = dw_observer_new(dw_ensemble_recipe(ensembles[0]), 0.2);
  for (int k = 0; k < 2; k++)
    observed[k] = dw_observe(observer, ensembles[k]);
  for (size_t row = 0; row < golden_n_rows(table); row++) {
    const DwEnsemble *ensemble = ensemble_of(table, row);
    const double t = golden_number(table, row, "T");
    for (size_t k = 0; ensemble && k < G_N_ELEMENTS(columns); k++) {
      const double value = golden_number(table, row, columns[k].column);
      const DwEstimate ours =
          dw_observed(observed[ensemble == ensembles[1]], columns[k].observable, rung_of(ensemble, t));
      const double z = distance(ours, value, columns[k].allowance * fabs(value));
      if (fabs(z) > 3)
        g_test_message("%s at %g K: %g(%g), expected %g", columns[k].column, t, ours.value, ours.error,
                       value);
      if (t <= 1)
        g_assert_cmpfloat(fabs(z), <, sigmas + 1);
    }
  }
  const double printed[2][2] = {{0.18, 0.18}, {0.22, 0.21}};
  for (int k = 0; k < 2; k++) {
    const DwFit heat = dw_observed_power(observed[k], DW_OF_HEAT, 0.02, 1);
    const DwFit conductivity = dw_observed_power(observed[k], DW_OF_CONDUCTIVITY, 0.02, 1);
    g_test_message("J0 = %g: alpha = %.3f(%.3f), beta = %.3f(%.3f)", interactions[k], heat.exponent.value - 1,
                   heat.exponent.error, 2 - conductivity.exponent.value, conductivity.exponent.error);
    g_assert_cmpfloat(fabs(distance(heat.exponent, 1 + printed[k][0], 0.01)), <, sigmas);
    g_assert_cmpfloat(fabs(distance(conductivity.exponent, 2 - printed[k][1], 0.01)), <, sigmas);
    dw_observed_free(observed[k]);
  }
  dw_observer_free(observer);
}

/* 8(1) % of the realizations of L = 8, 23(1) % of L = 12 hold unstable pairs after the quench, none after the
 * repair; no site is ever left unstable. */
static void
unstable_pairs(void)
{
  const DwEstimate quenched = dw_unstable_pair_fraction(ensembles[0], 42);
  g_test_message("unstable pairs in %.3f(%.3f) of the realizations", quenched.value, quenched.error);
  g_assert_cmpfloat(fabs(distance(quenched, size == 12 ? 0.23 : 0.08, 0.01)), <, sigmas);
  g_assert_cmpfloat(dw_mean_unstable_pairs(ensembles[0], 43).value, ==, 0);
  g_assert_cmpfloat(dw_mean_unstable_sites(ensembles[0], 42).value, ==, 0);
}

/* Other readings of the paper are told apart by the printed B = 0.0142, mu = 0.118 at 1 K for J0 = 2 K. */
static void
other_readings_fail(void)
{
  static const double apart = 8;
  const double printed = 0.0142 * pow(DW_PIVOT, 0.118);
  const DwRecipe recipe = levels_paper_recipe(8, 2);
  const size_t rung = dw_ladder_nearest(&recipe.ladder, 1);
  g_autoptr(DwEnsemble) right = levels_anneal(&recipe, 200, reading_as_is);
  g_autoptr(DwEnsemble) half = levels_anneal(&recipe, 200, reading_half);
  g_autoptr(DwEnsemble) positive = levels_anneal(&recipe, 200, reading_positive_costs);
  const DwEstimate here = dw_pivot_density(right, rung);
  const DwEstimate a_spin = {here.value * 512 / 256, here.error * 512 / 256};
  g_assert_cmpfloat(fabs(distance(here, printed, 0)), <, sigmas);
  g_assert_cmpfloat(fabs(distance(a_spin, printed, 0)), >, apart);
  g_assert_cmpfloat(fabs(distance(dw_pivot_density(half, rung), printed, 0)), >, apart);
  g_assert_cmpfloat(fabs(distance(dw_pivot_density(positive, rung), printed, 0)), >, apart);
}

int
main(int argc, char *argv[])
{
  g_test_init(&argc, &argv, NULL);
  anneal();
  g_test_add_func("/levels/Table II", table_2);
  g_test_add_func("/levels/power law of the cold density", cold_power_law);
  g_test_add_func("/levels/width of the Gaussian", gaussian_width);
  g_test_add_func("/levels/energy and acceptance", energy_and_acceptance);
  g_test_add_func("/levels/heat, conduction and sound", curves);
  g_test_add_func("/levels/unstable pairs", unstable_pairs);
  g_test_add_func("/levels/other readings fail", other_readings_fail);
  const int result = g_test_run();
  for (int k = 0; k < 2; k++)
    dw_ensemble_free(ensembles[k]);
  return result;
}
