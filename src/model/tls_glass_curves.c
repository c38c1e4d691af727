/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/glass_averages.h"
#include "model/text.h"
#include "model/tls_glass.h"
#include "physics/glass/relaxation.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

/* From averages to the curves of the TLS glass. */

static bool
known(const DwTlsAnswer *answer)
{
  return answer->moments && answer->moments->realizations > 0 && answer->numbers->what & DW_TLS_ALONE;
}

static bool
wants(const DwPlotRequest *plot, size_t curve)
{
  return plot->curves >> curve & 1;
}

/* Fits. */

static const double MOST_OF_GAP = 0.8; /* the density of states peaks there, in effective interactions */
static const double MELTED = 4;        /* below 4T the gap has filled in */
enum { FEWEST_FIT_POINTS = 5, MOST_FIT_POINTS = 64 };

bool
dw_tls_fit_gap(const DwTlsAnswer *answer, DwGapFits *fits)
{
  const DwTlsNumbers *numbers = answer->numbers;
  const double low = MELTED * answer->tls->temperature,
               high = MOST_OF_GAP * dw_tls_effective_interaction(answer->tls);
  double x[MOST_FIT_POINTS], y[MOST_FIT_POINTS], error[MOST_FIT_POINTS];
  size_t n = 0;
  if (!known(answer) || answer->moments->realizations < 2)
    return false;
  for (size_t k = 0; k < numbers->decades.n && n < MOST_FIT_POINTS; k++) {
    const double middle = pow(10, dw_bins_middle(&numbers->decades, k));
    if (middle < low || middle > high)
      continue;
    x[n] = log(middle);
    y[n] = dw_moments_mean(answer->moments, numbers->log_bias + k);
    error[n++] = dw_moments_error(answer->moments, numbers->log_bias + k);
  }
  *fits = (DwGapFits){.low = low, .high = high};
  return n >= FEWEST_FIT_POINTS && dw_fit_line(x, y, error, n, &fits->line) &&
         dw_fit_inverse_line(x, y, error, n, &fits->inverse);
}

void
dw_tls_edges(const DwTlsAnswer *answer, double *slowest, double *fastest)
{
  const double gain =
      answer->rate_constant * exp(dw_moments_mean(answer->moments, answer->numbers->log_gain));
  *slowest = gain * answer->tls->delta0_min * answer->tls->delta0_min;
  *fastest = gain * answer->tls->delta0_max * answer->tls->delta0_max;
}

bool
dw_tls_logarithm_window(const DwTlsAnswer *answer, double *low, double *high)
{
  double slowest, fastest;
  if (!known(answer))
    return false;
  dw_tls_edges(answer, &slowest, &fastest);
  return dw_logarithm_window(slowest, fastest, low, high);
}

#define NOT_YET N_("The first realization is still being computed.")

static DwStatus
add_gap_fit(const DwTlsAnswer *answer, DwResult *result, const DwPlotRequest *plot, size_t curve)
{
  DwGapFits fits;
  if (!dw_tls_fit_gap(answer, &fits))
    return dw_add_absent(
        result, plot->plot, curve,
        N_("There is no fit: too few counts, or no room, between 4T and 0.8 of the effective interaction."));
  DwSeries *series = dw_add_function(result, plot, curve);
  if (!series)
    return DW_NO_MEMORY;
  for (size_t k = 0; k < series->n; k++) {
    const double x = fabs(series->x[k]), u = log(x);
    if (x >= fits.low && x <= fits.high)
      series->y[k] =
          curve == TLS_LOG_FIT ? fits.line.p + fits.line.q * u : fits.inverse.p / (1 - fits.inverse.q * u);
  }
  return DW_OK;
}

/* The Gaussian of Delta, which is what there is without interaction. */
static DwStatus
add_bare(const DwTlsAnswer *answer, DwResult *result, const DwPlotRequest *plot)
{
  DwSeries *series = dw_add_function(result, plot, TLS_BARE);
  if (!series)
    return DW_NO_MEMORY;
  for (size_t k = 0; k < series->n; k++) {
    const double u = series->x[k] / answer->tls->disorder;
    series->y[k] = exp(-u * u / 2) / (sqrt(2 * M_PI) * answer->tls->disorder);
  }
  return DW_OK;
}

