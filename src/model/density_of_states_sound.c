/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/density_of_states_parts.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

/* Sound velocity and dielectric constant. */

static size_t
reference_rung(const DwDosAssembly *assembly)
{
  return dw_ladder_nearest(&assembly->recipe->ladder, dw_dos_parameter(assembly, DW_DOS_REFERENCE));
}

/* Parts of dv/v relative to the reference, with the error of the difference. */
static DwReplicas
relative(const DwDosAssembly *assembly, const DwObservable *parts, size_t n, size_t rung)
{
  const size_t reference = reference_rung(assembly);
  DwReplicas sum = *dw_observed_replicas(assembly->observed, parts[0], rung);
  sum.all = 0;
  memset(sum.without, 0, sizeof sum.without);
  for (size_t part = 0; part < n; part++) {
    const DwReplicas *here = dw_observed_replicas(assembly->observed, parts[part], rung);
    const DwReplicas *there = dw_observed_replicas(assembly->observed, parts[part], reference);
    sum.all += here->all - there->all;
    for (size_t k = 0; k < sum.n; k++)
      sum.without[k] += here->without[k] - there->without[k];
  }
  return sum;
}

static DwReplicas
response(const DwDosAssembly *assembly, size_t curve, size_t rung)
{
  switch (curve) {
  case DW_DOS_SOUND_EQ_A2:
    return relative(assembly, (const DwObservable[]){DW_OF_RESONANT, DW_OF_RELAXATION_DELTA}, 2, rung);
  case DW_DOS_SOUND_RESONANT:
    return relative(assembly, (const DwObservable[]){DW_OF_RESONANT}, 1, rung);
  case DW_DOS_SOUND_RELAXATION:
    return relative(assembly, (const DwObservable[]){DW_OF_RELAXATION}, 1, rung);
  default:
    return relative(assembly, (const DwObservable[]){DW_OF_RESONANT, DW_OF_RELAXATION}, 2, rung);
  }
}

static double
sign_of(size_t plot)
{
  return plot == DW_DOS_DIELECTRIC ? -1 : 1;
}

static DwStatus
add_response(const DwDosAssembly *assembly, const DwPlotRequest *plot, size_t curve)
{
  const size_t n = assembly->recipe->ladder.n;
  DwSeries *series = dw_dos_new_series(assembly, plot->plot, curve, n, true);
  if (!series)
    return DW_NO_MEMORY;
  for (size_t k = 0; k < n; k++) {
    const DwReplicas replicas = response(assembly, curve, n - 1 - k);
    const DwEstimate estimate = dw_replicas_estimate(&replicas);
    series->x[k] = dw_dos_rung_temperature(assembly, n - 1 - k);
    series->y[k] = sign_of(plot->plot) * estimate.value;
    series->y_error[k] = estimate.error;
  }
  return DW_OK;
}

/* The extremum and the straight lines on either side of it, of one replica. */
typedef struct {
  double maximum;         /* T_max, K */
  double slope[2], at[2]; /* below and above: over ln T, value at ln T = 0 */
} Sides;

/* T_max times these are the ends of the two windows. */
static const double window_ends[2][2] = {{0.1, 1 / 3.0}, {3, 10}};

/* The vertex of the parabola through the largest value and its neighbours in ln T. */
static double
vertex(const double *x, const double *y, size_t n)
{
  size_t top = 0;
  for (size_t k = 1; k < n; k++)
    if (y[k] > y[top])
      top = k;
  if (top == 0 || top + 1 >= n)
    return NAN;
  const double left = (y[top] - y[top - 1]) / (x[top] - x[top - 1]);
  const double right = (y[top + 1] - y[top]) / (x[top + 1] - x[top]);
  const double middle_left = (x[top] + x[top - 1]) / 2, middle_right = (x[top + 1] + x[top]) / 2;
  return middle_left + (middle_right - middle_left) * left / (left - right);
}

static void
fit_line(const double *x, const double *y, size_t n, double low, double high, double *slope, double *at)
{
  double count = 0, sx = 0, sy = 0, sxx = 0, sxy = 0;
  for (size_t k = 0; k < n; k++)
    if (x[k] >= low && x[k] <= high) {
      count++;
      sx += x[k];
      sy += y[k];
      sxx += x[k] * x[k];
      sxy += x[k] * y[k];
    }
  *slope = count >= 2 ? (count * sxy - sx * sy) / (count * sxx - sx * sx) : NAN;
  *at = (sy - *slope * sx) / count;
}

