/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The exploration keeps its promises without a window. */
#include "app/exploration.h"
#include "app/exploration_private.h"
#include "display.h"
#include "io/state_string.h"
#include "model/registry.h"
#include "tiny_model.h"

static DwExploration *
explore(void)
{
  const DwState state = dw_state_initial(&tiny_model);
  return dw_exploration_new(&state, NULL);
}

static void
count(int *n)
{
  ++*n;
}

static void
test_answers(void)
{
  DwExploration *exploration = explore();
  wait_for_answer(exploration);
  const DwResult *result = dw_exploration_result(exploration);
  g_assert_nonnull(result);
  g_assert_cmpint(dw_exploration_error(exploration)->status, ==, DW_OK);
  g_assert_true(dw_result_has_readings(result));
  assert_dies(exploration);
}

/* However fast values follow each other, what is shown in the end belongs to the last. */
static void
test_newest_wins(void)
{
  DwExploration *exploration = explore();
  for (int k = 0; k < 200; k++)
    dw_exploration_set_value(exploration, 0, g_test_rand_double_range(0.1, 100));
  dw_exploration_set_value(exploration, 0, 3.25);
  wait_for_answer(exploration);
  g_assert_cmpfloat(dw_result_values(dw_exploration_result(exploration))[0], ==, 3.25);
  assert_dies(exploration);
}

static void
test_dies_while_solving(void)
{
  DwExploration *exploration = explore();
  dw_exploration_set_value(exploration, 0, 3.25);
  assert_dies(exploration);
}

static void
test_holds_axes(void)
{
  DwExploration *exploration = explore();
  wait_for_answer(exploration);
  const DwView before = *dw_exploration_view(exploration, 0);
  dw_exploration_hold_axes(exploration, true);
  dw_exploration_set_value(exploration, 0, tiny_model.parameters[0].maximum);
  wait_for_answer(exploration);
  const DwView held = *dw_exploration_view(exploration, 0);
  g_assert_cmpfloat(held.x.low, ==, before.x.low);
  g_assert_cmpfloat(held.x.high, ==, before.x.high);
  g_assert_cmpfloat(held.y.low, ==, before.y.low);
  g_assert_cmpfloat(held.y.high, ==, before.y.high);
  dw_exploration_hold_axes(exploration, false);
  wait_for_answer(exploration);
  const DwView let_go = *dw_exploration_view(exploration, 0);
  g_assert_cmpfloat(let_go.x.high, !=, before.x.high);
  assert_dies(exploration);
}

/* A range that a user chose stays his through values and presets of others. */
static void
test_keeps_a_chosen_range(void)
{
  DwExploration *exploration = explore();
  DwView view = dw_exploration_state(exploration)->views[0];
  view.x_automatic = false;
  view.x = (DwRange){0.01, 0.5};
  dw_exploration_set_view(exploration, 0, &view);
  dw_exploration_set_value(exploration, 0, 7);
  wait_for_answer(exploration);
  g_assert_cmpfloat(dw_exploration_view(exploration, 0)->x.low, ==, 0.01);
  g_assert_cmpfloat(dw_exploration_view(exploration, 0)->x.high, ==, 0.5);
  dw_exploration_reset_views(exploration);
  g_assert_cmpfloat(dw_exploration_view(exploration, 0)->x.high, !=, 0.5);
  assert_dies(exploration);
}

static void
test_refuses_no_value_silently(void)
{
  DwExploration *exploration = explore();
  int values = 0;
  g_signal_connect_swapped(exploration, "values", G_CALLBACK(count), &values);
  const double same = dw_exploration_state(exploration)->values[0];
  dw_exploration_set_value(exploration, 0, same);
  g_assert_cmpint(values, ==, 0);
  dw_exploration_set_value(exploration, 0, 1e300);
  g_assert_cmpint(values, ==, 1);
  g_assert_cmpfloat(dw_exploration_state(exploration)->values[0], ==, tiny_model.parameters[0].maximum);
  assert_dies(exploration);
}

static void
test_shows_plots(void)
{
  DwExploration *exploration = explore();
  int plots = 0;
  g_signal_connect_swapped(exploration, "plots", G_CALLBACK(count), &plots);
  dw_exploration_show_plots(exploration, (size_t[]){1, 0}, 2);
  wait_for_answer(exploration);
  g_assert_cmpint(plots, ==, 1);
  g_assert_cmpuint(dw_exploration_view(exploration, 0)->plot, ==, 1);
  g_assert_nonnull(dw_result_find(dw_exploration_result(exploration), 0, 0));
  g_assert_nonnull(dw_result_find(dw_exploration_result(exploration), 1, 0));
  assert_dies(exploration);
}

/* How long the main loop would sleep now: -1 for ever. */
static gint
time_to_sleep(void)
{
  GMainContext *context = g_main_context_default();
  gint timeout = 0, priority;
  GPollFD descriptors[16];
  g_main_context_acquire(context);
  g_main_context_prepare(context, &priority);
  g_main_context_query(context, G_MAXINT, &timeout, descriptors, G_N_ELEMENTS(descriptors));
  g_main_context_release(context);
  return timeout;
}

/* At rest nothing wakes the process: no source is left that would become ready by itself.  A last snapshot
 * may have been put off by a tenth of a second. */
static void
test_rests(void)
{
  DwExploration *exploration = explore();
  wait_for_answer(exploration);
  for (int tenths = 0; time_to_sleep() != -1 && tenths < 100; tenths++) {
    g_usleep(100000);
    settle();
  }
  g_assert_cmpint(time_to_sleep(), ==, -1);
  assert_dies(exploration);
}

/* A page that takes one realization of the disorder leaves the others theirs. */
static void
test_pages_of_other_numbers(void)
{
  static const char *const plots[] = {"interaction-error", "gap", "interaction-error", "gap"};
  static const uint64_t wanted[] = {1, 3, 1, 3};
  DwExploration *exploration = NULL;
  for (size_t k = 0; k < G_N_ELEMENTS(plots); k++) {
    g_autofree char *link =
        g_strdup_printf("doublewell:tls-glass?sites=60&realizations=3&plot=%s&seed=1", plots[k]);
    DwState state;
    DwError error = {0};
    g_assert_cmpint(dw_state_parse(dw_registry(), link, &state, &error), ==, DW_OK);
    if (exploration)
      dw_exploration_turn_to(exploration, &state);
    else
      exploration = dw_exploration_new(&state, NULL);
    wait_for_answer(exploration);
    while (dw_exploration_growth(exploration)->phase != DW_GROWTH_DONE)
      run_for(10);
    g_assert_cmpuint(dw_result_realizations(dw_exploration_result(exploration), NULL), ==, wanted[k]);
    g_assert_cmpuint(dw_exploration_growth(exploration)->done, ==, wanted[k]);
  }
  assert_dies(exploration);
}

int
main(int argc, char **argv)
{
  g_test_init(&argc, &argv, NULL);
  g_test_add_func("/exploration/answers", test_answers);
  g_test_add_func("/exploration/newest-wins", test_newest_wins);
  g_test_add_func("/exploration/dies-while-solving", test_dies_while_solving);
  g_test_add_func("/exploration/holds-axes", test_holds_axes);
  g_test_add_func("/exploration/keeps-a-chosen-range", test_keeps_a_chosen_range);
  g_test_add_func("/exploration/refuses-no-value-silently", test_refuses_no_value_silently);
  g_test_add_func("/exploration/shows-plots", test_shows_plots);
  g_test_add_func("/exploration/rests", test_rests);
  g_test_add_func("/exploration/pages-of-other-numbers", test_pages_of_other_numbers);
  return g_test_run();
}
