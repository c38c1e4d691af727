/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "glass_tables.h"

#include "physics/glass/bins.h"

#include <math.h>
#include <string.h>

void
mean_add(Mean *mean, double value)
{
  mean->sum += value;
  mean->square += value * value;
  mean->n++;
}

double
mean_value(const Mean *mean)
{
  return mean->sum / mean->n;
}

double
mean_error(const Mean *mean)
{
  const double value = mean_value(mean);
  return sqrt(fmax(mean->square / mean->n - value * value, 0) / (mean->n - 1));
}

void
assert_mean(const Mean *mean, double expected, double expected_error, const char *what)
{
  const double value = mean_value(mean), error = mean_error(mean);
  const double deviations = (value - expected) / hypot(error, expected_error);
  g_test_message("%s: %.4f(%.4f), table %.4f(%.4f), %.1f standard errors apart", what, value, error, expected,
                 expected_error, deviations);
  g_assert_cmpfloat(fabs(deviations), <, WORST_DEVIATION);
}

static void
free_column(gpointer data)
{
  TableColumn *column = data;
  g_free(column->name);
  g_free(column->what);
  g_free(column->low);
  g_free(column->mean);
  g_free(column);
}

static TableColumn *
read_column(const Golden *table, size_t k)
{
  const char *name = golden_column(table, k), *next = golden_column(table, k + 1);
  const bool bins = g_str_equal(golden_column(table, 1), "hi"), errors = next && g_str_has_prefix(next, "se");
  const size_t n = golden_n_rows(table);
  TableColumn *column = g_new0(TableColumn, 1);
  column->name = g_strdup(name);
  column->what = g_strndup(name, strcspn(name, "["));
  column->n = n;
  column->low = g_new(double, 4 * n);
  column->high = column->low + n;
  column->value = column->high + n;
  column->error = column->value + n;
  column->mean = g_new0(Mean, 2 * n);
  column->rounding = column->mean + n;
  for (size_t row = 0; row < n; row++) {
    column->low[row] = golden_cell(table, row, 0);
    column->high[row] = golden_cell(table, row, bins);
    column->value[row] = golden_cell(table, row, k);
    column->error[row] = errors ? golden_cell(table, row, k + 1) : NAN;
  }
  return column;
}

GPtrArray *
table_columns(const char *const *tables, const char *tag)
{
  GPtrArray *columns = g_ptr_array_new_with_free_func(free_column);
  g_autofree char *ending = g_strdup_printf("[%s]", tag);
  for (; *tables; tables++) {
    g_autoptr(Golden) table = golden_read(*tables);
    for (size_t k = 0; golden_column(table, k); k++)
      if (g_str_has_suffix(golden_column(table, k), ending) &&
          !g_str_has_prefix(golden_column(table, k), "se"))
        g_ptr_array_add(columns, read_column(table, k));
  }
  return columns;
}

static bool
has_tag(const Golden *summary, const char *column, const char *tag)
{
  for (size_t row = 0; row < golden_n_rows(summary); row++) {
    const size_t length = strlen(golden_text(summary, row, "tag"));
    if (strncmp(tag, golden_text(summary, row, "tag"), length) == 0 && g_str_equal(tag + length, "]"))
      return true;
  }
  g_test_message("nobody compares %s", column);
  return false;
}

void
assert_all_columns_known(const char *const *tables, const char *summary)
{
  g_autoptr(Golden) configurations = golden_read(summary);
  for (; *tables; tables++) {
    g_autoptr(Golden) table = golden_read(*tables);
    int columns = 0;
    for (size_t k = 0; golden_column(table, k); k++) {
      const char *name = golden_column(table, k), *tag = strchr(name, '[');
      if (tag)
        g_assert_true(has_tag(configurations, name, tag + 1));
      columns += tag != NULL;
    }
    g_assert_cmpint(columns, >, 0);
  }
}

/* The bin of x, bins being adjacent; n if there is none. */
static size_t
bin_of(const TableColumn *column, double x)
{
  size_t low = 0, high = column->n;
  if (!(x >= column->low[0] && x < column->high[column->n - 1]))
    return column->n;
  while (high - low > 1) {
    const size_t middle = (low + high) / 2;
    if (x < column->low[middle])
      high = middle;
    else
      low = middle;
  }
  return low;
}

/* What a count of one adds to a density. */
static double
density_of_one(const TableColumn *column, size_t bin, size_t values, bool folded)
{
  return 1 / ((double) values * (column->high[bin] - column->low[bin]) * (folded ? 2 : 1));
}

void
column_add_density(TableColumn *column, const double *values, size_t n, bool folded)
{
  g_autofree double *count = g_new0(double, column->n + 1);
  for (size_t i = 0; i < n; i++)
    count[bin_of(column, folded ? fabs(values[i]) : values[i])]++;
  for (size_t bin = 0; bin < column->n; bin++)
    mean_add(&column->mean[bin], count[bin] * density_of_one(column, bin, n, folded));
}

