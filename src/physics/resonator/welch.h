/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "physics/numerics/status.h"

#include <stddef.h>

/* Welch's estimate of a power spectrum at several resolutions: segments of one length under Hann's window,
 * overlapping by half, of the samples and of their means over 4, 16, 64 ... samples.  So a long record costs
 * a few operations a sample, and high frequencies are averaged over many segments. */
enum { DW_WELCH_SEGMENT = 4096, DW_WELCH_MAX_LEVELS = 8, DW_WELCH_MAX_BINS = 72 };

/* A bin a third of an octave wide, at unit sampling steps. */
typedef struct {
  double low, high; /* its first and last line */
  double frequency; /* at which a 1/f spectrum has the bin's mean: the harmonic mean of the lines */
  double power;     /* one-sided, per unit frequency */
  double freedom;   /* degrees of freedom of `power` as a chi square: two a line, fewer where lines or
                       segments overlap; its variance is 2 power^2/freedom */
} DwWelchBin;

typedef struct DwWelch DwWelch;

/* For records of that many samples, at least DW_WELCH_SEGMENT and up to 2^26.  NULL without memory.  On
 * several threads: see numerics/fftlog.h. */
DwWelch *dw_welch_new(size_t samples);
/* Another for the same records, which uses the first one's plan of the transform: nothing of FFTW's that is
 * not made for threads is called.  The first must outlive it. */
DwWelch *dw_welch_new_like(const DwWelch *first);
void dw_welch_free(DwWelch *welch);

/* Forgets the samples that were added. */
void dw_welch_reset(DwWelch *welch);
/* Adds samples in order, any number at a time. */
void dw_welch_add(DwWelch *welch, const double *samples, size_t n);

/* The bins, in order of frequency, at most DW_WELCH_MAX_BINS.  Their number and frequencies depend on the
 * record's length alone. */
size_t dw_welch_bins(const DwWelch *welch, DwWelchBin *bins);
