/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The TLS glass beside an independent program's tables: configuration after configuration, what is known of
 * it. */
#include "physics/glass/bins.h"
#include "physics/glass/relaxation.h"
#include "physics/glass/tls.h"

#include "glass_tables.h"

#include <math.h>
#include <string.h>

static const DwTls REFERENCE = {.sites = 1000,
                                .disorder = 1,
                                .interaction = 1,
                                .temperature = 0.1,
                                .kappa = 0.25,
                                .delta0_min = 1e-7,
                                .delta0_max = 1e-1};

static const char *const tables[] = {"glass/tg_dos_fig1.csv",      "glass/tg_dos_fig1_log.csv",
                                     "glass/tg_dos_fig2.csv",      "glass/tg_dos_fig2_log.csv",
                                     "glass/tg_dos_fig4.csv",      "glass/tg_dos_fig4_log.csv",
                                     "glass/tg_dos_fig4_W100.csv", "glass/tg_dos_fig4_W100_log.csv",
                                     "glass/tg_dos_fig5.csv",      "glass/tg_dos_fig5_log.csv",
                                     "glass/tg_rates_fig3.csv",    "glass/tg_rates_fig6.csv",
                                     "glass/tg_rates_fig7.csv",    "glass/tg_quantiles.csv",
                                     "glass/tg_relax.csv",         NULL};

/* One realization, as the tables have it. */
typedef struct {
  size_t n;
  double *bias, *magnitude, *energy, *gain, *log_gain, *rate, *log_rate, *work;
} Sample;

static Sample *
sample_new(size_t most)
{
  Sample *sample = g_new0(Sample, 1);
  double **const lists[] = {&sample->bias,     &sample->magnitude, &sample->energy,   &sample->gain,
                            &sample->log_gain, &sample->rate,      &sample->log_rate, &sample->work};
  for (size_t k = 0; k < G_N_ELEMENTS(lists); k++)
    *lists[k] = k ? *lists[k - 1] + most : g_new(double, most *G_N_ELEMENTS(lists));
  return sample;
}

static void
sample_free(Sample *sample)
{
  g_free(sample->bias);
  g_free(sample);
}

static void
take(Sample *sample, DwTlsGlass *glass, const DwTls *tls, uint64_t realization)
{
  const DwDraws draws = {5, realization};
  g_assert_cmpint(dw_tls_glass_realize(glass, tls, &draws, NULL), ==, DW_OK);
  sample->n = tls->sites;
  for (size_t i = 0; i < sample->n; i++) {
    const double delta0 = dw_tls_glass_tunnelling(glass)[i];
    sample->bias[i] = dw_tls_glass_biases(glass)[i];
    sample->magnitude[i] = fabs(sample->bias[i]);
    sample->energy[i] = dw_tls_energy(sample->bias[i], delta0);
    sample->gain[i] = dw_tls_glass_gains(glass)[i];
    sample->log_gain[i] = log(sample->gain[i]);
    sample->rate[i] = delta0 * delta0 * sample->gain[i];
    sample->log_rate[i] = log(sample->rate[i]);
  }
}

enum { WINDOWS = 7 };
static const double edges[WINDOWS + 1] = {0, 0.05, 0.1, 0.2, 0.4, 0.8, 1.6, 3.2};
static const char *const windows[WINDOWS] = {"n(0-0.05)",  "n(0.05-0.1)", "n(0.1-0.2)", "n(0.2-0.4)",
                                             "n(0.4-0.8)", "n(0.8-1.6)",  "n(1.6-3.2)"};

/* The row of tg_summary.csv. */
typedef struct {
  Mean lower_quarter, bias, upper_quarter, gain, log_gain, log_rate, density[WINDOWS];
} Averages;

static double
quantile(Sample *sample, const double *values, double probability)
{
  memcpy(sample->work, values, sample->n * sizeof(double));
  dw_sort(sample->work, sample->n);
  return dw_quantile(sample->work, sample->n, probability);
}

