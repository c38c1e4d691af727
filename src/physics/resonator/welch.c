/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "physics/resonator/welch.h"

#include <fftw3.h>
#include <math.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

enum {
  SEGMENT = DW_WELCH_SEGMENT,
  HALF = SEGMENT / 2,
  DECIMATION = 4,
  /* Lines of a segment that a level answers for.  Up to SEGMENT/32 the means over 4 samples let less than
   * 1/1000 of a 1/f spectrum's higher frequencies in; the lowest level goes on down to where Hann's window
   * still separates lines from the mean. */
  HIGHEST_LINE = SEGMENT / 32,
  LOWEST_LINE = HIGHEST_LINE / DECIMATION,
  VERY_LOWEST_LINE = 4,
  BINS_PER_OCTAVE = 3,
};

typedef struct {
  double segment[SEGMENT]; /* the samples of the present one, `filled` of them */
  size_t filled, segments;
  double rest[DECIMATION]; /* samples that wait to be averaged for the next level */
  size_t in_mean;
  double power[HALF]; /* summed over segments */
} Level;

struct DwWelch {
  int n_levels;
  Level *levels;
  double *window; /* scaled so that |FFT|^2 is the one-sided power density */
  double *windowed;
  fftw_complex *transform;
  fftw_plan plan;
  bool borrowed; /* the plan, from another */
};

static int
levels_for(size_t samples)
{
  int n = 1;
  while (n < DW_WELCH_MAX_LEVELS && samples / DECIMATION >= SEGMENT) {
    samples /= DECIMATION;
    n++;
  }
  return n;
}

static void
fill_window(double *window)
{
  for (size_t k = 0; k < SEGMENT; k++) /* the mean square of Hann's window is 3/8 */
    window[k] = sqrt(2 / (0.375 * SEGMENT)) * 0.5 * (1 - cos(2 * M_PI * (double) k / SEGMENT));
}

/* Without a plan yet. */
static DwWelch *
welch_new(int n_levels)
{
  DwWelch *welch = calloc(1, sizeof *welch);
  if (!welch)
    return NULL;
  welch->n_levels = n_levels;
  welch->levels = calloc((size_t) n_levels, sizeof *welch->levels);
  welch->window = fftw_alloc_real(SEGMENT);
  welch->windowed = fftw_alloc_real(SEGMENT);
  welch->transform = fftw_alloc_complex(HALF + 1);
  if (welch->levels && welch->window && welch->windowed && welch->transform) {
    fill_window(welch->window);
    return welch;
  }
  dw_welch_free(welch);
  return NULL;
}

DwWelch *
dw_welch_new(size_t samples)
{
  DwWelch *welch = welch_new(levels_for(samples));
  if (!welch)
    return NULL;
  welch->plan = fftw_plan_dft_r2c_1d(SEGMENT, welch->windowed, welch->transform, FFTW_ESTIMATE);
  if (welch->plan)
    return welch;
  dw_welch_free(welch);
  return NULL;
}

DwWelch *
dw_welch_new_like(const DwWelch *first)
{
  DwWelch *welch = welch_new(first->n_levels);
  if (!welch)
    return NULL;
  welch->plan = first->plan;
  welch->borrowed = true;
  return welch;
}

void
dw_welch_free(DwWelch *welch)
{
  if (!welch)
    return;
  if (!welch->borrowed)
    fftw_destroy_plan(welch->plan);
  fftw_free(welch->transform);
  fftw_free(welch->windowed);
  fftw_free(welch->window);
  free(welch->levels);
  free(welch);
}

void
dw_welch_reset(DwWelch *welch)
{
  memset(welch->levels, 0, (size_t) welch->n_levels * sizeof *welch->levels);
}

/* In eight sums, which do not wait for one another. */
static double
mean_of(const double segment[SEGMENT])
{
  double sums[8] = {0}, sum = 0;
  for (size_t k = 0; k < SEGMENT; k += 8)
    for (size_t j = 0; j < 8; j++)
      sums[j] += segment[k + j];
  for (size_t j = 0; j < 8; j++)
    sum += sums[j];
  return sum / SEGMENT;
}

static void
transform_segment(DwWelch *welch, Level *level)
{
  const double mean = mean_of(level->segment);
  for (size_t k = 0; k < SEGMENT; k++)
    welch->windowed[k] = welch->window[k] * (level->segment[k] - mean);
  fftw_execute_dft_r2c(welch->plan, welch->windowed, welch->transform);
  for (size_t k = 0; k < HALF; k++)
    level->power[k] +=
        welch->transform[k][0] * welch->transform[k][0] + welch->transform[k][1] * welch->transform[k][1];
  level->segments++;
  memmove(level->segment, level->segment + HALF, HALF * sizeof(double));
  level->filled = HALF;
}

