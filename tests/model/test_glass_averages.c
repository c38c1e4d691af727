/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What both glasses answer, beside an independent program's averages and beside what is known exactly: of one
 * seed, in units of both standard errors together, 4.5 of which chance passes seven times in a million. */
#include "glass_inquiry.h"

#include <math.h>
#include <string.h>

static DwResult *
ask_and_solve(Question *question, const char *plot, uint64_t realizations)
{
  Listener listener = {0};
  ask(question, plot);
  question->request.realizations = realizations;
  return solve(question, &listener);
}

static void
assert_reading(const DwResult *result, const char *readout, double expected, double expected_error)
{
  double error;
  const double value = reading(result, readout, &error),
               deviation = (value - expected) / hypot(error, expected_error);
  g_test_message("%s: %.4f(%.4f), expected %.4f(%.4f), %.1f standard errors apart", readout, value, error,
                 expected, expected_error, deviation);
  g_assert_cmpfloat(fabs(deviation), <, 4.5);
}

static size_t
row_of(const Golden *table, const char *tag)
{
  for (size_t row = 0; row < golden_n_rows(table); row++)
    if (g_str_equal(golden_text(table, row, "tag"), tag))
      return row;
  g_error("no row %s", tag);
}

static void
assert_entry(const DwResult *result, const char *readout, const Golden *table, const char *tag,
             const char *column)
{
  const size_t row = row_of(table, tag);
  g_autofree char *error = g_strconcat(column, "_se", NULL);
  assert_reading(result, readout, golden_number(table, row, column), golden_number(table, row, error));
}

static void
test_tls_readouts(void)
{
  g_autoptr(Golden) table = golden_read("glass/tg_summary.csv");
  const size_t row = row_of(table, "f1_1k");
  Question question;
  defaults(&question, "tls-glass");
  set(&question, "temperature", 0.05);
  DwResult *result = ask_and_solve(&question, "rates", (uint64_t) random_rounds(100, 1000));
  assert_entry(result, "median-bias", table, "f1_1k", "med|D'|");
  assert_entry(result, "median-gain", table, "f1_1k", "med g");
  assert_entry(result, "log-gain", table, "f1_1k", "<ln g>");
  assert_reading(result, "ln-lambda-half", golden_number(table, row, "ln lam_half"),
                 golden_number(table, row, "med g_se") / golden_number(table, row, "med g"));
  assert_reading(result, "ln-lambda-eff", golden_number(table, row, "ln lam_eff"),
                 golden_number(table, row, "<ln g>_se"));
  assert_reading(result, "plateau", 1 / (2 * log(1e6)), 0);
  /* Two times ln 10 of ln 1e12; at the window's late end the sum is already a little above the logarithm. */
  assert_reading(result, "decade-slope", reading(result, "decade-slope-exact", NULL), 1e-4);
  g_assert_cmpfloat_with_epsilon(reading(result, "decade-slope-exact", NULL), -1. / 12, 1e-12);
  assert_reading(result, "cauchy-tail", 4 * G_PI / 3 * 0.25 * sqrt(2 / G_PI),
                 0.01); /* the core is not quite over */
  dw_result_unref(result);
}

static void
test_electron_readouts(void)
{
  static const struct {
    const char *readout, *column;
  } entries[] = {{"median-energy", "med|E|"},   {"ln-rate-5", "lnlam_q0.05"},  {"ln-rate-25", "lnlam_q0.25"},
                 {"ln-rate-50", "lnlam_q0.5"},  {"ln-rate-75", "lnlam_q0.75"}, {"ln-rate-95", "lnlam_q0.95"},
                 {"mean-ln-rate", "mean_lnlam"}};
  g_autoptr(Golden) table = golden_read("glass/eg_summary.csv");
  Question question;
  defaults(&question, "electron-glass");
  set(&question, "temperature", 0.1);
  ask(&question, NULL);
  question.request.n_plots = 2; /* levels and rates */
  question.request.realizations = (uint64_t) random_rounds(20, 100);
  Listener listener = {0};
  DwResult *result = solve(&question, &listener);
  for (size_t k = 0; k < G_N_ELEMENTS(entries); k++)
    assert_entry(result, entries[k].readout, table, "f9", entries[k].column);
  dw_result_unref(result);
}

