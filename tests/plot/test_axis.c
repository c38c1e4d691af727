/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Laws of axes and ticks on random and on hostile ranges. */
#include "golden.h"
#include "plot/axis.h"
#include "plot/figure.h"

#include <float.h>
#include <locale.h>
#include <math.h>
#include <string.h>

static const DwAxis *const axes[] = {&dw_axis_linear, &dw_axis_log};

static const double hostile[] = {0,       -0.0,  1,           -1,      5e-324,   -5e-324,  1e-308,
                                 -1e-308, 1e308, -1e308,      DBL_MAX, 1e-300,   1e300,    1e-20,
                                 1e20,    1.5,   1.5 + 1e-15, NAN,     INFINITY, -INFINITY};

/* A range of the axis between 1e-9 of its values and all of it wide. */
static DwRange
random_range(const DwAxis *axis)
{
  if (axis == &dw_axis_log) {
    const double decades = random_log(1e-8, 590), low = g_test_rand_double_range(-299, 299 - decades);
    return dw_axis_sane(axis, (DwRange){pow(10, low), pow(10, low + decades)});
  }
  const double middle = (g_test_rand_bit() ? 1 : -1) * random_log(1e-250, 1e250);
  const double width = fabs(middle) * random_log(1e-8, 1e8);
  return dw_axis_sane(axis, (DwRange){middle - width / 2, middle + width / 2});
}

static void
assert_sane(const DwAxis *axis, DwRange range)
{
  g_assert_true(axis->valid(range.low) && axis->valid(range.high));
  g_assert_cmpfloat(range.low, <, range.high);
  g_assert_cmpfloat(range.low, >=, axis->limits.low);
  g_assert_cmpfloat(range.high, <=, axis->limits.high);
}

static void
test_sane_of_hostile(void)
{
  for (size_t a = 0; a < G_N_ELEMENTS(axes); a++)
    for (size_t i = 0; i < G_N_ELEMENTS(hostile); i++)
      for (size_t j = 0; j < G_N_ELEMENTS(hostile); j++) {
        const DwRange sane = dw_axis_sane(axes[a], (DwRange){hostile[i], hostile[j]});
        assert_sane(axes[a], sane);
        const DwRange again = dw_axis_sane(axes[a], sane);
        g_assert_true(again.low == sane.low && again.high == sane.high);
        assert_sane(axes[a], dw_axis_round(axes[a], sane));
        for (size_t k = 0; k < G_N_ELEMENTS(hostile); k++) {
          assert_sane(axes[a], dw_axis_zoom(axes[a], sane, hostile[k], hostile[j]));
          assert_sane(axes[a], dw_axis_zoom(axes[a], sane, 2, hostile[k]));
          assert_sane(axes[a], dw_axis_pan(axes[a], sane, hostile[k]));
        }
      }
}

static void
test_sane_keeps_good_ranges(void)
{
  for (int k = 0; k < 2000; k++) {
    const DwAxis *axis = axes[k % 2];
    const DwRange range = random_range(axis), sane = dw_axis_sane(axis, range);
    g_assert_true(sane.low == range.low && sane.high == range.high);
    const DwRange reversed = dw_axis_sane(axis, (DwRange){range.high, range.low});
    g_assert_true(reversed.low == range.low && reversed.high == range.high);
  }
}

/* A label read as a person reads it. */
static double
label_value(const char *label)
{
  g_autoptr(GString) text = g_string_new(label);
  g_string_replace(text, "\u2212", "-", 0);
  g_string_replace(text, "</sup>", "", 0);
  if (g_str_has_prefix(text->str, "10<sup>"))
    g_string_prepend(text, "1\u00d7");
  if (g_str_has_prefix(text->str, "-10<sup>"))
    g_string_replace(text, "-10<sup>", "-1\u00d710<sup>", 1);
  g_string_replace(text, "\u00d710<sup>", "e", 0);
  char *end;
  const double value = g_ascii_strtod(text->str, &end);
  g_assert_cmpstr(end, ==, "");
  return value;
}

/* Labels say what their ticks are worth, to rounding, and no two of them the same. */
static void
assert_ticks(const DwAxis *axis, DwRange range, double room)
{
  DwTick ticks[DW_MAX_TICKS];
  const size_t n = axis->ticks(range, room, ticks, DW_MAX_TICKS);
  g_assert_cmpuint(n, <=, DW_MAX_TICKS);
  size_t labels = 0;
  double last_place = -1, closest = INFINITY;
  const char *last_label = "";
  for (size_t k = 0; k < n; k++) {
    g_assert_cmpfloat(ticks[k].value, >=, range.low);
    g_assert_cmpfloat(ticks[k].value, <=, range.high);
    g_assert_true(k == 0 || ticks[k].value > ticks[k - 1].value);
    if (!*ticks[k].label)
      continue;
    const double scale = fmax(fabs(ticks[k].value), 1e-6 * (range.high - range.low));
    g_assert_cmpfloat(fabs(label_value(ticks[k].label) - ticks[k].value), <=, 1e-9 * scale);
    g_assert_cmpstr(ticks[k].label, !=, last_label);
    const double place = dw_axis_place(axis, range, ticks[k].value);
    if (labels > 0)
      closest = fmin(closest, place - last_place);
    last_place = place;
    last_label = ticks[k].label;
    labels++;
  }
  g_assert_cmpuint(labels, >=, 2);
  /* The next coarser step may leave but one label: then up to five stand closer than asked. */
  if (labels > 5)
    g_assert_cmpfloat(closest, >=, room * 0.99);
}

