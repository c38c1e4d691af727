/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/density_of_states.h"
#include "model/registry.h"

#include <stdio.h>
#include <string.h>
#include <time.h>

/* How long after a change of the samples the first curve is there, and how long a stop takes. */

static double
seconds(void)
{
  struct timespec now;
  clock_gettime(CLOCK_MONOTONIC, &now);
  return (double) now.tv_sec + 1e-9 * (double) now.tv_nsec;
}

typedef struct {
  double start, first, second, stopped;
} Times;

static void
publish(void *context, DwResult *snapshot)
{
  Times *times = context;
  double *time = times->first > 0 ? &times->second : &times->first;
  if (*time <= 0)
    *time = seconds() - times->start;
  dw_result_unref(snapshot);
}

/* Half a second after the start. */
static bool
cancelled(void *context)
{
  Times *times = context;
  const double now = seconds() - times->start;
  if (now > 0.5 && times->stopped <= 0)
    times->stopped = now;
  return now > 0.5;
}

static void
measure(unsigned size, double concentration, size_t plot)
{
  const DwModel *model = dw_registry_find(dw_registry(), "density-of-states");
  double values[DW_MAX_PARAMETERS], abscissae[400], low, high;
  for (size_t k = 0; k < model->n_parameters; k++)
    values[k] = model->parameters[k].initial;
  values[DW_DOS_SIZE] = size;
  values[DW_DOS_CONCENTRATION] = concentration;
  model->plots[plot].domain(values, &low, &high);
  dw_abscissae_fill(abscissae, 400, model->plots[plot].x.scale, low, high);
  const DwPlotRequest plots = {plot, dw_plot_shown_curves(&model->plots[plot]), abscissae, 400};
  const DwRequest request = {.model = model,
                             .values = values,
                             .plots = (DwPlotRequest *) &plots,
                             .n_plots = 1,
                             .readouts = true,
                             .seed = 1};
  Times times = {.start = seconds()};
  const DwControl control = {.context = &times, .cancelled = cancelled, .publish = publish};
  DwError error = {0};
  dw_result_unref(model->solve(&request, &control, &error));
  printf(
      "L = %2u, x = %.1f, %-18s first curve %5.1f ms, second %5.1f ms, stopped %4.1f ms after it was asked\n",
      size, concentration, model->plots[plot].id, 1e3 * times.first, 1e3 * times.second,
      1e3 * (seconds() - times.start - times.stopped));
}

int
main(void)
{
  for (size_t plot = DW_DOS_DENSITY; plot <= DW_DOS_ANNEALING; plot++)
    measure(8, 0.5, plot);
  measure(4, 0.1, DW_DOS_DENSITY);
  measure(12, 0.5, DW_DOS_DENSITY);
  measure(16, 1, DW_DOS_DENSITY);
  return 0;
}
