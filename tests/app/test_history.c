/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The way back leads through every state that was, in the order they were, and forward again. */
#include "app/exploration_history.h"
#include "app/history.h"
#include "display.h"
#include "tiny_model.h"

static DwState
state_with(double value)
{
  DwState state = dw_state_initial(&tiny_model);
  state.values[0] = value;
  return state;
}

static DwState
state_from(double low)
{
  DwState state = dw_state_initial(&tiny_model);
  state.views[0].x_automatic = false;
  state.views[0].x = (DwRange){low, 1000};
  return state;
}

static void
note_value(DwHistory *history, double value, double now)
{
  const DwState state = state_with(value);
  dw_history_note(history, &state, now);
}

static void
note_range(DwHistory *history, double low, double now)
{
  const DwState state = state_from(low);
  dw_history_note(history, &state, now);
}

static void
assert_back_to(DwHistory *history, double value)
{
  const DwState *state = dw_history_back(history);
  g_assert_nonnull(state);
  g_assert_cmpfloat(state->values[0], ==, value);
}

static void
test_goes_back_and_forward(void)
{
  DwHistory *history = dw_history_new(DW_HISTORY_ALL);
  for (int k = 1; k <= 5; k++)
    note_value(history, k, k);
  for (int k = 4; k >= 1; k--)
    assert_back_to(history, k);
  g_assert_null(dw_history_back(history));
  for (int k = 2; k <= 5; k++)
    g_assert_cmpfloat(dw_history_forward(history)->values[0], ==, k);
  g_assert_null(dw_history_forward(history));
  dw_history_free(history);
}

/* What was undone is gone once something else is done. */
static void
test_branches(void)
{
  DwHistory *history = dw_history_new(DW_HISTORY_ALL);
  for (int k = 1; k <= 5; k++)
    note_value(history, k, k);
  assert_back_to(history, 4);
  assert_back_to(history, 3);
  note_value(history, 7, 6);
  g_assert_false(dw_history_has_forward(history));
  assert_back_to(history, 3);
  dw_history_free(history);
}

/* A state noted again is no step: not after an undo, and not by an answer of the solver. */
static void
test_same_is_no_step(void)
{
  DwHistory *history = dw_history_new(DW_HISTORY_ALL);
  note_value(history, 1, 0);
  note_value(history, 2, 10);
  note_value(history, 2, 20);
  assert_back_to(history, 1);
  note_value(history, 1, 30);
  g_assert_true(dw_history_has_forward(history));
  g_assert_false(dw_history_has_back(history));
  dw_history_free(history);
}

/* However long it takes and however often it turns. */
static void
test_drag_is_one_step(void)
{
  DwHistory *history = dw_history_new(DW_HISTORY_ALL);
  note_value(history, 1, 0);
  for (int drag = 1; drag <= 2; drag++) {
    dw_history_grip(history, true);
    for (int k = 0; k < 100; k++)
      note_value(history, drag * 1000 + k, drag * 100 + 5 * k);
    dw_history_grip(history, false);
  }
  assert_back_to(history, 1099);
  assert_back_to(history, 1);
  g_assert_false(dw_history_has_back(history));
  dw_history_free(history);
}

static void
test_drag_back_is_no_step(void)
{
  DwHistory *history = dw_history_new(DW_HISTORY_ALL);
  note_value(history, 1, 0);
  dw_history_grip(history, true);
  for (int k = 2; k <= 5; k++)
    note_value(history, k, k);
  note_value(history, 1, 6);
  dw_history_grip(history, false);
  g_assert_false(dw_history_has_back(history));
  g_assert_false(dw_history_has_forward(history));
  dw_history_free(history);
}

static void
test_wheel_is_one_step(void)
{
  DwHistory *history = dw_history_new(DW_HISTORY_ALL);
  note_range(history, 1, 0);
  for (int k = 2; k < 10; k++)
    note_range(history, k, 0.1 * k);
  note_range(history, 20, 60);
  g_assert_cmpfloat(dw_history_back(history)->views[0].x.low, ==, 9);
  g_assert_cmpfloat(dw_history_back(history)->views[0].x.low, ==, 1);
  g_assert_null(dw_history_back(history));
  dw_history_free(history);
}

