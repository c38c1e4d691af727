/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/glass_averages.h"
#include "model/text.h"

#include <inttypes.h>
#include <math.h>
#include <stdio.h>
#include <string.h>

size_t
dw_list_take(size_t *n, size_t length)
{
  const size_t place = *n;
  *n += length;
  return place;
}

double
dw_round_range(double width)
{
  const double power = pow(10, floor(log10(width))), leading = width / power;
  return power * (leading > 6 ? 10 : leading > 3 ? 6 : leading > 2 ? 3 : leading > 1 ? 2 : 1);
}

/* Whatever has died out is left alone: of the exponentials only those near their turn are computed. */
void
dw_list_decay(const DwBins *times, const double *rates, size_t n, double *left)
{
  const double start = pow(10, dw_bins_middle(times, 0)), ratio = pow(10, times->width);
  for (size_t i = 0; i < n; i++) {
    double exponent = rates[i] * start;
    for (size_t k = 0; k < times->n && exponent < 40; k++, exponent *= ratio)
      left[k] += (exponent < 1e-12 ? 1 : exp(-exponent)) / (double) n;
  }
}

DwStatus
dw_add_absent(DwResult *result, size_t plot, size_t curve, const char *remark)
{
  return dw_result_add_absent(result, plot, curve, remark) ? DW_OK : DW_NO_MEMORY;
}

DwSeries *
dw_add_function(DwResult *result, const DwPlotRequest *plot, size_t curve)
{
  DwSeries *series = dw_result_add_series(result, plot->plot, curve, plot->n, false);
  if (series)
    memcpy(series->x, plot->abscissae, plot->n * sizeof(double));
  return series;
}

/* Where a bin is drawn, and by what its density is multiplied there. */
static double
place_bin(const DwHistogram *histogram, size_t k, double *density)
{
  const double middle = dw_bins_middle(histogram->bins, k), x = histogram->scale * exp(middle);
  *density = 1;
  switch (histogram->axis) {
  case DW_BINS_SHIFTED:
    return middle + log(histogram->scale);
  case DW_BINS_OF_LN:
    *density = 1 / x;
    return x;
  case DW_BINS_OF_LOG10:
    return pow(10, middle);
  case DW_BINS_LINEAR:
    break;
  }
  *density = 1 / histogram->scale;
  return histogram->scale * middle;
}

DwStatus
dw_add_histogram(const DwMoments *moments, DwResult *result, size_t plot, size_t curve,
                 const DwHistogram *histogram)
{
  const double *mean = moments->mean + histogram->place;
  size_t first = 0, end = histogram->bins->n;
  while (first < end && mean[first] == 0)
    first++;
  while (end > first && mean[end - 1] == 0)
    end--;
  DwSeries *series = dw_result_add_series(result, plot, curve, end - first, true);
  if (!series)
    return DW_NO_MEMORY;
  for (size_t k = 0; k < series->n; k++) {
    double density;
    series->x[k] = place_bin(histogram, first + k, &density);
    series->y[k] = density * mean[first + k];
    series->y_error[k] = density * dw_moments_error(moments, histogram->place + first + k);
  }
  return DW_OK;
}

DwStatus
dw_add_decay(const DwMoments *moments, DwResult *result, size_t plot, size_t curve, size_t place,
             const DwBins *times, double unit)
{
  DwSeries *series = dw_result_add_series(result, plot, curve, times->n, true);
  if (!series)
    return DW_NO_MEMORY;
  for (size_t k = 0; k < series->n; k++) {
    series->x[k] = pow(10, dw_bins_middle(times, k)) / unit;
    series->y[k] = dw_moments_mean(moments, place + k);
    series->y_error[k] = dw_moments_error(moments, place + k);
  }
  return DW_OK;
}

DwStatus
dw_add_shifts(const DwMoments *moments, DwResult *result, size_t plot, size_t curve, size_t n,
              const double *x, const size_t *places)
{
  DwSeries *series = dw_result_add_series(result, plot, curve, n, true);
  if (!series)
    return DW_NO_MEMORY;
  for (size_t k = 0; k < n; k++) {
    series->x[k] = x[k];
    series->y[k] = k > 0 ? dw_moments_mean(moments, places[k]) : 0;
    series->y_error[k] = k > 0 ? dw_moments_error(moments, places[k]) : 0;
  }
  return DW_OK;
}

void
dw_name_averages(const char *model, const DwRequest *request, unsigned what, size_t n_values, char *key,
                 size_t size)
{
  size_t length =
      (size_t) snprintf(key, size, "%s %u %" PRIu64 " %" PRIu64, model, what, request->seed, request->first);
  for (size_t k = 0; k < n_values && length < size; k++)
    length += (size_t) snprintf(key + length, size - length, " %.17g", request->values[k]);
}

void
dw_tell_realizations(DwResult *result, const DwMoments *moments, uint64_t wanted, bool preview)
{
  if (preview)
    dw_result_set_remark(result, N_("A preview of smaller systems; the first realization is on its way."));
  dw_result_set_realizations(result, preview ? 0 : moments->realizations, wanted);
}

void
dw_read_mean(const DwMoments *moments, DwResult *result, size_t readout, size_t place, double factor)
{
  dw_result_set_reading(result, readout, factor * dw_moments_mean(moments, place),
                        fabs(factor) * dw_moments_error(moments, place));
}
