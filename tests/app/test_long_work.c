/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Long work keeps its promises without a window: it grows, rests when told to, goes on, and never shows
 * curves of other values under new labels.  No test waits for a time to pass to decide; where one waits, it
 * waits for what must come. */
#include "app/exploration.h"
#include "display.h"
#include "growing_model.h"
#include "tiny_model.h"

#include <glib/gstdio.h>

static DwExploration *
explore_with(DwSharedStore *store, double pace, double realizations)
{
  DwState state = dw_state_initial(&growing_model);
  dw_state_set(&state, "pace", pace, NULL);
  dw_state_set(&state, "realizations", realizations, NULL);
  return dw_exploration_new(&state, store);
}

static DwExploration *
explore(double pace, double realizations)
{
  return explore_with(NULL, pace, realizations);
}

static DwGrowthPhase
phase(DwExploration *exploration)
{
  return dw_exploration_growth(exploration)->phase;
}

static uint64_t
shown(DwExploration *exploration)
{
  const DwResult *result = dw_exploration_result(exploration);
  return result ? dw_result_realizations(result, NULL) : 0;
}

static void
wait_until_shown(DwExploration *exploration, uint64_t realizations)
{
  const gint64 late = g_get_monotonic_time() + 10 * G_USEC_PER_SEC;
  while (shown(exploration) < realizations && g_get_monotonic_time() < late)
    run_for(10);
  g_assert_cmpuint(shown(exploration), >=, realizations);
}

/* Milliseconds after which the main loop would wake up by itself; -1: never. */
static int
next_wake(void)
{
  GMainContext *context = g_main_context_default();
  gint timeout = 0, priority;
  GPollFD descriptors[16];
  settle();
  g_main_context_acquire(context);
  g_main_context_prepare(context, &priority);
  g_main_context_query(context, G_MAXINT, &timeout, descriptors, G_N_ELEMENTS(descriptors));
  g_main_context_release(context);
  return timeout;
}

static void
test_grows(void)
{
  DwExploration *exploration = explore(20000, 10000);
  wait_until_shown(exploration, 1);
  g_assert_cmpint(phase(exploration), ==, DW_GROWTH_GOING);
  g_assert_cmpuint(dw_exploration_growth(exploration)->wanted, ==, 10000);
  g_assert_cmpuint(dw_exploration_growth(exploration)->done, ==, shown(exploration));
  wait_for_answer(exploration);
  g_assert_cmpint(phase(exploration), ==, DW_GROWTH_DONE);
  g_assert_cmpuint(shown(exploration), ==, 10000);
  g_assert_cmpint(next_wake(), ==, -1);
  assert_dies(exploration);
}

static void
count(int *n)
{
  ++*n;
}

/* However fast it publishes, curves are drawn ten times a second: half a second leaves room for six drawings,
 * and for as many again on a machine that is late. */
static void
test_is_drawn_seldom(void)
{
  DwExploration *exploration = explore(1000, 1e6);
  int results = 0;
  wait_until_shown(exploration, 1);
  g_signal_connect_swapped(exploration, "result", G_CALLBACK(count), &results);
  const gint64 start = g_get_monotonic_time();
  while (g_get_monotonic_time() < start + G_USEC_PER_SEC / 2)
    g_main_context_iteration(NULL, TRUE);
  const gint64 passed = (g_get_monotonic_time() - start) / 1000;
  g_assert_cmpint(results, <=, passed / 100 + 1);
  assert_dies(exploration);
}

static void
test_pauses(void)
{
  DwExploration *exploration = explore(1000, 1e6);
  wait_until_shown(exploration, 10);
  dw_exploration_pause(exploration);
  g_assert_cmpint(phase(exploration), ==, DW_GROWTH_PAUSED);
  run_for(50); /* what was being published when the pause came */
  const uint64_t held = shown(exploration);
  g_assert_cmpint(next_wake(), ==, -1);
  run_for(100);
  g_assert_cmpuint(shown(exploration), ==, held);
  dw_exploration_continue(exploration);
  g_assert_cmpint(phase(exploration), ==, DW_GROWTH_GOING);
  wait_until_shown(exploration, held + 10);
  assert_dies(exploration);
}

static void
test_stops(void)
{
  DwExploration *exploration = explore(1000, 1e6);
  wait_until_shown(exploration, 10);
  dw_exploration_stop(exploration);
  g_assert_cmpint(phase(exploration), ==, DW_GROWTH_STOPPED);
  g_assert_false(dw_exploration_is_busy(exploration));
  g_assert_cmpuint(shown(exploration), >=, 10);
  g_assert_cmpuint(dw_exploration_growth(exploration)->done, ==, shown(exploration));
  g_assert_cmpint(next_wake(), ==, -1);
  dw_exploration_continue(exploration);
  g_assert_cmpint(phase(exploration), ==, DW_GROWTH_GOING);
  g_assert_true(dw_exploration_is_busy(exploration));
  assert_dies(exploration);
}

static void
test_dies_while_paused(void)
{
  DwExploration *exploration = explore(1000, 1e6);
  wait_until_shown(exploration, 1);
  dw_exploration_pause(exploration);
  assert_dies(exploration);
}

