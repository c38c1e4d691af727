/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/electron_glass.h"
#include "model/glass_averages.h"
#include "model/text.h"

#include <math.h>
#include <string.h>

/* From averages to the curves of the electron glass. */

#define NOT_YET N_("The first realization is still being computed.")
static const double EULER = 0.57721566490153286061;
static const double PLATEAU = 0.8; /* of its peak: what passes for the plateau */

static bool
known(const DwElectronAnswer *answer, unsigned what)
{
  return answer->moments && answer->moments->realizations > 0 && answer->numbers->what & what;
}

static bool
wants(const DwPlotRequest *plot, size_t curve)
{
  return plot->curves >> curve & 1;
}

/* The Coulomb gap. */

bool
dw_electron_fit_gap(const DwElectronAnswer *answer, double *low, double *high, DwFit *fit)
{
  const DwElectronNumbers *numbers = answer->numbers;
  double x[64], y[64], error[64];
  size_t n = 0;
  if (!known(answer, DW_EG_LEVELS | DW_EG_RATES) || answer->moments->realizations < 2)
    return false;
  *low = 2 * numbers->electrons.temperature;
  *high = 0.4 * numbers->electrons.interaction;
  for (size_t k = 0; k < numbers->folded.n && n < DW_COUNT(x); k++) {
    const double middle = dw_bins_middle(&numbers->folded, k);
    if (middle < *low || middle > *high)
      continue;
    x[n] = middle;
    y[n] = dw_moments_mean(answer->moments, numbers->fold + k);
    error[n++] = dw_moments_error(answer->moments, numbers->fold + k);
  }
  return dw_fit_line(x, y, error, n, fit);
}

/* Efros and Shklovskii: 2|E|/(pi e^4) per area. */
static DwStatus
add_guide(const DwElectronAnswer *answer, DwResult *result, const DwPlotRequest *plot)
{
  const DwElectrons *electrons = &answer->numbers->electrons;
  const double J = electrons->interaction, length = dw_box_length(electrons->density, 2, electrons->sites);
  if (J == 0)
    return dw_add_absent(result, plot->plot, EG_GUIDE, N_("Without interaction there is no Coulomb gap."));
  DwSeries *series = dw_add_function(result, plot, EG_GUIDE);
  if (!series)
    return DW_NO_MEMORY;
  const double area_per_site = length * length / (double) electrons->sites;
  for (size_t k = 0; k < series->n; k++)
    if (fabs(series->x[k]) <= 0.6 * J)
      series->y[k] = 2 / M_PI * fabs(series->x[k]) / (J * J) * area_per_site;
  return DW_OK;
}

static DwStatus
add_gap_fit(const DwElectronAnswer *answer, DwResult *result, const DwPlotRequest *plot)
{
  DwFit fit;
  double low, high;
  if (!dw_electron_fit_gap(answer, &low, &high, &fit))
    return dw_add_absent(result, plot->plot, EG_FIT,
                         N_("There is no fit: too few counts, or no room, between 2T and 0.4 J."));
  DwSeries *series = dw_add_function(result, plot, EG_FIT);
  if (!series)
    return DW_NO_MEMORY;
  for (size_t k = 0; k < series->n; k++) {
    const double x = fabs(series->x[k]);
    if (x >= low && x <= high)
      series->y[k] = fit.p + fit.q * x;
  }
  return DW_OK;
}

static DwStatus
add_levels(const DwElectronAnswer *answer, DwResult *result, const DwPlotRequest *plot, size_t curve)
{
  if (curve == EG_GUIDE)
    return add_guide(answer, result, plot);
  if (!known(answer, DW_EG_LEVELS | DW_EG_RATES))
    return dw_add_absent(result, plot->plot, curve, NOT_YET);
  if (curve == EG_FIT)
    return add_gap_fit(answer, result, plot);
  const DwHistogram histogram = {&answer->numbers->energies, answer->numbers->E, DW_BINS_LINEAR, 1};
  return dw_add_histogram(answer->moments, result, plot->plot, curve, &histogram);
}

/* Rates. */

static double
smoothed(const DwElectronAnswer *answer, size_t k)
{
  const size_t place = answer->numbers->rate + k;
  return (dw_moments_mean(answer->moments, place - 1) + dw_moments_mean(answer->moments, place) +
          dw_moments_mean(answer->moments, place + 1)) /
         3;
}

static size_t
highest(const DwElectronAnswer *answer)
{
  size_t peak = 1;
  for (size_t k = 2; k + 1 < answer->numbers->rates.n; k++)
    if (smoothed(answer, k) > smoothed(answer, peak))
      peak = k;
  return peak;
}

