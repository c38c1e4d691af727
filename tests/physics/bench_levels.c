/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "levels_anneal.h"
#include "physics/levels/observables.h"

#include <math.h>
#include <stdlib.h>

/* What counting costs beside annealing, and what one reading of everything costs, which happens some seven
 * times a second. */
static double checksum;

static double
milliseconds(gint64 start, int rounds)
{
  return (double) (g_get_monotonic_time() - start) / 1000 / rounds;
}

static void
ignore(void *context, const DwConfiguration *configuration)
{
}

static double
annealing(const DwRecipe *recipe, DwVisit visit, DwRecord *record)
{
  DwAnnealer *annealer = dw_annealer_new(dw_recipe_sites(recipe), DW_KERNEL_BEST);
  enum { ROUNDS = 100 };
  const gint64 start = g_get_monotonic_time();
  for (guint64 k = 0; k < ROUNDS; k++) {
    dw_record_clear(record);
    dw_annealer_run(annealer, recipe, NULL, 2, k, visit, record, NULL);
  }
  const double time = milliseconds(start, ROUNDS);
  dw_annealer_free(annealer);
  return time;
}

static void
read_everything(const DwObserver *observer, const DwEnsemble *ensemble)
{
  double edges[151];
  DwEstimate density[150];
  for (int k = 0; k <= 150; k++)
    edges[k] = 0.6 * k;
  dw_density_histogram(ensemble, 41, 150, edges, density);
  const size_t rungs = dw_ensemble_recipe(ensemble)->ladder.n;
  for (size_t rung = 0; rung < rungs; rung++)
    checksum += dw_fit_eq3(ensemble, rung).exponent.value;
  checksum += dw_fit_power(ensemble, 41, 0.2, 2).exponent.value +
              dw_fit_gaussian(ensemble, 41, 2).exponent.value +
              dw_fit_dipolar_gap(ensemble, 41, 0.02, 2).exponent.value;
  DwObserved *observed = dw_observe(observer, ensemble);
  for (size_t rung = 0; rung < rungs; rung++)
    checksum += dw_observed_velocity(observed, rung, 34, true).value;
  dw_observed_free(observed);
  checksum += density[3].error;
}

int
main(void)
{
  const DwRecipe recipe = levels_paper_recipe(8, 2);
  g_autoptr(DwRecord) record = dw_record_new();
  const double bare = annealing(&recipe, ignore, record);
  const double counted = annealing(&recipe, dw_record_configuration, record);
  g_print("a realization of L = 8: %.3f ms, counted %.3f ms (%+.1f %%)\n", bare, counted,
          100 * (counted / bare - 1));
  g_autoptr(DwEnsemble) ensemble = levels_anneal(&recipe, 400, reading_as_is);
  enum { ROUNDS = 20 };
  gint64 start = g_get_monotonic_time();
  DwObserver *observer = dw_observer_new(&recipe, 0.2);
  g_print("weights of all levels, once a run: %.2f ms\n", milliseconds(start, 1));
  start = g_get_monotonic_time();
  for (int k = 0; k < ROUNDS; k++)
    dw_observed_free(dw_observe(observer, ensemble));
  g_print("heat, conduction and sound at all rungs: %.2f ms\n", milliseconds(start, ROUNDS));
  start = g_get_monotonic_time();
  for (int k = 0; k < ROUNDS; k++)
    read_everything(observer, ensemble);
  g_print("these, 150 bins and every fit: %.2f ms\n", milliseconds(start, ROUNDS));
  start = g_get_monotonic_time();
  for (int k = 0; k < ROUNDS; k++)
    checksum += dw_fit_gaussian(ensemble, 41, 2).exponent.value;
  g_print("the Gaussian alone: %.2f ms\n", milliseconds(start, ROUNDS));
  size_t length = 0;
  start = g_get_monotonic_time();
  unsigned char *bytes = dw_ensemble_write(ensemble, &length);
  g_print("writing %.2f MB: %.2f ms\n", (double) length / 1e6, milliseconds(start, 1));
  start = g_get_monotonic_time();
  g_autoptr(DwEnsemble) read = NULL;
  dw_ensemble_read(bytes, length, &read);
  g_print("reading them: %.2f ms\n", milliseconds(start, 1));
  free(bytes);
  dw_observer_free(observer);
  return isnan(checksum);
}