static void
test_ticks_of_any_range(void)
{
  for (int k = 0; k < 20000; k++) {
    const DwAxis *axis = axes[k % 2];
    assert_ticks(axis, random_range(axis), g_test_rand_double_range(0.02, 0.4));
  }
  for (size_t a = 0; a < G_N_ELEMENTS(axes); a++)
    assert_ticks(axes[a], axes[a]->limits, 0.08);
  for (double low = 1e-300; low < 1e299; low *= 1e9)
    for (double room = 0.05; room < 100; room *= 3)
      assert_ticks(&dw_axis_log, dw_axis_sane(&dw_axis_log, (DwRange){low, low}), room);
}

static void
assert_labels(const DwAxis *axis, double low, double high, double room, const char *expected)
{
  DwTick ticks[DW_MAX_TICKS];
  const size_t n = axis->ticks((DwRange){low, high}, room, ticks, DW_MAX_TICKS);
  g_autoptr(GString) labels = g_string_new(NULL);
  for (size_t k = 0; k < n; k++)
    if (*ticks[k].label)
      g_string_append_printf(labels, "%s%s", labels->len ? " " : "", ticks[k].label);
  g_string_replace(labels, "<sup>", "^", 0);
  g_string_replace(labels, "</sup>", "", 0);
  g_assert_cmpstr(labels->str, ==, expected);
}

static void
test_labels(void)
{
  assert_labels(&dw_axis_linear, 0, 10, 0.15, "0 2 4 6 8 10");
  assert_labels(&dw_axis_linear, 0, 1, 0.15, "0 0.2 0.4 0.6 0.8 1.0");
  assert_labels(&dw_axis_linear, -1, 1, 0.2, "\u22121.0 \u22120.5 0 0.5 1.0");
  assert_labels(&dw_axis_linear, 0, 3e7, 0.3, "0 10^7 2\u00d710^7 3\u00d710^7");
  assert_labels(&dw_axis_linear, 12345.67, 12345.68, 0.3, "12345.670 12345.675 12345.680");
  assert_labels(&dw_axis_log, 1e-2, 1e2, 0.08, "10^\u22122 10^\u22121 10^0 10^1 10^2");
  assert_labels(&dw_axis_log, 1e-8, 1e8, 0.11,
                "10^\u22128 10^\u22126 10^\u22124 10^\u22122 10^0 10^2 10^4 10^6 10^8");
  assert_labels(&dw_axis_log, 1e-300, 1e300, 0.12,
                "10^\u2212300 10^\u2212200 10^\u2212100 10^0 10^100 10^200 10^300");
  assert_labels(&dw_axis_log, 1, 30, 0.15, "1 2 5 10 20");
  assert_labels(&dw_axis_log, 2e-7, 2e-6, 0.25,
                "2\u00d710^\u22127 5\u00d710^\u22127 10^\u22126 2\u00d710^\u22126");
  assert_labels(&dw_axis_log, 2, 3, 0.12, "2.0 2.2 2.4 2.6 2.8 3.0");
}

static void
test_zoom_keeps_the_pivot(void)
{
  for (int k = 0; k < 5000; k++) {
    const DwAxis *axis = axes[k % 2];
    const DwRange range = axis == &dw_axis_log ? (DwRange){1e-5, 1e7} : (DwRange){-3, 8};
    const double place = g_test_rand_double_range(0, 1), factor = random_log(0.1, 1e4);
    const double pivot = dw_axis_value(axis, range, place);
    const DwRange zoomed = dw_axis_zoom(axis, range, factor, pivot);
    /* The place of a value rounds at 1e-16 of the range, magnified by the zoom. */
    g_assert_cmpfloat(fabs(dw_axis_place(axis, zoomed, pivot) - place), <, 1e-9);
    const DwRange back = dw_axis_zoom(axis, zoomed, 1 / factor, pivot);
    g_assert_cmpfloat(fabs(dw_axis_place(axis, range, back.low)), <, 1e-9);
    g_assert_cmpfloat(fabs(dw_axis_place(axis, range, back.high) - 1), <, 1e-9);
  }
}