/* How many bins follow the peak, in one direction, in which p is no lower than that. */
static double
follow(const DwElectronAnswer *answer, size_t peak, bool up, double level)
{
  const size_t end = up ? answer->numbers->rates.n - 2 : 1;
  size_t k = peak;
  while (k != end && smoothed(answer, up ? k + 1 : k - 1) >= level)
    k = up ? k + 1 : k - 1;
  return up ? (double) (k - peak) : (double) (peak - k);
}

/* Of a place that could as well be anywhere among so many bins, and is somewhere in one at the least. */
static double
place_error(const DwElectronAnswer *answer, double bins, double error)
{
  return isnan(error) ? NAN : answer->numbers->rates.width * fmax(bins / 2, 1 / sqrt(12));
}

/* Of the place at which p falls to a level that is uncertain itself. */
static double
edge_error(const DwElectronAnswer *answer, size_t peak, bool up, double level, double error)
{
  const double bins = follow(answer, peak, up, level - error) - follow(answer, peak, up, level + error);
  return place_error(answer, bins, error);
}

/* The rates below the peak by the area there, as if spread as densely as at the peak. */
static void
find_lambda_min(const DwElectronAnswer *answer, size_t peak, DwPlateau *plateau)
{
  const double width = answer->numbers->rates.width;
  double below = 0, square = 0;
  for (size_t k = 0; k <= peak; k++) {
    const double part = (k < peak ? 1 : 0.5) * width;
    const double error = part * dw_moments_error(answer->moments, answer->numbers->rate + k);
    below += part * dw_moments_mean(answer->moments, answer->numbers->rate + k);
    square += error * error;
  }
  const double length = below / plateau->height;
  plateau->log_lambda_min = plateau->mode - length;
  plateau->log_lambda_min_error = hypot(sqrt(square), length * plateau->height_error) / plateau->height;
}

bool
dw_electron_plateau(const DwElectronAnswer *answer, DwPlateau *plateau)
{
  const DwBins *bins = &answer->numbers->rates;
  if (!known(answer, DW_EG_RATES) || bins->n < 4)
    return false;
  const size_t peak = highest(answer);
  const double height = smoothed(answer, peak), level = PLATEAU * height, mode = dw_bins_middle(bins, peak);
  const double error = dw_moments_error(answer->moments, answer->numbers->rate + peak) / sqrt(3);
  const double as_high =
      follow(answer, peak, false, height - error) + follow(answer, peak, true, height - error);
  *plateau = (DwPlateau){.height = height,
                         .height_error = error,
                         .mode = mode,
                         .mode_error = place_error(answer, as_high, error),
                         .low = mode - bins->width * (follow(answer, peak, false, level) + 0.5),
                         .high = mode + bins->width * (follow(answer, peak, true, level) + 0.5),
                         .low_error = edge_error(answer, peak, false, level, error),
                         .high_error = edge_error(answer, peak, true, level, error)};
  find_lambda_min(answer, peak, plateau);
  return height > 0;
}

static DwStatus
add_inverse(const DwElectronAnswer *answer, DwResult *result, const DwPlotRequest *plot)
{
  DwPlateau plateau;
  if (!dw_electron_plateau(answer, &plateau))
    return dw_add_absent(result, plot->plot, EG_INVERSE, NOT_YET);
  DwSeries *series = dw_add_function(result, plot, EG_INVERSE);
  if (!series)
    return DW_NO_MEMORY;
  for (size_t k = 0; k < series->n; k++)
    if (series->x[k] >= exp(plateau.low) && series->x[k] <= exp(plateau.high))
      series->y[k] = plateau.height / series->x[k];
  return DW_OK;
}

static const char *
rate_remark(const DwElectronAnswer *answer)
{
  return dw_moments_mean(answer->moments, answer->numbers->untrusted) > 0
             ? N_("Rates below the range that double precision resolves are left out.")
             : NULL;
}

static DwStatus
add_rates(const DwElectronAnswer *answer, DwResult *result, const DwPlotRequest *plot, size_t curve)
{
  const DwElectronNumbers *numbers = answer->numbers;
  const bool linear = plot->plot == EG_PLOT_RATES_LINEAR;
  if (!known(answer, DW_EG_RATES))
    return dw_add_absent(result, plot->plot, curve, NOT_YET);
  if (curve == EG_INVERSE)
    return add_inverse(answer, result, plot);
  const DwHistogram histogram = {linear ? &numbers->low_rates : &numbers->rates,
                                 linear ? numbers->low_rate : numbers->rate,
                                 linear ? DW_BINS_OF_LN : DW_BINS_LINEAR, 1};
  const DwStatus status = dw_add_histogram(answer->moments, result, plot->plot, curve, &histogram);
  if (status == DW_OK) /* the series that was added last */
    ((DwSeries *) dw_result_series(result, dw_result_n_series(result) - 1))->remark = rate_remark(answer);
  return status;
}