/* With `windows` > 0 that is the T_max to place the windows by, so that all replicas share them. */
static Sides
sides_of(const double *x, const double *y, size_t n, double windows)
{
  Sides sides = {.maximum = exp(vertex(x, y, n))};
  const double maximum = windows > 0 ? windows : sides.maximum;
  for (size_t side = 0; side < 2; side++)
    fit_line(x, y, n, log(maximum * window_ends[side][0]) - 1e-9, log(maximum * window_ends[side][1]) + 1e-9,
             &sides.slope[side], &sides.at[side]);
  return sides;
}

static void
put(DwDosSlopes *slopes, const Sides *sides, size_t replica)
{
  slopes->maximum.without[replica] = sides->maximum;
  slopes->slope[0].without[replica] = sides->slope[0];
  slopes->slope[1].without[replica] = sides->slope[1];
  slopes->ratio.without[replica] = sides->slope[1] / sides->slope[0];
}

/* Where the levels end, the resonant part vanishes and the velocity rises anew: that is no glass's maximum.
 */
static double
top_of_sound(const DwDosAssembly *assembly)
{
  return 0.5 * dw_dos_parameter(assembly, DW_DOS_FIELD);
}

void
dw_dos_find_slopes(const DwDosAssembly *assembly, DwDosSlopes *slopes)
{
  const size_t rungs = assembly->recipe->ladder.n;
  double x[DW_MAX_RUNGS], y[DW_MAX_RUNGS];
  DwReplicas values[DW_MAX_RUNGS];
  size_t n = 0;
  for (size_t rung = rungs; rung-- > 0 && dw_dos_rung_temperature(assembly, rung) < top_of_sound(assembly);
       n++) {
    values[n] = response(assembly, DW_DOS_SOUND_EQ_8, rung);
    x[n] = log(dw_dos_rung_temperature(assembly, rung));
    y[n] = values[n].all;
  }
  *slopes = (DwDosSlopes){.maximum.all = NAN};
  if (n < 3)
    return;
  const Sides all = sides_of(x, y, n, 0);
  slopes->maximum.all = all.maximum;
  memcpy(slopes->at, all.at, sizeof slopes->at);
  slopes->slope[0].all = all.slope[0];
  slopes->slope[1].all = all.slope[1];
  slopes->ratio.all = all.slope[1] / all.slope[0];
  slopes->maximum.n = slopes->slope[0].n = slopes->slope[1].n = slopes->ratio.n = values[0].n;
  for (size_t replica = 0; replica < values[0].n; replica++) {
    for (size_t k = 0; k < n; k++)
      y[k] = values[k].without[replica];
    const Sides sides = sides_of(x, y, n, all.maximum);
    put(slopes, &sides, replica);
  }
}

static DwStatus
add_slopes(const DwDosAssembly *assembly, const DwPlotRequest *plot)
{
  DwDosSlopes slopes;
  dw_dos_find_slopes(assembly, &slopes);
  if (!isfinite(slopes.maximum.all))
    return dw_dos_absent(assembly, plot->plot, DW_DOS_SOUND_SLOPES,
                         N_("The sound velocity has no maximum on the ladder."));
  DwSeries *series = dw_dos_new_series(assembly, plot->plot, DW_DOS_SOUND_SLOPES, 5, false);
  if (!series)
    return DW_NO_MEMORY;
  DwStatus status = DW_OK;
  series->x[2] = slopes.maximum.all; /* a gap between the two lines */
  for (size_t side = 0; side < 2 && status == DW_OK; side++) {
    char label[96];
    const DwEstimate slope = dw_replicas_estimate(&slopes.slope[side]);
    for (size_t end = 0; end < 2; end++) {
      const double temperature = slopes.maximum.all * window_ends[side][end];
      series->x[3 * side + end] = temperature;
      series->y[3 * side + end] =
          sign_of(plot->plot) * (slopes.at[side] + slopes.slope[side].all * log(temperature));
    }
    const double shown = sign_of(plot->plot) * slope.value;
    snprintf(label, sizeof label, "%s%.4f ± %.4f", shown < 0 ? "−" : "", fabs(shown), slope.error);
    if (isfinite(slope.value))
      status = dw_dos_add_window(assembly, plot->plot, series->x[3 * side], series->x[3 * side + 1], label);
  }
  return status;
}

DwStatus
dw_dos_add_response_curve(const DwDosAssembly *assembly, const DwPlotRequest *plot, size_t curve)
{
  return curve == DW_DOS_SOUND_SLOPES ? add_slopes(assembly, plot) : add_response(assembly, plot, curve);
}
