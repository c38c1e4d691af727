/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "io/number.h"
#include "tiny_model.h"

#include <glib.h>
#include <math.h>
#include <string.h>

static void
test_plain_decimals(void)
{
  static const struct {
    const char *text;
    double value;
  } cases[] = {{"12", 12},       {"-0.5", -0.5}, {"1e5", 1e5},  {"+3", 3},     {"1E-3", 1e-3},
               {".5", 0.5},      {"7.", 7},      {"1e+2", 1e2}, {"0", 0},      {"4.9e-324", 4.9e-324},
               {"1e308", 1e308}, {"00012", 12},  {"0e-999", 0}, {"-0.00e5", 0}};
  for (size_t k = 0; k < G_N_ELEMENTS(cases); k++) {
    double value = NAN;
    g_assert_cmpint(dw_number_parse(cases[k].text, &value, NULL), ==, DW_OK);
    g_assert_cmpfloat(value, ==, cases[k].value);
  }
}

static void
test_everything_else_is_refused(void)
{
  static const char *const cases[] = {"",
                                      " ",
                                      " 1",
                                      "1 ",
                                      "nan",
                                      "NaN",
                                      "inf",
                                      "-Infinity",
                                      "0x10",
                                      "1,5",
                                      "1e",
                                      "e5",
                                      ".",
                                      "-",
                                      "+-1",
                                      "1..2",
                                      "1e5e",
                                      "1e5.",
                                      "1_000",
                                      "１２",
                                      "1d5",
                                      "1e999",
                                      "-1e309",
                                      "1\n",
                                      "1e+",
                                      "twelve",
                                      "1;2",
                                      "%s%n",
                                      "\x01",
                                      "\xff",
                                      "1f",
                                      "0b1",
                                      "1'000",
                                      "∞",
                                      "1e99999999999999999999",
                                      "1e-400",
                                      "-1e-324",
                                      "0.0000001e-330",
                                      "2e-324"};
  for (size_t k = 0; k < G_N_ELEMENTS(cases); k++) {
    double value = 42;
    DwError error = {0};
    g_assert_cmpint(dw_number_parse(cases[k], &value, &error), ==, DW_BAD_VALUE);
    g_assert_cmpfloat(value, ==, 42);
    g_assert_cmpstr(error.message, !=, "");
    g_assert_true(g_utf8_validate(error.message, -1, NULL));
    g_assert_null(strpbrk(error.message, "\n\x01"));
  }
}

static void
test_absurdly_long_text(void)
{
  double value;
  DwError error = {0};
  g_autofree char *long_text = g_strnfill(10 * 1000 * 1000, '1');
  g_assert_cmpint(dw_number_parse(long_text, &value, &error), ==, DW_BAD_VALUE);
  g_assert_cmpuint(strlen(error.message), <, 160);
}

/* Every double has a text of at most 17 digits that reads back as the same bits. */
static void
test_format_round_trips(void)
{
  for (int k = 0; k < 200000; k++) {
    char text[DW_NUMBER_LENGTH];
    double value, again = NAN;
    guint64 bits = (guint64) g_test_rand_int() << 32 | (guint32) g_test_rand_int();
    memcpy(&value, &bits, sizeof value);
    if (!isfinite(value))
      continue;
    dw_number_format(value, text, sizeof text);
    g_assert_cmpuint(strlen(text), <=, 24);
    g_assert_cmpint(dw_number_parse(text, &again, NULL), ==, DW_OK);
    g_assert_cmpmem(&again, sizeof again, &value, sizeof value);
  }
}

static void
test_format_is_short(void)
{
  static const struct {
    double value;
    const char *text;
  } cases[] = {{1e5, "1e5"},       {0.1, "0.1"},    {100, "100"},     {-2.5, "-2.5"},
               {0, "0"},           {1e-3, "0.001"}, {1e-5, "1e-5"},   {12345, "12345"},
               {123456, "123456"}, {1.57, "1.57"},  {1e300, "1e300"}, {5e-324, "5e-324"}};
  for (size_t k = 0; k < G_N_ELEMENTS(cases); k++) {
    char text[DW_NUMBER_LENGTH];
    g_assert_cmpstr(dw_number_format(cases[k].value, text, sizeof text), ==, cases[k].text);
  }
}

