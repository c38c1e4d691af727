/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/tls_glass_numbers.h"
#include "model/glass_averages.h"
#include "physics/glass/relaxation.h"

#include <math.h>
#include <string.h>

static const double RATE_BIN = 0.5, LOW_RATE_BIN = 0.1, GAIN_BIN = 0.1;
enum {
  ENERGY_BINS = 120,
  BINS_PER_DECADE = 20,
  DECADES = 4,
  LOW_RATES = 60,
  GAINS = 200,
  TIMES_PER_DECADE = 4,
};

double
dw_tls_reach(const DwTls *tls)
{
  const double width = 2.6 * hypot(tls->disorder, 2 * dw_tls_effective_interaction(tls)) + tls->temperature;
  return dw_round_range(width);
}

double
dw_tls_tail(const DwTls *tls)
{
  return 100 * fmax(dw_tls_effective_interaction(tls), tls->disorder / 10);
}

static DwBins
bins_between(double low, double high, double width)
{
  const double first = floor(low / width);
  return (DwBins){first * width, width, (size_t) (ceil(high / width) - first)};
}

/* lambda >= 2T Delta0_min^2 exactly; to the top there is the Cauchy tail. */
static void
choose_bins(DwTlsNumbers *numbers)
{
  const DwTls *tls = &numbers->tls;
  const double reach = numbers->reach = dw_tls_reach(tls), decades = floor(log10(reach)) + 1;
  const double slowest = 2 * log(tls->delta0_min) + log(2 * tls->temperature);
  const double fastest = 2 * log(tls->delta0_max) + log(1e4 * reach);
  numbers->energies = (DwBins){-reach, 2 * reach / ENERGY_BINS, ENERGY_BINS};
  numbers->decades = (DwBins){decades - DECADES, 1. / BINS_PER_DECADE, DECADES * BINS_PER_DECADE};
  numbers->rates = bins_between(slowest, fastest, RATE_BIN);
  numbers->low_rates = (DwBins){floor(slowest / LOW_RATE_BIN) * LOW_RATE_BIN, LOW_RATE_BIN, 0};
  numbers->low_rates.n = LOW_RATES + (size_t) (fmax(log(reach / tls->temperature), 0) / LOW_RATE_BIN);
  numbers->gains = (DwBins){log(2 * tls->temperature) - GAIN_BIN / 2, GAIN_BIN, GAINS};
  const double first = floor(TIMES_PER_DECADE * (-fastest / log(10) + 1.5)),
               last = ceil(TIMES_PER_DECADE * (-slowest / log(10) + 1));
  numbers->times =
      (DwBins){(first - 0.5) / TIMES_PER_DECADE, 1. / TIMES_PER_DECADE, (size_t) (last - first) + 1};
}

DwTlsNumbers
dw_tls_numbers(const DwTls *tls, unsigned what)
{
  DwTlsNumbers numbers = {.tls = *tls, .what = what};
  size_t n = 0;
  choose_bins(&numbers);
  numbers.median_bias = dw_list_take(&n, 1);
  numbers.median_gain = dw_list_take(&n, 1);
  numbers.log_gain = dw_list_take(&n, 1);
  numbers.tail = dw_list_take(&n, 1);
  numbers.E = dw_list_take(&n, numbers.energies.n);
  numbers.bias = dw_list_take(&n, numbers.energies.n);
  numbers.log_E = dw_list_take(&n, numbers.decades.n);
  numbers.log_bias = dw_list_take(&n, numbers.decades.n);
  numbers.rate = dw_list_take(&n, numbers.rates.n);
  numbers.low_rate = dw_list_take(&n, numbers.low_rates.n);
  numbers.gain = dw_list_take(&n, numbers.gains.n);
  numbers.relaxation = dw_list_take(&n, numbers.times.n);
  numbers.slope = dw_list_take(&n, 1);
  numbers.shift = dw_list_take(&n, DW_N_SCHEMES * (DW_SCHEME_STEPS - 1) * 2);
  numbers.n = n;
  return numbers;
}

size_t
dw_tls_shift_place(const DwTlsNumbers *numbers, int scheme, int step, bool mean)
{
  return numbers->shift + (size_t) ((scheme * (DW_SCHEME_STEPS - 1) + step - 1) * 2 + mean);
}

