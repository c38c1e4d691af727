/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "toy.h"

#include <complex.h>
#include <math.h>

static void
log_domain(const double *values, double *low, double *high)
{
  *low = 1e-8;
  *high = 1e8;
}

static void
log_range(const double *values, double *low, double *high)
{
  *low = 1e-14;
  *high = 1e6;
}

static void
linear_domain(const double *values, double *low, double *high)
{
  *low = 0;
  *high = 10;
}

static const DwCurve curves[TOY_N_CURVES] = {
    {.id = "solid", .label = "|<i>χ</i>″|/<i>ω</i>, exact", .stroke = DW_STROKE_SOLID, .colour = 0},
    {.id = "dashed", .label = "|<i>χ</i>″|/<i>ω</i>, approximate", .stroke = DW_STROKE_DASHED, .colour = 1},
    {.id = "dotted", .label = "step of the coupled equations", .stroke = DW_STROKE_DOTTED, .colour = 2},
    {.id = "dash-dot", .label = "linear response", .stroke = DW_STROKE_DASH_DOT, .colour = 3},
    {.id = "points", .label = "sampled, <i>N</i> = 864", .stroke = DW_STROKE_POINTS, .colour = 4},
    {.id = "guide", .label = "<i>ω</i><sup>−2</sup>", .stroke = DW_STROKE_GUIDE},
    {.id = "more", .label = "adiabatic step", .stroke = DW_STROKE_SOLID, .colour = 5},
};

static const DwPlot plots[] = {
    {.id = "log",
     .title = "Power spectrum",
     .x = {"<i>ω</i>", "1/<i>τ</i><sub>s</sub>", "angular frequency", DW_SCALE_LOG},
     .y = {"|<i>χ</i>″|/<i>ω</i>", "<i>χ</i><sub>T</sub><i>τ</i><sub>s</sub>", "noise power over temperature",
           DW_SCALE_LOG},
     .curves = curves,
     .n_curves = TOY_N_CURVES,
     .domain = log_domain,
     .range = log_range},
    {.id = "linear",
     .title = "Relaxation",
     .x = {"<i>t</i>", "<i>τ</i><sub>s</sub>", "time", DW_SCALE_LINEAR},
     .y = {"<i>v</i>", "", "normalised polarisation", DW_SCALE_LINEAR},
     .curves = curves,
     .n_curves = TOY_N_CURVES,
     .domain = linear_domain},
    {.id = "free",
     .title = "Free",
     .x = {"<i>ω</i>", "Hz", "angular frequency", DW_SCALE_LOG},
     .y = {"<i>S</i>", "Hz<sup>−1</sup>", "spectral density", DW_SCALE_LOG},
     .curves = curves,
     .n_curves = TOY_N_CURVES,
     .domain = log_domain},
};

const DwModel toy_model = {.id = "toy", .title = "Toy", .plots = plots, .n_plots = DW_COUNT(plots)};

static double no_values[1];

DwResult *
toy_result(void)
{
  DwRequest *request = dw_request_new(&(DwRequest){.model = &toy_model, .values = no_values});
  DwResult *result = dw_result_new(request);
  dw_request_free(request);
  return result;
}

DwSeries *
toy_add(DwResult *result, size_t plot, size_t curve, size_t n, DwScale scale, double low, double high,
        double (*function)(double))
{
  DwSeries *series = dw_result_add_series(result, plot, curve, n, curve == TOY_POINTS);
  dw_abscissae_fill(series->x, n, scale, low, high);
  for (size_t i = 0; i < n; i++)
    series->y[i] = function(series->x[i]);
  return series;
}

DwView
toy_view(const DwResult *result, size_t plot, uint64_t shown)
{
  DwView view = {
      .plot = plot, .curves = shown, .x_scale = plots[plot].x.scale, .y_scale = plots[plot].y.scale};
  view.x_automatic = view.y_automatic = true;
  dw_figure_fit(&toy_model, no_values, result, NULL, &view);
  return view;
}

DwView
toy_view_of(size_t plot, uint64_t shown, DwScale x_scale, DwRange x, DwScale y_scale, DwRange y)
{
  return (DwView){.plot = plot, .curves = shown, .x_scale = x_scale, .y_scale = y_scale, .x = x, .y = y};
}

DwFigure
toy_figure(const DwResult *result, const DwView *view, const char *theme)
{
  return (DwFigure){.model = &toy_model, .result = result, .view = view, .theme = dw_theme_find(theme)};
}

double
toy_lorentz(double x)
{
  return 1 / (1 + x * x);
}

double
toy_power(double x)
{
  return pow(x, -1.5);
}

double
toy_decay(double x)
{
  return exp(-x);
}

double
toy_bottleneck(double x)
{
  const double complex root = csqrt(1 - 4 * 1e5 * x * I);
  return fabs(cimag(2 / (1 + root))) / x;
}