/* Of a hundred thousand steps the newest are kept. */
static void
test_is_bounded(void)
{
  DwHistory *history = dw_history_new(DW_HISTORY_ALL);
  const int last = 100000;
  int steps = 0;
  for (int k = 0; k <= last; k++)
    note_value(history, k, k);
  for (; dw_history_has_back(history); steps++)
    assert_back_to(history, last - 1 - steps);
  g_assert_cmpint(steps, ==, DW_HISTORY_STEPS - 1);
  dw_history_free(history);
}

/* --- an exploration ------------------------------------------------------------------------------------- */

static DwExploration *
explore(void)
{
  const DwState state = dw_state_initial(&tiny_model);
  return dw_exploration_new(&state, NULL);
}

static void
do_something(DwExploration *exploration)
{
  const DwState *state = dw_exploration_state(exploration);
  DwView view = state->views[0];
  switch (g_test_rand_int_range(0, 5)) {
  case 0:
    dw_exploration_set_value(exploration, 0, g_test_rand_double_range(0.1, 100));
    break;
  case 1:
    dw_exploration_set_seed(exploration, (uint64_t) g_test_rand_int());
    break;
  case 2:
    view.curves ^= 1;
    dw_exploration_set_view(exploration, 0, &view);
    break;
  case 3:
    dw_exploration_show_plots(exploration, (size_t[]){1 - state->views[0].plot}, 1);
    break;
  default:
    dw_exploration_reset_views(exploration);
  }
}

/* Whatever was done: undone it is as at first, redone as in the end, and solved for. */
static void
test_undoes_everything(void)
{
  DwExploration *exploration = explore();
  const DwState first = *dw_exploration_state(exploration);
  for (int k = 0; k < 60; k++)
    do_something(exploration);
  const DwState last = *dw_exploration_state(exploration);
  while (dw_exploration_can_undo(exploration))
    dw_exploration_undo(exploration);
  g_assert_true(dw_state_equal(dw_exploration_state(exploration), &first));
  while (dw_exploration_can_redo(exploration))
    dw_exploration_redo(exploration);
  g_assert_true(dw_state_equal(dw_exploration_state(exploration), &last));
  wait_for_answer(exploration);
  g_assert_cmpfloat(dw_result_values(dw_exploration_result(exploration))[0], ==, last.values[0]);
  g_assert_nonnull(dw_exploration_result(exploration));
  assert_dies(exploration);
}

/* The way through the views leaves the parameters alone, and can itself be undone. */
static void
test_walks_views(void)
{
  DwExploration *exploration = explore();
  const DwState first = *dw_exploration_state(exploration);
  DwView view = first.views[0];
  view.x_automatic = false;
  view.x = (DwRange){2, 3};
  dw_exploration_set_view(exploration, 0, &view);
  dw_exploration_set_value(exploration, 0, 42);
  g_assert_false(dw_exploration_can_walk(exploration, true));
  dw_exploration_walk(exploration, false);
  g_assert_true(dw_views_equal(dw_exploration_state(exploration), &first));
  g_assert_cmpfloat(dw_exploration_state(exploration)->values[0], ==, 42);
  g_assert_false(dw_exploration_can_walk(exploration, false));
  dw_exploration_undo(exploration);
  g_assert_cmpfloat(dw_exploration_state(exploration)->views[0].x.low, ==, 2);
  assert_dies(exploration);
}

int
main(int argc, char **argv)
{
  g_test_init(&argc, &argv, NULL);
  g_test_add_func("/history/goes-back-and-forward", test_goes_back_and_forward);
  g_test_add_func("/history/branches", test_branches);
  g_test_add_func("/history/same-is-no-step", test_same_is_no_step);
  g_test_add_func("/history/drag-is-one-step", test_drag_is_one_step);
  g_test_add_func("/history/drag-back-is-no-step", test_drag_back_is_no_step);
  g_test_add_func("/history/wheel-is-one-step", test_wheel_is_one_step);
  g_test_add_func("/history/is-bounded", test_is_bounded);
  g_test_add_func("/history/undoes-everything", test_undoes_everything);
  g_test_add_func("/history/walks-views", test_walks_views);
  return g_test_run();
}
