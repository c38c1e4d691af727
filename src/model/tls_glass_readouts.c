/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/glass_averages.h"
#include "model/tls_glass.h"
#include "physics/glass/bins.h"

#include <math.h>
#include <stdlib.h>

/* The mean of p(ln lambda) over bins that are 3 away from both edges. */
static void
read_plateau(const DwTlsAnswer *answer, DwResult *result)
{
  const DwTlsNumbers *numbers = answer->numbers;
  const double gain = log(dw_moments_mean(answer->moments, numbers->median_gain));
  const double low = 2 * log(answer->tls->delta0_min) + gain + 3,
               high = 2 * log(answer->tls->delta0_max) + gain - 3, unit = log(answer->rate_constant);
  double sum = 0, square = 0, n = 0;
  for (size_t k = 0; k < numbers->rates.n; k++) {
    const double middle = dw_bins_middle(&numbers->rates, k);
    if (middle < low || middle > high)
      continue;
    const double error = dw_moments_error(answer->moments, numbers->rate + k);
    sum += dw_moments_mean(answer->moments, numbers->rate + k);
    square += error * error;
    n++;
  }
  if (n > 0) {
    dw_result_set_reading(result, TLS_READ_PLATEAU, sum / n, sqrt(square) / n);
    dw_result_set_reading(result, TLS_READ_PLATEAU_LOW, low + unit, NAN);
    dw_result_set_reading(result, TLS_READ_PLATEAU_HIGH, high + unit, NAN);
  }
  dw_result_set_reading(result, TLS_READ_PLATEAU_EXACT,
                        0.5 / log(answer->tls->delta0_max / answer->tls->delta0_min), NAN);
}

static void
read_gap(const DwTlsAnswer *answer, DwResult *result)
{
  DwGapFits fits;
  if (!dw_tls_fit_gap(answer, &fits))
    return;
  dw_result_set_reading(result, TLS_READ_GAP_LOW, fits.low, NAN);
  dw_result_set_reading(result, TLS_READ_GAP_HIGH, fits.high, NAN);
  dw_result_set_reading(result, TLS_READ_GAP_A, fits.line.p, fits.line.p_error);
  dw_result_set_reading(result, TLS_READ_GAP_B, fits.line.q, fits.line.q_error);
  dw_result_set_reading(result, TLS_READ_GAP_CHI2, fits.line.chi2, NAN);
  dw_result_set_reading(result, TLS_READ_GAP_N0, fits.inverse.p, fits.inverse.p_error);
  dw_result_set_reading(result, TLS_READ_GAP_C, fits.inverse.q, fits.inverse.q_error);
  dw_result_set_reading(result, TLS_READ_INVERSE_CHI2, fits.inverse.chi2, NAN);
}

static void
read_tail(const DwTlsAnswer *answer, DwResult *result)
{
  const double interaction = dw_tls_effective_interaction(answer->tls), low = dw_tls_tail(answer->tls);
  if (interaction == 0)
    return;
  dw_read_mean(answer->moments, result, TLS_READ_TAIL, answer->numbers->tail, low / interaction);
  dw_result_set_reading(result, TLS_READ_TAIL_LOW, low, NAN);
}

/* chi = P0 U0 is no parameter but a consequence: n(0) J/ln(Delta0_max/Delta0_min), with n of Delta and of
 * Delta' near 0 (the two middle bins). */
static void
read_chi(const DwTlsAnswer *answer, DwResult *result)
{
  const DwTls *tls = answer->tls;
  const double factor = tls->interaction / log(tls->delta0_max / tls->delta0_min);
  const size_t middle = answer->numbers->bias + answer->numbers->energies.n / 2;
  const double density =
      (dw_moments_mean(answer->moments, middle - 1) + dw_moments_mean(answer->moments, middle)) / 2;
  const double error =
      hypot(dw_moments_error(answer->moments, middle - 1), dw_moments_error(answer->moments, middle)) / 2;
  dw_result_set_reading(result, TLS_READ_CHI_BARE, factor / (sqrt(2 * M_PI) * tls->disorder), NAN);
  dw_result_set_reading(result, TLS_READ_CHI, factor * density, factor * error);
}

static const double DECADES_OF_SLOPE = 1.5; /* below, its points are too few */

