/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Pins stay what they were while everything else moves. */
#include "app/exploration.h"
#include "app/exploration_history.h"
#include "app/ghost_layer.h"
#include "app/pins.h"
#include "display.h"
#include "tiny_model.h"

#include <math.h>
#include <string.h>

static DwExploration *
explore(void)
{
  const DwState state = dw_state_initial(&tiny_model);
  DwExploration *exploration = dw_exploration_new(&state, NULL);
  wait_for_answer(exploration);
  return exploration;
}

static DwPinned *
pin_at(DwPinboard *pins, guint k)
{
  g_autoptr(DwPinned) pin = g_list_model_get_item(G_LIST_MODEL(pins), k);
  g_assert_nonnull(pin);
  return pin; /* the list holds it */
}

static void
wait_for_pin(DwPinned *pin)
{
  for (int k = 0; dw_pinned_is_busy(pin) && k < 500; k++)
    run_for(20);
  g_assert_false(dw_pinned_is_busy(pin));
  g_assert_nonnull(dw_pinned_result(pin));
}

static void
test_pins_freeze_what_is_shown(void)
{
  DwExploration *exploration = explore();
  DwPinboard *pins = dw_exploration_pins(exploration);
  const double before = dw_exploration_state(exploration)->values[0];
  const DwResult *shown = dw_exploration_result(exploration);
  g_assert_true(dw_pinboard_add(pins));
  g_assert_true(dw_pinned_result(pin_at(pins, 0)) == shown); /* the very same, not solved for again */
  dw_exploration_set_value(exploration, 0, 3.25);
  wait_for_answer(exploration);
  g_assert_cmpfloat(dw_result_values(dw_pinned_result(pin_at(pins, 0)))[0], ==, before);
  dw_pinboard_take_back(pins, pin_at(pins, 0));
  g_assert_cmpfloat(dw_exploration_state(exploration)->values[0], ==, before);
  assert_dies(exploration);
}

/* Pinned in the middle of a drag, a pin has the values that it was pinned at. */
static void
test_pins_belong_to_their_values(void)
{
  DwExploration *exploration = explore();
  DwPinboard *pins = dw_exploration_pins(exploration);
  for (int k = 1; k <= 5; k++) {
    dw_exploration_set_value(exploration, 0, 2 * k);
    g_assert_true(dw_pinboard_add(pins));
  }
  for (guint k = 0; k < 5; k++) {
    wait_for_pin(pin_at(pins, k));
    g_assert_cmpfloat(dw_result_values(dw_pinned_result(pin_at(pins, k)))[0], ==, 2 * (k + 1));
    g_assert_cmpuint(dw_pinned_number(pin_at(pins, k)), ==, k + 1);
  }
  assert_dies(exploration);
}

static void
test_twelve_are_the_most(void)
{
  DwExploration *exploration = explore();
  DwPinboard *pins = dw_exploration_pins(exploration);
  for (int k = 0; k < DW_MAX_GHOSTS; k++)
    g_assert_true(dw_pinboard_add(pins));
  g_assert_false(dw_pinboard_add(pins));
  dw_pinboard_remove(pins, pin_at(pins, 4));
  g_assert_cmpuint(g_list_model_get_n_items(G_LIST_MODEL(pins)), ==, DW_MAX_GHOSTS - 1);
  g_assert_true(dw_pinboard_add(pins));
  g_assert_cmpuint(dw_pinned_number(pin_at(pins, DW_MAX_GHOSTS - 1)), ==, 5); /* the number that is free */
  assert_dies(exploration);
}

static void
test_hidden_pins_are_not_drawn(void)
{
  DwExploration *exploration = explore();
  DwPinboard *pins = dw_exploration_pins(exploration);
  dw_pinboard_add(pins);
  dw_pinboard_add(pins);
  const uint64_t version = dw_pinboard_version(pins);
  dw_pinboard_show(pins, pin_at(pins, 0), false);
  g_assert_cmpuint(dw_pinboard_comparison(pins)->n, ==, 1);
  g_assert_cmpuint(dw_pinboard_comparison(pins)->ghosts[0].number, ==, 2);
  g_assert_cmpuint(dw_pinboard_version(pins), >, version);
  assert_dies(exploration);
}

/* Another plot: the pin's curves follow; those of a sampled model, which cost more, when they are asked to.
 */
