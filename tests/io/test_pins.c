/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Pins in files: numbers, state strings, sessions. */
#include "io/export.h"
#include "io/session.h"
#include "io/state_string.h"
#include "results.h"
#include "scratch.h"
#include "tiny_model.h"

#include <json-glib/json-glib.h>
#include <string.h>

static const double abscissae[] = {0.25, 0.5, 1, 2, 4};

static DwState
state_of(const char *text)
{
  DwState state;
  g_assert_cmpint(dw_state_parse(tiny_registry(), text, &state, NULL), ==, DW_OK);
  return state;
}

static const DwResult *
solved(const char *text)
{
  const DwState state = state_of(text);
  return solve_state(&state, abscissae, G_N_ELEMENTS(abscissae));
}

/* What is exported of rate 2 beside pins of rate 3 and, under a name with everything in it, 1000. */
static char *
rendered(DwFormat format, size_t n_pins)
{
  size_t length;
  const DwState state = state_of("doublewell:decay?rate=2&plot=survival");
  DwComparison comparison = {.n = n_pins};
  comparison.ghosts[0] = (DwGhost){solved("doublewell:decay?rate=3&plot=survival"), "", 1};
  comparison.ghosts[1] =
      (DwGhost){solved("doublewell:decay?rate=1000&seed=9&plot=survival"), "a,\"b\"\n# state: c", 4};
  const DwResult *result = solve_state(&state, abscissae, G_N_ELEMENTS(abscissae));
  DwExportOptions options = dw_export_options(format);
  options.comparison = &comparison;
  char *text = dw_export_render(&state, result, &options, &length, NULL);
  dw_result_unref(result);
  for (int k = 0; k < 2; k++)
    dw_result_unref(comparison.ghosts[k].result);
  return text;
}

static void
test_csv_without_pins_knows_of_none(void)
{
  g_autofree char *csv = rendered(DW_FORMAT_CSV, 0);
  g_assert_nonnull(strstr(csv, "\nplot,curve,x,y,y_error\n"));
  g_assert_null(strstr(csv, "pin"));
}

static guint
count_rows(const char *csv, const char *start, const char *end)
{
  guint n = 0;
  g_auto(GStrv) lines = g_strsplit(csv, "\n", -1);
  for (char **line = lines; *line; line++)
    n += g_str_has_prefix(*line, start) && g_str_has_suffix(*line, end);
  return n;
}

static void
test_csv_tells_pins_apart(void)
{
  g_autofree char *csv = rendered(DW_FORMAT_CSV, 2);
  g_assert_nonnull(strstr(csv, "\nplot,curve,x,y,y_error,pin\n"));
  const char *const ends[] = {",", ",1", ",4"};
  for (size_t k = 0; k < G_N_ELEMENTS(ends); k++)
    g_assert_cmpuint(count_rows(csv, "survival,survival,", ends[k]), ==, G_N_ELEMENTS(abscissae));
  g_assert_nonnull(strstr(csv, "\n# pin 4 name: a,\"b\" # state: c\n"));
  const char *address = strstr(csv, "\n# pin 4: doublewell:decay?rate=1000&");
  g_assert_nonnull(address);
  g_autofree char *line = g_strndup(address + strlen("\n# pin 4: "), strcspn(address + 1, "\n") - 9);
  g_assert_cmpuint(state_of(line).seed, ==, 9);
  /* The file's own state is still the first one that a reader finds. */
  g_assert_true(strstr(csv, "\n# state: ") < strstr(csv, "# pin "));
}

