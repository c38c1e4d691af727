/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "plot/figure.h"

/* A model without physics: three plots (log-log, linear, log-log without a table's range), each with a curve
 * of every stroke. */
enum {
  TOY_LOG,
  TOY_LINEAR,
  TOY_FREE,
};
enum { TOY_SOLID, TOY_DASHED, TOY_DOTTED, TOY_DASH_DOT, TOY_POINTS, TOY_GUIDE, TOY_MORE, TOY_N_CURVES };
extern const DwModel toy_model;

/* A new result without series. */
DwResult *toy_result(void);

/* A curve of a plot, sampled on its own domain, or given. */
DwSeries *toy_add(DwResult *result, size_t plot, size_t curve, size_t n, DwScale scale, double low,
                  double high, double (*function)(double));

/* The view of a plot with some of its curves, fitted. */
DwView toy_view(const DwResult *result, size_t plot, uint64_t curves);
/* The same of given ranges. */
DwView toy_view_of(size_t plot, uint64_t curves, DwScale x_scale, DwRange x, DwScale y_scale, DwRange y);

DwFigure toy_figure(const DwResult *result, const DwView *view, const char *theme);

/* (1 + x^2)^-1, x^-1.5, exp(-x), and chi''(x) / x of a phonon bottleneck of sigma = 1e5. */
double toy_lorentz(double x);
double toy_power(double x);
double toy_decay(double x);
double toy_bottleneck(double x);