static DwStatus
add_levels(const DwTlsAnswer *answer, DwResult *result, const DwPlotRequest *plot, size_t curve)
{
  const DwTlsNumbers *numbers = answer->numbers;
  const bool gap = plot->plot == TLS_PLOT_GAP;
  const DwHistogram histograms[][2] = {
      {[TLS_ENERGIES] = {&numbers->energies, numbers->E, DW_BINS_LINEAR, 1},
       [TLS_BIASES] = {&numbers->energies, numbers->bias, DW_BINS_LINEAR, 1}},
      {[TLS_ENERGIES] = {&numbers->decades, numbers->log_E, DW_BINS_OF_LOG10, 1},
       [TLS_BIASES] = {&numbers->decades, numbers->log_bias, DW_BINS_OF_LOG10, 1}},
  };
  if (curve == TLS_BARE)
    return add_bare(answer, result, plot);
  if (!known(answer))
    return dw_add_absent(result, plot->plot, curve, NOT_YET);
  if (curve >= TLS_LOG_FIT)
    return add_gap_fit(answer, result, plot, curve);
  return dw_add_histogram(answer->moments, result, plot->plot, curve, &histograms[gap][curve]);
}

/* 1/(2 ln(Delta0_max/Delta0_min)) between the edges, per ln lambda, or over lambda. */
static DwStatus
add_plateau(const DwTlsAnswer *answer, DwResult *result, const DwPlotRequest *plot, bool linear)
{
  double slowest, fastest;
  DwSeries *series = dw_add_function(result, plot, TLS_PLATEAU);
  if (!series)
    return DW_NO_MEMORY;
  dw_tls_edges(answer, &slowest, &fastest);
  for (size_t k = 0; k < series->n; k++) {
    const double rate = linear ? series->x[k] : exp(series->x[k]);
    if (rate >= slowest && rate <= fastest)
      series->y[k] = 1 / log(fastest / slowest) / (linear ? rate : 1);
  }
  return DW_OK;
}

static DwStatus
add_rates(const DwTlsAnswer *answer, DwResult *result, const DwPlotRequest *plot, size_t curve)
{
  const DwTlsNumbers *numbers = answer->numbers;
  const bool linear = plot->plot == TLS_PLOT_RATES_LINEAR;
  const DwHistogram histogram = {linear ? &numbers->low_rates : &numbers->rates,
                                 linear ? numbers->low_rate : numbers->rate,
                                 linear ? DW_BINS_OF_LN : DW_BINS_SHIFTED, answer->rate_constant};
  if (!known(answer))
    return dw_add_absent(result, plot->plot, curve, NOT_YET);
  return curve == TLS_PLATEAU ? add_plateau(answer, result, plot, linear)
                              : dw_add_histogram(answer->moments, result, plot->plot, curve, &histogram);
}

/* Relaxation. */

/* Eq. 16 for each gain, averaged over the gains that were found: a mean over all Delta0. */
static double
continuum(const DwTlsAnswer *answer, double t)
{
  const DwTlsNumbers *numbers = answer->numbers;
  const double low = answer->rate_constant * answer->tls->delta0_min * answer->tls->delta0_min,
               high = answer->rate_constant * answer->tls->delta0_max * answer->tls->delta0_max;
  double sum = 0, weight = 0;
  for (size_t k = 0; k < numbers->gains.n; k++) {
    const double share = dw_moments_mean(answer->moments, numbers->gain + k);
    const double gain = exp(dw_bins_middle(&numbers->gains, k));
    if (share > 0)
      sum += share * dw_even_relaxation(t, low * gain, high * gain);
    weight += share;
  }
  return sum / weight;
}

static DwStatus
add_formula(const DwTlsAnswer *answer, DwResult *result, const DwPlotRequest *plot, size_t curve)
{
  double slowest, fastest;
  DwSeries *series = dw_add_function(result, plot, curve);
  if (!series)
    return DW_NO_MEMORY;
  dw_tls_edges(answer, &slowest, &fastest);
  for (size_t k = 0; k < series->n; k++) {
    const double t = series->x[k];
    if (t > 0)
      series->y[k] =
          curve == TLS_CONTINUUM ? continuum(answer, t) : dw_logarithmic_relaxation(t, slowest, fastest);
  }
  return DW_OK;
}

static DwStatus
add_relaxation(const DwTlsAnswer *answer, DwResult *result, const DwPlotRequest *plot, size_t curve)
{
  if (!known(answer))
    return dw_add_absent(result, plot->plot, curve, NOT_YET);
  if (curve == TLS_DIRECT)
    return dw_add_decay(answer->moments, result, plot->plot, curve, answer->numbers->relaxation,
                        &answer->numbers->times, answer->rate_constant);
  return add_formula(answer, result, plot, curve);
}

/* App. B. */

static const double *
rates_of(const DwTlsTerm *term, size_t curve)
{
  return curve == TLS_DERIVED ? term->derived : curve == TLS_AS_PRINTED ? term->printed : term->without;
}