DwTls
dw_tls_scheme(const DwTls *tls, int scheme, int step, double *varied)
{
  static const double ratio[] = {9.8, 3.1, 1}; /* W/J, Figs. 5 and 7 */
  const double power = pow(10, step), root = hypot(tls->disorder, tls->interaction);
  DwTls changed = *tls;
  switch (scheme) {
  case DW_SCHEME_DISORDER:
    changed.disorder *= power;
    changed.temperature *= power;
    *varied = changed.disorder;
    break;
  case DW_SCHEME_INTERACTION:
    changed.interaction = root / hypot(ratio[step], 1);
    changed.disorder = ratio[step] * changed.interaction;
    *varied = changed.interaction;
    break;
  default:
    changed.sites = (size_t) fmax((double) tls->sites * power / 100, 10);
    *varied = (double) changed.sites;
  }
  return changed;
}

static void
measure_levels(const DwTlsNumbers *numbers, DwTlsGlass *glass, double *list)
{
  const double *bias = dw_tls_glass_biases(glass), *delta0 = dw_tls_glass_tunnelling(glass);
  const double n = (double) numbers->tls.sites, share = 1 / (n * numbers->energies.width);
  for (size_t i = 0; i < numbers->tls.sites; i++) {
    const double energy = dw_tls_energy(bias[i], delta0[i]);
    dw_bins_count(&numbers->energies, energy, share, list + numbers->E);
    dw_bins_count(&numbers->energies, bias[i], share, list + numbers->bias);
    dw_bins_count(&numbers->decades, log10(fabs(energy)), 1, list + numbers->log_E);
    dw_bins_count(&numbers->decades, log10(fabs(bias[i])), 1, list + numbers->log_bias);
    list[numbers->tail] += fabs(bias[i]) > dw_tls_tail(&numbers->tls) ? 1 / n : 0;
  }
  for (size_t k = 0; k < numbers->decades.n; k++) {
    const double low = pow(10, numbers->decades.low + (double) k * numbers->decades.width);
    const double width = low * (pow(10, numbers->decades.width) - 1);
    list[numbers->log_E + k] /= 2 * n * width; /* for E of either sign */
    list[numbers->log_bias + k] /= 2 * n * width;
  }
}

static void
measure_rates(const DwTlsNumbers *numbers, DwTlsGlass *glass, double *list)
{
  const double *delta0 = dw_tls_glass_tunnelling(glass), *gain = dw_tls_glass_gains(glass);
  const double n = (double) numbers->tls.sites;
  for (size_t i = 0; i < numbers->tls.sites; i++) {
    const double g = log(gain[i]), rate = 2 * log(delta0[i]) + g;
    list[numbers->log_gain] += g / n;
    dw_bins_count(&numbers->rates, rate, 1 / (n * numbers->rates.width), list + numbers->rate);
    dw_bins_count(&numbers->low_rates, rate, 1 / (n * numbers->low_rates.width), list + numbers->low_rate);
    dw_bins_count(&numbers->gains, g, 1 / n, list + numbers->gain);
  }
}

/* Eq. 15 at unit excitation. */
static void
measure_relaxation(const DwTlsNumbers *numbers, DwTlsGlass *glass, double *list)
{
  const double *delta0 = dw_tls_glass_tunnelling(glass), *gain = dw_tls_glass_gains(glass);
  double *rate = dw_tls_glass_scratch(glass);
  for (size_t i = 0; i < numbers->tls.sites; i++)
    rate[i] = delta0[i] * delta0[i] * gain[i];
  dw_list_decay(&numbers->times, rate, numbers->tls.sites, list + numbers->relaxation);
}

/* A line through this realization's own relaxation where Eq. 17 holds for it: the points of one realization
 * go up and down together, so only slopes of different ones tell how uncertain their mean is. */
static void
measure_slope(const DwTlsNumbers *numbers, DwTlsGlass *glass, double *list)
{
  const double gain = exp(list[numbers->log_gain]), slowest = numbers->tls.delta0_min,
               fastest = numbers->tls.delta0_max;
  double low, high, n = 0, x = 0, y = 0, xx = 0, xy = 0;
  if (!dw_logarithm_window(gain * slowest * slowest, gain * fastest * fastest, &low, &high))
    return;
  for (size_t k = 0; k < numbers->times.n; k++) {
    const double decade = dw_bins_middle(&numbers->times, k), left = list[numbers->relaxation + k];
    if (decade < log10(low) || decade > log10(high))
      continue;
    n++;
    x += decade;
    y += left;
    xx += decade * decade;
    xy += decade * left;
  }
  if (n > 1)
    list[numbers->slope] = (n * xy - x * y) / (n * xx - x * x);
}