/* Text made of the bytes that numbers are made of: whatever is accepted must be what the C library reads. */
static void
test_random_text(void)
{
  static const char alphabet[] = "0123456789+-.eE,xnaif \xc3\xa9";
  int accepted = 0;
  for (int k = 0; k < 200000; k++) {
    char text[12] = "", *end;
    const int length = g_test_rand_int_range(0, sizeof text - 1);
    for (int i = 0; i < length; i++)
      text[i] = alphabet[g_test_rand_int_range(0, g_test_rand_bit() ? 14 : sizeof alphabet - 1)];
    double value;
    if (dw_number_parse(text, &value, NULL) != DW_OK)
      continue;
    accepted++;
    g_assert_cmpfloat(value, ==, g_ascii_strtod(text, &end));
    g_assert_true(isfinite(value) && *end == '\0');
  }
  g_assert_cmpint(accepted, >, 1000);
}

static void
test_parameter(void)
{
  char text[DW_NUMBER_LENGTH];
  double value = 42;
  DwError error = {0};
  const DwParameter *rate = &tiny_model.parameters[0], *law = &tiny_model.parameters[3];
  g_assert_cmpint(dw_parameter_parse(rate, "0", &value, NULL), ==, DW_OK);
  g_assert_cmpfloat(value, ==, 0);
  g_assert_cmpint(dw_parameter_parse(law, "algebraic", &value, NULL), ==, DW_OK);
  g_assert_cmpfloat(value, ==, 1);
  g_assert_cmpstr(dw_parameter_format(law, 1, text, sizeof text), ==, "algebraic");
  static const char *const bad[] = {"", "1e-9", "-1", "1e4", "nan", "fast", "1e99", "0.0009"};
  for (size_t k = 0; k < G_N_ELEMENTS(bad); k++) {
    g_assert_cmpint(dw_parameter_parse(rate, bad[k], &value, &error), ==, DW_BAD_VALUE);
    g_assert_nonnull(strstr(error.message, "rate"));
    g_assert_nonnull(strstr(error.message, "1000"));
  }
  static const char *const quoted[] = {"1e10", "9.99988867183e-321", "+1E4"};
  for (size_t k = 0; k < G_N_ELEMENTS(quoted); k++) {
    g_autofree char *part =
        g_strdup_printf("rate cannot be “%s”: allowed is 0, or 0.001 to 1000.", quoted[k]);
    g_assert_cmpint(dw_parameter_parse(rate, quoted[k], &value, &error), ==, DW_BAD_VALUE);
    g_assert_cmpstr(error.message, ==, part);
  }
  g_assert_cmpint(dw_parameter_parse(law, "1", &value, &error), ==, DW_BAD_VALUE);
  g_assert_nonnull(strstr(error.message, "exponential or algebraic"));
  g_assert_cmpfloat(value, ==, 1);
}

static void
test_whole_numbers(void)
{
  double value = 42;
  const DwParameter *realizations = &tiny_model.parameters[2];
  g_assert_cmpint(dw_parameter_parse(realizations, "1e3", &value, NULL), ==, DW_OK);
  g_assert_cmpfloat(value, ==, 1000);
  g_assert_cmpint(dw_parameter_parse(realizations, "1.5", &value, NULL), ==, DW_BAD_VALUE);
}

int
main(int argc, char **argv)
{
  g_test_init(&argc, &argv, NULL);
  g_test_add_func("/number/plain-decimals", test_plain_decimals);
  g_test_add_func("/number/everything-else-is-refused", test_everything_else_is_refused);
  g_test_add_func("/number/absurdly-long", test_absurdly_long_text);
  g_test_add_func("/number/format-round-trips", test_format_round_trips);
  g_test_add_func("/number/format-is-short", test_format_is_short);
  g_test_add_func("/number/random-text", test_random_text);
  g_test_add_func("/number/parameter", test_parameter);
  g_test_add_func("/number/whole-numbers", test_whole_numbers);
  return g_test_run();
}
