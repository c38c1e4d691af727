/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "physics/bottleneck/spectrum.h"

#include "physics/bottleneck/step_transform.h"
#include "physics/numerics/interpolation.h"
#include "physics/numerics/root.h"

#include <math.h>
#include <stdlib.h>

/* S and -dS/dln omega on a grid uniform in ln omega, and S's limits beyond its ends. */
struct DwStepSpectrum {
  double ln_first, spacing;
  size_t n;
  double *S, *slope;
  double plateau;      /* omega -> 0: the integral of v */
  double initial_rate; /* omega -> infinity: -v'(0)/omega^2 (1 + bend/omega^2) */
  double bend;
};

/* Where the limits take over: omega times the end of the step, and S's deviation from the omega^-2 law, of
 * which the next order is a hundredth or less. */
static const double PLATEAU_BELOW = 1e-6, POWER_LAW_WITHIN = 1e-7;
/* Where the upper bias does: omega times the end of the step, and noise. */
static const double FASTER_THAN_END = 30, HARMLESS_NOISE = 1e-9;

/* How many points of the transform's grid lie above omega. */
static size_t
points_above(const DwStepTransform *f, double omega)
{
  return (size_t) (-log(omega * f->t_low) / f->step);
}

/* The upper bias does from the step's slowest rate on, unless an avalanche many decades above fills it with
 * noise. */
static bool
upper_bias_does(const DwStepTransform *f, size_t m)
{
  const double noise = dw_step_transform_noise(f, m, DW_BIAS_HIGH);
  return noise < HARMLESS_NOISE || noise < dw_step_transform_noise(f, m, DW_BIAS_LOW);
}

/* Deviations from omega^-2 that are small, and fall as omega^-2 as they must where v(t) is its Taylor series;
 * or that are no larger than the noise, which grows relative to S. */
static bool
follows_power_law(double deviation, double alpha, double noise)
{
  const double odd_fall = alpha - 2 - 2 * deviation;
  return (fabs(deviation) < POWER_LAW_WITHIN && fabs(odd_fall) < 0.01 * POWER_LAW_WITHIN) ||
         fabs(deviation) < noise || noise > 0.01;
}

/* Stores a point; true if from there on S is a power law. */
static bool
append(DwStepSpectrum *spectrum, const DwStepTransformPoint *p, double noise)
{
  const double omega2 = p->omega * p->omega, deviation = p->S * omega2 / spectrum->initial_rate - 1;
  spectrum->S[spectrum->n] = p->S;
  spectrum->slope[spectrum->n] = p->slope;
  spectrum->n++;
  spectrum->bend = fabs(deviation) < POWER_LAW_WITHIN ? deviation * omega2 : 0;
  return follows_power_law(deviation, p->slope / p->S, noise);
}

/* Upwards from the plateau until S is a power law. */
static void
fill(DwStepSpectrum *spectrum, const DwStepTransform *f)
{
  const size_t lowest = points_above(f, PLATEAU_BELOW / f->end),
               fast = points_above(f, FASTER_THAN_END / f->end);
  int bias = DW_BIAS_LOW;
  spectrum->ln_first = -f->step * (double) lowest - log(f->t_low);
  spectrum->spacing = f->step;
  for (size_t m = lowest; m > 0; m--) {
    if (bias == DW_BIAS_LOW && m < fast && upper_bias_does(f, m))
      bias = DW_BIAS_HIGH;
    const DwStepTransformPoint p = dw_step_transform_point(f, m, bias);
    if (append(spectrum, &p, dw_step_transform_noise(f, m, bias)))
      break;
  }
  spectrum->plateau = spectrum->S[0];
}

static DwStepSpectrum *
spectrum_new(size_t capacity)
{
  DwStepSpectrum *spectrum = calloc(1, sizeof *spectrum);
  if (!spectrum)
    return NULL;
  spectrum->S = malloc(2 * capacity * sizeof(double));
  if (!spectrum->S) {
    free(spectrum);
    return NULL;
  }
  spectrum->slope = spectrum->S + capacity;
  return spectrum;
}

static DwStatus
spectrum_of(const DwStep *step, const DwCancel *cancel, DwStepSpectrum **spectrum)
{
  DwStepTransform f;
  *spectrum = NULL;
  const DwStatus status = dw_step_transform(&f, step, cancel);
  if (status != DW_OK)
    return status;
  *spectrum = spectrum_new(points_above(&f, PLATEAU_BELOW / f.end));
  if (*spectrum) {
    (*spectrum)->initial_rate = step->rate(step->context, 0);
    fill(*spectrum, &f);
  }
  dw_step_transform_clear(&f);
  return *spectrum ? DW_OK : DW_NO_MEMORY;
}

static double
coupled_rate(const void *context, double t)
{
  return dw_coupled_rate(context, t);
}

/* v has many decay times; look for its end. */
static double
coupled_end(const DwCoupled *solution)
{
  const double nothing = 1e-19 * dw_coupled_at(solution, 0).v;
  double t = dw_coupled_half_time(solution);
  while (dw_coupled_at(solution, t).v > nothing)
    t *= 1.25;
  return t;
}