/* In lists of `n` numbers that nobody needs again. */
static double
median_of(const double *values, size_t n, double *work, bool magnitude)
{
  for (size_t i = 0; i < n; i++)
    work[i] = magnitude ? fabs(values[i]) : values[i];
  return dw_median(work, n);
}

static double
median_log_rate(const DwTlsGlass *glass, size_t n, double *work, double *mean_log_gain)
{
  const double *delta0 = dw_tls_glass_tunnelling(glass), *gain = dw_tls_glass_gains(glass);
  *mean_log_gain = 0;
  for (size_t i = 0; i < n; i++) {
    const double g = log(gain[i]);
    work[i] = 2 * log(delta0[i]) + g;
    *mean_log_gain += g / (double) n;
  }
  return dw_median(work, n);
}

/* Shifts of ln lambda on the same realization: Delta0 is the same, so that what is left is the energies'
 * doing. With the size the realization itself changes. */
static DwStatus
measure_scheme(const DwTlsNumbers *numbers, DwTlsGlass *glass, const DwDraws *draws, int scheme, double *list,
               const DwCancel *cancel)
{
  double reference[2] = {0}, varied;
  for (int step = 0; step < DW_SCHEME_STEPS; step++) {
    const DwTls tls = dw_tls_scheme(&numbers->tls, scheme, step, &varied);
    const DwStatus status = dw_tls_glass_realize(glass, &tls, draws, cancel);
    if (status != DW_OK)
      return status;
    double mean, median = median_log_rate(glass, tls.sites, dw_tls_glass_scratch(glass), &mean);
    if (step == 0) {
      reference[0] = median;
      reference[1] = mean;
    } else {
      list[dw_tls_shift_place(numbers, scheme, step, false)] = median - reference[0];
      list[dw_tls_shift_place(numbers, scheme, step, true)] = mean - reference[1];
    }
  }
  return DW_OK;
}

static void
measure_medians(const DwTlsNumbers *numbers, DwTlsGlass *glass, double *list)
{
  double *work = dw_tls_glass_scratch(glass);
  list[numbers->median_bias] = median_of(dw_tls_glass_biases(glass), numbers->tls.sites, work, true);
  list[numbers->median_gain] = median_of(dw_tls_glass_gains(glass), numbers->tls.sites, work, false);
}

/* Each part takes some 3 ms at 20000 sites. */
static DwStatus
measure(const DwTlsNumbers *numbers, DwTlsGlass *glass, double *list, const DwCancel *cancel)
{
  void (*const parts[])(const DwTlsNumbers *, DwTlsGlass *, double *) = {
      measure_medians, measure_levels, measure_rates, measure_relaxation, measure_slope};
  for (size_t k = 0; k < sizeof parts / sizeof parts[0]; k++) {
    if (dw_cancel_requested(cancel))
      return DW_CANCELLED;
    parts[k](numbers, glass, list);
  }
  return DW_OK;
}

/* The sizes come last. */
static int
schemes_of(const DwTlsNumbers *numbers)
{
  return !(numbers->what & DW_TLS_SCHEMES) ? 0 : numbers->preview ? DW_SCHEME_SIZE : DW_N_SCHEMES;
}

DwStatus
dw_tls_numbers_realize(const DwTlsNumbers *numbers, DwTlsGlass *glass, const DwDraws *draws, double *list,
                       const DwCancel *cancel)
{
  DwStatus status = DW_OK;
  if (numbers->what & DW_TLS_ALONE)
    status = dw_tls_glass_realize(glass, &numbers->tls, draws, cancel);
  if (numbers->what & DW_TLS_ALONE && status == DW_OK)
    status = measure(numbers, glass, list, cancel);
  for (int scheme = 0; scheme < schemes_of(numbers) && status == DW_OK; scheme++)
    status = measure_scheme(numbers, glass, draws, scheme, list, cancel);
  return status;
}
