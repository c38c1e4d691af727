/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "io/state_string.h"
#include "results.h"
#include "tiny_model.h"

#include <glib.h>
#include <string.h>

#define GOOD                                                                                                 \
  "doublewell:decay?rate=5&background=0.25&law=algebraic&plot=counts&x=log,0.5,20&plot=survival&y=linear&"   \
  "curves=late&seed=7"

static DwState
parsed(const char *text)
{
  DwState state = {0};
  DwError error = {0};
  if (dw_state_parse(tiny_registry(), text, &state, &error) != DW_OK)
    g_error("%s: %s", text, error.message);
  return state;
}

static void
test_reads_what_it_says(void)
{
  const DwState state = parsed(GOOD);
  g_assert_cmpfloat(state.values[0], ==, 5);
  g_assert_cmpfloat(state.values[1], ==, 0.25);
  g_assert_cmpfloat(state.values[2], ==, 1000);
  g_assert_cmpfloat(state.values[3], ==, 1);
  g_assert_cmpuint(state.seed, ==, 7);
  g_assert_cmpuint(state.n_views, ==, 2);
  g_assert_cmpuint(state.views[0].plot, ==, 1);
  g_assert_cmpuint(state.views[1].plot, ==, 0);
}

/* The opening preset sets rate = 10; a state that does not name the rate has the default. */
static void
test_unnamed_parameters_take_defaults(void)
{
  const DwState state = parsed("doublewell:decay");
  g_assert_cmpfloat(state.values[0], ==, 1);
  g_assert_cmpuint(state.n_views, ==, 1);
  g_assert_cmpuint(state.views[0].plot, ==, 0);
  parsed("doublewell:decay?");
}

static void
test_escapes_are_read(void)
{
  g_assert_cmpfloat(parsed("doublewell:decay?r%61te=1e%2B2").values[0], ==, 100);
  g_assert_cmpfloat(parsed("doublewell:decay?rate=1e+2").values[0], ==, 100);
}

static void
test_broken_strings_are_refused(void)
{
  static const struct {
    const char *text, *named; /* what the sentence must mention */
  } cases[] = {
      {"", "state"},
      {"decay", "state"},
      {"doublewell:", "model"},
      {"doublewell", "state"},
      {"http:decay", "state"},
      {"doublewell://decay?rate=1", "state"},
      {"doublewell:decay#plot", "state"},
      {"doublewell:decai", "did you mean decay"},
      {"doublewell:decay?ratte=1", "did you mean rate"},
      {"doublewell:decay?rate", "name=value"},
      {"doublewell:decay?rate=1&&seed=1", "name=value"},
      {"doublewell:decay?=1", "parameter"},
      {"doublewell:decay?rate=", "rate"},
      {"doublewell:decay?rate=nan", "nan"},
      {"doublewell:decay?rate=inf", "rate"},
      {"doublewell:decay?rate=1e9", "1000"},
      {"doublewell:decay?rate=1&rate=1", "twice"},
      {"doublewell:decay?rate=1%00", "name=value"},
      {"doublewell:decay?rate=%zz", "name=value"},
      {"doublewell:decay?plot=nothing", "nothing"},
      {"doublewell:decay?plot=counts&plot=counts", "twice"},
      {"doublewell:decay?seed=-1", "seed"},
      {"doublewell:decay?seed=1.5", "seed"},
      {"doublewell:decay?seed=18446744073709551616", "seed"},
      {"doublewell:decay?seed=1&seed=2", "twice"},
      {"doublewell:decay?law=2", "algebraic"},
      {"doublewell:decay?x=log", "before any plot"},
      {"doublewell:decay?curves=survival", "before any plot"},
      {"doublewell:decay?plot=survival&x=", "log or linear"},
      {"doublewell:decay?plot=survival&x=logg", "logg"},
      {"doublewell:decay?plot=survival&x=log,1", "LOW,HIGH"},
      {"doublewell:decay?plot=survival&x=log,1,2,3", "LOW,HIGH"},
      {"doublewell:decay?plot=survival&x=log,2,1", "LOW < HIGH"},
      {"doublewell:decay?plot=survival&x=log,1,1", "LOW < HIGH"},
      {"doublewell:decay?plot=survival&x=log,0,1", "0 < LOW"},
      {"doublewell:decay?plot=survival&y=linear,0,inf", "y cannot be"},
      {"doublewell:decay?plot=survival&y=linear,nan,1", "nan"},
      {"doublewell:decay?plot=survival&y=log&y=log", "twice"},
      {"doublewell:decay?plot=survival&curves=counted", "counted"},
      {"doublewell:decay?plot=survival&curves=late,late", "twice"},
      {"doublewell:decay?plot=survival&curves=late,", "curve"},
      {"doublewell:decay?plot=survival&curves=late&curves=late", "twice"},
      {"doublewell:decay?\xff\xfe=1", ""},
  };
  for (size_t k = 0; k < G_N_ELEMENTS(cases); k++) {
    DwError error = {0};
    const DwState before = parsed(GOOD);
    DwState state = before;
    g_assert_cmpint(dw_state_parse(tiny_registry(), cases[k].text, &state, &error), ==, DW_BAD_VALUE);
    g_assert_cmpmem(&state, sizeof state, &before, sizeof before);
    if (!strstr(error.message, cases[k].named))
      g_error("%s: \"%s\" does not mention %s", cases[k].text, error.message, cases[k].named);
    g_assert_true(g_utf8_validate(error.message, -1, NULL));
  }
}