/* Other values are worked on at once, whatever the old ones rested in. */
static void
test_other_values_go(void)
{
  static void (*const rests[])(DwExploration *) = {dw_exploration_pause, dw_exploration_stop};
  for (size_t k = 0; k < G_N_ELEMENTS(rests); k++) {
    DwExploration *exploration = explore(1000, 1e6);
    wait_until_shown(exploration, 10);
    rests[k](exploration);
    dw_exploration_set_value(exploration, 0, 25);
    g_assert_cmpint(phase(exploration), ==, DW_GROWTH_GOING);
    while (shown(exploration) == 0 || dw_result_values(dw_exploration_result(exploration))[0] != 25)
      run_for(10);
    g_assert_cmpuint(dw_exploration_growth(exploration)->done, ==, shown(exploration));
    assert_dies(exploration);
  }
}

/* Other views of what rests show what is there, and set nothing to work. */
static void
test_other_views_rest(void)
{
  static void (*const rests[])(DwExploration *) = {dw_exploration_pause, dw_exploration_stop};
  for (size_t k = 0; k < G_N_ELEMENTS(rests); k++) {
    DwExploration *exploration = explore(5000, 1e6);
    wait_until_shown(exploration, 10);
    rests[k](exploration);
    run_for(50);
    const uint64_t held = dw_exploration_growth(exploration)->done;
    dw_exploration_show_plots(exploration, (size_t[]){1}, 1);
    wait_for_answer(exploration);
    g_assert_cmpint(phase(exploration), ==, DW_GROWTH_STOPPED);
    g_assert_cmpuint(shown(exploration), ==, held);
    g_assert_cmpuint(dw_exploration_growth(exploration)->wanted, ==, 1000000);
    g_assert_nonnull(dw_result_find(dw_exploration_result(exploration), 1, 0));
    dw_exploration_continue(exploration);
    wait_until_shown(exploration, held + 10);
    assert_dies(exploration);
  }
}

static void
test_seed(void)
{
  DwExploration *exploration = explore(0, 1000);
  int values = 0;
  wait_for_answer(exploration);
  g_signal_connect_swapped(exploration, "values", G_CALLBACK(count), &values);
  const double before = dw_result_reading(dw_exploration_result(exploration), 0).value;
  dw_exploration_set_seed(exploration, G_MAXUINT64);
  wait_for_answer(exploration);
  g_assert_cmpuint(dw_result_seed(dw_exploration_result(exploration)), ==, G_MAXUINT64);
  g_assert_cmpfloat(dw_result_reading(dw_exploration_result(exploration), 0).value, !=, before);
  dw_exploration_set_seed(exploration, G_MAXUINT64);
  g_assert_cmpint(values, ==, 1);
  assert_dies(exploration);
}

/* Whatever is shown half a second after a change belongs to the new values, or is nothing. */
static void
test_shows_no_old_curves_for_long(void)
{
  DwExploration *exploration = explore(1000, 1e6);
  wait_until_shown(exploration, 1);
  dw_exploration_set_value(exploration, 0, 25);
  dw_exploration_stop(exploration); /* before there can be an answer */
  const DwResult *result = dw_exploration_result(exploration);
  g_assert_true(!result || dw_result_values(result)[0] == 25);
  assert_dies(exploration);
}

typedef struct {
  DwRange last;
  int moves;
} Axis;

static void
follow_axis(DwExploration *exploration, Axis *axis)
{
  const DwRange range = dw_exploration_view(exploration, 0)->y;
  axis->moves += range.low != axis->last.low || range.high != axis->last.high;
  axis->last = range;
}

/* The axis of a growing curve moves a few times only, while its error bars fall to a tenth: fitted to each
 * drawing it would move eight times. */
static void
test_axes_hold_while_it_grows(void)
{
  DwExploration *exploration = explore(2000, 6000);
  Axis axis = {.moves = -1};
  int results = 0;
  DwView view = *dw_exploration_view(exploration, 0);
  view.curves = 1; /* without the Gaussian, which holds it */
  dw_exploration_set_view(exploration, 0, &view);
  g_signal_connect_swapped(exploration, "result", G_CALLBACK(count), &results);
  g_signal_connect(exploration, "result", G_CALLBACK(follow_axis), &axis);
  wait_for_answer(exploration);
  g_test_message("%d drawings, %d moves", results, axis.moves);
  g_assert_cmpint(axis.moves, <=, 5);
  assert_dies(exploration);
}

static void
assert_fits_the_model(DwExploration *exploration)
{
  const DwResult *result = dw_exploration_result(exploration);
  if (result)
    g_assert_true(dw_result_model(result) == dw_exploration_model(exploration));
}

/* A snapshot that waits when another model is opened is not that model's. */
static void
test_no_curves_of_another_model(void)
{
  DwExploration *exploration = explore(0, 1e6);
  const DwState states[] = {dw_state_initial(&tiny_model), *dw_exploration_state(exploration)};
  g_signal_connect(exploration, "result", G_CALLBACK(assert_fits_the_model), NULL);
  for (int k = 0; k < 20; k++) {
    wait_until_shown(exploration, k % 2 ? 0 : 1);
    g_usleep(50000); /* for one to wait */
    dw_exploration_open(exploration, &states[k % 2]);
    assert_fits_the_model(exploration);
  }
  assert_dies(exploration);
}