/* The gap of the TLS glass at T = 0.01, n = a + b ln|Delta'| and n0/(1 + c ln 1/|Delta'|) over 0.05..0.8, and
 * the Coulomb gap at T = 0.05 over 0.1..0.4, as the independent program fitted them. */
static void
test_gaps(void)
{
  Question question;
  defaults(&question, "tls-glass");
  set(&question, "temperature", 0.01);
  DwResult *tls = ask_and_solve(&question, "gap", (uint64_t) random_rounds(200, 1000));
  assert_reading(tls, "gap-a", 0.1436, 0.0007);
  assert_reading(tls, "gap-b", 0.0170, 0.0005);
  assert_reading(tls, "gap-n0", 0.147, 0.001);
  assert_reading(tls, "gap-c", 0.172, 0.008);
  dw_result_unref(tls);
  defaults(&question, "electron-glass");
  set(&question, "temperature", 0.05);
  DwResult *electrons = ask_and_solve(&question, "density-of-states", (uint64_t) random_rounds(60, 400));
  assert_reading(electrons, "gap-slope", 0.71, 0.01);
  g_assert_cmpfloat(reading(electrons, "gap-slope", NULL), >, 2 / G_PI - 0.04);
  dw_result_unref(electrons);
}

/* Counts of independent values in a histogram are binomial. */
static void
assert_histogram(const DwSeries *series, double values, double (*share)(double low, double high))
{
  const double width = series->x[1] - series->x[0];
  double chi2 = 0, worst = 0;
  int bins = 0;
  for (size_t k = 0; k < series->n; k++) {
    const double p = share(series->x[k] - width / 2, series->x[k] + width / 2);
    if (p * values < 25)
      continue;
    const double deviation = (series->y[k] * width - p) / sqrt(p * (1 - p) / values);
    chi2 += deviation * deviation;
    worst = fmax(worst, fabs(deviation));
    bins++;
  }
  g_test_message("%d bins, chi2/bins %.2f, worst %.1f", bins, chi2 / bins, worst);
  g_assert_cmpint(bins, >, 20);
  g_assert_cmpfloat(worst, <, 4.5);
  g_assert_cmpfloat_with_epsilon(chi2, bins, 5 * sqrt(2. * bins));
}

static double
gaussian_share(double low, double high)
{
  return (erf(high / G_SQRT2) - erf(low / G_SQRT2)) / 2;
}

static double
even_share(double low, double high)
{
  return fmax(fmin(high, 0.5) - fmax(low, -0.5), 0);
}

/* Of ln lambda three e-folds inside the edges, where g no longer matters. */
static double
plateau_share(double low, double high)
{
  const double spread = 2 * log(1e6), slowest = 2 * log(1e-7) + log(0.02);
  return low > slowest + 6 && high < slowest + spread ? (high - low) / spread : 0;
}

static void
test_without_interaction(void)
{
  static const struct {
    const char *model, *plot;
    size_t curve;
    double (*share)(double low, double high);
  } cases[] = {{"tls-glass", "density-of-states", 1, gaussian_share},
               {"tls-glass", "rates", 0, plateau_share},
               {"electron-glass", "density-of-states", 0, even_share}};
  for (size_t k = 0; k < G_N_ELEMENTS(cases); k++) {
    Question question;
    defaults(&question, cases[k].model);
    set(&question, "interaction", 0);
    set(&question, "temperature", 0.01);
    DwResult *result = ask_and_solve(&question, cases[k].plot, 100);
    assert_histogram(dw_result_find(result, question.plots[0].plot, cases[k].curve), 1e5, cases[k].share);
    dw_result_unref(result);
  }
}

/* Table I's last column: of the size nothing depends on at constant density; with App. A's distance
 * everything. */
