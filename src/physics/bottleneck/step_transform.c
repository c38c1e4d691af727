/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "physics/bottleneck/step_transform.h"

#include <math.h>
#include <stdlib.h>

/* 36 decades up to the end of the step reach far below any time that matters: sigma = 1e9, a = 1e7 starts to
 * leave the line v = v0 (1 - t) at 1e-8, 19 decades down. */
static const double DECADES = 36;
enum { FEWEST = 1024, MOST = 16384 }; /* grid points; 28 a decade do for all but an avalanche */
enum { QUESTION_EVERY = 256 };        /* samples, of less than a microsecond each */
static const double NOISE_ACCEPTED = 1e-10;

void
dw_step_transform_clear(DwStepTransform *transform)
{
  free(transform->t_rate);
}

/* One block for all five arrays. */
static DwStatus
allocate(DwStepTransform *transform, size_t n_samples)
{
  const size_t n = transform->n = n_samples * DW_FFTLOG_OVERSAMPLING;
  transform->t_rate = malloc((n_samples + 2 * DW_N_BIASES * n) * sizeof(double));
  if (!transform->t_rate)
    return DW_NO_MEMORY;
  double *const next = transform->t_rate + n_samples;
  transform->biased[DW_BIAS_LOW] = (DwFftlog){.transform = next, .derivative = next + n};
  transform->biased[DW_BIAS_HIGH] = (DwFftlog){.transform = next + 2 * n, .derivative = next + 3 * n};
  return DW_OK;
}

/* The lower end is brought to zero smoothly at times that no frequency of interest resolves, for a jump there
 * would ring through the whole transform.  `coarse` (or NULL) holds every second sample already. */
static DwStatus
sample(DwStepTransform *transform, const DwStep *step, const double *coarse, const DwCancel *cancel)
{
  const size_t n = transform->n / DW_FFTLOG_OVERSAMPLING;
  const double spacing = transform->step * DW_FFTLOG_OVERSAMPLING, taper = 40 * transform->t_low;
  for (size_t k = 0; k < n; k++) {
    if (k % QUESTION_EVERY == 0 && dw_cancel_requested(cancel))
      return DW_CANCELLED;
    const double t = transform->t_low * exp(spacing * (double) k);
    const bool known = coarse && k % 2 == 0;
    transform->t_rate[k] = known ? coarse[k / 2] : t * step->rate(step->context, t) * exp(-taper / t);
  }
  return DW_OK;
}

static DwStatus
transform_on(DwStepTransform *transform, size_t n_samples, const DwStep *step, const double *coarse,
             const DwCancel *cancel)
{
  const double spacing = DECADES * M_LN10 / (double) n_samples;
  transform->end = step->end;
  transform->t_low = step->end * pow(10, -DECADES);
  transform->step = spacing / DW_FFTLOG_OVERSAMPLING;
  DwStatus status = allocate(transform, n_samples);
  if (status == DW_OK)
    status = sample(transform, step, coarse, cancel);
  if (status == DW_OK)
    status = dw_fftlog(transform->t_rate, n_samples, spacing, transform->biased);
  if (status != DW_OK)
    dw_step_transform_clear(transform);
  return status;
}

/* Relative to the largest value, the worse of the two biases. */
static double
relative_noise(const DwStepTransform *transform)
{
  double worst = 0;
  for (int k = 0; k < DW_N_BIASES; k++) {
    double largest = 0;
    for (size_t m = 0; m < transform->n; m++)
      largest = fmax(largest, fabs(transform->biased[k].transform[m]));
    worst = fmax(worst, transform->biased[k].noise / largest);
  }
  return worst;
}

/* Stops, too, where a finer grid did not improve: noise of the step's own is left. */
DwStatus
dw_step_transform(DwStepTransform *transform, const DwStep *step, const DwCancel *cancel)
{
  DwStatus status = transform_on(transform, FEWEST, step, NULL, cancel);
  double noise = HUGE_VAL, noise_before = HUGE_VAL;
  for (size_t n = 2 * FEWEST; status == DW_OK && n <= MOST; n *= 2) {
    noise_before = noise;
    noise = relative_noise(transform);
    if (noise <= NOISE_ACCEPTED || noise > noise_before / 4)
      break;
    double *coarse = transform->t_rate;
    status = transform_on(transform, n, step, coarse, cancel);
    free(coarse);
  }
  return status;
}

DwStepTransformPoint
dw_step_transform_point(const DwStepTransform *transform, size_t m, int bias)
{
  const DwFftlog *biased = &transform->biased[bias];
  const double G = biased->transform[m % transform->n], derivative = biased->derivative[m % transform->n];
  const double scaled = exp(-transform->step * (double) m), omega = scaled / transform->t_low;
  const double unbias = (bias == DW_BIAS_HIGH ? 1 / sqrt(scaled) : sqrt(scaled)) / omega;
  return (DwStepTransformPoint){omega, G * unbias, (G - derivative) * unbias};
}

double
dw_step_transform_noise(const DwStepTransform *transform, size_t m, int bias)
{
  const DwFftlog *biased = &transform->biased[bias];
  return biased->noise / fabs(biased->transform[m % transform->n]);
}
