/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "physics/numerics/fftlog.h"

#include <stdbool.h>

/* The transforms G = omega S of a step response with either bias, on a grid descending in omega.  Used by
 * spectrum.c only. */

typedef struct {
  double (*rate)(const void *context, double t); /* -dv/dt */
  const void *context;
  double end; /* from where on v is nothing, about 40 of its decay times */
} DwStep;

typedef struct {
  size_t n;
  double t_low, end, step; /* omega_m = e^(-m step)/t_low */
  double *t_rate;          /* -t dv/dt on the coarser grid; the arrays of `biased` follow in the same block */
  DwFftlog biased[DW_N_BIASES];
} DwStepTransform;

/* On the coarsest grid that resolves the step.  DW_OK, DW_NO_MEMORY or DW_CANCELLED. */
DwStatus dw_step_transform(DwStepTransform *transform, const DwStep *step, const DwCancel *cancel);
void dw_step_transform_clear(DwStepTransform *transform);

/* S and -dS/dln omega at omega_m.  m may run on past the period n of the transform into the lowest
 * frequencies, where with the lower bias the part periodically continued is nothing. */
typedef struct {
  double omega, S, slope;
} DwStepTransformPoint;

DwStepTransformPoint dw_step_transform_point(const DwStepTransform *transform, size_t m, int bias);

/* An estimate of the error of S there, relative to S. */
double dw_step_transform_noise(const DwStepTransform *transform, size_t m, int bias);
