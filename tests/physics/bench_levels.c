/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "levels_anneal.h"
#include "physics/levels/observables.h"
#include "stopwatch.h"

#include <math.h>
#include <stdlib.h>

/* What counting costs beside annealing, and what one reading of everything costs, which happens some seven
 * times a second. */
typedef struct {
  DwRecipe recipe;
  DwAnnealer *annealer;
  DwRecord *record;
  DwVisit visit;
  DwEnsemble *ensemble;
  DwObserver *observer;
  unsigned char *bytes;
  size_t length;
  double checksum;
} Bench;

static void
ignore(void *context, const DwConfiguration *configuration)
{
}

static void
anneal(void *context)
{
  Bench *bench = context;
  dw_record_clear(bench->record);
  dw_annealer_run(bench->annealer, &bench->recipe, NULL, 2, 1, bench->visit, bench->record, NULL);
}

static void
make_observer(void *context)
{
  Bench *bench = context;
  dw_observer_free(bench->observer);
  bench->observer = dw_observer_new(&bench->recipe, 0.2);
}

static void
observe(void *context)
{
  Bench *bench = context;
  DwObserved *observed = dw_observe(bench->observer, bench->ensemble);
  for (size_t rung = 0; rung < bench->recipe.ladder.n; rung++)
    bench->checksum += dw_observed_velocity(observed, rung, 34, true).value;
  bench->checksum += dw_observed_power(observed, DW_OF_HEAT, 0.02, 1).exponent.value;
  dw_observed_free(observed);
}

static void
histogram(void *context)
{
  Bench *bench = context;
  double edges[151];
  DwEstimate density[150];
  for (int k = 0; k <= 150; k++)
    edges[k] = 0.6 * k;
  dw_density_histogram(bench->ensemble, 41, 150, edges, density);
  bench->checksum += density[3].error;
}

static void
fit_rungs(void *context)
{
  Bench *bench = context;
  for (size_t rung = 0; rung < bench->recipe.ladder.n; rung++)
    bench->checksum += dw_fit_eq3(bench->ensemble, rung).exponent.value;
}

static void
fit_gaussian(void *context)
{
  Bench *bench = context;
  bench->checksum += dw_fit_gaussian(bench->ensemble, 41, 2).exponent.value;
}

static void
fit_cold(void *context)
{
  Bench *bench = context;
  bench->checksum += dw_fit_power(bench->ensemble, 41, 0.2, 2).exponent.value +
                     dw_fit_dipolar_gap(bench->ensemble, 41, 0.02, 2).exponent.value;
}

static void
read_everything(void *context)
{
  observe(context);
  histogram(context);
  fit_rungs(context);
  fit_gaussian(context);
  fit_cold(context);
}

static void
write_bytes(void *context)
{
  Bench *bench = context;
  free(bench->bytes);
  bench->bytes = dw_ensemble_write(bench->ensemble, &bench->length);
}

static void
read_bytes(void *context)
{
  Bench *bench = context;
  g_autoptr(DwEnsemble) read = NULL;
  dw_ensemble_read(bench->bytes, bench->length, &read);
}

static void
print_times(Bench *bench)
{
  static const struct {
    const char *what;
    void (*run)(void *context);
  } rows[] = {{"weights of all levels, once a run", make_observer},
              {"heat, conduction and sound at all rungs", observe},
              {"150 bins", histogram},
              {"Eq. 3 at all rungs", fit_rungs},
              {"the Gaussian", fit_gaussian},
              {"power law and Eq. 9", fit_cold},
              {"all of these but the first", read_everything},
              {"writing to bytes", write_bytes},
              {"reading from bytes", read_bytes}};
  for (size_t k = 0; k < G_N_ELEMENTS(rows); k++)
    g_print("%-42s %7.2f ms\n", rows[k].what, 1000 * best_seconds(rows[k].run, bench, 10));
  g_print("%.2f MB\n", (double) bench->length / 1e6);
}

int
main(void)
{
  Bench bench = {.recipe = levels_paper_recipe(8, 2), .record = dw_record_new(), .visit = ignore};
  bench.annealer = dw_annealer_new(dw_recipe_sites(&bench.recipe), DW_KERNEL_BEST);
  print_load();
  const double bare = best_seconds(anneal, &bench, 100);
  bench.visit = dw_record_configuration;
  const double counted = best_seconds(anneal, &bench, 100);
  g_print("a realization of L = 8: %.3f ms, counted %.3f ms (%+.1f %%)\n", 1000 * bare, 1000 * counted,
          100 * (counted / bare - 1));
  bench.ensemble = levels_anneal(&bench.recipe, 400, reading_as_is);
  print_times(&bench);
  free(bench.bytes);
  dw_observer_free(bench.observer);
  dw_ensemble_free(bench.ensemble);
  dw_annealer_free(bench.annealer);
  dw_record_free(bench.record);
  return isnan(bench.checksum);
}
