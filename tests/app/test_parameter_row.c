/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A row for each kind of parameter comes out of the table, takes what is allowed and refuses the rest in
 * place. */
#include "app/decimal.h"
#include "app/parameter_row.h"
#include "app/parameter_slider.h"
#include "app/typed_number.h"
#include "display.h"
#include "growing_model.h"
#include "io/number.h"
#include "tiny_model.h"

#include <math.h>

typedef struct {
  DwParameterRow *row;
  int changes;
  double value;
} Fixture;

static void
on_changed(Fixture *fixture, double value)
{
  fixture->changes++;
  fixture->value = value;
}

static void
take_row(Fixture *fixture, GtkWidget *row)
{
  *fixture = (Fixture){.row = DW_PARAMETER_ROW(g_object_ref_sink(row))};
  g_signal_connect_swapped(row, "changed", G_CALLBACK(on_changed), fixture);
}

static void
make_row(Fixture *fixture, const char *name)
{
  const int index = dw_model_parameter(&tiny_model, name);
  take_row(fixture, dw_parameter_row_new(&tiny_model.parameters[index]));
}

static GtkWidget *
only(DwParameterRow *row, GType type)
{
  g_autoptr(GPtrArray) found = find_widgets(GTK_WIDGET(row), type);
  g_assert_cmpuint(found->len, >=, 1);
  return g_ptr_array_index(found, 0);
}

static const char *
entry_text(Fixture *fixture)
{
  return gtk_editable_get_text(GTK_EDITABLE(only(fixture->row, GTK_TYPE_ENTRY)));
}

/* --- what is allowed ------------------------------------------------------------------------------------ */

static void
test_shows_the_default(void)
{
  for (size_t k = 0; k < tiny_model.n_parameters; k++) {
    Fixture fixture;
    make_row(&fixture, tiny_model.parameters[k].name);
    g_assert_cmpfloat(dw_parameter_row_value(fixture.row), ==, tiny_model.parameters[k].initial);
    g_assert_cmpint(fixture.changes, ==, 0);
    assert_dies(fixture.row);
  }
}

static void
test_takes_numbers(void)
{
  static const struct {
    const char *text;
    double value;
  } cases[] = {{"2", 2},         {"1e2", 100},   {" 0.5 ", 0.5}, {"10^2", 100},
               {"2×10^-1", 0.2}, {"3*10^1", 30}, {"0", 0}};
  Fixture fixture;
  make_row(&fixture, "rate");
  for (size_t k = 0; k < G_N_ELEMENTS(cases); k++) {
    g_assert_true(dw_parameter_row_type(fixture.row, cases[k].text));
    g_assert_cmpfloat(fixture.value, ==, cases[k].value);
    g_assert_cmpint(fixture.changes, ==, (int) k + 1);
  }
  assert_dies(fixture.row);
}

static void
test_same_value_is_no_change(void)
{
  Fixture fixture;
  make_row(&fixture, "rate");
  g_assert_true(dw_parameter_row_type(fixture.row, "1"));
  g_assert_cmpint(fixture.changes, ==, 0);
  dw_parameter_row_set_value(fixture.row, 5);
  g_assert_cmpint(fixture.changes, ==, 0);
  g_assert_cmpstr(entry_text(&fixture), ==, "5");
  assert_dies(fixture.row);
}

static const DwParameter temperature = {
    .name = "t", .symbol = "T<sub>0</sub>", .unit = "K", .minimum = -1e20, .maximum = 1e20};

static void
test_takes_prefixes_and_units(void)
{
  static const struct {
    const char *text;
    double value;
  } cases[] = {{"20 k", 20e3},        {"20k", 20e3},   {"2.5 mK", 2.5e-3}, {"2.5mK", 2.5e-3}, {"3 K", 3},
               {"-1.5e3 µ", -1.5e-3}, {"7 u", 7e-6},   {"7 μK", 7e-6},     {"4 p", 4e-12},    {"4 n", 4e-9},
               {"6 GK", 6e9},         {"6 M", 6e6},    {"1 T", 1e12},      {"10^5", 1e5},     {"10⁵", 1e5},
               {"10⁻⁵ kK", 1e-2},     {"2×10⁵", 2e5},  {"2·10^-3", 2e-3},  {"10", 10},        {"10 k", 1e4},
               {"+.5", 0.5},          {"0.3 m", 3e-4}, {"3*10^1 K", 30}};
  for (size_t k = 0; k < G_N_ELEMENTS(cases); k++) {
    double value = 0;
    g_assert_cmpint(dw_typed_number(&temperature, cases[k].text, &value, NULL), ==, DW_OK);
    g_assert_cmpfloat(value, ==, cases[k].value); /* the nearest double, as if written out */
  }
}