static DwStatus
add_term(const DwTlsAnswer *answer, DwResult *result, const DwPlotRequest *plot, size_t curve)
{
  const DwTlsTerm *term = answer->term;
  const double *rates = rates_of(term, curve);
  if (answer->request->values[TLS_SITES] > DW_TLS_TERM_SITES)
    return dw_add_absent(result, plot->plot, curve,
                         N_("A matrix of this size is too large to diagonalise here: at most 3000 sites."));
  if (!rates)
    return dw_add_absent(result, plot->plot, curve, NOT_YET);
  DwSeries *series = dw_result_add_series(result, plot->plot, curve, term->n, false);
  if (!series)
    return DW_NO_MEMORY;
  const double ranks = answer->request->values[TLS_SITES] / (double) term->n; /* 1, or more in a preview */
  for (size_t k = 0; k < term->n; k++) {
    const bool error = plot->plot == TLS_PLOT_TERM;
    series->x[k] = error ? answer->rate_constant * term->without[k] : ranks * (double) (k + 1);
    series->y[k] = error ? fabs(1 - term->without[k] / rates[k]) : answer->rate_constant * rates[k];
    if (!error && rates[k] < 0)
      series->remark = N_("Some rates are negative: a logarithmic axis cannot show them.");
  }
  return DW_OK;
}

/* Table I. */

static DwStatus
add_shift(const DwTlsAnswer *answer, DwResult *result, size_t curve)
{
  const bool mean = curve == TLS_MEAN_DISORDER || curve == TLS_SHIFT_SIZE;
  const int scheme = curve == TLS_MEAN_DISORDER ? DW_SCHEME_DISORDER : (int) curve;
  if (!answer->moments || answer->moments->realizations == 0 ||
      (scheme == DW_SCHEME_SIZE && answer->numbers->preview))
    return dw_add_absent(result, TLS_PLOT_SHIFT, curve, NOT_YET);
  double varied[DW_SCHEME_STEPS];
  size_t places[DW_SCHEME_STEPS] = {0};
  for (int step = 0; step < DW_SCHEME_STEPS; step++) {
    dw_tls_scheme(answer->tls, scheme, step, &varied[step]);
    if (step > 0)
      places[step] = dw_tls_shift_place(answer->numbers, scheme, step, mean);
  }
  return dw_add_shifts(answer->moments, result, TLS_PLOT_SHIFT, curve, DW_SCHEME_STEPS, varied, places);
}

static DwStatus
add_curve(const DwTlsAnswer *answer, DwResult *result, const DwPlotRequest *plot, size_t curve)
{
  switch (plot->plot) {
  case TLS_PLOT_LEVELS:
  case TLS_PLOT_GAP:
    return add_levels(answer, result, plot, curve);
  case TLS_PLOT_RATES:
  case TLS_PLOT_RATES_LINEAR:
    return add_rates(answer, result, plot, curve);
  case TLS_PLOT_RELAXATION:
    return add_relaxation(answer, result, plot, curve);
  case TLS_PLOT_TERM:
  case TLS_PLOT_TERM_RATES:
    return add_term(answer, result, plot, curve);
  default:
    return add_shift(answer, result, curve);
  }
}

/* Where an approximation holds, or a fit was made. */
static DwStatus
add_band(const DwTlsAnswer *answer, DwResult *result, const DwPlotRequest *plot)
{
  double low, high;
  DwGapFits fits;
  bool added = true;
  if (plot->plot == TLS_PLOT_RELAXATION && wants(plot, TLS_LOGARITHM) &&
      dw_tls_logarithm_window(answer, &low, &high))
    added = dw_result_add_band(result, plot->plot, low, high,
                               dw_text(N_("Eq. 17 holds: 3/λ<sub>max</sub> to 0.1/λ<sub>min</sub>")));
  if (plot->plot == TLS_PLOT_GAP && (wants(plot, TLS_LOG_FIT) || wants(plot, TLS_INVERSE_FIT)) &&
      dw_tls_fit_gap(answer, &fits))
    added = dw_result_add_band(result, plot->plot, fits.low, fits.high, dw_text(N_("fitted")));
  return added ? DW_OK : DW_NO_MEMORY;
}

DwStatus
dw_tls_add_plot(const DwTlsAnswer *answer, DwResult *result, const DwPlotRequest *plot)
{
  DwStatus status = add_band(answer, result, plot);
  for (size_t curve = 0; curve < answer->request->model->plots[plot->plot].n_curves && status == DW_OK;
       curve++)
    if (wants(plot, curve))
      status = add_curve(answer, result, plot, curve);
  return status;
}
