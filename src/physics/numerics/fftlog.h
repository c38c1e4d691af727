/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "physics/numerics/status.h"

#include <stddef.h>

/* Sine transform on logarithmic grids (FFTLog) on FFTW:
 *   G(omega) = integral a(t) sin(omega t) dln t,   t_n = t_low e^(n step), n = 0..N-1,
 * with a decaying towards both ends of the grid.
 *
 * FFTW's planner keeps state of its own.  A program that transforms on several threads calls
 * fftw_make_planner_thread_safe() (of libfftw3_threads) once, before the first of them starts; executing
 * plans needs no lock. */

/* The bias q: a(t)/t^q is what is transformed, and rounding errors of G fall as omega^-q.  Towards omega ->
 * 0, where G ~ omega, they stay small with the lower bias; towards omega -> infinity, where G ~ 1/omega, with
 * the upper. */
enum { DW_BIAS_LOW, DW_BIAS_HIGH, DW_N_BIASES }; /* q = -1/2, +1/2 */

/* How finely the result is sampled: OVERSAMPLING points a step of the grid. */
enum { DW_FFTLOG_OVERSAMPLING = 2 };

/* G and dG/dln omega with one bias at omega_m = e^(-m step/OVERSAMPLING)/t_low, m = 0..OVERSAMPLING N - 1,
 * all of them times (omega t_low)^q.  `noise` estimates the error of these products from the spectrum's
 * highest frequencies: what the grid does not resolve, and noise in a. */
typedef struct {
  double *transform, *derivative; /* the caller's, OVERSAMPLING N values each */
  double noise;
} DwFftlog;

/* Fills result[bias] for both.  n even.  DW_OK or DW_NO_MEMORY. */
DwStatus dw_fftlog(const double *a, size_t n, double step, DwFftlog result[DW_N_BIASES]);
