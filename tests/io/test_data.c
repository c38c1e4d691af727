/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "comma_locale.h"
#include "io/describe.h"
#include "io/export.h"
#include "io/number.h"
#include "io/state_string.h"
#include "results.h"
#include "scratch.h"
#include "tiny_model.h"

#include <json-glib/json-glib.h>
#include <locale.h>
#include <math.h>
#include <string.h>

static const double abscissae[] = {0.25, 0.5, 1, 2, 1e-5, 30};

static char *
rendered(const DwState *state, DwFormat format, bool readouts)
{
  size_t length;
  DwExportOptions options = dw_export_options(format);
  options.readouts = readouts;
  const DwResult *result = solve_state(state, abscissae, G_N_ELEMENTS(abscissae));
  char *text = dw_export_render(state, result, &options, &length, NULL);
  g_assert_cmpuint(length, ==, strlen(text));
  dw_result_unref(result);
  return text;
}

static DwState
both_plots(void)
{
  DwState state;
  const char *text = "doublewell:decay?rate=2&background=0.125&plot=survival&plot=counts&seed=5";
  g_assert_cmpint(dw_state_parse(tiny_registry(), text, &state, NULL), ==, DW_OK);
  return state;
}

/* The rows of one curve as text, in order. */
static GPtrArray *
rows_of(const char *csv, const char *prefix)
{
  GPtrArray *rows = g_ptr_array_new_with_free_func(g_free);
  g_auto(GStrv) lines = g_strsplit(csv, "\n", -1);
  for (char **line = lines; *line; line++)
    if (g_str_has_prefix(*line, prefix))
      g_ptr_array_add(rows, g_strdup(*line + strlen(prefix)));
  return rows;
}

static void
test_csv_holds_the_numbers(void)
{
  const DwState state = both_plots();
  g_autofree char *csv = rendered(&state, DW_FORMAT_CSV, false);
  g_autoptr(GPtrArray) rows = rows_of(csv, "survival,survival,");
  g_assert_cmpuint(rows->len, ==, G_N_ELEMENTS(abscissae));
  for (size_t k = 0; k < rows->len; k++) {
    g_auto(GStrv) cells = g_strsplit(rows->pdata[k], ",", -1);
    g_assert_cmpuint(g_strv_length(cells), ==, 3);
    g_assert_cmpfloat(g_ascii_strtod(cells[0], NULL), ==, abscissae[k]);
    /* %.17g keeps every bit, so equality is the right question. */
    g_assert_cmpfloat(g_ascii_strtod(cells[1], NULL), ==, 0.125 + exp(-2 * abscissae[k]));
    g_assert_cmpstr(cells[2], ==, "");
  }
}

/* The tangent ends at t = 1/2: three of its points do not exist, and no row says nan. */
static void
test_csv_leaves_out_what_does_not_exist(void)
{
  const DwState state = both_plots();
  g_autofree char *csv = rendered(&state, DW_FORMAT_CSV, false);
  g_autoptr(GPtrArray) straight = rows_of(csv, "survival,straight,");
  g_autoptr(GPtrArray) counted = rows_of(csv, "counts,counted,");
  g_assert_cmpuint(straight->len, ==, 2);
  g_assert_cmpuint(counted->len, ==, 10);
  g_assert_false(g_str_has_suffix(counted->pdata[0], ","));
  g_assert_null(strstr(csv, "nan"));
  g_assert_nonnull(strstr(csv, "# remark: survival,late: The exponential law"));
}

static void
test_csv_says_where_it_comes_from(void)
{
  const DwState state = both_plots();
  g_autofree char *address = dw_state_format(&state);
  g_autofree char *line = g_strdup_printf("\n# state: %s\n# seed: 5\n# realizations: 1000\n", address);
  g_autofree char *csv = rendered(&state, DW_FORMAT_CSV, false);
  g_assert_true(g_str_has_prefix(csv, "# doublewell "));
  g_assert_nonnull(strstr(csv, line));
  g_assert_nonnull(strstr(csv, "\nplot,curve,x,y,y_error\n"));
}