static void
read_logarithm(const DwTlsAnswer *answer, DwResult *result)
{
  const DwTlsNumbers *numbers = answer->numbers;
  const double error = dw_moments_error(answer->moments, numbers->log_gain);
  double low, high;
  if (!dw_tls_logarithm_window(answer, &low, &high))
    return;
  dw_result_set_reading(result, TLS_READ_WINDOW_LOW, low, low * error);
  dw_result_set_reading(result, TLS_READ_WINDOW_HIGH, high, high * error);
  if (log10(high / low) > DECADES_OF_SLOPE)
    dw_read_mean(answer->moments, result, TLS_READ_SLOPE, numbers->slope, 1);
  dw_result_set_reading(result, TLS_READ_SLOPE_EXACT,
                        -log(10) / (2 * log(answer->tls->delta0_max / answer->tls->delta0_min)), NAN);
}

static void
read_rates(const DwTlsAnswer *answer, DwResult *result)
{
  const DwTlsNumbers *numbers = answer->numbers;
  const double gain = dw_moments_mean(answer->moments, numbers->median_gain);
  const double slowest = log(answer->rate_constant) + 2 * log(answer->tls->delta0_min);
  dw_result_set_reading(result, TLS_READ_LAMBDA_HALF, slowest + log(gain),
                        dw_moments_error(answer->moments, numbers->median_gain) / gain);
  dw_result_set_reading(result, TLS_READ_LAMBDA_EFF,
                        slowest + dw_moments_mean(answer->moments, numbers->log_gain),
                        dw_moments_error(answer->moments, numbers->log_gain));
  read_logarithm(answer, result);
}

static void
read_table(const DwTlsAnswer *answer, DwResult *result)
{
  static const struct {
    size_t readout;
    int scheme;
    bool mean;
  } rows[] = {{TLS_READ_SIGN_DISORDER, DW_SCHEME_DISORDER, true},
              {TLS_READ_SIGN_INTERACTION, DW_SCHEME_INTERACTION, true},
              {TLS_READ_SIGN_SIZE, DW_SCHEME_SIZE, true}};
  for (size_t k = 0; k < DW_COUNT(rows); k++)
    if (rows[k].scheme != DW_SCHEME_SIZE || !answer->numbers->preview)
      dw_read_mean(answer->moments, result, rows[k].readout,
                   dw_tls_shift_place(answer->numbers, rows[k].scheme, DW_SCHEME_STEPS - 1, rows[k].mean), 1);
}

enum { SLOWEST = 100 };

/* The median of |1 - lambda/lambda'| over the hundred slowest rates.  It lies between the 45th and the 55th
 * of them with the odds of one standard error, whatever their distribution is. */
static void
read_change(const DwTlsTerm *term, const double *with, DwResult *result, size_t readout)
{
  double change[SLOWEST];
  if (term->n < SLOWEST)
    return;
  for (size_t k = 0; k < SLOWEST; k++)
    change[k] = fabs(1 - term->without[k] / with[k]);
  dw_sort(change, SLOWEST);
  dw_result_set_reading(result, readout, dw_quantile(change, SLOWEST, 0.5),
                        (dw_quantile(change, SLOWEST, 0.55) - dw_quantile(change, SLOWEST, 0.45)) / 2);
}

static void
read_term(const DwTlsAnswer *answer, DwResult *result)
{
  const DwTlsTerm *term = answer->term;
  double negative = 0;
  read_change(term, term->derived, result, TLS_READ_TERM_DERIVED);
  if (!term->printed)
    return;
  for (size_t k = 0; k < term->n; k++)
    negative += term->printed[k] < 0;
  read_change(term, term->printed, result, TLS_READ_TERM_PRINTED);
  dw_result_set_reading(result, TLS_READ_TERM_NEGATIVE, negative, NAN);
}

void
dw_tls_read_out(const DwTlsAnswer *answer, DwResult *result)
{
  const DwTlsNumbers *numbers = answer->numbers;
  const bool sampled = answer->moments && answer->moments->realizations > 0;
  dw_result_set_reading(result, TLS_READ_COUPLING, dw_tls_effective_interaction(answer->tls), NAN);
  if (sampled && numbers->what & DW_TLS_ALONE) {
    dw_read_mean(answer->moments, result, TLS_READ_MEDIAN_BIAS, numbers->median_bias, 1);
    dw_read_mean(answer->moments, result, TLS_READ_MEDIAN_GAIN, numbers->median_gain, 1);
    dw_read_mean(answer->moments, result, TLS_READ_LOG_GAIN, numbers->log_gain, 1);
    read_tail(answer, result);
    read_rates(answer, result);
    read_plateau(answer, result);
    read_gap(answer, result);
    read_chi(answer, result);
  }
  if (sampled && numbers->what & DW_TLS_SCHEMES)
    read_table(answer, result);
  if (answer->term->derived)
    read_term(answer, result);
}
