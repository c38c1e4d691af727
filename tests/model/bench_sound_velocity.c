/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How long whole answers about sound take, with readouts, for every density and kernel: thread CPU times in
 * milliseconds until the first and the last result, and the longest time between two questions whether to go
 * on. */
#include "survey.h"

#include "model/registry.h"
#include "stopwatch.h"

#include <string.h>

enum { TEMPERATURES = 300 };

typedef struct {
  double begun, asked, gap, first;
} Clock;

static double
milliseconds(void)
{
  struct timespec now;
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
  return 1e3 * (double) now.tv_sec + 1e-6 * (double) now.tv_nsec;
}

static bool
ask(void *context)
{
  Clock *clock = context;
  const double now = milliseconds();
  clock->gap = fmax(clock->gap, now - clock->asked);
  clock->asked = now;
  return false;
}

static void
listen(void *context, DwResult *snapshot)
{
  Clock *clock = context;
  if (clock->first == 0)
    clock->first = milliseconds() - clock->begun;
  dw_result_unref(snapshot);
}

static void
report(const Survey *survey, const char *what)
{
  const double begun = milliseconds();
  Clock clock = {.begun = begun, .asked = begun};
  const DwControl control = {.context = &clock, .cancelled = ask, .publish = listen};
  DwError error;
  dw_result_unref(survey->model->solve(&survey->request, &control, &error));
  ask(&clock);
  const double whole = milliseconds() - begun;
  printf("  %-26s first %7.2f  whole %7.2f  longest gap %6.2f\n", what, clock.first > 0 ? clock.first : whole,
         whole, clock.gap);
}

int
main(void)
{
  const DwModel *model = dw_registry_find(dw_registry(), "sound-velocity");
  const int density = dw_model_parameter(model, "density_of_states"),
            kernel = dw_model_parameter(model, "kernel");
  print_load();
  for (size_t plot = 0; plot < model->n_plots; plot++) {
    printf("%s, %d points\n", model->plots[plot].id, TEMPERATURES);
    for (int k = 0; k < 2; k++)
      for (int form = 0; model->parameters[density].words[form]; form++) {
        double values[DW_MAX_PARAMETERS];
        char what[64];
        Survey survey;
        survey_default(model, values);
        values[density] = form;
        values[kernel] = k;
        survey_init(&survey, model, values, plot, TEMPERATURES);
        snprintf(what, sizeof what, "%s, %s", model->parameters[density].words[form],
                 model->parameters[kernel].words[k]);
        report(&survey, what);
      }
  }
  return 0;
}
