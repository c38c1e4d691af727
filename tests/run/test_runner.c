/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The laws of the runner: the newest request wins, nothing queues, stopping is prompt in the solver's own
 * terms, pausing holds, and one wake-up announces any number of answers.  No test waits for a time to pass;
 * where one waits, it waits for an event. */
#include "run/runner.h"

#include <glib.h>
#include <math.h>
#include <stdatomic.h>
#include <unistd.h>

static atomic_int solves_started, solves_cancelled, questions, wakes;
static atomic_bool gate_open;

static const DwParameter parameters[] = {
    {.name = "rounds", .symbol = "n", .unit = "", .meaning = "", .maximum = 1e9, .initial = 1},
};

static const DwCurve curves[] = {{.id = "count", .label = "n"}};

static void
domain(const double *values, double *low, double *high)
{
  *low = 0;
  *high = 1;
}

static const DwPlot plots[] = {
    {.id = "count", .title = "n", .curves = curves, .n_curves = 1, .domain = domain}};

/* Publishes `rounds` snapshots whose only point is their number, and then waits for the gate or its end. */
static DwResult *
count(const DwRequest *request, const DwControl *control, DwError *error)
{
  atomic_fetch_add(&solves_started, 1);
  for (int round = 0;; round++) {
    DwResult *result = dw_result_new(request);
    DwSeries *series = dw_result_add_series(result, 0, 0, 1, false);
    series->x[0] = request->values[0];
    series->y[0] = round;
    if (round >= request->values[0])
      return result;
    control->publish(control->context, result);
    control->progress(control->context, (round + 1) / request->values[0]);
    do {
      atomic_fetch_add(&questions, 1);
      if (control->cancelled(control->context)) {
        atomic_fetch_add(&solves_cancelled, 1);
        dw_error_set(error, DW_CANCELLED, "%s", dw_status_sentence(DW_CANCELLED));
        return NULL;
      }
      g_thread_yield();
    } while (!atomic_load(&gate_open));
  }
}

static const DwModel model = {
    .id = "count",
    .title = "Count",
    .parameters = parameters,
    .n_parameters = 1,
    .plots = plots,
    .n_plots = 1,
    .solve = count,
};

static void
count_wake(void *context)
{
  atomic_fetch_add(&wakes, 1);
}

static DwRequest *
request_of(double rounds)
{
  return dw_request_new(&(DwRequest){.model = &model, .values = &rounds});
}

static void
wait_until_cancelled(int n)
{
  while (atomic_load(&solves_cancelled) < n)
    g_thread_yield();
}

static DwRunner *
fresh_runner(bool gate)
{
  atomic_store(&gate_open, gate);
  atomic_store(&solves_started, 0);
  atomic_store(&solves_cancelled, 0);
  atomic_store(&questions, 0);
  atomic_store(&wakes, 0);
  return dw_runner_new(count_wake, NULL);
}

static DwSnapshot
take_final(DwRunner *runner)
{
  for (;;) {
    DwSnapshot snapshot;
    dw_runner_wait(runner, 1000);
    if (!dw_runner_take(runner, &snapshot))
      continue;
    if (snapshot.final)
      return snapshot;
    dw_result_unref(snapshot.result);
  }
}

static void
test_answers(void)
{
  DwRunner *runner = fresh_runner(true);
  for (int k = 1; k <= 50; k++) {
    g_assert_cmpuint(dw_runner_submit(runner, request_of(k)), ==, (guint64) k);
    const DwSnapshot snapshot = take_final(runner);
    g_assert_cmpuint(snapshot.ticket, ==, (guint64) k);
    g_assert_cmpint(snapshot.error.status, ==, DW_OK);
    g_assert_cmpfloat(dw_result_find(snapshot.result, 0, 0)->y[0], ==, k);
    dw_result_unref(snapshot.result);
  }
  dw_runner_free(runner);
}