static DwStatus
add_relaxation(const DwElectronAnswer *answer, DwResult *result, const DwPlotRequest *plot, size_t curve)
{
  DwPlateau plateau;
  if (!dw_electron_plateau(answer, &plateau))
    return dw_add_absent(result, plot->plot, curve, NOT_YET);
  if (curve == EG_DIRECT)
    return dw_add_decay(answer->moments, result, plot->plot, curve, answer->numbers->relaxation,
                        &answer->numbers->times, 1);
  DwSeries *series = dw_add_function(result, plot, curve);
  if (!series)
    return DW_NO_MEMORY;
  for (size_t k = 0; k < series->n; k++)
    if (series->x[k] > 0)
      series->y[k] = -plateau.height * (EULER + plateau.log_lambda_min + log(series->x[k]));
  return dw_result_add_band(result, plot->plot, exp(-plateau.high), exp(-plateau.low),
                            dw_text(N_("1/λ of the plateau")))
             ? DW_OK
             : DW_NO_MEMORY;
}

/* Sizes. */

/* App. A's factor on (xi/r)^2, whose root scales ln lambda: what Eq. A2 says of its density. */
static double
collapse_factor(size_t sites)
{
  const double root = sqrt((double) sites);
  return sqrt((root + 1) / (root - 1));
}

/* Distances to the nearest neighbour in two dimensions (Eq. A1) in x = ln(lambda/2) = -r/xi, at density 1. */
static DwStatus
add_nearest(const DwElectronAnswer *answer, DwResult *result, const DwPlotRequest *plot)
{
  const double xi = answer->numbers->electrons.localisation;
  DwSeries *series = dw_add_function(result, plot, EG_NEAREST);
  if (!series)
    return DW_NO_MEMORY;
  for (size_t k = 0; k < series->n; k++) {
    const double x = series->x[k] - log(2);
    if (x <= 0)
      series->y[k] = 2 * M_PI * xi * xi * fabs(x) * exp(-M_PI * xi * xi * x * x);
  }
  return DW_OK;
}

static DwStatus
add_size(const DwElectronAnswer *answer, DwResult *result, const DwPlotRequest *plot, size_t curve)
{
  const DwElectronNumbers *numbers = answer->numbers;
  if (curve == EG_NEAREST)
    return add_nearest(answer, result, plot);
  if (!known(answer, DW_EG_SIZES) || curve >= dw_electron_sizes(numbers))
    return dw_add_absent(result, plot->plot, curve, NOT_YET);
  const bool levels = plot->plot == EG_PLOT_SIZE_LEVELS;
  const DwBins *bins = levels ? &numbers->energies : &numbers->rates;
  const DwHistogram histogram = {bins, (levels ? numbers->size_E : numbers->size_rate) + curve * bins->n,
                                 DW_BINS_LINEAR,
                                 plot->plot == EG_PLOT_COLLAPSE ? collapse_factor(dw_eg_sizes[curve]) : 1};
  return dw_add_histogram(answer->moments, result, plot->plot, curve, &histogram);
}

/* Table I. */

static DwStatus
add_shift(const DwElectronAnswer *answer, DwResult *result, size_t curve)
{
  if (!known(answer, DW_EG_SCHEMES) || (int) curve >= dw_electron_schemes(answer->numbers))
    return dw_add_absent(result, EG_PLOT_SHIFT, curve, NOT_YET);
  double varied[DW_EG_STEPS];
  size_t places[DW_EG_STEPS] = {0};
  for (int step = 0; step < DW_EG_STEPS; step++) {
    dw_electron_scheme(&answer->numbers->electrons, (int) curve, step, &varied[step]);
    if (step > 0)
      places[step] = dw_electron_shift_place(answer->numbers, (int) curve, step);
  }
  return dw_add_shifts(answer->moments, result, EG_PLOT_SHIFT, curve, DW_EG_STEPS, varied, places);
}

static DwStatus
add_curve(const DwElectronAnswer *answer, DwResult *result, const DwPlotRequest *plot, size_t curve)
{
  switch (plot->plot) {
  case EG_PLOT_LEVELS:
    return add_levels(answer, result, plot, curve);
  case EG_PLOT_RATES:
  case EG_PLOT_RATES_LINEAR:
    return add_rates(answer, result, plot, curve);
  case EG_PLOT_RELAXATION:
    return add_relaxation(answer, result, plot, curve);
  case EG_PLOT_SHIFT:
    return add_shift(answer, result, curve);
  default:
    return add_size(answer, result, plot, curve);
  }
}

DwStatus
dw_electron_add_plot(const DwElectronAnswer *answer, DwResult *result, const DwPlotRequest *plot)
{
  DwStatus status = DW_OK;
  for (size_t curve = 0; curve < answer->request->model->plots[plot->plot].n_curves && status == DW_OK;
       curve++)
    if (wants(plot, curve))
      status = add_curve(answer, result, plot, curve);
  return status;
}