static void
test_pins_follow_the_views(void)
{
  DwExploration *exploration = explore();
  DwPinboard *pins = dw_exploration_pins(exploration);
  dw_pinboard_add(pins);
  for (size_t plot = 0; plot < tiny_model.n_plots; plot++) {
    dw_exploration_show_plots(exploration, &plot, 1);
    dw_pinboard_recompute(pins, pin_at(pins, 0));
    wait_for_pin(pin_at(pins, 0));
    const DwResult *result = dw_pinned_result(pin_at(pins, 0));
    const uint64_t curves = dw_exploration_view(exploration, 0)->curves;
    for (size_t k = 0; k < tiny_model.plots[plot].n_curves; k++)
      g_assert_true((dw_result_find(result, plot, k) != NULL) == (curves >> k & 1));
  }
  assert_dies(exploration);
}

static void
test_sessions_bring_pins_back(void)
{
  DwPins saved, again;
  DwExploration *exploration = explore();
  DwPinboard *pins = dw_exploration_pins(exploration);
  dw_pinboard_add(pins);
  dw_exploration_set_value(exploration, 0, 3.25);
  dw_pinboard_add(pins);
  dw_pinboard_rename(pins, pin_at(pins, 0), "  the first\n one ");
  dw_pinboard_show(pins, pin_at(pins, 1), false);
  dw_pinboard_set_ratio(pins, true);
  g_assert_cmpstr(dw_pinned_name(pin_at(pins, 0)), ==, "the first  one");
  dw_pinboard_save(pins, &saved);
  assert_dies(exploration);
  exploration = explore();
  pins = dw_exploration_pins(exploration);
  dw_pinboard_add(pins);
  dw_pinboard_restore(pins, &saved);
  dw_pinboard_save(pins, &again);
  g_assert_cmpmem(&saved, sizeof saved, &again, sizeof again);
  for (guint k = 0; k < 2; k++) {
    dw_pinboard_recompute(pins, pin_at(pins, k));
    wait_for_pin(pin_at(pins, k));
  }
  g_assert_cmpfloat(dw_result_values(dw_pinned_result(pin_at(pins, 1)))[0], ==, 3.25);
  assert_dies(exploration);
}

/* --- the picture of ghosts ------------------------------------------------------------------------------ */

static cairo_surface_t *
draw(const DwFigure *figure)
{
  cairo_surface_t *surface = cairo_image_surface_create(CAIRO_FORMAT_RGB24, 480, 360);
  cairo_t *cr = cairo_create(surface);
  dw_figure_draw(figure, cr, 480, 360);
  cairo_destroy(cr);
  cairo_surface_flush(surface);
  return surface;
}

/* The largest difference of two pictures, of 255. */
static int
difference(cairo_surface_t *a, cairo_surface_t *b)
{
  const unsigned char *first = cairo_image_surface_get_data(a), *second = cairo_image_surface_get_data(b);
  const int n = cairo_image_surface_get_stride(a) * cairo_image_surface_get_height(a);
  int most = 0;
  for (int k = 0; k < n; k++)
    if (k % 4 != 3)
      most = MAX(most, ABS(first[k] - second[k]));
  return most;
}

/* What is kept looks like what is drawn (blending twice rounds twice: 4 of 255), also when the view moves. */
static void
test_the_layer_looks_like_the_ghosts(void)
{
  DwExploration *exploration = explore();
  DwPinboard *pins = dw_exploration_pins(exploration);
  DwGhostLayer *layer = dw_ghost_layer_new();
  dw_pinboard_add(pins);
  dw_exploration_set_value(exploration, 0, 3.25);
  wait_for_answer(exploration);
  for (int k = 0; k < 3; k++) {
    DwView view = *dw_exploration_view(exploration, 0);
    view.y = dw_axis_zoom(dw_axis_of(view.y_scale), view.y, 1 + 0.5 * k, view.y.high);
    const DwComparison *comparison = dw_pinboard_comparison(pins);
    DwFigure figure = {.model = &tiny_model,
                       .result = dw_exploration_result(exploration),
                       .view = &view,
                       .theme = dw_theme_find("light"),
                       .ghosts = comparison->ghosts,
                       .n_ghosts = comparison->n};
    cairo_surface_t *direct = draw(&figure);
    dw_ghost_layer_use(layer, &figure, dw_pinboard_version(pins), 1);
    cairo_surface_t *first = draw(&figure), *kept = draw(&figure);
    g_assert_cmpint(difference(direct, first), <=, 4);
    g_assert_cmpint(difference(first, kept), ==, 0);
    figure.n_ghosts = 0;
    cairo_surface_t *without = draw(&figure);
    g_assert_cmpint(difference(direct, without), >, 30);
    cairo_surface_destroy(direct);
    cairo_surface_destroy(first);
    cairo_surface_destroy(kept);
    cairo_surface_destroy(without);
  }
  dw_ghost_layer_free(layer);
  assert_dies(exploration);
}

