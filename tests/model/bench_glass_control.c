/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How soon each page of the two glasses shows something, how promptly their solvers stop, and how many
 * realizations a core makes in a second, beside what the same machine takes at the same time for a whole
 * realization, for libm's Gaussian numbers and for gsl_eigen_symm.  Thread CPU times in milliseconds. */
#include "stopwatch.h"
#include "survey.h"

#include "model/registry.h"
#include "physics/glass/draws.h"

#include <gsl/gsl_eigen.h>
#include <math.h>
#include <string.h>

enum { ABSCISSAE = SURVEY_ABSCISSAE, STOPS = 7 };
static const double LONGEST = 300, LAST_STOP = 250; /* of what takes seconds a page sees only the beginning */

typedef struct {
  double begun, asked, stop_at;
  double gap, first, realization; /* the longest, the first snapshot, the first with a realization in it */
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
  return now - clock->begun > clock->stop_at;
}

static void
listen(void *context, DwResult *snapshot)
{
  Clock *clock = context;
  const double now = milliseconds() - clock->begun;
  clock->first = fmin(clock->first, now);
  if (dw_result_realizations(snapshot, NULL) > 0)
    clock->realization = fmin(clock->realization, now);
  dw_result_unref(snapshot);
}

/* Returns how long the solver went on after `stop_at`. */
static double
solve(const Survey *survey, double stop_at, Clock *clock)
{
  const double begun = milliseconds();
  *clock =
      (Clock){.begun = begun, .asked = begun, .stop_at = stop_at, .first = INFINITY, .realization = INFINITY};
  const DwControl control = {clock, ask, listen, NULL};
  DwError error;
  DwResult *result = survey->model->solve(&survey->request, &control, &error);
  const double whole = milliseconds() - begun;
  if (result)
    listen(clock, result);
  return whole - stop_at;
}

static int
ascending(const void *one, const void *other)
{
  const double a = *(const double *) one, b = *(const double *) other;
  return (a > b) - (a < b);
}

/* The longest of some stops within what the solve takes, and the middle one. */
static void
measure_stops(const Survey *survey, double whole, double *median, double *worst)
{
  double late[STOPS];
  for (int k = 0; k < STOPS; k++) {
    Clock clock;
    late[k] = solve(survey, fmin(whole, LAST_STOP) * (k + 0.5) / STOPS, &clock);
  }
  qsort(late, STOPS, sizeof *late, ascending);
  *median = late[STOPS / 2];
  *worst = late[STOPS - 1];
}

static void
print_time(const char *what, double time, double whole)
{
  printf("  %s %s%8.2f", what, isfinite(time) ? " " : ">", fmin(time, whole));
}

/* The page of rates sees a whole realization. */
static void
bench_page(const DwModel *model, const double *values, size_t plot)
{
  Survey survey;
  Clock clock;
  double median, worst;
  const char *id = model->plots[plot].id;
  const double longest = strcmp(id, "rates") == 0 || strcmp(id, "interaction-error") == 0 ? 1e5 : LONGEST;
  survey_init(&survey, model, values, plot, ABSCISSAE);
  survey.request.realizations = 1;
  survey.request.seed = 1;
  const double whole = solve(&survey, longest, &clock) + longest;
  measure_stops(&survey, whole, &median, &worst);
  printf("  %-22s", id);
  print_time("first shown", clock.first, whole);
  print_time("realization", clock.realization, whole);
  printf(" (%7.1f times)  longest gap %7.2f  stop %6.2f, worst %6.2f\n",
         fmin(clock.realization, whole) / fmin(clock.first, whole), clock.gap, median, worst);
}

typedef struct {
  const char *model, *parameter;
  double sites, value;
} Case;

static const DwModel *
prepare(const Case *c, double *values)
{
  const DwModel *model = dw_registry_find(dw_registry(), c->model);
  survey_default(model, values);
  values[dw_model_parameter(model, "sites")] = c->sites;
  if (c->parameter)
    values[dw_model_parameter(model, c->parameter)] = c->value;
  return model;
}

static void
bench_pages(const Case *c)
{
  double values[DW_MAX_PARAMETERS];
  const DwModel *model = prepare(c, values);
  printf("%s, N = %g%s%s\n", c->model, c->sites, c->parameter ? ", with " : "",
         c->parameter ? c->parameter : "");
  for (size_t plot = 0; plot < model->n_plots; plot++)
    bench_page(model, values, plot);
}

/* Throughput: realizations for the page of rates, on one thread. */

static void
solve_rates(void *context)
{
  dw_result_unref(survey_solve(context));
}

static void
gaussians(void *context)
{
  const size_t n = *(const size_t *) context, pairs = n * (n - 1) / 2, block = 4096;
  double values[4096];
  for (size_t k = 0; k < pairs; k += block)
    dw_draw_normals(&(DwDraws){1, k}, DW_STREAM_BIASES, block, values);
}

static void
eigenvalues(void *context)
{
  const size_t n = *(const size_t *) context;
  gsl_matrix *matrix = gsl_matrix_alloc(n, n);
  gsl_vector *values = gsl_vector_alloc(n);
  gsl_eigen_symm_workspace *work = gsl_eigen_symm_alloc(n);
  for (size_t i = 0; i < n; i++)
    for (size_t j = 0; j < n; j++)
      gsl_matrix_set(matrix, i, j, exp(-fabs(remainder((double) (i * i) - (double) (j * j), 1009)) / 30));
  gsl_eigen_symm(matrix, values, work);
  gsl_eigen_symm_free(work);
  gsl_vector_free(values);
  gsl_matrix_free(matrix);
}

static void
bench_throughput(const Case *c, uint64_t realizations, void (*baseline)(void *context), const char *what)
{
  double values[DW_MAX_PARAMETERS];
  Survey survey;
  const DwModel *model = prepare(c, values);
  size_t n = (size_t) c->sites;
  survey_init(&survey, model, values, (size_t) dw_model_plot(model, "rates"), ABSCISSAE);
  survey.request.realizations = realizations;
  const double each = best_seconds(solve_rates, &survey, 3) / (double) realizations;
  const double plain = best_seconds(baseline, &n, 2);
  printf("%s, N = %g: %.4g realizations/s, %.4g ms each; %s %.4g ms, ratio %.2f\n", c->model, c->sites,
         1 / each, 1e3 * each, what, 1e3 * plain, plain / each);
}

int
main(void)
{
  static const Case pages[] = {
      {"tls-glass", NULL, 1000},
      {"tls-glass", NULL, 3000},
      {"tls-glass", NULL, 10000},
      {"tls-glass", NULL, 20000},
      {"electron-glass", NULL, 1000},
      {"electron-glass", NULL, 3000},
      {"electron-glass", "interaction_term", 1000, 1},
      {"electron-glass", "interaction_term", 3000, 1},
      {"electron-glass", "filling", 3000, 1},
      {"electron-glass", "localisation", 1000, 0.03}, /* rates that only the graded way resolves */
  };
  print_load();
  bench_throughput(&pages[0], 40, gaussians, "Gaussian numbers of libm for its couplings");
  bench_throughput(&pages[2], 1, gaussians, "Gaussian numbers of libm for its couplings");
  bench_throughput(&pages[4], 5, eigenvalues, "gsl_eigen_symm");
  for (size_t k = 0; k < DW_COUNT(pages); k++)
    bench_pages(&pages[k]);
  print_load();
  return 0;
}