DwStatus
dw_step_spectrum_coupled(const DwCoupled *solution, const DwCancel *cancel, DwStepSpectrum **spectrum)
{
  return spectrum_of(&(DwStep){coupled_rate, solution, coupled_end(solution)}, cancel, spectrum);
}

typedef struct {
  double sigma, v0;
} Adiabatic;

static double
adiabatic_rate(const void *context, double t)
{
  const Adiabatic *adiabatic = context;
  return dw_adiabatic_relaxation(adiabatic->sigma, adiabatic->v0, t).u;
}

DwStatus
dw_step_spectrum_adiabatic(double sigma, double v0, const DwCancel *cancel, DwStepSpectrum **spectrum)
{
  const Adiabatic adiabatic = {sigma, v0};
  return spectrum_of(&(DwStep){adiabatic_rate, &adiabatic, 45 * (1 + sigma)}, cancel, spectrum);
}

void
dw_step_spectrum_free(DwStepSpectrum *spectrum)
{
  if (spectrum)
    free(spectrum->S);
  free(spectrum);
}

/* In steps of the grid. */
static double
position(const DwStepSpectrum *spectrum, double ln_omega)
{
  return (ln_omega - spectrum->ln_first) / spectrum->spacing;
}

double
dw_step_spectrum_at(const DwStepSpectrum *spectrum, double omega)
{
  const double x = position(spectrum, log(omega));
  if (x <= 0)
    return spectrum->plateau;
  if (x >= (double) (spectrum->n - 1))
    return spectrum->initial_rate / omega / omega * (1 + spectrum->bend / omega / omega);
  return dw_interpolate(spectrum->S, spectrum->n, x);
}

static double
exponent_at(const DwStepSpectrum *spectrum, double x)
{
  if (x <= 0)
    return 0;
  if (x >= (double) (spectrum->n - 1))
    return 2 + 2 * spectrum->bend * exp(-2 * (spectrum->ln_first + x * spectrum->spacing));
  return dw_interpolate(spectrum->slope, spectrum->n, x) / dw_interpolate(spectrum->S, spectrum->n, x);
}

double
dw_step_spectrum_exponent(const DwStepSpectrum *spectrum, double omega)
{
  return exponent_at(spectrum, position(spectrum, log(omega)));
}

typedef struct {
  const DwStepSpectrum *spectrum;
  double alpha;
} Level;

static double
above_level(double x, const void *context)
{
  const Level *level = context;
  return exponent_at(level->spectrum, x) - level->alpha;
}

/* Where alpha enters or leaves the band between the grid points k and k + 1, on the side where `outside`
 * lies. */
static double
edge(const DwStepSpectrum *spectrum, size_t k, double outside, double tolerance)
{
  const Level level = {spectrum, outside < 1.5 ? 1.5 - tolerance : 1.5 + tolerance};
  return dw_find_root(above_level, &level, (double) k, (double) (k + 1));
}

/* alpha at a point of the grid itself. */
static double
exponent_on_grid(const DwStepSpectrum *spectrum, size_t k)
{
  const bool inside = k > 0 && k + 1 < spectrum->n;
  return inside ? spectrum->slope[k] / spectrum->S[k] : exponent_at(spectrum, (double) k);
}

/* A run of the grid's intervals that alpha spends in the band: from the one in which it enters to the one in
 * which it leaves. */
typedef struct {
  size_t first, last; /* each by its lower end */
  bool any;
} Run;

/* An avalanche's alpha enters and leaves at every one of its ripples: the edges are located only of the run
 * that is the longest. */
static Run
longest_run(const DwStepSpectrum *spectrum, double tolerance)
{
  Run longest = {0}, run = {0};
  double here = exponent_on_grid(spectrum, 0);
  for (size_t k = 0; k + 1 < spectrum->n; k++) {
    const double next = exponent_on_grid(spectrum, k + 1);
    const bool crosses = (here - 1.5) * (next - 1.5) < 0, stays = fabs(next - 1.5) <= tolerance;
    if (!run.any && (crosses || stays))
      run = (Run){.first = k, .any = true};
    run.last = k;
    if (run.any && !stays) {
      if (!longest.any || run.last - run.first > longest.last - longest.first)
        longest = run;
      run.any = false;
    }
    here = next;
  }
  return longest;
}

bool
dw_step_spectrum_window(const DwStepSpectrum *spectrum, double tolerance, double *low, double *high)
{
  const Run run = longest_run(spectrum, tolerance);
  if (!run.any || !(tolerance > 0))
    return false;
  const double begin = edge(spectrum, run.first, exponent_on_grid(spectrum, run.first), tolerance);
  const double end = edge(spectrum, run.last, exponent_on_grid(spectrum, run.last + 1), tolerance);
  *low = exp(spectrum->ln_first + spectrum->spacing * begin);
  *high = exp(spectrum->ln_first + spectrum->spacing * end);
  return end > begin;
}