/* Scripts find the line always, and an honest 0 where nothing is sampled. */
static void
test_realizations_are_always_told(void)
{
  size_t length;
  const DwModel *bottleneck = dw_registry()->models[0];
  const DwState state = dw_state_initial(bottleneck);
  const DwResult *result = solve_state(&state, abscissae, 2);
  DwExportOptions options = dw_export_options(DW_FORMAT_CSV);
  g_autofree char *csv = dw_export_render(&state, result, &options, &length, NULL);
  options.format = DW_FORMAT_JSON;
  g_autofree char *json = dw_export_render(&state, result, &options, &length, NULL);
  g_assert_nonnull(strstr(csv, "\n# realizations: 0\n"));
  g_assert_null(strstr(csv, "interrupted"));
  g_assert_nonnull(strstr(json, "\"realizations\" : 0,"));
  dw_result_unref(result);
}

static void
test_readouts(void)
{
  const DwState state = both_plots();
  g_autofree char *csv = rendered(&state, DW_FORMAT_CSV, true);
  g_assert_nonnull(strstr(csv, "\nreadout,value,error,unit\nhalf-life,0.34657359027997264,,s\nmean-life,"));
  DwState still = state;
  still.values[0] = 0; /* nothing decays: there is no half-life */
  g_autofree char *without = rendered(&still, DW_FORMAT_CSV, true);
  g_assert_null(strstr(without, "half-life"));
}

static JsonObject *
element(JsonObject *owner, const char *list, guint k)
{
  return json_array_get_object_element(json_object_get_array_member(owner, list), k);
}

static void
test_json_agrees_with_csv(void)
{
  const DwState state = both_plots();
  g_autofree char *csv = rendered(&state, DW_FORMAT_CSV, false),
                  *json = rendered(&state, DW_FORMAT_JSON, false);
  g_autoptr(GPtrArray) rows = rows_of(csv, "counts,counted,");
  g_autoptr(JsonNode) root = json_from_string(json, NULL);
  JsonObject *curve = element(element(json_node_get_object(root), "plots", 1), "curves", 1);
  g_assert_cmpstr(json_object_get_string_member(curve, "id"), ==, "counted");
  JsonArray *columns[] = {json_object_get_array_member(curve, "x"), json_object_get_array_member(curve, "y"),
                          json_object_get_array_member(curve, "y_error")};
  for (guint k = 0; k < rows->len; k++) {
    g_auto(GStrv) cells = g_strsplit(rows->pdata[k], ",", -1);
    for (size_t c = 0; c < 3; c++)
      g_assert_cmpfloat(json_array_get_double_element(columns[c], k), ==, g_ascii_strtod(cells[c], NULL));
  }
}

static void
test_json_says_everything(void)
{
  const DwState state = both_plots();
  g_autofree char *json = rendered(&state, DW_FORMAT_JSON, false);
  g_autoptr(JsonNode) root = json_from_string(json, NULL);
  JsonObject *all = json_node_get_object(root);
  g_assert_true(g_utf8_validate(json, -1, NULL));
  g_assert_cmpint(json_object_get_int_member(all, "seed"), ==, 5);
  g_assert_cmpint(json_object_get_int_member(all, "realizations"), ==, 1000);
  g_assert_cmpfloat(json_object_get_double_member(element(all, "parameters", 0), "value"), ==, 2);
  g_assert_cmpstr(json_object_get_string_member(element(all, "parameters", 3), "value"), ==, "exponential");
  g_assert_cmpstr(json_object_get_string_member(element(all, "readouts", 1), "unit"), ==, "s");
  g_assert_true(json_object_has_member(element(element(all, "plots", 0), "curves", 2), "remark"));
}