/* --- limits --------------------------------------------------------------------------------------------- */

static bool
contains(const DwView *view, const DwResult *result)
{
  const DwSeries *series = dw_result_find(result, view->plot, 0);
  for (size_t i = 0; i < series->n; i++)
    if (series->x[i] >= view->x.low && series->x[i] <= view->x.high && isfinite(series->y[i]) &&
        !(series->y[i] >= view->y.low && series->y[i] <= view->y.high))
      return false;
  return true;
}

/* The counts that begin at the rate itself. */
static DwExploration *
explore_counts(double rate)
{
  static const size_t counts = 1;
  DwExploration *exploration = explore();
  dw_exploration_show_plots(exploration, &counts, 1);
  dw_exploration_set_value(exploration, 0, rate);
  wait_for_answer(exploration);
  return exploration;
}

/* Automatic limits hold the pins that are shown, and those of the curves alone once they are hidden. */
static void
test_limits_contain_pins(void)
{
  DwExploration *exploration = explore_counts(10);
  DwPinboard *pins = dw_exploration_pins(exploration);
  g_assert_true(dw_pinboard_add(pins));
  const DwResult *high = dw_pinned_result(pin_at(pins, 0));
  dw_exploration_set_value(exploration, 0, 0.5);
  wait_for_answer(exploration);
  run_for(400); /* until the pin is solved for where the curves are */
  wait_for_pin(pin_at(pins, 0));
  high = dw_pinned_result(pin_at(pins, 0));
  g_assert_true(contains(dw_exploration_view(exploration, 0), high));
  g_assert_true(contains(dw_exploration_view(exploration, 0), dw_exploration_result(exploration)));
  dw_pinboard_show(pins, pin_at(pins, 0), false);
  g_assert_false(contains(dw_exploration_view(exploration, 0), high));
  dw_pinboard_show(pins, pin_at(pins, 0), true);
  g_assert_true(contains(dw_exploration_view(exploration, 0), high));
  dw_pinboard_remove(pins, pin_at(pins, 0));
  g_assert_cmpfloat(dw_exploration_view(exploration, 0)->y.high, <, 1);
  assert_dies(exploration);
}

/* Whatever becomes of the pins in the middle of a drag. */
static void
test_limits_hold_still_during_a_drag(void)
{
  DwExploration *exploration = explore_counts(10);
  DwPinboard *pins = dw_exploration_pins(exploration);
  dw_pinboard_add(pins);
  const DwView before = *dw_exploration_view(exploration, 0);
  dw_exploration_hold_axes(exploration, true);
  for (int k = 0; k < 10; k++) {
    dw_exploration_set_value(exploration, 0, 11 + 10 * k);
    wait_for_answer(exploration);
    dw_pinboard_show(pins, pin_at(pins, 0), k % 2);
    g_assert_cmpfloat(dw_exploration_view(exploration, 0)->y.low, ==, before.y.low);
    g_assert_cmpfloat(dw_exploration_view(exploration, 0)->y.high, ==, before.y.high);
  }
  dw_exploration_hold_axes(exploration, false);
  g_assert_cmpfloat(dw_exploration_view(exploration, 0)->y.high, >, before.y.high);
  assert_dies(exploration);
}

/* --- the way back --------------------------------------------------------------------------------------- */

static guint
count_pins(DwExploration *exploration)
{
  return g_list_model_get_n_items(G_LIST_MODEL(dw_exploration_pins(exploration)));
}

