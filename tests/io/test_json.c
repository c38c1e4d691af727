/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What we write is JSON to every reader, and its numbers are the ones that went in. */
#include "io/json.h"
#include "results.h"
#include "scratch.h"

#include <float.h>
#include <math.h>
#include <string.h>

/* A second opinion, from another program. */
static void
assert_valid(const char *json)
{
  int status = -1;
  g_autofree char *python = g_find_program_in_path("python3"), *path = scratch_path("one.json");
  g_autofree char *errors = NULL;
  if (!python)
    return;
  g_assert_true(g_file_set_contents(path, json, -1, NULL));
  const char *const command[] = {python, "-m", "json.tool", path, "/dev/null", NULL};
  g_assert_true(
      g_spawn_sync(NULL, (char **) command, NULL, G_SPAWN_DEFAULT, NULL, NULL, NULL, &errors, &status, NULL));
  if (!g_spawn_check_wait_status(status, NULL))
    g_error("python3: %s", errors);
}

static double
random_double(void)
{
  double value;
  do {
    const guint64 bits = (guint64) g_test_rand_int() << 32 | (guint32) g_test_rand_int();
    memcpy(&value, &bits, sizeof value);
  } while (!isfinite(value));
  return value;
}

/* Each number stands on a line of its own: `  "k" : NUMBER`. */
static void
assert_numbers(const char *json, const double *numbers, size_t n)
{
  const char *colon = json;
  for (size_t k = 0; k < n; k++) {
    colon = strchr(colon, ':') + 1;
    const double again = g_ascii_strtod(colon, NULL);
    g_assert_cmpmem(&again, sizeof again, &numbers[k], sizeof numbers[k]);
  }
}

static void
test_every_double(void)
{
  double numbers[20000] = {0,     -0.0,    1e20,    1e-20,   -1e20,           -1e-20,  1e-310,
                           1e-14, 5e-324,  DBL_MAX, DBL_MIN, 1 + DBL_EPSILON, 1e16,    1e17,
                           1e308, -1e-310, 1e5,     0.1,     1e100,           -2.5e-7, 123456789};
  size_t length;
  for (size_t k = 21; k < G_N_ELEMENTS(numbers); k++)
    numbers[k] = k % 2 ? random_double() : pow(10, g_test_rand_int_range(-323, 309));
  g_autoptr(JsonBuilder) builder = json_builder_new();
  json_builder_begin_object(builder);
  for (size_t k = 0; k < G_N_ELEMENTS(numbers); k++) {
    char name[32];
    g_snprintf(name, sizeof name, "%zu", k);
    dw_json_number(builder, name, numbers[k]);
  }
  g_autofree char *json = dw_json_finish(builder, &length);
  g_assert_cmpuint(strlen(json), ==, length);
  assert_valid(json);
  assert_numbers(json, numbers, G_N_ELEMENTS(numbers));
}

/* Only numbers are mended. */
static void
test_text_stays(void)
{
  static const char text[] = "1e-14.0 \\ \"2e5.0\" e.0 \\\"";
  g_autoptr(JsonBuilder) builder = json_builder_new();
  json_builder_begin_object(builder);
  dw_json_string(builder, text, text);
  dw_json_number(builder, "after", 1e-14);
  g_autofree char *json = dw_json_finish(builder, NULL);
  assert_valid(json);
  g_autoptr(JsonNode) root = json_from_string(json, NULL);
  JsonObject *all = json_node_get_object(root);
  g_assert_cmpstr(json_object_get_string_member(all, text), ==, text);
  g_assert_cmpfloat(json_object_get_double_member(all, "after"), ==, 1e-14);
}

static void
assert_result_valid(const DwState *state)
{
  static const double abscissae[] = {1e-14, 1e-3, 1, 1e5, 1e20};
  size_t length;
  const DwResult *result = solve_state(state, abscissae, G_N_ELEMENTS(abscissae));
  g_autofree char *json = dw_json_result(state, result, NULL, false, &length);
  dw_result_unref(result);
  assert_valid(json);
}

static void
test_presets_and_plots(void)
{
  const DwRegistry *registry = dw_registry();
  for (size_t m = 0; m < registry->n_models; m++) {
    DwState state = dw_state_initial(registry->models[m]);
    const size_t n_presets =
        state.model->sampled ? 1 : state.model->n_presets; /* else it would sample for minutes */
    for (size_t k = 0; k < n_presets; k++) {
      dw_state_apply_preset(&state, &state.model->presets[k]);
      assert_result_valid(&state);
    }
    for (size_t k = 0; k < state.model->n_plots; k++) {
      state.n_views = 1;
      state.views[0] = dw_view_initial(state.model, k);
      assert_result_valid(&state);
    }
  }
}

int
main(int argc, char **argv)
{
  g_test_init(&argc, &argv, NULL);
  g_test_add_func("/json/every-double", test_every_double);
  g_test_add_func("/json/text-stays", test_text_stays);
  g_test_add_func("/json/presets-and-plots", test_presets_and_plots);
  const int status = g_test_run();
  scratch_remove();
  return status;
}