/* A seed that JSON readers would round is a string. */
static void
test_json_keeps_large_seeds(void)
{
  DwState state = both_plots();
  state.seed = G_MAXUINT64;
  g_autofree char *json = rendered(&state, DW_FORMAT_JSON, true);
  g_assert_nonnull(strstr(json, "\"seed\" : \"18446744073709551615\""));
}

static void
test_description(void)
{
  g_autofree char *text = dw_describe_model(&tiny_model, false), *json = dw_describe_model(&tiny_model, true);
  g_autoptr(JsonNode) root = json_from_string(json, NULL);
  JsonObject *all = json_node_get_object(root);
  g_assert_nonnull(strstr(text, "0, or 0.001 to 1000"));
  g_assert_null(strstr(text, "<su"));
  g_assert_cmpfloat(json_object_get_double_member(element(all, "parameters", 0), "max"), ==, 1000);
  g_assert_true(json_object_get_boolean_member(element(all, "parameters", 0), "zero_allowed"));
  static const char *const lists[] = {"parameters", "plots", "readouts", "notes", "presets", "citations"};
  const size_t lengths[] = {tiny_model.n_parameters, tiny_model.n_plots,   tiny_model.n_readouts,
                            tiny_model.n_notes,      tiny_model.n_presets, tiny_model.n_citations};
  for (size_t k = 0; k < G_N_ELEMENTS(lists); k++)
    g_assert_cmpuint(json_array_get_length(json_object_get_array_member(all, lists[k])), ==, lengths[k]);
}

/* Same bytes, same values where the decimal point is a comma. */
static void
test_comma_locale(void)
{
  char shown[DW_NUMBER_LENGTH];
  double value = 0;
  const DwState state = both_plots();
  g_autofree char *csv = rendered(&state, DW_FORMAT_CSV, false),
                  *json = rendered(&state, DW_FORMAT_JSON, false);
  if (!comma_locale_prepare(scratch_folder()) || !setlocale(LC_ALL, "")) {
    g_test_skip("no German locale can be made here");
    return;
  }
  g_assert_cmpstr(localeconv()->decimal_point, ==, ",");
  g_autofree char *csv_here = rendered(&state, DW_FORMAT_CSV, false);
  g_autofree char *json_here = rendered(&state, DW_FORMAT_JSON, false);
  g_assert_cmpstr(csv_here, ==, csv);
  g_assert_cmpstr(json_here, ==, json);
  g_assert_cmpint(dw_number_parse("0.5", &value, NULL), ==, DW_OK);
  g_assert_cmpfloat(value, ==, 0.5);
  g_assert_cmpint(dw_number_parse("0,5", &value, NULL), ==, DW_BAD_VALUE);
  g_assert_cmpstr(dw_number_format(0.1, shown, sizeof shown), ==, "0.1");
  const DwState again = both_plots();
  assert_same_state(&state, &again);
  setlocale(LC_ALL, "C");
}

int
main(int argc, char **argv)
{
  g_test_init(&argc, &argv, NULL);
  g_test_add_func("/data/csv/numbers", test_csv_holds_the_numbers);
  g_test_add_func("/data/csv/absent-rows", test_csv_leaves_out_what_does_not_exist);
  g_test_add_func("/data/csv/preamble", test_csv_says_where_it_comes_from);
  g_test_add_func("/data/realizations", test_realizations_are_always_told);
  g_test_add_func("/data/csv/readouts", test_readouts);
  g_test_add_func("/data/json/agrees-with-csv", test_json_agrees_with_csv);
  g_test_add_func("/data/json/says-everything", test_json_says_everything);
  g_test_add_func("/data/json/large-seeds", test_json_keeps_large_seeds);
  g_test_add_func("/data/description", test_description);
  g_test_add_func("/data/comma-locale", test_comma_locale);
  const int status = g_test_run();
  scratch_remove();
  return status;
}