/* Files hold the realizations that are shown. */
static void
test_files_hold_what_is_shown(void)
{
  DwExploration *exploration = explore(1000, 1e6);
  wait_until_shown(exploration, 10);
  dw_exploration_stop(exploration);
  DwRequest *request = dw_exploration_request(exploration, 100);
  g_assert_cmpuint(request->realizations, ==, shown(exploration));
  dw_request_free(request);
  assert_dies(exploration);
}

/* --- with a store --------------------------------------------------------------------------------------- */

typedef struct {
  char *folder, *path;
  DwSharedStore *store;
} Kept;

static Kept
open_store(void)
{
  Kept kept = {.folder = g_dir_make_tmp("doublewell-XXXXXX", NULL)};
  kept.path = g_build_filename(kept.folder, "ensembles.sqlite", NULL);
  kept.store = dw_shared_store_new(kept.path, 1 << 20);
  return kept;
}

static void
close_store(Kept *kept)
{
  dw_shared_store_unref(kept->store);
  g_autoptr(GDir) dir = g_dir_open(kept->folder, 0, NULL);
  for (const char *name; (name = g_dir_read_name(dir));) {
    g_autofree char *path = g_build_filename(kept->folder, name, NULL);
    g_unlink(path);
  }
  g_rmdir(kept->folder);
  g_free(kept->folder);
  g_free(kept->path);
}

/* The first answer that comes for what is asked now. */
static uint64_t
first_answer(DwExploration *exploration, uint64_t seed)
{
  const gint64 late = g_get_monotonic_time() + 10 * G_USEC_PER_SEC;
  while (g_get_monotonic_time() < late) {
    const DwResult *result = dw_exploration_result(exploration);
    if (result && dw_result_seed(result) == seed)
      return dw_result_realizations(result, NULL);
    g_main_context_iteration(NULL, TRUE);
  }
  g_assert_not_reached();
}

/* What was stopped goes on from where it was, and what was left is found again; the rate is this run's. */
static void
test_goes_on_from_where_it_was(void)
{
  Kept kept = open_store();
  DwExploration *exploration = explore_with(kept.store, 2000, 1e6);
  wait_until_shown(exploration, 500);
  dw_exploration_stop(exploration);
  const uint64_t held = shown(exploration);
  dw_exploration_continue(exploration);
  wait_until_shown(exploration, held + 1);
  dw_exploration_set_seed(exploration, 2);
  g_assert_cmpuint(first_answer(exploration, 2), <, held);
  dw_exploration_set_seed(exploration, 1);
  g_assert_cmpuint(first_answer(exploration, 1), >=, held);
  wait_until_shown(exploration, held + 200);
  g_assert_cmpfloat(dw_exploration_growth(exploration)->recent, <=, (double) (shown(exploration) - held));
  assert_dies(exploration);
  close_store(&kept);
}

/* Another view of what is done costs nothing of what it took, and says so. */
static void
test_done_stays_done(void)
{
  Kept kept = open_store();
  DwExploration *exploration = explore_with(kept.store, 10000, 5000);
  wait_for_answer(exploration);
  const double took = dw_growth_seconds(dw_exploration_growth(exploration), 0);
  dw_exploration_show_plots(exploration, (size_t[]){1}, 1);
  wait_for_answer(exploration);
  g_assert_cmpint(phase(exploration), ==, DW_GROWTH_DONE);
  g_assert_cmpfloat(dw_growth_seconds(dw_exploration_growth(exploration), 0), ==, took);
  g_assert_cmpuint(shown(exploration), ==, 5000);
  assert_dies(exploration);
  close_store(&kept);
}

int
main(int argc, char **argv)
{
  g_test_init(&argc, &argv, NULL);
  g_test_add_func("/long-work/grows", test_grows);
  g_test_add_func("/long-work/is-drawn-seldom", test_is_drawn_seldom);
  g_test_add_func("/long-work/pauses", test_pauses);
  g_test_add_func("/long-work/stops", test_stops);
  g_test_add_func("/long-work/dies-while-paused", test_dies_while_paused);
  g_test_add_func("/long-work/other-values-go", test_other_values_go);
  g_test_add_func("/long-work/other-views-rest", test_other_views_rest);
  g_test_add_func("/long-work/seed", test_seed);
  g_test_add_func("/long-work/shows-no-old-curves-for-long", test_shows_no_old_curves_for_long);
  g_test_add_func("/long-work/axes-hold", test_axes_hold_while_it_grows);
  g_test_add_func("/long-work/no-curves-of-another-model", test_no_curves_of_another_model);
  g_test_add_func("/long-work/files-hold-what-is-shown", test_files_hold_what_is_shown);
  g_test_add_func("/long-work/goes-on-from-where-it-was", test_goes_on_from_where_it_was);
  g_test_add_func("/long-work/done-stays-done", test_done_stays_done);
  return g_test_run();
}