static void
test_zoom_ends(void)
{
  for (size_t a = 0; a < G_N_ELEMENTS(axes); a++) {
    DwRange range = {1, 10};
    for (int k = 0; k < 2000; k++)
      assert_sane(axes[a], range = dw_axis_zoom(axes[a], range, 3, 2));
    for (int k = 0; k < 2000; k++)
      assert_sane(axes[a], range = dw_axis_zoom(axes[a], range, 1.0 / 3, 2));
    for (int k = 0; k < 2000; k++)
      assert_sane(axes[a], range = dw_axis_pan(axes[a], range, 0.7));
  }
}

static void
test_pan_keeps_the_length(void)
{
  for (int k = 0; k < 5000; k++) {
    const DwAxis *axis = axes[k % 2];
    const DwRange range = axis == &dw_axis_log ? (DwRange){1e-5, 1e7} : (DwRange){-3, 8};
    const double fraction = g_test_rand_double_range(-5, 5);
    const DwRange moved = dw_axis_pan(axis, range, fraction);
    g_assert_cmpfloat(fabs(dw_axis_place(axis, range, moved.low) - fraction), <, 1e-12);
    g_assert_cmpfloat(fabs(dw_axis_place(axis, range, moved.high) - fraction - 1), <, 1e-12);
  }
}

static void
test_round_widens(void)
{
  for (int k = 0; k < 5000; k++) {
    const DwAxis *axis = axes[k % 2];
    const DwRange range = random_range(axis), rounded = dw_axis_round(axis, range);
    const double slack = 1e-5 * (range.high - range.low);
    g_assert_cmpfloat(rounded.low, <=, range.low + slack);
    g_assert_cmpfloat(rounded.high, >=, range.high - slack);
  }
  const DwRange decades = dw_axis_round(&dw_axis_log, (DwRange){3e-5, 2e3});
  assert_relative(decades.low, 1e-5, 1e-12);
  assert_relative(decades.high, 1e4, 1e-12);
}

static void
test_place_and_value(void)
{
  for (int k = 0; k < 5000; k++) {
    const DwAxis *axis = axes[k % 2];
    const DwRange range = random_range(axis);
    const double place = g_test_rand_double_range(0, 1);
    /* Ranges as narrow as 1e-8 of their values leave seven digits. */
    g_assert_cmpfloat(fabs(dw_axis_place(axis, range, dw_axis_value(axis, range, place)) - place), <, 1e-4);
  }
  g_assert_true(isnan(dw_axis_place(&dw_axis_log, (DwRange){1, 10}, 0)));
  g_assert_true(isnan(dw_axis_place(&dw_axis_log, (DwRange){1, 10}, -3)));
  g_assert_true(isnan(dw_axis_place(&dw_axis_linear, (DwRange){1, 10}, NAN)));
}

static void
assert_markup(double value, int digits, const char *expected)
{
  char text[64];
  g_assert_cmpstr(dw_number_markup(value, digits, text, sizeof text), ==, expected);
}

static void
test_number_markup(void)
{
  /* Where the machine has a locale with a decimal comma, numbers keep their point. */
  setlocale(LC_NUMERIC, "de_DE.UTF-8");
  assert_markup(2.24e-3, 3, "2.24\u00d710<sup>\u22123</sup>");
  assert_markup(1.5, 3, "1.50");
  assert_markup(-1.5, 3, "\u22121.50");
  assert_markup(0.0456, 2, "0.046");
  assert_markup(100, 3, "100");
  assert_markup(1e5, 3, "1.00\u00d710<sup>5</sup>");
  assert_markup(999.9, 3, "1.00\u00d710<sup>3</sup>");
  assert_markup(0, 3, "0");
  assert_markup(NAN, 3, "\u2013");
  assert_markup(-INFINITY, 3, "\u2212\u221e");
  assert_markup(DBL_MAX, 17, "1.7976931348623157\u00d710<sup>308</sup>");
  setlocale(LC_NUMERIC, "C");
  char small[4];
  dw_number_markup(1.2345, 5, small, sizeof small);
  g_assert_cmpuint(strlen(small), <, sizeof small);
}

int
main(int argc, char **argv)
{
  g_test_init(&argc, &argv, NULL);
  g_test_add_func("/axis/sane-of-hostile", test_sane_of_hostile);
  g_test_add_func("/axis/sane-keeps-good-ranges", test_sane_keeps_good_ranges);
  g_test_add_func("/axis/ticks-of-any-range", test_ticks_of_any_range);
  g_test_add_func("/axis/labels", test_labels);
  g_test_add_func("/axis/zoom-keeps-the-pivot", test_zoom_keeps_the_pivot);
  g_test_add_func("/axis/zoom-ends", test_zoom_ends);
  g_test_add_func("/axis/pan-keeps-the-length", test_pan_keeps_the_length);
  g_test_add_func("/axis/round-widens", test_round_widens);
  g_test_add_func("/axis/place-and-value", test_place_and_value);
  g_test_add_func("/axis/number-markup", test_number_markup);
  return g_test_run();
}
