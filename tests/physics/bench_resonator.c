/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The resonator's noise beside what one would write with GSL or plain loops: ratios of processor time in the
 * same run, and both errors. */
#include "golden.h"
#include "stopwatch.h"

#include "physics/resonator/noise.h"
#include "physics/resonator/telegraph.h"
#include "physics/resonator/welch.h"

#include <gsl/gsl_errno.h>
#include <gsl/gsl_fft_real.h>
#include <gsl/gsl_integration.h>
#include <gsl/gsl_rng.h>
#include <string.h>

typedef struct {
  double nu0, width, temperature, mu, e_max, s;
} Point;

typedef struct {
  Point *points;
  size_t n;
  double (*integral)(const Point *point, gsl_integration_workspace *workspace);
  gsl_integration_workspace *workspace;
  double worst;
  size_t failures; /* wrong by more than 1e-6 */
} Integrals;

static double
ours(const Point *point, gsl_integration_workspace *workspace)
{
  return dw_noise_integral(point->nu0, point->width, point->temperature, point->mu, point->e_max).s;
}

static double
integrand_of_x(const Point *p, double x, double energy)
{
  const double th = tanh(energy / (2 * p->temperature)), d = x * x + p->width * p->width;
  return energy > 0 ? pow(energy / p->e_max, p->mu) * th * th * x * x / d / d : 0;
}

static double
integrand(double energy, void *context)
{
  return integrand_of_x(context, energy - ((Point *) context)->nu0, energy);
}

static double
mapped_integrand(double t, void *context)
{
  const Point *p = context;
  const double x = p->width * sinh(t);
  return integrand_of_x(p, x, p->nu0 + x) * p->width * cosh(t);
}

static double
qag(double (*f)(double, void *), const Point *point, double low, double high,
    gsl_integration_workspace *workspace)
{
  gsl_function function = {f, (void *) point};
  double value = 0, error;
  gsl_integration_qag(&function, low, high, 0, 1e-12, 1000, GSL_INTEG_GAUSS41, workspace, &value, &error);
  return value;
}

/* As a reader would first write it: adaptive in E, split at the line. */
static double
naive(const Point *p, gsl_integration_workspace *workspace)
{
  return qag(integrand, p, 0, p->nu0, workspace) + qag(integrand, p, p->nu0, p->e_max, workspace);
}

/* With the sinh map that a line needs. */
static double
mapped(const Point *p, gsl_integration_workspace *workspace)
{
  return qag(mapped_integrand, p, asinh(-p->nu0 / p->width), 0, workspace) +
         qag(mapped_integrand, p, 0, asinh((p->e_max - p->nu0) / p->width), workspace);
}

static void
integrate(void *context)
{
  Integrals *integrals = context;
  integrals->worst = 0;
  integrals->failures = 0;
  for (size_t k = 0; k < integrals->n; k++) {
    const Point *point = &integrals->points[k];
    const double error = fabs(integrals->integral(point, integrals->workspace) / point->s - 1);
    integrals->worst = fmax(integrals->worst, error);
    integrals->failures += !(error < 1e-6);
  }
}

static Point *
read_points(size_t *n)
{
  g_autoptr(Golden) golden = golden_read("resonator/s_stress.csv");
  *n = golden_n_rows(golden);
  Point *points = g_new(Point, *n);
  for (size_t k = 0; k < *n; k++)
    points[k] = (Point){golden_number(golden, k, "nu0_K"),  golden_number(golden, k, "A_K"),
                        golden_number(golden, k, "T_K"),    golden_number(golden, k, "mu"),
                        golden_number(golden, k, "Emax_K"), golden_number(golden, k, "s_perK")};
  return points;
}

static void
bench_integral(void)
{
  static const struct {
    const char *name;
    double (*integral)(const Point *point, gsl_integration_workspace *workspace);
  } methods[] = {{"panels", ours}, {"GSL qag in sinh^-1((E-nu0)/A)", mapped}, {"GSL qag in E", naive}};
  size_t n;
  Point *points = read_points(&n);
  gsl_integration_workspace *workspace = gsl_integration_workspace_alloc(1000);
  double first = 0;
  printf("integral of Eq. 39, %zu lines down to 1e-13 nu0, with and without both derivatives\n", n);
  for (size_t k = 0; k < G_N_ELEMENTS(methods); k++) {
    Integrals integrals = {points, n, methods[k].integral, workspace};
    const double seconds = best_seconds(integrate, &integrals, 5) / (double) n;
    first = k == 0 ? seconds : first;
    printf("  %-32s %7.1f us  worst error %.1e, %zu wrong by more than 1e-6, ratio %.2f\n", methods[k].name,
           1e6 * seconds, integrals.worst, integrals.failures, seconds / first);
  }
  gsl_integration_workspace_free(workspace);
  g_free(points);
}

typedef struct {
  DwTelegraphRecipe recipe;
  DwTelegraph *telegraph;
  gsl_rng *generator;
  int32_t *sum;
  uint64_t flips;
} Ensemble;

static void
by_events(void *context)
{
  Ensemble *ensemble = context;
  dw_telegraph_start(ensemble->telegraph, 1, 0);
  while (dw_telegraph_advance(ensemble->telegraph)) {
  }
  ensemble->flips = dw_telegraph_events(ensemble->telegraph);
}

