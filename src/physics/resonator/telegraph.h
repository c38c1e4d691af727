/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "physics/numerics/status.h"

#include <stddef.h>
#include <stdint.h>

/* The sum of random telegraph signals n = +-1, sampled at regular times.  Simulated by events: the time to
 * the next flip is drawn, not whether there is one in each sample.  Rates are log-uniform, one in each of as
 * many strata: P(gamma) ~ 1/gamma. */
typedef struct {
  size_t samples;             /* 2^16..2^24 */
  uint32_t fluctuators;       /* 1..2^24 - 1 */
  double rate_low, rate_high; /* flips (as in exp(-2 gamma t)) per sampling step, 0 < low <= high */
} DwTelegraphRecipe;

/* One record in the making; depends on recipe, seed and realization alone. */
typedef struct DwTelegraph DwTelegraph;

/* Room for records of that recipe; NULL without memory. */
DwTelegraph *dw_telegraph_new(const DwTelegraphRecipe *recipe);
void dw_telegraph_free(DwTelegraph *telegraph);
void dw_telegraph_start(DwTelegraph *telegraph, uint64_t seed, uint64_t realization);

/* Simulates for about a millisecond; false once the record is complete. */
bool dw_telegraph_advance(DwTelegraph *telegraph);
/* How many fluctuators are in the record, from all parts of the range of rates; and how many events were
 * drawn. */
uint32_t dw_telegraph_done(const DwTelegraph *telegraph);
uint64_t dw_telegraph_events(const DwTelegraph *telegraph);

/* The sum at samples [first, first + n) of the fluctuators that are done, where `level` is the sum at the
 * sample before `first` (0 before the first) and becomes the last. */
void dw_telegraph_read(const DwTelegraph *telegraph, size_t first, size_t n, int64_t *level, double *sum);

/* The rate of fluctuator k in order of rates, for a uniform number u. */
double dw_telegraph_rate(const DwTelegraphRecipe *recipe, uint32_t k, double u);

/* One-sided spectra of a telegraph of unit variance: continuous, and of its samples (aliased) at unit steps.
 */
double dw_telegraph_spectrum(double rate, double frequency);
double dw_telegraph_sampled_spectrum(double rate, double frequency);
/* The mean of the latter over log-uniform rates. */
double dw_telegraph_ensemble_spectrum(const DwTelegraphRecipe *recipe, double frequency);
