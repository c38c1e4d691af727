/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "plot/axis.h"
#include "plot/ticks.h"

#include <math.h>

/* Labels of a narrower range would need more digits than a person reads, and pixels more than a double
 * resolves. */
static const double least_span = 1e-9;
/* Whole decades suit a log axis that spans more of them than this. */
static const double decades_for_rounding = 1.5;

static double
same(double value)
{
  return value;
}

static double
unity(double value)
{
  return 1;
}

static bool
is_finite(double value)
{
  return isfinite(value);
}

static double
log_map(double value)
{
  return value > 0 ? log10(value) : (double) NAN;
}

static double
log_inverse(double coordinate)
{
  return pow(10, coordinate);
}

static double
log_derivative(double value)
{
  return value > 0 ? M_LOG10E / value : (double) NAN;
}

static bool
is_positive(double value)
{
  return value > 0 && isfinite(value);
}

const DwAxis dw_axis_linear = {
    .name = "linear",
    .map = same,
    .inverse = same,
    .derivative = unity,
    .valid = is_finite,
    .limits = {-1e300, 1e300},
    .ticks = dw_ticks_linear,
};

const DwAxis dw_axis_log = {
    .name = "log",
    .map = log_map,
    .inverse = log_inverse,
    .derivative = log_derivative,
    .valid = is_positive,
    .limits = {1e-300, 1e300},
    .ticks = dw_ticks_log,
};

const DwAxis *
dw_axis_of(DwScale scale)
{
  return scale == DW_SCALE_LOG ? &dw_axis_log : &dw_axis_linear;
}

static double
clamp(double value, double low, double high)
{
  return fmin(fmax(value, low), high);
}

static DwRange
mapped(const DwAxis *axis, DwRange range)
{
  return (DwRange){axis->map(range.low), axis->map(range.high)};
}

static DwRange
unmapped(const DwAxis *axis, DwRange range)
{
  return (DwRange){clamp(axis->inverse(range.low), axis->limits.low, axis->limits.high),
                   clamp(axis->inverse(range.high), axis->limits.low, axis->limits.high)};
}

/* The shortest range of coordinates, hereabouts, whose ends are still told apart. */
static double
least_length(const DwAxis *axis, DwRange range)
{
  if (axis == &dw_axis_log)
    return least_span * M_LOG10E;
  return fmax(fmax(fabs(range.low), fabs(range.high)) * least_span, 1e-290);
}

/* A bound cut to the axis; NaN where it has no place for it at all. */
static double
usable(const DwAxis *axis, double bound)
{
  if (isnan(bound) || (axis == &dw_axis_log && bound <= 0))
    return NAN;
  return clamp(bound, axis->limits.low, axis->limits.high);
}

/* What stands in for the missing other end of a range. */
static double
below(const DwAxis *axis, double high)
{
  return axis == &dw_axis_log ? fmax(high / 1000, axis->limits.low) : high - fmax(1, fabs(high));
}

static double
above(const DwAxis *axis, double low)
{
  return axis == &dw_axis_log ? low * 1000 : low + fmax(1, fabs(low));
}

static DwRange
completed(const DwAxis *axis, DwRange range)
{
  if (isnan(range.low) && isnan(range.high))
    return (DwRange){axis->inverse(0), axis->inverse(1)};
  if (isnan(range.low))
    return (DwRange){below(axis, range.high), range.high};
  if (isnan(range.high))
    return (DwRange){range.low, above(axis, range.low)};
  if (range.low > range.high)
    return (DwRange){range.high, range.low};
  return range;
}

/* Widened about its middle to what can be told apart. */
static DwRange
widened(const DwAxis *axis, DwRange range)
{
  const DwRange limits = mapped(axis, axis->limits), span = mapped(axis, range);
  const double least = least_length(axis, range);
  if (span.high - span.low >= least)
    return range;
  const double middle = clamp(span.low + (span.high - span.low) / 2, limits.low + least, limits.high - least);
  return unmapped(axis, (DwRange){middle - 0.51 * least, middle + 0.51 * least});
}

DwRange
dw_axis_sane(const DwAxis *axis, DwRange range)
{
  const DwRange whole = completed(axis, (DwRange){usable(axis, range.low), usable(axis, range.high)});
  const DwRange cut = {clamp(whole.low, axis->limits.low, axis->limits.high),
                       clamp(whole.high, axis->limits.low, axis->limits.high)};
  return widened(axis, cut);
}

DwRange
dw_axis_zoom(const DwAxis *axis, DwRange range, double factor, double pivot)
{
  range = dw_axis_sane(axis, range);
  if (!(factor > 0))
    return range;
  const DwRange span = mapped(axis, range);
  const double length = span.high - span.low, most = length / (1.02 * least_length(axis, range));
  const double centre =
      axis->valid(pivot) ? clamp(axis->map(pivot), span.low, span.high) : span.low + length / 2;
  const double scale = 1 / fmin(factor, fmax(most, 1));
  return dw_axis_sane(axis, unmapped(axis, (DwRange){centre - (centre - span.low) * scale,
                                                     centre + (span.high - centre) * scale}));
}

DwRange
dw_axis_pan(const DwAxis *axis, DwRange range, double fraction)
{
  range = dw_axis_sane(axis, range);
  if (isnan(fraction))
    return range;
  const DwRange span = mapped(axis, range), limits = mapped(axis, axis->limits);
  const double wanted = fraction * (span.high - span.low);
  const double shift = clamp(wanted, limits.low - span.low, limits.high - span.high);
  return dw_axis_sane(axis, unmapped(axis, (DwRange){span.low + shift, span.high + shift}));
}

static DwRange
rounded_to_steps(const DwAxis *axis, DwRange range)
{
  const DwStep step = dw_step_at_least((range.high - range.low) / 12);
  const double length = dw_step_length(step);
  const double first = floor(range.low / length + 1e-6), last = ceil(range.high / length - 1e-6);
  const DwRange rounded = {dw_decimal_value(first * step.mantissa, step.power),
                           dw_decimal_value(last * step.mantissa, step.power)};
  return (DwRange){axis->valid(rounded.low) ? rounded.low : range.low, rounded.high};
}

DwRange
dw_axis_round(const DwAxis *axis, DwRange range)
{
  range = dw_axis_sane(axis, range);
  if (axis == &dw_axis_log && log10(range.high) - log10(range.low) > decades_for_rounding)
    return unmapped(axis, (DwRange){floor(log10(range.low) + 1e-9), ceil(log10(range.high) - 1e-9)});
  return dw_axis_sane(axis, rounded_to_steps(axis, range));
}

double
dw_axis_place(const DwAxis *axis, DwRange range, double value)
{
  if (!axis->valid(value))
    return NAN;
  const DwRange span = mapped(axis, range);
  return (axis->map(value) - span.low) / (span.high - span.low);
}

double
dw_axis_value(const DwAxis *axis, DwRange range, double place)
{
  const DwRange span = mapped(axis, range);
  const double value = axis->inverse(span.low + place * (span.high - span.low));
  return isnan(value) ? value : clamp(value, axis->limits.low, axis->limits.high);
}
