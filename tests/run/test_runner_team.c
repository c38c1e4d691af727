/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The laws of the runner where a solver works in a team: all threads hold in a pause and go on after it, all
 * end when the solve is stopped, superseded or freed, and what they publish never runs backwards.  Meant for
 * ThreadSanitizer too. */
#include "run/runner.h"

#include <glib.h>
#include <stdatomic.h>

enum { THREADS = 4 };

static atomic_uint asked[THREADS]; /* how often each thread asked whether to stop */
static atomic_int teams_begun, teams_ended, wakes;
static atomic_uint_fast64_t next;

static void
domain(const double *values, double *low, double *high)
{
  *low = 0;
  *high = 1;
}

static const DwCurve curves[] = {{.id = "count", .label = "n"}};
static const DwPlot plots[] = {
    {.id = "count", .title = "n", .curves = curves, .n_curves = 1, .domain = domain}};
static const DwParameter parameters[] = {
    {.name = "realizations", .symbol = "n", .unit = "", .meaning = "", .maximum = 1e15, .initial = 1},
};

typedef struct {
  const DwRequest *request;
  const DwControl *control;
} Job;

static DwResult *
snapshot_of(const DwRequest *request, uint64_t done)
{
  DwResult *result = dw_result_new(request);
  dw_result_set_realizations(result, done, (uint64_t) request->values[0]);
  return result;
}

/* Nothing keeps a thread that took number n from publishing after the one that took n + 1. */
static void
grow(void *data, unsigned k)
{
  const Job *job = data;
  while (!dw_control_cancelled(job->control)) {
    const uint64_t done = atomic_fetch_add(&next, 1) + 1;
    if (done > (uint64_t) job->request->values[0])
      return;
    job->control->publish(job->control->context, snapshot_of(job->request, done));
    job->control->progress(job->control->context, (double) done / job->request->values[0]);
    atomic_fetch_add(&asked[k], 1);
  }
}

static DwResult *
solve(const DwRequest *request, const DwControl *control, DwError *error)
{
  Job job = {request, control};
  atomic_fetch_add(&teams_begun, 1);
  atomic_store(&next, 0);
  dw_control_team(control, THREADS, grow, &job);
  atomic_fetch_add(&teams_ended, 1);
  if (!dw_control_cancelled(control))
    return snapshot_of(request, (uint64_t) request->values[0]);
  dw_error_set(error, DW_CANCELLED, "%s", dw_status_sentence(DW_CANCELLED));
  return NULL;
}

static const DwModel model = {
    .id = "count",
    .title = "Count",
    .parameters = parameters,
    .n_parameters = 1,
    .plots = plots,
    .n_plots = 1,
    .sampled = true,
    .solve = solve,
};

static void
count_wake(void *context)
{
  atomic_fetch_add(&wakes, 1);
}

static DwRequest *
request_of(double realizations)
{
  return dw_request_new(&(DwRequest){.model = &model, .values = &realizations});
}

static DwRunner *
fresh_runner(void)
{
  atomic_store(&teams_begun, 0);
  atomic_store(&teams_ended, 0);
  for (int k = 0; k < THREADS; k++)
    atomic_store(&asked[k], 0);
  return dw_runner_new(count_wake, NULL);
}

/* --- the tests --------------------------------------------------------------------------------------------
 */

static void
test_never_backwards(void)
{
  DwRunner *runner = fresh_runner();
  uint64_t before = 0;
  double progress = 0;
  const uint64_t ticket = dw_runner_submit(runner, request_of(20000));
  for (bool final = false; !final;) {
    DwSnapshot snapshot;
    dw_runner_wait(runner, 1000);
    if (!dw_runner_take(runner, &snapshot))
      continue;
    g_assert_cmpuint(snapshot.ticket, ==, ticket);
    g_assert_cmpuint(dw_result_realizations(snapshot.result, NULL), >=, before);
    g_assert_cmpfloat(dw_runner_progress(runner), >=, progress);
    before = dw_result_realizations(snapshot.result, NULL);
    progress = dw_runner_progress(runner);
    final = snapshot.final;
    dw_result_unref(snapshot.result);
  }
  g_assert_cmpuint(before, ==, 20000);
  g_assert_cmpfloat(dw_runner_progress(runner), ==, 1);
  dw_runner_free(runner);
}