static void
test_json_holds_pins(void)
{
  g_autofree char *text = rendered(DW_FORMAT_JSON, 2), *bare = rendered(DW_FORMAT_JSON, 0);
  g_autoptr(JsonParser) parser = json_parser_new();
  g_assert_true(json_parser_load_from_data(parser, text, -1, NULL));
  JsonObject *root = json_node_get_object(json_parser_get_root(parser));
  JsonObject *pin = json_array_get_object_element(json_object_get_array_member(root, "pins"), 1);
  g_assert_cmpint(json_object_get_int_member(pin, "number"), ==, 4);
  g_assert_cmpfloat(state_of(json_object_get_string_member(pin, "state")).values[0], ==, 1000);
  JsonObject *plot = json_array_get_object_element(json_object_get_array_member(pin, "plots"), 0);
  JsonObject *curve = json_array_get_object_element(json_object_get_array_member(plot, "curves"), 0);
  g_assert_cmpuint(json_array_get_length(json_object_get_array_member(curve, "x")), ==,
                   G_N_ELEMENTS(abscissae));
  g_assert_null(strstr(bare, "\"pins\""));
}

/* --- the legend's words --------------------------------------------------------------------------------- */

static void
assert_label(const char *pinned, const char *present, const char *name, const char *label)
{
  char text[512];
  const DwGhost ghost = {solved(pinned), name, 1};
  const DwFigure figure = {.model = &tiny_model, .result = solved(present), .ghosts = &ghost, .n_ghosts = 1};
  g_assert_cmpstr(dw_ghost_label(&figure, 0, text, sizeof text), ==, label);
  dw_result_unref(figure.result);
  dw_result_unref(ghost.result);
}

static void
test_labels_say_what_differs(void)
{
  g_autofree char *round =
      g_strdup_printf("pin 1: %s = 10 %s", tiny_model.parameters[0].symbol, tiny_model.parameters[0].unit);
  g_autofree char *broken =
      g_strdup_printf("pin 1: %s = 2.5 %s", tiny_model.parameters[0].symbol, tiny_model.parameters[0].unit);
  g_autofree char *power = g_strdup_printf("pin 1: %s = 10<sup>−3</sup> %s", tiny_model.parameters[0].symbol,
                                           tiny_model.parameters[0].unit);
  assert_label("doublewell:decay?rate=10", "doublewell:decay?rate=2", "", round);
  assert_label("doublewell:decay?rate=2.5", "doublewell:decay?rate=2", NULL, broken);
  assert_label("doublewell:decay?rate=0.001", "doublewell:decay?rate=2", "", power);
  assert_label("doublewell:decay?rate=2", "doublewell:decay?rate=2", "", "pin 1");
  assert_label("doublewell:decay?rate=2", "doublewell:decay?rate=3", "a<b>&c", "pin 1: a&lt;b&gt;&amp;c");
}

/* --- sessions ------------------------------------------------------------------------------------------- */

static DwPins
random_pins(void)
{
  DwPins pins = {.n = (size_t) g_test_rand_int_range(0, DW_MAX_GHOSTS + 1)};
  for (size_t k = 0; k < pins.n; k++) {
    const DwState state = random_state();
    DwPin *pin = &pins.pins[k];
    *pin = (DwPin){.number = (unsigned) (pins.n - k), .hidden = g_test_rand_bit(), .seed = state.seed};
    memcpy(pin->values, state.values, sizeof pin->values);
    g_snprintf(pin->name, sizeof pin->name, "%s", g_test_rand_bit() ? "σ \"groß\" \\" : "");
  }
  pins.ratio = pins.n > 0 && g_test_rand_bit();
  return pins;
}

static void
test_sessions_keep_pins(void)
{
  g_autofree char *path = scratch_path("pins.doublewell");
  for (int round = 0; round < 30; round++) {
    g_autofree DwSession *session = g_new0(DwSession, 1), *again = g_new0(DwSession, 1);
    session->n = 2;
    for (size_t k = 0; k < session->n; k++) {
      session->states[k] = random_state();
      session->pins[k] = random_pins();
    }
    g_assert_cmpint(dw_session_write(session, path, NULL), ==, DW_OK);
    g_assert_cmpint(dw_session_read(tiny_registry(), path, again, NULL), ==, DW_OK);
    for (size_t k = 0; k < session->n; k++) {
      const DwPins *kept = &session->pins[k], *read = &again->pins[k];
      g_assert_cmpuint(read->n, ==, kept->n);
      g_assert_cmpint(read->ratio, ==, kept->ratio);
      for (size_t j = 0; j < kept->n; j++) {
        g_assert_cmpuint(read->pins[j].number, ==, kept->pins[j].number);
        g_assert_cmpstr(read->pins[j].name, ==, kept->pins[j].name);
        g_assert_cmpint(read->pins[j].hidden, ==, kept->pins[j].hidden);
        g_assert_cmpuint(read->pins[j].seed, ==, kept->pins[j].seed);
        g_assert_cmpmem(read->pins[j].values, tiny_model.n_parameters * sizeof(double), kept->pins[j].values,
                        tiny_model.n_parameters * sizeof(double));
      }
    }
  }
}