static double
typed(const char *unit, const char *text)
{
  DwParameter parameter = temperature;
  double value = NAN;
  parameter.unit = unit;
  return dw_typed_number(&parameter, text, &value, NULL) == DW_OK ? value : (double) NAN;
}

/* A unit that has a prefix itself is known without it, and with others. */
static void
test_converts_prefixes(void)
{
  g_assert_cmpfloat(typed("GHz", "6"), ==, 6);
  g_assert_cmpfloat(typed("GHz", "6 GHz"), ==, 6);
  g_assert_cmpfloat(typed("GHz", "600 MHz"), ==, 0.6);
  g_assert_cmpfloat(typed("GHz", "6e9 Hz"), ==, 6);
  g_assert_cmpfloat(typed("mK", "0.25 K"), ==, 250);
  g_assert_cmpfloat(typed("nm", "3 fm"), ==, 3e-6);
  g_assert_cmpfloat(typed("", "5 %"), ==, 0.05);
  g_assert_true(isnan(typed("K", "5 %")));
  g_assert_true(isnan(typed("mol", "5 ol")));
  g_assert_true(isnan(typed("GHz", "5 K")));
}

/* Where the screen has a decimal comma it is taken and shown, and the point is taken still. */
static void
test_decimal_comma(void)
{
  Fixture fixture;
  g_assert_true(isnan(typed("K", "2,5")));
  dw_decimal_use_comma(true);
  g_assert_cmpfloat(typed("K", "2,5 mK"), ==, 2.5e-3);
  g_assert_cmpfloat(typed("K", "2.5"), ==, 2.5);
  g_assert_cmpfloat(typed("K", "-1,5e-3"), ==, -1.5e-3);
  g_assert_true(isnan(typed("K", "1.000,5")));
  g_assert_true(isnan(typed("K", "1,000.5")));
  g_assert_true(isnan(typed("K", "1,000,000")));
  make_row(&fixture, "rate");
  g_assert_true(dw_parameter_row_type(fixture.row, "0,25"));
  g_assert_cmpstr(entry_text(&fixture), ==, "0,25");
  g_assert_true(dw_parameter_row_type(fixture.row, entry_text(&fixture)));
  g_assert_cmpfloat(dw_parameter_row_value(fixture.row), ==, 0.25);
  assert_dies(fixture.row);
  dw_decimal_use_comma(false);
}

/* --- what is not ---------------------------------------------------------------------------------------- */

static void
test_refuses_in_place(void)
{
  static const char *const bad[] = {"",     "banana", "1e9",   "-1",  "nan", "inf",
                                    "0x10", "1,5",    "1e999", "10^", "1e-5"};
  Fixture fixture;
  make_row(&fixture, "rate");
  dw_parameter_row_type(fixture.row, "7");
  GtkWidget *entry = only(fixture.row, GTK_TYPE_ENTRY);
  for (size_t k = 0; k < G_N_ELEMENTS(bad); k++) {
    g_assert_false(dw_parameter_row_type(fixture.row, bad[k]));
    g_assert_cmpfloat(dw_parameter_row_value(fixture.row), ==, 7);
    g_assert_cmpint(fixture.changes, ==, 1);
    g_assert_cmpstr(entry_text(&fixture), ==, bad[k]);
    g_assert_true(gtk_widget_has_css_class(entry, "error"));
  }
  g_assert_true(dw_parameter_row_type(fixture.row, "8"));
  g_assert_false(gtk_widget_has_css_class(entry, "error"));
  assert_dies(fixture.row);
}

/* Other units, other letters, begun powers, and what a double would make 0 or infinite. */
static void
test_refuses_what_it_does_not_know(void)
{
  static const char *const bad[] = {
      "5 q", "5 kk", "5 mol",  "5 K m",         "2.5 mKK", "10^", "10^^5", "10⁻",   "2×10",
      "2×",  "1e",   "1e-400", "1e-323 m",      "k",       "K",   "5 5",   "1.2.3", "2^5",
      "2⁵",  "--1",  "1e400",  "1e99999999999", "5 GHz"};
  DwParameter parameter = temperature;
  parameter.zero_allowed = true;
  for (size_t k = 0; k < G_N_ELEMENTS(bad); k++) {
    double value = 7;
    DwError error = {DW_OK};
    g_assert_cmpint(dw_typed_number(&parameter, bad[k], &value, &error), ==, DW_BAD_VALUE);
    g_assert_cmpfloat(value, ==, 7);
    g_assert_true(g_str_has_prefix(error.message, "T_0 cannot be “"));
    g_assert_true(g_str_has_suffix(error.message, "e20 K.")); /* the range is in that unit */
  }
}