void
column_add_shares(TableColumn *column, const double *values, size_t n)
{
  for (size_t row = 0; row < column->n; row++) {
    const double quantile = column->value[row], digit = 5e-6 * fabs(quantile);
    size_t below = 0, near = 0;
    for (size_t i = 0; i < n; i++) {
      below += values[i] < quantile;
      near += fabs(values[i] - quantile) <= digit;
    }
    mean_add(&column->mean[row], (double) below / (double) n);
    mean_add(&column->rounding[row], (double) near / (double) n);
  }
}

void
column_add_decay(TableColumn *column, const double *rates, size_t n)
{
  for (size_t row = 0; row < column->n; row++) {
    double sum = 0;
    for (size_t i = 0; i < n; i++)
      sum += exp(-rates[i] * column->low[row]);
    mean_add(&column->mean[row], sum / (double) n);
  }
}

/* Of few counts the spread is not known from themselves: ours is at least that of the count to be expected,
 * and bins stay out where that, or the table's own, is below some 25. */
void
assert_density(const TableColumn *column, size_t values, bool folded)
{
  double chi2 = 0, worst = 0;
  int bins = 0;
  for (size_t bin = 0; bin < column->n; bin++) {
    const double value = column->value[bin], error = column->error[bin], realizations = column->mean[bin].n;
    const double counts = realizations * value / density_of_one(column, bin, values, folded);
    if (counts < 25 || error > value / 5)
      continue;
    const double ours = fmax(mean_error(&column->mean[bin]), value / sqrt(counts));
    const double deviation = (mean_value(&column->mean[bin]) - value) / hypot(ours, error);
    chi2 += deviation * deviation;
    worst = fmax(worst, fabs(deviation));
    bins++;
  }
  g_test_message("%s: %d bins, chi2/bins %.2f, worst %.1f", column->name, bins, chi2 / bins, worst);
  g_assert_cmpint(bins, >, 0);
  g_assert_cmpfloat(worst, <, WORST_DEVIATION);
  g_assert_cmpfloat_with_epsilon(chi2, bins, 5 * sqrt(2. * bins));
}

static double
worst_deviation(const TableColumn *column, double ratio, bool shares, double *mean_square)
{
  double worst = 0, sum = 0;
  int n = 0;
  for (size_t row = 0; row < column->n; row++) {
    const double value = shares ? column->low[row] : column->value[row];
    const double ours = mean_error(&column->mean[row]);
    const double error = isnan(column->error[row]) ? ratio * ours : column->error[row];
    /* Where fewer than one site in a thousand has anything to do with it, single ones decide. */
    if (value < 1e-3 || value > 1 - 1e-3)
      continue;
    const double apart = fabs(mean_value(&column->mean[row]) - value);
    const double beyond = shares ? fmax(apart - mean_value(&column->rounding[row]), 0) : apart;
    const double deviation = beyond > 0 ? beyond / hypot(ours, error) : 0;
    sum += deviation * deviation;
    worst = fmax(worst, deviation);
    n++;
  }
  g_test_message("%s: %d points, mean square %.2f, worst %.1f", column->name, n, sum / n, worst);
  g_assert_cmpint(n, >, 0);
  *mean_square = sum / n;
  return worst;
}

void
assert_curve(const TableColumn *column, double ratio)
{
  double mean_square;
  g_assert_cmpfloat(worst_deviation(column, ratio, false, &mean_square), <, WORST_DEVIATION);
}

void
assert_shares(const TableColumn *column, double ratio)
{
  double mean_square;
  g_assert_cmpfloat(worst_deviation(column, ratio, true, &mean_square), <, WORST_DEVIATION);
  g_assert_cmpfloat(mean_square, <, 6);
}

double
kolmogorov_smirnov(double *one, size_t n, double *other, size_t m)
{
  double largest = 0;
  dw_sort(one, n);
  dw_sort(other, m);
  for (size_t i = 0, j = 0; i < n && j < m;) {
    if (one[i] <= other[j])
      i++;
    else
      j++;
    largest = fmax(largest, fabs((double) i / (double) n - (double) j / (double) m));
  }
  return largest / sqrt(1. / (double) n + 1. / (double) m);
}

double
kolmogorov(double *probabilities, size_t n)
{
  double largest = 0;
  dw_sort(probabilities, n);
  for (size_t i = 0; i < n; i++)
    largest = fmax(largest, fmax((double) (i + 1) / (double) n - probabilities[i],
                                 probabilities[i] - (double) i / (double) n));
  return largest * sqrt((double) n);
}