/* One sentence, and nothing changes. */
static void
test_damaged_pins_are_refused(void)
{
  static const char *const pins[] = {"5",
                                     "[5]",
                                     "[{}]",
                                     "[{\"state\":7}]",
                                     "[{\"state\":\"doublewell:nothing\"}]",
                                     "{\"a\":1}",
                                     "[null,null,null,null,null,null,null,null,null,null,null,null,null]"};
  g_autofree char *path = scratch_path("damaged.doublewell");
  for (size_t k = 0; k < G_N_ELEMENTS(pins); k++) {
    DwError error = {0};
    g_autofree DwSession *session = g_new0(DwSession, 1);
    g_autofree char *text =
        g_strdup_printf("{\"explorations\":[{\"state\":\"doublewell:decay\",\"pins\":%s}]}", pins[k]);
    session->n = 7;
    g_assert_true(g_file_set_contents(path, text, -1, NULL));
    g_assert_cmpint(dw_session_read(tiny_registry(), path, session, &error), ==, DW_BAD_VALUE);
    g_assert_true(g_str_has_suffix(error.message, "."));
    g_assert_cmpuint(session->n, ==, 7);
  }
}

/* Numbers tell pins apart, so they are mended; so are names that are none. */
static void
test_odd_numbers_and_names_are_mended(void)
{
  g_autofree char *path = scratch_path("odd.doublewell"), *longest = g_strnfill(400, 'x');
  g_autofree DwSession *session = g_new0(DwSession, 1);
  g_autofree char *text = g_strdup_printf(
      "{\"explorations\":[{\"state\":\"doublewell:decay\",\"pins\":["
      "{\"state\":\"doublewell:decay\",\"number\":2,\"name\":\"a\\nb\"},{\"state\":\"doublewell:decay\","
      "\"number\":2,\"name\":\"%s\"},{\"state\":\"doublewell:decay\",\"number\":-1e99,\"name\":[]}]}]}",
      longest);
  g_assert_true(g_file_set_contents(path, text, -1, NULL));
  g_assert_cmpint(dw_session_read(tiny_registry(), path, session, NULL), ==, DW_OK);
  const DwPin *pins = session->pins[0].pins;
  g_assert_cmpuint(pins[0].number, ==, 2);
  g_assert_cmpuint(pins[1].number, ==, 1);
  g_assert_cmpuint(pins[2].number, ==, 3);
  g_assert_cmpstr(pins[0].name, ==, "a b");
  g_assert_cmpuint(strlen(pins[1].name), ==, DW_PIN_NAME - 1);
  g_assert_cmpstr(pins[2].name, ==, "");
}

int
main(int argc, char **argv)
{
  g_test_init(&argc, &argv, NULL);
  g_test_add_func("/pins/csv-without", test_csv_without_pins_knows_of_none);
  g_test_add_func("/pins/csv", test_csv_tells_pins_apart);
  g_test_add_func("/pins/json", test_json_holds_pins);
  g_test_add_func("/pins/labels", test_labels_say_what_differs);
  g_test_add_func("/pins/sessions", test_sessions_keep_pins);
  g_test_add_func("/pins/damaged", test_damaged_pins_are_refused);
  g_test_add_func("/pins/odd", test_odd_numbers_and_names_are_mended);
  const int failed = g_test_run();
  scratch_remove();
  return failed;
}
