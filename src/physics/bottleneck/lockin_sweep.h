/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "physics/numerics/status.h"

#include <complex.h>
#include <stddef.h>

/* The lock-in of linear_response.h at many frequencies, one a step, so that the caller can show what is
 * there: first every 2^k-th, then those half-way between, and so on. */
typedef struct {
  double sigma, a, drive;
  const double *omega; /* borrowed */
  double complex
      *chi; /* NaN where not measured yet, where omega <= 0, and where no periodic state was found */
  size_t n, done;
  bool failed; /* somewhere no periodic state was found */
  size_t stride, next;
} DwLockinSweep;

/* DW_OK or DW_NO_MEMORY. */
DwStatus dw_lockin_sweep_init(DwLockinSweep *sweep, double sigma, double a, double drive, const double *omega,
                              size_t n);
void dw_lockin_sweep_clear(DwLockinSweep *sweep);

/* Measures at one more frequency, while done < n.  DW_OK or DW_CANCELLED. */
DwStatus dw_lockin_sweep_step(DwLockinSweep *sweep, const DwCancel *cancel);