static void
test_newest_wins(void)
{
  DwRunner *runner = fresh_runner(false);
  uint64_t newest = 0;
  for (int k = 0; k < 200; k++)
    newest = dw_runner_submit(runner, request_of(1e9));
  newest = dw_runner_submit(runner, request_of(0));
  const DwSnapshot snapshot = take_final(runner);
  g_assert_cmpuint(snapshot.ticket, ==, newest);
  g_assert_cmpfloat(dw_result_values(snapshot.result)[0], ==, 0);
  dw_result_unref(snapshot.result);
  /* Every started solve but the last was stopped; those that never started were dropped, not queued. */
  g_assert_cmpint(atomic_load(&solves_cancelled), ==, atomic_load(&solves_started) - 1);
  dw_runner_free(runner);
}

static void
test_stop(void)
{
  DwRunner *runner = fresh_runner(false);
  dw_runner_submit(runner, request_of(1e9));
  g_assert_true(dw_runner_wait(runner, 1e4));
  dw_runner_stop(runner);
  wait_until_cancelled(1);
  DwSnapshot snapshot;
  g_assert_true(dw_runner_take(runner, &snapshot));
  g_assert_false(snapshot.final);
  dw_result_unref(snapshot.result);
  g_assert_false(dw_runner_wait(runner, 1e4)); /* returns at once: nothing is left that could answer */
  g_assert_false(dw_runner_take(runner, &snapshot));
  dw_runner_free(runner);
}

static void
test_one_wake_for_many_answers(void)
{
  DwRunner *runner = fresh_runner(true);
  dw_runner_submit(runner, request_of(1000));
  while (dw_runner_state(runner) != DW_RUNNER_IDLE)
    g_thread_yield();
  g_assert_cmpint(atomic_load(&wakes), ==, 1);
  dw_result_unref(take_final(runner).result);
  dw_runner_submit(runner, request_of(0));
  dw_result_unref(take_final(runner).result);
  dw_runner_free(runner);
  g_assert_cmpint(atomic_load(&wakes), ==, 2);
}

static void
test_pause(void)
{
  DwRunner *runner = fresh_runner(false);
  dw_runner_submit(runner, request_of(1e9));
  g_assert_true(dw_runner_wait(runner, 1e4));
  dw_runner_pause(runner, true);
  g_assert_cmpint(dw_runner_state(runner), ==, DW_RUNNER_PAUSED);
  while (true) { /* the solver's questions come to rest */
    const int asked = atomic_load(&questions);
    g_usleep(2000);
    if (asked == atomic_load(&questions))
      break;
  }
  g_assert_cmpint(atomic_load(&solves_cancelled), ==, 0);
  dw_runner_submit(runner, request_of(0)); /* a newer request leaves the pause of the older one */
  wait_until_cancelled(1);
  dw_result_unref(take_final(runner).result);
  dw_runner_free(runner);
}

static void
test_free_while_busy(void)
{
  for (int k = 0; k < 50; k++) {
    DwRunner *runner = fresh_runner(false);
    dw_runner_submit(runner, request_of(1e9));
    if (k % 2)
      g_assert_true(dw_runner_wait(runner, 1e4));
    if (k % 3 == 0)
      dw_runner_pause(runner, true);
    dw_runner_free(runner);
    g_assert_cmpint(atomic_load(&solves_cancelled), ==, atomic_load(&solves_started));
  }
}

int
main(int argc, char **argv)
{
  g_test_init(&argc, &argv, NULL);
  g_test_add_func("/runner/answers", test_answers);
  g_test_add_func("/runner/newest-wins", test_newest_wins);
  g_test_add_func("/runner/stop", test_stop);
  g_test_add_func("/runner/one-wake", test_one_wake_for_many_answers);
  g_test_add_func("/runner/pause", test_pause);
  g_test_add_func("/runner/free-while-busy", test_free_while_busy);
  return g_test_run();
}