/* Pins and values come and go in the order in which they were set. */
static void
test_undo_and_redo(void)
{
  DwExploration *exploration = explore();
  DwPinboard *pins = dw_exploration_pins(exploration);
  const double first = dw_exploration_state(exploration)->values[0];
  dw_pinboard_add(pins);
  dw_exploration_set_value(exploration, 0, 5);
  dw_pinboard_add(pins);
  dw_pinboard_rename(pins, pin_at(pins, 0), "kept");
  dw_pinboard_remove(pins, pin_at(pins, 0));
  g_assert_cmpuint(count_pins(exploration), ==, 1);
  dw_exploration_undo(exploration); /* the removal */
  g_assert_cmpuint(count_pins(exploration), ==, 2);
  g_assert_cmpstr(dw_pinned_name(pin_at(pins, 0)), ==, "kept");
  g_assert_cmpuint(dw_pinned_number(pin_at(pins, 0)), ==, 1);
  dw_exploration_undo(exploration); /* the second pin */
  g_assert_cmpuint(count_pins(exploration), ==, 1);
  g_assert_cmpfloat(dw_exploration_state(exploration)->values[0], ==, 5);
  dw_exploration_undo(exploration); /* the value */
  g_assert_cmpfloat(dw_exploration_state(exploration)->values[0], ==, first);
  g_assert_cmpuint(count_pins(exploration), ==, 1);
  dw_exploration_undo(exploration); /* the first pin */
  g_assert_cmpuint(count_pins(exploration), ==, 0);
  g_assert_false(dw_exploration_can_undo(exploration));
  for (int k = 0; k < 4; k++) {
    g_assert_true(dw_exploration_can_redo(exploration));
    dw_exploration_redo(exploration);
  }
  g_assert_false(dw_exploration_can_redo(exploration));
  g_assert_cmpuint(count_pins(exploration), ==, 1);
  g_assert_cmpuint(dw_pinned_number(pin_at(pins, 0)), ==, 2);
  assert_dies(exploration);
}

/* The removal that a person regrets later, when its number is another's. */
static void
test_put_back(void)
{
  DwExploration *exploration = explore();
  DwPinboard *pins = dw_exploration_pins(exploration);
  g_assert_false(dw_pinboard_put_back(pins, dw_exploration_step(exploration)));
  dw_pinboard_add(pins);
  dw_pinboard_rename(pins, pin_at(pins, 0), "kept");
  dw_pinboard_remove(pins, pin_at(pins, 0));
  dw_exploration_set_value(exploration, 0, 7);
  dw_pinboard_add(pins);
  g_assert_true(dw_pinboard_put_back(pins, dw_exploration_step(exploration)));
  g_assert_false(dw_pinboard_put_back(pins, dw_exploration_step(exploration))); /* it is back */
  g_assert_cmpstr(dw_pinned_name(pin_at(pins, 0)), ==, "kept");
  g_assert_cmpuint(dw_pinned_number(pin_at(pins, 0)), ==, 2);
  dw_exploration_undo(exploration); /* that it was put back */
  g_assert_cmpuint(count_pins(exploration), ==, 1);
  g_assert_cmpstr(dw_pinned_name(pin_at(pins, 0)), ==, "");
  assert_dies(exploration);
}

/* Of many steps only the oldest are forgotten. */
static void
test_many_steps(void)
{
  DwExploration *exploration = explore();
  DwPinboard *pins = dw_exploration_pins(exploration);
  for (int k = 0; k < 100; k++) {
    dw_pinboard_add(pins);
    dw_pinboard_remove(pins, pin_at(pins, 0));
  }
  for (int k = 0; k < 10; k++) {
    g_assert_true(dw_exploration_can_undo(exploration));
    dw_exploration_undo(exploration);
    g_assert_cmpuint(count_pins(exploration), ==, (k + 1) % 2);
  }
  assert_dies(exploration);
}

int
main(int argc, char **argv)
{
  g_test_init(&argc, &argv, NULL);
  g_test_add_func("/pins/freeze", test_pins_freeze_what_is_shown);
  g_test_add_func("/pins/values", test_pins_belong_to_their_values);
  g_test_add_func("/pins/most", test_twelve_are_the_most);
  g_test_add_func("/pins/hidden", test_hidden_pins_are_not_drawn);
  g_test_add_func("/pins/views", test_pins_follow_the_views);
  g_test_add_func("/pins/sessions", test_sessions_bring_pins_back);
  g_test_add_func("/pins/layer", test_the_layer_looks_like_the_ghosts);
  g_test_add_func("/pins/limits-contain-them", test_limits_contain_pins);
  g_test_add_func("/pins/limits-hold-still", test_limits_hold_still_during_a_drag);
  g_test_add_func("/pins/undo-and-redo", test_undo_and_redo);
  g_test_add_func("/pins/put-back", test_put_back);
  g_test_add_func("/pins/many-steps", test_many_steps);
  return g_test_run();
}