static void
test_length_is_capped(void)
{
  DwState state;
  g_autofree char *filling = g_strnfill(1000 * 1000, 'a');
  g_autofree char *text = g_strconcat("doublewell:decay?", filling, "=1", NULL);
  g_assert_cmpint(dw_state_parse(tiny_registry(), text, &state, NULL), ==, DW_BAD_VALUE);
}

static void
test_round_trip(void)
{
  for (int k = 0; k < 20000; k++) {
    const DwState state = random_state();
    g_autofree char *text = dw_state_format(&state);
    const DwState again = parsed(text);
    assert_same_state(&state, &again);
  }
}

/* Damages a good string; whatever is still accepted must be a valid state that survives a round trip. */
static void
test_damaged_strings(void)
{
  int accepted = 0;
  for (int k = 0; k < 50000; k++) {
    char text[] = GOOD;
    for (int damages = g_test_rand_int_range(1, 4); damages; damages--)
      text[g_test_rand_int_range(0, sizeof text - 1)] = (char) g_test_rand_int_range(1, 256);
    if (g_test_rand_bit())
      text[g_test_rand_int_range(0, sizeof text)] = '\0';
    DwState state;
    if (dw_state_parse(tiny_registry(), text, &state, NULL) != DW_OK)
      continue;
    accepted++;
    for (size_t p = 0; p < tiny_model.n_parameters; p++)
      g_assert_cmpint(dw_parameter_check(&tiny_model.parameters[p], state.values[p], NULL), ==, DW_OK);
    g_autofree char *written = dw_state_format(&state);
    const DwState again = parsed(written);
    assert_same_state(&state, &again);
  }
  g_assert_cmpint(accepted, >, 100);
}

static void
test_views_are_read(void)
{
  const DwState state =
      parsed("doublewell:decay?plot=counts&x=log,0.5,2e3&plot=survival&y=linear&curves=late");
  const DwView *counts = &state.views[0], *survival = &state.views[1];
  g_assert_true(counts->x_scale == DW_SCALE_LOG && !counts->x_automatic);
  g_assert_true(counts->x.low == 0.5 && counts->x.high == 2e3);
  g_assert_true(counts->y_automatic && counts->y_scale == DW_SCALE_LINEAR);
  g_assert_true(survival->x_automatic && survival->x_scale == DW_SCALE_LOG);
  g_assert_true(survival->y_automatic && survival->y_scale == DW_SCALE_LINEAR);
  g_assert_cmphex(survival->curves, ==, 1 << 2);
  g_assert_cmphex(parsed("doublewell:decay?plot=survival&curves=").views[0].curves, ==, 0);
}

/* What is as the table has it is not written. */
static void
test_plain_states_stay_plain(void)
{
  const char *plain = "doublewell:decay?rate=5&background=0.25&realizations=1000&law=algebraic&plot=counts&"
                      "plot=survival&seed=7";
  DwState state = parsed(plain);
  g_autofree char *text = dw_state_format(&state);
  g_assert_cmpstr(text, ==, plain);
  state.n_views = 1;
  state.views[0].x_scale = DW_SCALE_LOG;
  state.views[0].y_automatic = false;
  state.views[0].y = (DwRange){-0.1, 2.5};
  state.views[0].curves = 2;
  g_autofree char *turned = dw_state_format(&state);
  g_assert_true(g_str_has_suffix(turned, "&plot=counts&x=log&y=linear,-0.1,2.5&curves=counted&seed=7"));
}

static void
test_presets_round_trip(void)
{
  const DwRegistry *registry = dw_registry();
  for (size_t m = 0; m < registry->n_models; m++) {
    DwState state = dw_state_initial(registry->models[m]), again;
    for (size_t k = 0; k < state.model->n_presets; k++) {
      dw_state_apply_preset(&state, &state.model->presets[k]);
      g_autofree char *text = dw_state_format(&state);
      g_assert_cmpuint(strlen(text), <=, DW_STATE_LENGTH);
      g_assert_cmpint(dw_state_parse(registry, text, &again, NULL), ==, DW_OK);
      assert_same_state(&state, &again);
    }
  }
}

static void
test_no_parameter_has_a_reserved_name(void)
{
  static const char *const reserved[] = {"seed", "plot", "x", "y", "curves"};
  const DwRegistry *registry = dw_registry();
  for (size_t k = 0; k < G_N_ELEMENTS(reserved); k++)
    g_assert_true(dw_state_reserves(reserved[k]));
  for (size_t m = 0; m < registry->n_models; m++)
    for (size_t k = 0; k < registry->models[m]->n_parameters; k++)
      g_assert_false(dw_state_reserves(registry->models[m]->parameters[k].name));
}

int
main(int argc, char **argv)
{
  g_test_init(&argc, &argv, NULL);
  g_test_add_func("/state-string/reads-what-it-says", test_reads_what_it_says);
  g_test_add_func("/state-string/defaults", test_unnamed_parameters_take_defaults);
  g_test_add_func("/state-string/views", test_views_are_read);
  g_test_add_func("/state-string/plain", test_plain_states_stay_plain);
  g_test_add_func("/state-string/presets", test_presets_round_trip);
  g_test_add_func("/state-string/reserved-names", test_no_parameter_has_a_reserved_name);
  g_test_add_func("/state-string/escapes", test_escapes_are_read);
  g_test_add_func("/state-string/broken", test_broken_strings_are_refused);
  g_test_add_func("/state-string/length-is-capped", test_length_is_capped);
  g_test_add_func("/state-string/round-trip", test_round_trip);
  g_test_add_func("/state-string/damaged", test_damaged_strings);
  return g_test_run();
}