static void
by_samples(void *context)
{
  Ensemble *ensemble = context;
  ensemble->flips = 0;
  memset(ensemble->sum, 0, ensemble->recipe.samples * sizeof *ensemble->sum);
  for (uint32_t k = 0; k < ensemble->recipe.fluctuators; k++) {
    const double chance =
        -expm1(-2 * dw_telegraph_rate(&ensemble->recipe, k, gsl_rng_uniform(ensemble->generator))) / 2;
    int32_t n = gsl_rng_uniform(ensemble->generator) < 0.5 ? 1 : -1;
    for (size_t i = 0; i < ensemble->recipe.samples; i++) {
      if (gsl_rng_uniform(ensemble->generator) < chance) {
        n = -n;
        ensemble->flips++;
      }
      ensemble->sum[i] += n;
    }
  }
}

/* As a script would: the time of every flip from an exponential wait, then its sample. */
static void
by_plain_events(void *context)
{
  Ensemble *ensemble = context;
  ensemble->flips = 0;
  memset(ensemble->sum, 0, ensemble->recipe.samples * sizeof *ensemble->sum);
  for (uint32_t k = 0; k < ensemble->recipe.fluctuators; k++) {
    const double rate = dw_telegraph_rate(&ensemble->recipe, k, gsl_rng_uniform(ensemble->generator));
    int32_t step = gsl_rng_uniform(ensemble->generator) < 0.5 ? 2 : -2;
    for (double t = 0;; step = -step) {
      t -= log(gsl_rng_uniform_pos(ensemble->generator)) / rate;
      if (t >= (double) ensemble->recipe.samples)
        break;
      ensemble->sum[(size_t) t] += step;
      ensemble->flips++;
    }
  }
}

static void
bench_telegraphs(void)
{
  Ensemble ensemble = {.recipe = {.samples = 1 << 20, .fluctuators = 200, .rate_low = 1e-6, .rate_high = 1},
                       .generator = gsl_rng_alloc(gsl_rng_taus2)};
  ensemble.telegraph = dw_telegraph_new(&ensemble.recipe);
  ensemble.sum = g_new(int32_t, ensemble.recipe.samples);
  const double events = best_seconds(by_events, &ensemble, 5), rate = (double) ensemble.flips / events;
  const double expected = (double) ensemble.flips;
  const double plain = best_seconds(by_plain_events, &ensemble, 2);
  const double samples = best_seconds(by_samples, &ensemble, 1);
  printf("200 telegraphs, 2^20 samples, rates over six decades\n");
  printf("  events   %.4f s, %.0f million a second\n", events, 1e-6 * rate);
  printf("  plain event by event  %.3f s, ratio %.1f\n", plain, plain / events);
  printf("  plain per-sample loop %.3f s, ratio %.1f (flips differ by %.1e)\n", samples, samples / events,
         (double) ensemble.flips / expected - 1);
  g_free(ensemble.sum);
  gsl_rng_free(ensemble.generator);
  dw_telegraph_free(ensemble.telegraph);
}

enum { SAMPLES = 1 << 20, SEGMENT = DW_WELCH_SEGMENT };

typedef struct {
  double *samples, *power;
  DwWelch *welch;
} Record;

static void
by_welch(void *context)
{
  Record *record = context;
  dw_welch_reset(record->welch);
  dw_welch_add(record->welch, record->samples, SAMPLES);
}

/* One resolution, window and mean as they come. */
static void
by_periodograms(void *context)
{
  Record *record = context;
  memset(record->power, 0, SEGMENT / 2 * sizeof(double));
  const size_t segments = 2 * SAMPLES / SEGMENT - 1;
  for (size_t k = 0; k < segments; k++) {
    double segment[SEGMENT], mean = 0;
    memcpy(segment, record->samples + k * SEGMENT / 2, sizeof segment);
    for (size_t j = 0; j < SEGMENT; j++)
      mean += segment[j] / SEGMENT;
    for (size_t j = 0; j < SEGMENT; j++)
      segment[j] = (segment[j] - mean) * (0.5 - 0.5 * cos(2 * M_PI * (double) j / SEGMENT));
    gsl_fft_real_radix2_transform(segment, 1, SEGMENT);
    for (size_t j = 1; j < SEGMENT / 2; j++)
      record->power[j] += (segment[j] * segment[j] + segment[SEGMENT - j] * segment[SEGMENT - j]) * 2 /
                          (0.375 * SEGMENT) / (double) segments;
  }
}

/* The highest third of an octave, in which both are the same estimate. */
static double
last_third(const double *power)
{
  double sum = 0, lines = 0;
  for (size_t k = 1626; k < SEGMENT / 2; k++) {
    sum += power[k];
    lines++;
  }
  return sum / lines;
}

static void
bench_welch(void)
{
  Record record = {g_new(double, SAMPLES), g_new(double, SEGMENT / 2), dw_welch_new(SAMPLES)};
  DwWelchBin bins[DW_WELCH_MAX_BINS];
  for (size_t k = 0; k < SAMPLES; k++)
    record.samples[k] = g_random_double() - 0.5;
  const double ours_seconds = best_seconds(by_welch, &record, 10);
  const double plain = best_seconds(by_periodograms, &record, 3);
  const size_t n = dw_welch_bins(record.welch, bins);
  printf("spectrum of 2^20 samples\n");
  printf("  Welch, 5 resolutions       %.2f ms (%zu bins)\n", 1e3 * ours_seconds, n);
  printf("  plain periodogram average  %.2f ms (one resolution), ratio %.1f, they differ by %.0e\n",
         1e3 * plain, plain / ours_seconds, fabs(last_third(record.power) / bins[n - 1].power - 1));
  dw_welch_free(record.welch);
  g_free(record.power);
  g_free(record.samples);
}

int
main(void)
{
  gsl_set_error_handler_off();
  print_load();
  bench_integral();
  bench_telegraphs();
  bench_welch();
  return 0;
}
