/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/resonator_answer.h"
#include "model/text.h"
#include "physics/numerics/root.h"
#include "physics/resonator/loss.h"
#include "physics/resonator/noise.h"
#include "physics/resonator/power_law.h"
#include "physics/resonator/shift.h"
#include "physics/resonator/standard.h"

#include <math.h>
#include <stdio.h>

/* The exponent between these temperatures, on a grid fine enough for its bends, which are of the width of ln
 * nu0. */
static const double COLDEST = 0.008, HOTTEST = 3; /* K */
enum { GRID = 96, MOST_WINDOWS = 4 };
/* pi f must be this far inside the range of rates for a slope of -1 +- 0.03. */
static const double MARGIN = 21;

typedef struct {
  double ln_temperature[GRID], beta[GRID];
} Exponents;

static void
scan(const DwGlass *glass, Exponents *exponents)
{
  for (int k = 0; k < GRID; k++) {
    exponents->ln_temperature[k] = log(COLDEST) + log(HOTTEST / COLDEST) * k / (GRID - 1);
    exponents->beta[k] = dw_noise_temperature_exponent(glass, exp(exponents->ln_temperature[k]));
  }
}

typedef struct {
  const DwGlass *glass;
  double beta;
} Level;

static double
above_level(double ln_temperature, const void *context)
{
  const Level *level = context;
  return dw_noise_temperature_exponent(level->glass, exp(ln_temperature)) - level->beta;
}

static bool
inside(double beta)
{
  return beta >= DW_BETA_LOW && beta <= DW_BETA_HIGH;
}

/* Where beta passes into or out of the measured range between two points of the grid. */
static double
passage(const DwGlass *glass, const Exponents *exponents, int k)
{
  const double out = inside(exponents->beta[k]) ? exponents->beta[k + 1] : exponents->beta[k];
  const Level level = {glass, out < DW_BETA_LOW ? DW_BETA_LOW : DW_BETA_HIGH};
  return exp(
      dw_find_root(above_level, &level, exponents->ln_temperature[k], exponents->ln_temperature[k + 1]));
}

typedef struct {
  double low, high;
} Window;

/* The ranges of temperature with a beta that was measured; those at the ends are cut there. */
static int
windows_of(const DwGlass *glass, const Exponents *exponents, Window windows[MOST_WINDOWS])
{
  int n = 0;
  double low = COLDEST;
  for (int k = 0; k < GRID && n < MOST_WINDOWS; k++) {
    const bool here = inside(exponents->beta[k]), ends = k + 1 == GRID;
    if (here && ends)
      windows[n++] = (Window){low, HOTTEST};
    else if (!ends && here && !inside(exponents->beta[k + 1]))
      windows[n++] = (Window){low, passage(glass, exponents, k)};
    else if (!ends && !here && inside(exponents->beta[k + 1]))
      low = passage(glass, exponents, k);
  }
  return n;
}

static void
read_out_windows(const DwGlass *glass, const Exponents *exponents, DwResult *result)
{
  Window windows[MOST_WINDOWS], widest = {NAN, NAN};
  const int n = windows_of(glass, exponents, windows);
  for (int k = 0; k < n; k++)
    if (!(widest.high / widest.low >= windows[k].high / windows[k].low))
      widest = windows[k];
  dw_result_set_reading(result, DW_READ_BETA_LOW, widest.low, NAN);
  dw_result_set_reading(result, DW_READ_BETA_HIGH, widest.high, NAN);
}

/* The parabola through the highest point of the grid and its neighbours. */
static void
read_out_maximum(const Exponents *exponents, DwResult *result)
{
  int top = 0;
  for (int k = 1; k < GRID; k++)
    top = exponents->beta[k] > exponents->beta[top] ? k : top;
  double beta = exponents->beta[top], ln_temperature = exponents->ln_temperature[top];
  if (top > 0 && top + 1 < GRID) {
    const double before = exponents->beta[top - 1], after = exponents->beta[top + 1];
    const double bend = before - 2 * beta + after, tilt = (after - before) / 2;
    const double step = exponents->ln_temperature[top] - exponents->ln_temperature[top - 1];
    ln_temperature -= bend < 0 ? step * tilt / bend : 0;
    beta -= bend < 0 ? tilt * tilt / (2 * bend) : 0;
  }
  dw_result_set_reading(result, DW_READ_BETA_MAX, beta, NAN);
  dw_result_set_reading(result, DW_READ_BETA_MAX_T, exp(ln_temperature), NAN);
}

static void
read_out_exponents(const DwGlass *glass, DwResult *result)
{
  Exponents exponents;
  scan(glass, &exponents);
  read_out_windows(glass, &exponents, result);
  read_out_maximum(&exponents, result);
  dw_result_set_reading(result, DW_READ_BETA, dw_noise_temperature_exponent(glass, glass->temperature), NAN);
  dw_result_set_reading(result, DW_READ_POWER, dw_noise_power_exponent(glass, glass->temperature), NAN);
  dw_result_set_reading(result, DW_READ_CROSSOVER, dw_noise_crossover(glass), NAN);
}

static double
standard_exponent(const DwResonator *resonator)
{
  const double h = 1e-3, T = resonator->glass.temperature;
  return log(dw_resonator_stm_thermal(resonator, T * exp(h)) /
             dw_resonator_stm_thermal(resonator, T * exp(-h))) /
         (2 * h);
}

