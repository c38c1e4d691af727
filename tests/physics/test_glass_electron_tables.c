/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The electron glass beside an independent program's tables: configuration after configuration, what is known
 * of it. */
#include "physics/glass/bins.h"
#include "physics/glass/electron_matrix.h"

#include "glass_tables.h"

#include <math.h>
#include <string.h>

static const DwElectrons REFERENCE = {
    .sites = 1000, .disorder = 1, .interaction = 1, .temperature = 0.1, .localisation = 0.1};

static const char *const tables[] = {"glass/eg_dos_fig8.csv",
                                     "glass/eg_dos_fig10.csv",
                                     "glass/eg_dos_fig12.csv",
                                     "glass/eg_dos_fig14.csv",
                                     "glass/eg_rates_fig9.csv",
                                     "glass/eg_rates_fig11.csv",
                                     "glass/eg_rates_fig13.csv",
                                     "glass/eg_rates_fig15.csv",
                                     "glass/eg_rates_fig16.csv",
                                     "glass/eg_relax.csv",
                                     NULL};

enum { WINDOWS = 10, QUANTILES = 5 };
static const double edges[WINDOWS + 1] = {0, 0.05, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.8, 1, 1.5};
static const char *const windows[WINDOWS] = {"n(0-0.05)",  "n(0.05-0.1)", "n(0.1-0.2)", "n(0.2-0.3)",
                                             "n(0.3-0.4)", "n(0.4-0.5)",  "n(0.5-0.6)", "n(0.6-0.8)",
                                             "n(0.8-1)",   "n(1-1.5)"};
static const double probabilities[QUANTILES] = {0.05, 0.25, 0.5, 0.75, 0.95};
static const char *const quantiles[QUANTILES] = {"lnlam_q0.05", "lnlam_q0.25", "lnlam_q0.5", "lnlam_q0.75",
                                                 "lnlam_q0.95"};

/* A configuration, and how it differs from what the model starts from. */
typedef struct {
  DwElectrons electrons;
  bool rates, levels, neutral_start;
} Configuration;

/* The row of eg_summary.csv. */
typedef struct {
  Mean energy, density[WINDOWS], quantile[QUANTILES], mean, slowest, fastest;
} Averages;

/* "f15_d1_o0_100": which figure, density, boundary. */
static Configuration
configuration_of_row(const Golden *table, size_t row)
{
  const char *tag = golden_text(table, row, "tag");
  Configuration c = {.electrons = REFERENCE};
  c.electrons.sites = (size_t) golden_number(table, row, "N");
  c.electrons.disorder = golden_number(table, row, "W");
  c.electrons.interaction = golden_number(table, row, "J");
  c.electrons.temperature = golden_number(table, row, "T");
  c.electrons.density = strstr(tag, "_d1_") ? DW_DENSITY_APPENDIX : DW_DENSITY_UNIT;
  c.electrons.open = strstr(tag, "_o1_") != NULL;
  c.electrons.rate_model = g_str_has_prefix(tag, "f16") ? DW_RATES_DISTANCE_ONLY : DW_RATES_FULL;
  c.electrons.interaction_term = g_str_equal(tag, "Fint");
  c.rates = *golden_text(table, row, "mean_lnlam");
  c.levels = golden_number(table, row, "med|E|") > 0; /* rates of the distances alone have none there */
  c.neutral_start = g_str_equal(tag, "ic2");
  return c;
}

static void
realize(DwElectronGlass *glass, const Configuration *c, uint64_t realization)
{
  const DwDraws draws = {5, realization};
  g_assert_cmpint(dw_electron_glass_realize(glass, &c->electrons, &draws, NULL), ==, DW_OK);
  if (c->neutral_start) {
    memset(glass->spin, 0, c->electrons.sites * sizeof(double));
    g_assert_cmpint(dw_electron_glass_solve(glass, &c->electrons, NULL), ==, DW_OK);
  }
}

static void
measure_levels(const double *energy, size_t n, double *work, Averages *averages)
{
  double counts[WINDOWS] = {0};
  for (size_t i = 0; i < n; i++) {
    work[i] = fabs(energy[i]);
    for (int k = 0; k < WINDOWS; k++)
      counts[k] += work[i] >= edges[k] && work[i] < edges[k + 1];
  }
  mean_add(&averages->energy, dw_median(work, n));
  for (int k = 0; k < WINDOWS; k++)
    mean_add(&averages->density[k], counts[k] / (double) n / 2 / (edges[k + 1] - edges[k]));
}

/* Of rates without the zero mode. */
static void
measure_rates(const double *rates, size_t n, double *log_rate, Averages *averages)
{
  double sum = 0;
  for (size_t k = 0; k < n; k++)
    sum += log_rate[k] = log(rates[k]);
  mean_add(&averages->mean, sum / (double) n);
  mean_add(&averages->slowest, log_rate[0]);
  mean_add(&averages->fastest, log_rate[n - 1]);
  for (int k = 0; k < QUANTILES; k++)
    mean_add(&averages->quantile[k], dw_quantile(log_rate, n, probabilities[k]));
}

