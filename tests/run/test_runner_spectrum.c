/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Two runners at work at once, as with two explorations open, on pages that make FFTW plans.  Run it under
 * ThreadSanitizer, which reports races in FFTW's planner unless dw_runner_new has made it thread-safe; what
 * is asserted besides is that both runners give the same answer. */
#include "run/runner.h"

#include "model/registry.h"

#include <glib.h>

enum { RUNNERS = 2, ROUNDS = 20, POINTS = 16 };

static DwRequest *
request(const DwModel *model, const char *plot, double sigma)
{
  const double values[] = {sigma, 100, 1, 1e-3};
  double omega[POINTS];
  dw_abscissae_fill(omega, POINTS, DW_SCALE_LOG, 1e-3, 1e3);
  const DwPlotRequest wanted = {(size_t) dw_model_plot(model, plot), 0xf, omega, POINTS};
  return dw_request_new(&(DwRequest){
      .model = model, .values = (double *) values, .plots = (DwPlotRequest *) &wanted, .n_plots = 1});
}

static const DwResult *
take_final(DwRunner *runner)
{
  for (;;) {
    DwSnapshot snapshot;
    dw_runner_wait(runner, 1000);
    if (!dw_runner_take(runner, &snapshot))
      continue;
    if (snapshot.final)
      return snapshot.result;
    dw_result_unref(snapshot.result);
  }
}

static void
assert_same(const DwResult *one, const DwResult *other)
{
  g_assert_nonnull(one);
  g_assert_nonnull(other);
  g_assert_cmpuint(dw_result_n_series(one), ==, dw_result_n_series(other));
  for (size_t k = 0; k < dw_result_n_series(one); k++) {
    const DwSeries *a = dw_result_series(one, k), *b = dw_result_series(other, k);
    g_assert_cmpmem(a->y, a->n * sizeof(double), b->y, b->n * sizeof(double));
  }
}

static void
test_planner(void)
{
  const DwModel *model = dw_registry_find(dw_registry(), "bottleneck");
  DwRunner *runners[RUNNERS];
  for (int r = 0; r < RUNNERS; r++)
    runners[r] = dw_runner_new(NULL, NULL);
  for (int round = 0; round < ROUNDS; round++) {
    const DwResult *results[RUNNERS];
    const char *plot = round % 10 == 9 ? "fourier" : "spectrum";
    for (int r = 0; r < RUNNERS; r++)
      dw_runner_submit(runners[r], request(model, plot, 1e5 / (round + 1)));
    for (int r = 0; r < RUNNERS; r++)
      results[r] = take_final(runners[r]);
    assert_same(results[0], results[1]);
    for (int r = 0; r < RUNNERS; r++)
      dw_result_unref(results[r]);
  }
  for (int r = 0; r < RUNNERS; r++)
    dw_runner_free(runners[r]);
}

int
main(int argc, char **argv)
{
  g_test_init(&argc, &argv, NULL);
  g_test_add_func("/runner/planner", test_planner);
  return g_test_run();
}