static void
read_out_glass(const DwResonator *resonator, DwResult *result)
{
  const DwGlass *glass = &resonator->glass;
  const double T = glass->temperature;
  dw_result_set_reading(result, DW_READ_GAMMA_2, dw_resonator_gamma_2(resonator, T), NAN);
  dw_result_set_reading(result, DW_READ_NEIGHBOURS, dw_noise_fluctuators(glass, T), NAN);
  dw_result_set_reading(result, DW_READ_DRIFT_WIDTH, dw_glass_drift(glass, T) / DW_KELVIN_PER_RATE, NAN);
  dw_result_set_reading(result, DW_READ_CRITICAL_FIELD, dw_glass_critical_field(glass, T), NAN);
  dw_result_set_reading(result, DW_READ_CHI_EFF, dw_glass_interaction(glass, T), NAN);
  dw_result_set_reading(result, DW_READ_HOT_CONSTANT, dw_noise_hot_constant(glass->mu), NAN);
  dw_result_set_reading(result, DW_READ_NOISE, resonator->variance * dw_noise_shape(glass, 1), NAN);
}

void
dw_resonator_read_out(const DwResonator *resonator, DwResult *result)
{
  const DwGlass *glass = &resonator->glass;
  const double T = glass->temperature, e = dw_glass_drive(glass, T), dip = dw_shift_dip() * glass->nu0;
  read_out_glass(resonator, result);
  read_out_exponents(glass, result);
  dw_result_set_reading(result, DW_READ_STM, standard_exponent(resonator), NAN);
  dw_result_set_reading(result, DW_READ_DIP, dip, NAN);
  dw_result_set_reading(result, DW_READ_DIP_DEPTH, dw_shift_standard(glass, dip), NAN);
  dw_result_set_reading(result, DW_READ_WINGS, dw_loss_integral(glass, T, e) / dw_loss_standard(glass, T, e),
                        NAN);
  dw_result_set_reading(result, DW_READ_PLATEAU, (1 - tanh(resonator->level / 2)) / 2, NAN);
}

static bool
add_measured(const DwGlass *glass, DwResult *result, size_t plot)
{
  Exponents exponents;
  Window windows[MOST_WINDOWS];
  scan(glass, &exponents);
  const int n = windows_of(glass, &exponents, windows);
  bool added = true;
  for (int k = 0; k < n && added; k++) {
    char label[96];
    snprintf(label, sizeof label, "1.2 ≤ β ≤ 1.73: %.0f–%.0f mK", 1e3 * windows[k].low,
             1e3 * windows[k].high);
    added = windows[k].low < windows[k].high &&
            dw_result_add_band(result, plot, windows[k].low, windows[k].high, label);
  }
  return added;
}

static bool
add_straight(const DwGlass *glass, DwResult *result, size_t plot)
{
  const double low = MARGIN * glass->gamma_min / M_PI, high = glass->gamma_max / (MARGIN * M_PI);
  if (!(low < high))
    return true;
  char decades[16], label[96];
  const int tenths = (int) lround(10 * log10(high / low)); /* '.' in every locale */
  snprintf(decades, sizeof decades, "%d.%d", tenths / 10, tenths % 10);
  snprintf(label, sizeof label, dw_text(N_("slope −1 ± 0.03: %s decades")), decades);
  return dw_result_add_band(result, plot, low, high, label);
}

bool
dw_resonator_add_bands(const DwResonator *resonator, DwResult *result, const DwPlotRequest *plot)
{
  if (plot->plot == DW_RESONATOR_BETA)
    return add_measured(&resonator->glass, result, plot->plot);
  if (plot->plot == DW_RESONATOR_SPECTRUM)
    return add_straight(&resonator->glass, result, plot->plot);
  return true;
}

/* The mean of power over its expectation, and the fit of a power law; frequencies at unit steps. */
static void
read_out_spectrum(const DwResonator *resonator, const DwSamples *samples, DwResult *result)
{
  const double per_second = resonator->glass.gamma_max;
  const double low = MARGIN * resonator->glass.gamma_min / per_second / M_PI, high = 1 / (MARGIN * M_PI);
  const DwPowerLaw law = dw_power_law_fit(samples->bins, samples->n_bins, low, high);
  double sum = 0, weights = 0;
  DwWelchBin exact[DW_WELCH_MAX_BINS];
  for (size_t k = 0; k < samples->n_bins; k++) {
    exact[k] = samples->bins[k];
    exact[k].power = samples->exact[k];
    const double weight = samples->bins[k].freedom / 2;
    weights += weight;
    sum += weight * samples->bins[k].power / samples->exact[k];
  }
  dw_result_set_reading(result, DW_READ_RATIO, sum / weights, 1 / sqrt(weights));
  dw_result_set_reading(result, DW_READ_SLOPE, law.slope, law.slope_error);
  dw_result_set_reading(result, DW_READ_SLOPE_EXACT,
                        dw_power_law_fit(exact, samples->n_bins, low, high).slope, NAN);
  dw_result_set_reading(result, DW_READ_SLOPE_LOW, law.low * per_second, NAN);
  dw_result_set_reading(result, DW_READ_SLOPE_HIGH, law.high * per_second, NAN);
}

void
dw_resonator_read_out_samples(const DwResonator *resonator, const DwSamples *samples, DwResult *result)
{
  static const struct {
    size_t readout;
    double q;
  } quantiles[] = {{DW_READ_MEDIAN, 0.5}, {DW_READ_Q80, 0.8}, {DW_READ_Q90, 0.9}};
  if (samples->n_bins > 0)
    read_out_spectrum(resonator, samples, result);
  for (size_t k = 0; k < DW_COUNT(quantiles) && samples->drift.n > 0; k++) {
    double error;
    const double value = dw_drift_quantile(&samples->drift, quantiles[k].q, &error);
    dw_result_set_reading(result, quantiles[k].readout, value, error);
  }
}