static void
measure(DwElectronGlass *glass, const Configuration *c, GPtrArray *columns, Averages *averages)
{
  const size_t n = c->electrons.sites;
  const double *energy = dw_electron_glass_energies(glass);
  g_autofree double *work = g_new(double, n), *rates = g_new(double, n);
  double trusted;
  measure_levels(energy, n, work, averages);
  for (guint k = 0; k < columns->len; k++) {
    TableColumn *column = g_ptr_array_index(columns, k);
    if (g_str_equal(column->what, "n"))
      column_add_density(column, energy, n, false);
  }
  if (!c->rates)
    return;
  g_assert_cmpint(dw_electron_glass_rates(glass, &c->electrons, rates, &trusted, NULL), ==, DW_OK);
  measure_rates(rates + 1, n - 1, work, averages);
  for (guint k = 0; k < columns->len; k++) {
    TableColumn *column = g_ptr_array_index(columns, k);
    if (g_str_equal(column->what, "p_lnlam"))
      column_add_density(column, work, n - 1, false);
    else if (g_str_equal(column->what, "direct"))
      column_add_decay(column, rates + 1, n - 1);
  }
}

static double
error_of(const Golden *table, size_t row, const char *column)
{
  g_autofree char *name = g_strconcat(column, "_se", NULL);
  return golden_number(table, row, name);
}

static void
assert_entry(const Mean *mean, const Golden *table, size_t row, const char *column)
{
  assert_mean(mean, golden_number(table, row, column), error_of(table, row, column), column);
}

static void
assert_levels(const Averages *averages, const Golden *table, size_t row, size_t sites)
{
  assert_entry(&averages->energy, table, row, "med|E|");
  for (int k = 0; k < WINDOWS; k++) /* few counts in a window are not Gaussian */
    if (averages->density[k].sum * (double) sites * 2 * (edges[k + 1] - edges[k]) > 50)
      assert_entry(&averages->density[k], table, row, windows[k]);
}

/* Distances in the table were of single precision, 3e-5 of a rate at most; and the quantile of few rates
 * depends on its definition by what the spacing of their logarithms is. */
static void
assert_rates(const Averages *averages, const Golden *table, size_t row, size_t sites)
{
  assert_entry(&averages->mean, table, row, "mean_lnlam");
  assert_entry(&averages->slowest, table, row, "min_lnlam");
  assert_entry(&averages->fastest, table, row, "max_lnlam");
  for (int k = 0; k < QUANTILES && sites >= 100; k++)
    assert_mean(&averages->quantile[k], golden_number(table, row, quantiles[k]),
                hypot(error_of(table, row, quantiles[k]), sites > 100 ? 0.003 : 0.03), quantiles[k]);
}

static void
check_row(const Golden *table, size_t row, DwElectronGlass *glass, int realizations)
{
  const Configuration c = configuration_of_row(table, row);
  g_autoptr(GPtrArray) columns = table_columns(tables, golden_text(table, row, "tag"));
  Averages averages = {0};
  g_test_message("%s, %d realizations", golden_text(table, row, "tag"), realizations);
  for (int k = 0; k < realizations; k++) {
    realize(glass, &c, (uint64_t) k);
    measure(glass, &c, columns, &averages);
  }
  if (c.levels)
    assert_levels(&averages, table, row, c.electrons.sites);
  if (c.rates)
    assert_rates(&averages, table, row, c.electrons.sites);
  for (guint k = 0; k < columns->len; k++) {
    const TableColumn *column = g_ptr_array_index(columns, k);
    if (g_str_equal(column->what, "direct"))
      assert_curve(column, NAN);
    else
      assert_density(column, c.electrons.sites - g_str_equal(column->what, "p_lnlam"), false);
  }
}

/* Medians, means, windows and histograms of levels and rates, and relaxation. */
static void
test_rows(void)
{
  g_autoptr(Golden) table = golden_read("glass/eg_summary.csv");
  DwElectronGlass *glass = dw_electron_glass_new(1000);
  for (size_t row = 0; row < golden_n_rows(table); row++) {
    const Configuration c = configuration_of_row(table, row);
    const size_t sites = c.electrons.sites;
    const bool quick = sites <= 100 || !c.rates || g_str_equal(golden_text(table, row, "tag"), "f9");
    const int few = sites <= 10    ? 2000
                    : sites <= 100 ? 200
                                   : 24,
              many = sites <= 10    ? 20000
                     : sites <= 100 ? 2000
                                    : 150;
    if (sites <= 1000 && (quick || g_test_slow()))
      check_row(table, row, glass, random_rounds(few, many));
  }
  dw_electron_glass_free(glass);
}

static void
test_large_row(void)
{
  if (!g_test_slow()) {
    g_test_skip("takes a gigabyte");
    return;
  }
  g_autoptr(Golden) table = golden_read("glass/eg_summary.csv");
  DwElectronGlass *glass = dw_electron_glass_new(10000);
  for (size_t row = 0; row < golden_n_rows(table); row++)
    if (golden_number(table, row, "N") > 1000)
      check_row(table, row, glass, 12);
  dw_electron_glass_free(glass);
}

static void
test_all_columns(void)
{
  assert_all_columns_known(tables, "glass/eg_summary.csv");
}

int
main(int argc, char **argv)
{
  g_test_init(&argc, &argv, NULL);
  dw_symmetric_single_thread();
  g_test_add_func("/glass/electron-tables/all-columns", test_all_columns);
  g_test_add_func("/glass/electron-tables/rows", test_rows);
  g_test_add_func("/glass/electron-tables/large-row", test_large_row);
  return g_test_run();
}
