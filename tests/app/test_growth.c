/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is said of an ensemble that grows: rate and time left of this run's own work, in words. */
#include "app/growth.h"
#include "golden.h"

#include <math.h>

/* Blanks at which no line breaks are as good as others here. */
static void
assert_says(const DwGrowth *growth, double now, const char *expected)
{
  g_autofree char *text = dw_growth_text(growth, now);
  g_autoptr(GString) plain = g_string_new(text);
  g_string_replace(plain, "\u202f", " ", 0);
  g_string_replace(plain, "\u00a0", " ", 0);
  g_assert_cmpstr(plain->str, ==, expected);
}

/* A steady run is forecast exactly, from its second count on. */
static void
test_steady(void)
{
  for (int round = 0; round < 200; round++) {
    const double rate = random_log(0.01, 1e6), step = random_log(0.05, 5), start = g_test_rand_double();
    DwGrowth growth;
    dw_growth_begin(&growth, start);
    const uint64_t each = (uint64_t) ceil(rate * step), wanted = 1000 * each;
    const double period = (double) each / rate;
    for (uint64_t k = 0; k < 50; k++) {
      const double now = start + (double) (k + 1) * period;
      dw_growth_count(&growth, k * each, wanted, now);
      if (k == 0) {
        g_assert_true(isnan(dw_growth_left(&growth, now)));
        continue;
      }
      assert_relative(dw_growth_rate(&growth), rate, 1e-9); /* sums of some fifty terms */
      assert_relative(dw_growth_left(&growth, now), (double) (wanted - k * each) / rate, 1e-9);
      assert_relative(dw_growth_left(&growth, now + period / 2),
                      (double) (wanted - k * each) / rate - period / 2, 1e-9);
    }
  }
}

/* What was there already counts for nothing. */
static void
test_counts_this_run_alone(void)
{
  DwGrowth growth;
  dw_growth_begin(&growth, 0);
  dw_growth_count(&growth, 9000, 10000, 0.1);
  g_assert_cmpfloat(dw_growth_rate(&growth), ==, 0);
  assert_says(&growth, 0.1, "9 000 of 10 000 realizations");
  dw_growth_count(&growth, 9010, 10000, 1.1);
  assert_relative(dw_growth_rate(&growth), 10, 1e-12);
  assert_says(&growth, 1.1, "9 010 of 10 000 realizations · 10/s · 1 min 39 s left");
}

/* The rate that holds now wins over that of long ago. */
static void
test_follows_the_rate(void)
{
  DwGrowth growth;
  uint64_t done = 0;
  dw_growth_begin(&growth, 0);
  for (int second = 1; second <= 100; second++)
    dw_growth_count(&growth, done += second <= 50 ? 1000 : 100, 1000000, second);
  assert_relative(dw_growth_rate(&growth), 100, 0.05); /* exp(-50/8) of the excess is left */
}

/* Pauses take no time. */
static void
test_pauses(void)
{
  DwGrowth growth;
  dw_growth_begin(&growth, 0);
  dw_growth_count(&growth, 0, 1000, 0);
  dw_growth_count(&growth, 100, 1000, 1);
  dw_growth_enter(&growth, DW_GROWTH_PAUSED, 1.5);
  g_assert_cmpfloat(dw_growth_seconds(&growth, 1000), ==, 1.5);
  assert_says(&growth, 1000, "100 of 1 000 realizations · paused");
  dw_growth_enter(&growth, DW_GROWTH_GOING, 2000);
  dw_growth_count(&growth, 200, 1000, 2000.5);
  assert_relative(dw_growth_rate(&growth), 100, 1e-9);
  dw_growth_count(&growth, 1000, 1000, 2008.5);
  dw_growth_enter(&growth, DW_GROWTH_DONE, 2008.5);
  assert_says(&growth, 3000, "1 000 realizations, done in 10 s");
}

static void
test_words(void)
{
  static const struct {
    double seconds;
    const char *words;
    uint64_t realizations;
  } cases[] = {
      {0.0123, "7 realizations, done in 12 ms", 7},   {0.42, "7 realizations, done in 420 ms", 7},
      {5.84, "7 realizations, done in 5.8 s", 7},     {58.4, "7 realizations, done in 58 s", 7},
      {200, "7 realizations, done in 3 min 20 s", 7}, {7800, "7 realizations, done in 2 h 10 min", 7},
      {356400, "7 realizations, done in 4 d 3 h", 7}, {0.2, "One realization, done in 200 ms", 1}};
  for (size_t k = 0; k < G_N_ELEMENTS(cases); k++) {
    DwGrowth growth;
    dw_growth_begin(&growth, 0);
    dw_growth_count(&growth, cases[k].realizations, cases[k].realizations, cases[k].seconds);
    dw_growth_enter(&growth, DW_GROWTH_DONE, cases[k].seconds);
    assert_says(&growth, 1e9, cases[k].words);
  }
  DwGrowth growth;
  dw_growth_begin(&growth, 0);
  assert_says(&growth, 1, "Starting…");
  dw_growth_enter(&growth, DW_GROWTH_STOPPED, 1);
  assert_says(&growth, 1, "Stopped");
}

int
main(int argc, char **argv)
{
  g_test_init(&argc, &argv, NULL);
  g_test_add_func("/growth/steady", test_steady);
  g_test_add_func("/growth/this-run-alone", test_counts_this_run_alone);
  g_test_add_func("/growth/follows-the-rate", test_follows_the_rate);
  g_test_add_func("/growth/pauses", test_pauses);
  g_test_add_func("/growth/words", test_words);
  return g_test_run();
}
