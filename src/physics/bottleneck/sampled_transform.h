/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "physics/bottleneck/coupled.h"

#include <stddef.h>

/* The uniform fast Fourier transform of v(t), as Fig. 2 (b) of the paper shows it, and its traps: with the
 * first sample at half weight (the even extension) the real part falls as omega^-3/2, while the one-sided
 * jump at t = 0 makes the magnitude fall as 1/omega and the power as 1/omega^2. */
typedef struct {
  size_t n;
  double *omega; /* of bins 1..samples/2, ascending, thinned to at most about 60 a decade */
  double *real, *magnitude, *power;
  double fit_low, fit_high;                        /* the range of omega in which the slopes were fitted */
  double slope_real, slope_magnitude, slope_power; /* -d ln / d ln omega, least squares on these bins */
} DwSampledTransform;

/* How many samples: what Fig. 2 (b) needs, and an eighth of them for a first glance in an eighth of the time,
 * which ends at an eighth of the frequency. */
enum { DW_SAMPLES = 1 << 20, DW_SAMPLES_FIRST = 1 << 17 };

/* `samples` (a power of 2, one of the above) over T = 4 (1 + sigma) tau_s (v0 = 1).  The slopes are fitted
 * from omega = 200/(1+sigma) up to a tenth of Nyquist's pi samples/T, where aliases weigh a few per cent.  On
 * several threads: see numerics/fftlog.h.  DW_OK, DW_NO_MEMORY or DW_CANCELLED. */
DwStatus dw_sampled_transform(const DwCoupled *solution, double sigma, size_t samples, const DwCancel *cancel,
                              DwSampledTransform *transform);
void dw_sampled_transform_clear(DwSampledTransform *transform);