static void
test_size(void)
{
  static const struct {
    const char *model, *table, *column, *density[2][2]; /* tags of N = 10 and N = 1000 */
  } cases[] = {{"tls-glass",
                "glass/tg_summary.csv",
                "<ln g>",
                {{"sz_d0_10", "f2_T0.1"}, {"sz_d1_10", "f4_k0.25_d1_W1"}}},
               {"electron-glass",
                "glass/eg_summary.csv",
                "lnlam_q0.5",
                {{"f15_d0_o0_10", "f9"}, {"f15_d1_o0_10", "f15_d1_o0_1000"}}}};
  for (size_t k = 0; k < G_N_ELEMENTS(cases); k++) {
    g_autoptr(Golden) table = golden_read(cases[k].table);
    for (int density = 0; density < 2; density++) {
      Question question;
      const char *const *tags = cases[k].density[density];
      defaults(&question, cases[k].model);
      set(&question, "temperature", 0.1);
      set(&question, "density", density);
      DwResult *result =
          ask_and_solve(&question, "shift", (uint64_t) (k ? random_rounds(5, 60) : random_rounds(60, 400)));
      g_autofree char *error = g_strconcat(cases[k].column, "_se", NULL);
      const size_t few = row_of(table, tags[0]), many = row_of(table, tags[1]);
      assert_reading(result, "table-size",
                     golden_number(table, many, cases[k].column) - golden_number(table, few, cases[k].column),
                     hypot(golden_number(table, many, error), golden_number(table, few, error)));
      dw_result_unref(result);
    }
  }
}

/* The share of values below x in a histogram. */
static double
below(const DwSeries *series, double x)
{
  const double width = series->x[1] - series->x[0];
  double sum = 0;
  for (size_t k = 0; k < series->n; k++)
    sum += series->y[k] * width * CLAMP((x - series->x[k]) / width + 0.5, 0, 1);
  return sum;
}

/* Fig. 16: how far the cumulative distributions of ln lambda of two sizes are apart. */
static double
apart(const DwSeries *one, const DwSeries *other)
{
  double largest = 0;
  for (double x = -40; x < 5; x += 0.05)
    largest = fmax(largest, fabs(below(one, x) - below(other, x)));
  return largest;
}

/* Eq. A2 brings the rates of different sizes together where App. A's distance has moved them apart, and apart
 * where they were together: distances of N = 10 and 100 to N = 1000, plain and stretched, of the independent
 * program.  A share of n values is uncertain by 1/2 sqrt(n). */
static void
test_collapse(void)
{
  static const struct {
    double plain[2], stretched[2];
    int density;
  } cases[] = {{{0.35, 0.061}, {0.15, 0.015}, 1}, {{0.094, 0.01}, {0.168, 0.043}, 0}};
  const int realizations = random_rounds(20, 200);
  for (size_t k = 0; k < G_N_ELEMENTS(cases); k++) {
    Question question;
    Listener listener = {0};
    defaults(&question, "electron-glass");
    set(&question, "temperature", 0.1);
    set(&question, "rate_model", 1);
    set(&question, "density", cases[k].density);
    ask(&question, NULL);
    const size_t plots[] = {(size_t) dw_model_plot(question.model, "size"),
                            (size_t) dw_model_plot(question.model, "size-collapse")};
    for (size_t j = 0; j < 2; j++)
      question.plots[j] = question.plots[plots[j]];
    question.request.n_plots = 2;
    question.request.realizations = (uint64_t) realizations;
    DwResult *result = solve(&question, &listener);
    for (size_t size = 0; size < 2; size++) {
      const double error = 0.5 / sqrt((size ? 99. : 9.) * realizations);
      const double plain = apart(dw_result_find(result, plots[0], size), dw_result_find(result, plots[0], 2));
      const double stretched =
          apart(dw_result_find(result, plots[1], size), dw_result_find(result, plots[1], 2));
      g_test_message("%s: %.3f, stretched %.3f", size ? "N = 100" : "N = 10", plain, stretched);
      g_assert_cmpfloat_with_epsilon(plain, cases[k].plain[size], 4.5 * error);
      g_assert_cmpfloat_with_epsilon(stretched, cases[k].stretched[size], 4.5 * error);
      g_assert_true((stretched < plain) == (cases[k].density == 1));
    }
    dw_result_unref(result);
  }
}

int
main(int argc, char **argv)
{
  g_test_init(&argc, &argv, NULL);
  g_test_add_func("/glass-averages/tls-readouts", test_tls_readouts);
  g_test_add_func("/glass-averages/electron-readouts", test_electron_readouts);
  g_test_add_func("/glass-averages/gaps", test_gaps);
  g_test_add_func("/glass-averages/without-interaction", test_without_interaction);
  g_test_add_func("/glass-averages/size", test_size);
  g_test_add_func("/glass-averages/collapse", test_collapse);
  return g_test_run();
}