static unsigned
questions(void)
{
  unsigned sum = 0;
  for (int k = 0; k < THREADS; k++)
    sum += atomic_load(&asked[k]);
  return sum;
}

static void
wait_until_all_work(void)
{
  for (int k = 0; k < THREADS; k++)
    for (const unsigned before = atomic_load(&asked[k]); atomic_load(&asked[k]) == before;)
      g_thread_yield();
}

static void
wait_until_all_rest(void)
{
  for (unsigned before = questions() + 1; before != questions();) {
    before = questions();
    g_usleep(2000);
  }
}

static void
test_pause_and_resume(void)
{
  DwRunner *runner = fresh_runner();
  dw_runner_submit(runner, request_of(1e15));
  for (int round = 0; round < 5; round++) {
    wait_until_all_work();
    dw_runner_pause(runner, true);
    wait_until_all_rest();
    g_assert_cmpint(dw_runner_state(runner), ==, DW_RUNNER_PAUSED);
    g_assert_cmpint(atomic_load(&teams_ended), ==, 0);
    dw_runner_pause(runner, false);
  }
  wait_until_all_work();
  dw_runner_free(runner);
  g_assert_cmpint(atomic_load(&teams_ended), ==, 1);
}

static void
wait_until_ended(int teams)
{
  while (atomic_load(&teams_ended) < teams)
    g_thread_yield();
}

static void
test_stop_in_and_out_of_pause(void)
{
  for (int k = 0; k < 20; k++) {
    DwRunner *runner = fresh_runner();
    dw_runner_submit(runner, request_of(1e15));
    wait_until_all_work();
    if (k % 2) {
      dw_runner_pause(runner, true);
      wait_until_all_rest();
    }
    dw_runner_stop(runner);
    wait_until_ended(1);
    dw_runner_free(runner);
  }
}

static void
test_superseded_in_and_out_of_pause(void)
{
  DwRunner *runner = fresh_runner();
  for (int k = 1; k <= 20; k++) {
    dw_runner_pause(runner, false);
    const uint64_t ticket = dw_runner_submit(runner, request_of(1e15));
    while (atomic_load(&teams_begun) < k) /* the last step of each thread before is no work of this team */
      g_usleep(100);
    wait_until_all_work();
    dw_runner_pause(runner, k % 2);
    DwSnapshot snapshot;
    if (dw_runner_take(runner, &snapshot)) {
      g_assert_cmpuint(snapshot.ticket, <=, ticket);
      dw_result_unref(snapshot.result);
    }
    g_assert_cmpint(atomic_load(&teams_begun), ==, k);
    g_assert_cmpint(atomic_load(&teams_ended), ==, k - 1);
  }
  dw_runner_free(runner);
  g_assert_cmpint(atomic_load(&teams_ended), ==, 20);
}

/* A superseded solve must not hold its successor back with what it has come to. */
static void
test_next_solve_starts_low(void)
{
  DwRunner *runner = fresh_runner();
  dw_runner_submit(runner, request_of(1e15));
  wait_until_all_work();
  const uint64_t ticket = dw_runner_submit(runner, request_of(3));
  DwSnapshot snapshot = {0};
  while (!snapshot.final || snapshot.ticket != ticket) {
    dw_result_unref(snapshot.result);
    snapshot = (DwSnapshot){0};
    dw_runner_wait(runner, 1000);
    dw_runner_take(runner, &snapshot);
  }
  g_assert_cmpuint(dw_result_realizations(snapshot.result, NULL), ==, 3);
  dw_result_unref(snapshot.result);
  dw_runner_free(runner);
}

int
main(int argc, char **argv)
{
  g_test_init(&argc, &argv, NULL);
  g_test_add_func("/runner-team/never-backwards", test_never_backwards);
  g_test_add_func("/runner-team/pause-and-resume", test_pause_and_resume);
  g_test_add_func("/runner-team/stop", test_stop_in_and_out_of_pause);
  g_test_add_func("/runner-team/superseded", test_superseded_in_and_out_of_pause);
  g_test_add_func("/runner-team/next-solve-starts-low", test_next_solve_starts_low);
  return g_test_run();
}