static void
test_refusal_goes_with_its_text(void)
{
  Fixture fixture;
  make_row(&fixture, "rate");
  GtkWidget *entry = only(fixture.row, GTK_TYPE_ENTRY);
  g_assert_false(dw_parameter_row_type(fixture.row, "banana"));
  g_assert_true(gtk_widget_has_css_class(entry, "error"));
  gtk_editable_set_text(GTK_EDITABLE(entry), "banan");
  g_assert_false(gtk_widget_has_css_class(entry, "error"));
  assert_dies(fixture.row);
}

static void
test_refuses_absurd_length(void)
{
  Fixture fixture;
  g_autofree char *text = g_strnfill(100000, '1');
  double value = 7;
  DwError error = {DW_OK};
  g_assert_cmpint(dw_typed_number(&tiny_model.parameters[0], text, &value, &error), !=, DW_OK);
  g_assert_cmpfloat(value, ==, 7);
  g_assert_cmpuint(strlen(error.message), >, 0);
  make_row(&fixture, "rate");
  g_assert_false(dw_parameter_row_type(fixture.row, text));
  assert_dies(fixture.row);
}

static void
test_integer_is_whole(void)
{
  Fixture fixture;
  make_row(&fixture, "realizations");
  g_assert_false(dw_parameter_row_type(fixture.row, "2.5"));
  g_assert_true(dw_parameter_row_type(fixture.row, "250"));
  assert_dies(fixture.row);
}

/* --- other input ---------------------------------------------------------------------------------------- */

static void
test_choice(void)
{
  Fixture fixture;
  make_row(&fixture, "law");
  gtk_drop_down_set_selected(GTK_DROP_DOWN(only(fixture.row, GTK_TYPE_DROP_DOWN)), 1);
  g_assert_cmpint(fixture.changes, ==, 1);
  g_assert_cmpfloat(fixture.value, ==, 1);
  assert_dies(fixture.row);
}

/* Off and on are a switch, other words a list. */
static void
test_switch(void)
{
  Fixture fixture;
  const int index = dw_model_parameter(&growing_model, "repair_pairs");
  take_row(&fixture, dw_parameter_row_new(&growing_model.parameters[index]));
  GtkWidget *toggle = only(fixture.row, GTK_TYPE_SWITCH);
  g_assert_true(gtk_widget_get_visible(toggle));
  g_assert_false(gtk_widget_get_visible(only(fixture.row, GTK_TYPE_DROP_DOWN)));
  g_assert_true(gtk_switch_get_active(GTK_SWITCH(toggle)));
  gtk_switch_set_active(GTK_SWITCH(toggle), FALSE);
  g_assert_cmpint(fixture.changes, ==, 1);
  g_assert_cmpfloat(fixture.value, ==, 0);
  dw_parameter_row_set_value(fixture.row, 1);
  g_assert_true(gtk_switch_get_active(GTK_SWITCH(toggle)));
  g_assert_cmpint(fixture.changes, ==, 1);
  assert_dies(fixture.row);
}

static DwStatus
refuse_halves(gpointer data, DwParameterRow *row, double value, DwError *error)
{
  return value == 0.5 ? dw_error_set(error, DW_BAD_VALUE, "%s", (char *) data) : DW_OK;
}

/* A derived quantity shows four digits, takes no text that nobody typed for another value, and may be refused
 * for reasons of its parameter's. */
static void
test_derived(void)
{
  Fixture fixture;
  take_row(&fixture, dw_parameter_row_new_derived(&growing_model.derived[0]));
  GtkWidget *entry = only(fixture.row, GTK_TYPE_ENTRY);
  g_assert_false(gtk_widget_get_sensitive(gtk_widget_get_parent(entry))); /* no value yet */
  dw_parameter_row_set_value(fixture.row, 2.0 / 3);
  g_assert_true(gtk_widget_get_sensitive(gtk_widget_get_parent(entry)));
  g_assert_cmpstr(entry_text(&fixture), ==, "0.6667");
  g_signal_emit_by_name(entry, "activate");
  g_assert_cmpint(fixture.changes, ==, 0);
  g_assert_true(dw_parameter_row_type(fixture.row, "0.25"));
  g_assert_cmpfloat(fixture.value, ==, 0.25);
  dw_parameter_row_set_check(fixture.row, refuse_halves, (gpointer) "No halves.");
  g_assert_false(dw_parameter_row_type(fixture.row, "0.5"));
  g_assert_true(gtk_widget_has_css_class(entry, "error"));
  g_assert_cmpint(fixture.changes, ==, 1);
  assert_dies(fixture.row);
}