static void
measure(Sample *sample, Averages *averages)
{
  double sum = 0, counts[WINDOWS] = {0};
  for (size_t i = 0; i < sample->n; i++) {
    sum += sample->log_gain[i];
    for (int k = 0; k < WINDOWS; k++)
      counts[k] += sample->magnitude[i] >= edges[k] && sample->magnitude[i] < edges[k + 1];
  }
  mean_add(&averages->lower_quarter, quantile(sample, sample->magnitude, 0.25));
  mean_add(&averages->bias, quantile(sample, sample->magnitude, 0.5));
  mean_add(&averages->upper_quarter, quantile(sample, sample->magnitude, 0.75));
  mean_add(&averages->gain, quantile(sample, sample->gain, 0.5));
  mean_add(&averages->log_gain, sum / (double) sample->n);
  mean_add(&averages->log_rate, quantile(sample, sample->log_rate, 0.5));
  for (int k = 0; k < WINDOWS; k++)
    mean_add(&averages->density[k], counts[k] / (double) sample->n / 2 / (edges[k + 1] - edges[k]));
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
assert_summary(const Averages *averages, const Golden *table, size_t row, size_t sites)
{
  assert_entry(&averages->lower_quarter, table, row, "q25");
  assert_entry(&averages->bias, table, row, "med|D'|");
  assert_entry(&averages->upper_quarter, table, row, "q75");
  assert_entry(&averages->gain, table, row, "med g");
  assert_entry(&averages->log_gain, table, row, "<ln g>");
  assert_entry(&averages->log_rate, table, row, "med ln lam");
  for (int k = 0; k < WINDOWS; k++) /* few counts in a window are not Gaussian */
    if (averages->density[k].sum * (double) sites * 2 * (edges[k + 1] - edges[k]) > 100)
      assert_entry(&averages->density[k], table, row, windows[k]);
}

static void
measure_column(TableColumn *column, const Sample *sample)
{
  const char *what = column->what;
  if (g_str_equal(what, "n_E"))
    column_add_density(column, sample->energy, sample->n, false);
  else if (g_str_equal(what, "n_Dp"))
    column_add_density(column, sample->bias, sample->n, false);
  else if (g_str_equal(what, "n_E(logbins)"))
    column_add_density(column, sample->energy, sample->n, true);
  else if (g_str_equal(what, "n_Dp(logbins)"))
    column_add_density(column, sample->bias, sample->n, true);
  else if (g_str_equal(what, "p_lnlam"))
    column_add_density(column, sample->log_rate, sample->n, false);
  else if (g_str_equal(what, "absDp"))
    column_add_shares(column, sample->magnitude, sample->n);
  else if (g_str_equal(what, "ln_g"))
    column_add_shares(column, sample->log_gain, sample->n);
  else if (g_str_equal(what, "ln_lam"))
    column_add_shares(column, sample->log_rate, sample->n);
  else if (g_str_equal(what, "direct"))
    column_add_decay(column, sample->rate, sample->n);
  else if (g_str_equal(what, "E1exact")) /* Eq. 16 for the gain of each site */
    for (size_t row = 0; row < column->n; row++) {
      double sum = 0;
      for (size_t i = 0; i < sample->n; i++)
        sum += dw_even_relaxation(column->low[row], 1e-14 * sample->gain[i], 1e-2 * sample->gain[i]);
      mean_add(&column->mean[row], sum / (double) sample->n);
    }
}

/* `ratio`: of the table's standard errors to ours. */
static void
assert_column(const TableColumn *column, size_t sites, double ratio)
{
  const char *what = column->what;
  if (g_str_has_prefix(what, "n_") || g_str_equal(what, "p_lnlam"))
    assert_density(column, sites, g_str_has_suffix(what, "(logbins)"));
  else if (g_str_equal(what, "direct") || g_str_equal(what, "E1exact"))
    assert_curve(column, ratio);
  else if (column->mean[0].n) /* not Eq. 17, nor Eq. 16 from a histogram of its own */
    assert_shares(column, ratio);
}

static DwTls
glass_of_row(const Golden *table, size_t row)
{
  DwTls tls = REFERENCE;
  tls.sites = (size_t) golden_number(table, row, "N");
  tls.disorder = golden_number(table, row, "W");
  tls.interaction = golden_number(table, row, "J");
  tls.temperature = golden_number(table, row, "T");
  tls.kappa = golden_number(table, row, "kappa");
  tls.density = (DwDensity) (int) golden_number(table, row, "density");
  return tls;
}

static void
check_row(const Golden *table, size_t row, DwTlsGlass *glass, Sample *sample, int realizations)
{
  const DwTls tls = glass_of_row(table, row);
  g_autoptr(GPtrArray) columns = table_columns(tables, golden_text(table, row, "tag"));
  Averages averages = {0};
  g_test_message("%s, %d realizations", golden_text(table, row, "tag"), realizations);
  for (int k = 0; k < realizations; k++) {
    take(sample, glass, &tls, (uint64_t) k);
    measure(sample, &averages);
    for (size_t j = 0; j < columns->len; j++)
      measure_column(g_ptr_array_index(columns, j), sample);
  }
  assert_summary(&averages, table, row, tls.sites);
  const double ratio = error_of(table, row, "<ln g>") / mean_error(&averages.log_gain);
  for (size_t j = 0; j < columns->len; j++)
    assert_column(g_ptr_array_index(columns, j), tls.sites, ratio);
}

static void
check_rows(size_t fewest, size_t most, bool with_histograms_only, int realizations)
{
  g_autoptr(Golden) table = golden_read("glass/tg_summary.csv");
  DwTlsGlass *glass = dw_tls_glass_new(most);
  Sample *sample = sample_new(most);
  for (size_t row = 0; row < golden_n_rows(table); row++) {
    const char *tag = golden_text(table, row, "tag");
    const double sites = golden_number(table, row, "N");
    g_autoptr(GPtrArray) columns = table_columns(tables, tag);
    if (sites >= (double) fewest && sites <= (double) most && (columns->len || !with_histograms_only))
      check_row(table, row, glass, sample, realizations);
  }
  sample_free(sample);
  dw_tls_glass_free(glass);
}

/* Medians, means, windows and histograms of n and of the rates, quantiles and relaxation. */
static void
test_rows(void)
{
  check_rows(10, 1000, !g_test_slow(), random_rounds(60, 400));
}

static void
test_large_rows(void)
{
  if (g_test_slow())
    check_rows(3000, 10000, false, 24);
  else
    g_test_skip("takes minutes");
}

/* Its column in the table of relaxation; that behind the last where there is none. */
static size_t
find_column(const Golden *table, const char *what, const char *tag)
{
  g_autofree char *name = g_strdup_printf("%s[%s]", what, tag);
  size_t k = 0;
  while (golden_column(table, k) && !g_str_equal(golden_column(table, k), name))
    k++;
  return k;
}

/* Eq. 17 with the slowest rate from <ln g> and from the median of g, over a spread of ln Delta0^2 of 27.6.
 * The table of averages has <ln g> with four digits behind the point; the median there is the mean of
 * realizations' medians, which is that of all of them together within its standard error. */
static void
test_logarithm(void)
{
  g_autoptr(Golden) summary = golden_read("glass/tg_summary.csv"),
                    relaxation = golden_read("glass/tg_relax.csv");
  const double spread = log(1e12), smallest = log(1e-14);
  size_t compared = 0;
  for (size_t row = 0; row < golden_n_rows(summary); row++) {
    const char *tag = golden_text(summary, row, "tag");
    const double mean = golden_number(summary, row, "<ln g>"), median = golden_number(summary, row, "med g");
    g_assert_cmpfloat_with_epsilon(smallest + mean, golden_number(summary, row, "ln lam_eff"), 1.2e-4);
    g_assert_cmpfloat_with_epsilon(smallest + log(median), golden_number(summary, row, "ln lam_half"),
                                   1.2e-4);
    const size_t by_mean = find_column(relaxation, "eq17_lam_eff", tag),
                 by_median = find_column(relaxation, "eq17_lam_half", tag);
    for (size_t j = 0; golden_column(relaxation, by_mean) && j < golden_n_rows(relaxation); j++, compared++) {
      const double t = golden_number(relaxation, j, "t"), effective = exp(smallest + mean),
                   half = 1e-14 * median;
      g_assert_cmpfloat_with_epsilon(dw_logarithmic_relaxation(t, effective, effective * 1e12),
                                     golden_cell(relaxation, j, by_mean), 5e-5 / spread + 1e-6);
      g_assert_cmpfloat_with_epsilon(dw_logarithmic_relaxation(t, half, half * 1e12),
                                     golden_cell(relaxation, j, by_median),
                                     error_of(summary, row, "med g") / median / spread);
    }
  }
  g_assert_cmpuint(compared, ==, 6 * golden_n_rows(relaxation));
}

static void
test_all_columns(void)
{
  assert_all_columns_known(tables, "glass/tg_summary.csv");
}

int
main(int argc, char **argv)
{
  g_test_init(&argc, &argv, NULL);
  g_test_add_func("/glass/tls-tables/all-columns", test_all_columns);
  g_test_add_func("/glass/tls-tables/rows", test_rows);
  g_test_add_func("/glass/tls-tables/large-rows", test_large_rows);
  g_test_add_func("/glass/tls-tables/logarithm", test_logarithm);
  return g_test_run();
}
