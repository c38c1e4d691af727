/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Spectra and sampled transforms on several threads at once are those of one thread, bit by bit.  The program
 * has to make FFTW's planner thread-safe first; run it under ThreadSanitizer. */
#include "physics/bottleneck/sampled_transform.h"
#include "physics/bottleneck/spectrum.h"

#include "golden.h"

#include <fftw3.h>
#include <pthread.h>

enum { THREADS = 4, SPECTRA = 25 };

typedef struct {
  const DwCoupled *solution;
  double S[SPECTRA], slope;
} Work;

static void *
work(void *argument)
{
  Work *w = argument;
  DwSampledTransform sampled;
  for (int k = 0; k < SPECTRA; k++) {
    DwStepSpectrum *spectrum;
    g_assert_cmpint(dw_step_spectrum_coupled(w->solution, NULL, &spectrum), ==, DW_OK);
    w->S[k] = dw_step_spectrum_at(spectrum, 0.1 * (k + 1));
    dw_step_spectrum_free(spectrum);
  }
  g_assert_cmpint(dw_sampled_transform(w->solution, 17, DW_SAMPLES, NULL, &sampled), ==, DW_OK);
  w->slope = sampled.slope_real;
  dw_sampled_transform_clear(&sampled);
  return NULL;
}

static void
test_threads(void)
{
  DwCoupled *solution;
  g_assert_cmpint(dw_coupled_solve(17, 100, 1, NULL, &solution), ==, DW_OK);
  Work alone = {solution}, together[THREADS];
  work(&alone);
  pthread_t threads[THREADS];
  for (int k = 0; k < THREADS; k++) {
    together[k] = (Work){solution};
    g_assert_cmpint(pthread_create(&threads[k], NULL, work, &together[k]), ==, 0);
  }
  for (int k = 0; k < THREADS; k++) {
    pthread_join(threads[k], NULL);
    g_assert_cmpmem(together[k].S, sizeof alone.S, alone.S, sizeof alone.S);
    g_assert_cmpfloat(together[k].slope, ==, alone.slope);
  }
  dw_coupled_free(solution);
}

int
main(int argc, char **argv)
{
  fftw_make_planner_thread_safe();
  g_test_init(&argc, &argv, NULL);
  g_test_add_func("/spectrum/threads", test_threads);
  return g_test_run();
}