/* Every position gives a valid value, near the one that it stands for. */
static void
test_slider_positions(void)
{
  for (size_t k = 0; k < tiny_model.n_parameters; k++)
    for (int step = 0; step <= 1000; step++) {
      const DwParameter *parameter = &tiny_model.parameters[k];
      const double position = step / 1000.0, value = dw_parameter_slider_value(parameter, position);
      const double exact = dw_parameter_at_position(parameter, position);
      g_assert_cmpint(dw_parameter_check(parameter, value, NULL), ==, DW_OK);
      g_assert_cmpfloat_with_epsilon(value, exact, 0.005 * fabs(exact) + 1e-12); /* three digits */
    }
}

/* Keys go on in their direction from every value, on numbers of four digits at most, and reach the end. */
static void
test_steps_are_short(void)
{
  static const double steps[] = {0.2, 1, 10, 48};
  for (size_t k = 0; k < tiny_model.n_parameters; k++)
    for (size_t j = 0; j < 2 * G_N_ELEMENTS(steps); j++) {
      const DwParameter *parameter = &tiny_model.parameters[k];
      const double step = j < G_N_ELEMENTS(steps) ? steps[j] : -steps[j - G_N_ELEMENTS(steps)];
      double value = step > 0 ? parameter->minimum : parameter->maximum, next;
      for (int n = 0; n < 10000; n++, value = next) {
        char text[DW_NUMBER_LENGTH];
        next = dw_parameter_slider_step(parameter, value, step);
        g_assert_cmpint(dw_parameter_check(parameter, next, NULL), ==, DW_OK);
        if (next == value)
          break;
        g_assert_cmpfloat((next - value) * step, >, 0);
        g_assert_cmpuint(strlen(dw_number_format(next, text, sizeof text)), <=, 7);
      }
      if (fabs(step) >= 1)
        g_assert_cmpfloat(value, ==,
                          step > 0 ? parameter->maximum : dw_parameter_clamp(parameter, -INFINITY));
    }
}

static void
test_resets(void)
{
  Fixture fixture;
  make_row(&fixture, "rate");
  GtkWidget *reset = only(fixture.row, GTK_TYPE_BUTTON);
  g_assert_false(gtk_widget_get_sensitive(reset));
  dw_parameter_row_type(fixture.row, "9");
  g_assert_true(gtk_widget_get_sensitive(reset));
  g_signal_emit_by_name(reset, "clicked");
  g_assert_cmpfloat(fixture.value, ==, 1);
  g_assert_false(gtk_widget_get_sensitive(reset));
  assert_dies(fixture.row);
}

static void
test_is_accessible(void)
{
  Fixture fixture;
  make_row(&fixture, "rate");
  GtkAccessible *slider = GTK_ACCESSIBLE(only(fixture.row, GTK_TYPE_SCALE));
  dw_parameter_row_type(fixture.row, "20");
  gtk_test_accessible_assert_role(slider, GTK_ACCESSIBLE_ROLE_SLIDER);
  gtk_test_accessible_assert_property(slider, GTK_ACCESSIBLE_PROPERTY_LABEL, "decay rate");
  gtk_test_accessible_assert_property(slider, GTK_ACCESSIBLE_PROPERTY_VALUE_TEXT, "20 1/s");
  assert_dies(fixture.row);
}

int
main(int argc, char **argv)
{
  display_init(&argc, &argv);
  g_test_add_func("/parameter-row/shows-the-default", test_shows_the_default);
  g_test_add_func("/parameter-row/takes-numbers", test_takes_numbers);
  g_test_add_func("/parameter-row/takes-prefixes-and-units", test_takes_prefixes_and_units);
  g_test_add_func("/parameter-row/converts-prefixes", test_converts_prefixes);
  g_test_add_func("/parameter-row/decimal-comma", test_decimal_comma);
  g_test_add_func("/parameter-row/refuses-what-it-does-not-know", test_refuses_what_it_does_not_know);
  g_test_add_func("/parameter-row/same-value-is-no-change", test_same_value_is_no_change);
  g_test_add_func("/parameter-row/refuses-in-place", test_refuses_in_place);
  g_test_add_func("/parameter-row/refuses-absurd-length", test_refuses_absurd_length);
  g_test_add_func("/parameter-row/integer-is-whole", test_integer_is_whole);
  g_test_add_func("/parameter-row/choice", test_choice);
  g_test_add_func("/parameter-row/switch", test_switch);
  g_test_add_func("/parameter-row/derived", test_derived);
  g_test_add_func("/parameter-row/slider-positions", test_slider_positions);
  g_test_add_func("/parameter-row/refusal-goes-with-its-text", test_refusal_goes_with_its_text);
  g_test_add_func("/parameter-row/steps-are-short", test_steps_are_short);
  g_test_add_func("/parameter-row/resets", test_resets);
  g_test_add_func("/parameter-row/is-accessible", test_is_accessible);
  return g_test_run();
}