static void add_to_level(DwWelch *welch, int number, const double *samples, size_t n);

/* Means of DECIMATION samples each; what is left over waits for the next. */
static void
hand_means_down(DwWelch *welch, int number, const double *samples, size_t n)
{
  double means[SEGMENT / DECIMATION + 1];
  size_t n_means = 0, k = 0;
  Level *level = &welch->levels[number];
  while (k < n) {
    for (; level->in_mean == 0 && k + DECIMATION <= n; k += DECIMATION)
      means[n_means++] = (samples[k] + samples[k + 1] + samples[k + 2] + samples[k + 3]) / DECIMATION;
    if (k == n)
      break;
    level->rest[level->in_mean++] = samples[k++];
    if (level->in_mean == DECIMATION) {
      const double *r = level->rest;
      means[n_means++] = (r[0] + r[1] + r[2] + r[3]) / DECIMATION;
      level->in_mean = 0;
    }
  }
  add_to_level(welch, number + 1, means, n_means);
}

/* At most a segment's samples at a time. */
static void
add_to_level(DwWelch *welch, int number, const double *samples, size_t n)
{
  Level *level = &welch->levels[number];
  for (size_t taken = 0; taken < n;) {
    const size_t room = SEGMENT - level->filled, part = room < n - taken ? room : n - taken;
    memcpy(level->segment + level->filled, samples + taken, part * sizeof(double));
    level->filled += part;
    taken += part;
    if (level->filled == SEGMENT)
      transform_segment(welch, level);
  }
  if (number + 1 < welch->n_levels)
    hand_means_down(welch, number, samples, n);
}

void
dw_welch_add(DwWelch *welch, const double *samples, size_t n)
{
  for (size_t taken = 0; taken < n; taken += SEGMENT)
    add_to_level(welch, 0, samples + taken, n - taken < SEGMENT ? n - taken : SEGMENT);
}

/* What means over `width` samples leave of the power at frequency f (in cycles a sample). */
static double
response(double f, double width)
{
  const double amplitude = sin(M_PI * f * width) / (width * sin(M_PI * f));
  return amplitude * amplitude;
}

/* Hann's lines are correlated: their powers by 4/9 with the next and 1/36 with the one after; segments that
 * overlap by half by 1/36. */
static double
freedom(double lines, double segments)
{
  const double neighbours = 1 + 2 * (4. / 9 * (lines - 1) + 1. / 36 * fmax(lines - 2, 0)) / lines;
  const double overlap = 1 + 2 * (segments - 1) / segments / 36;
  return 2 * lines * segments / (neighbours * overlap);
}

/* Of the lines first <= k < last. */
static DwWelchBin
bin_of(const Level *level, double width, size_t first, size_t last)
{
  double power = 0, periods = 0;
  for (size_t k = first; k < last; k++) {
    const double f = (double) k / SEGMENT / width;
    power += width * level->power[k] / response(f, width);
    periods += 1 / f;
  }
  const double lines = (double) (last - first), segments = (double) level->segments;
  return (DwWelchBin){.low = (double) first / SEGMENT / width,
                      .high = (double) (last - 1) / SEGMENT / width,
                      .frequency = lines / periods,
                      .power = power / (lines * segments),
                      .freedom = freedom(lines, segments)};
}

static size_t
edge(size_t lowest, int third)
{
  return (size_t) ceil((double) lowest * exp2((double) third / BINS_PER_OCTAVE) - 1e-9);
}

static size_t
bins_of_level(const DwWelch *welch, int number, DwWelchBin *bins)
{
  const Level *level = &welch->levels[number];
  const double width = exp2(2 * number);
  const size_t lowest = number + 1 == welch->n_levels ? VERY_LOWEST_LINE : LOWEST_LINE;
  const size_t end = number == 0 ? HALF : HIGHEST_LINE;
  size_t n = 0;
  for (int third = 0; edge(lowest, third) < end; third++)
    bins[n++] = bin_of(level, width, edge(lowest, third), edge(lowest, third + 1));
  return n;
}

size_t
dw_welch_bins(const DwWelch *welch, DwWelchBin *bins)
{
  size_t n = 0;
  for (int number = welch->n_levels - 1; number >= 0; number--)
    n += bins_of_level(welch, number, bins + n);
  return n;
}
