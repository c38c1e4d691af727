/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/parameter.h"
#include "model/text.h"

#include <float.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* Slider positions round; a bound given as itself must not be refused for it. */
static const double BOUND_SLACK = 4 * DBL_EPSILON;

static bool
within_bounds(const DwParameter *parameter, double value)
{
  const double below = BOUND_SLACK * fabs(parameter->minimum), above = BOUND_SLACK * fabs(parameter->maximum);
  return value >= parameter->minimum - below && value <= parameter->maximum + above;
}

static bool
whole_values_only(const DwParameter *parameter)
{
  return parameter->kind != DW_PARAMETER_REAL;
}

static bool
zero_below_minimum(const DwParameter *parameter)
{
  return parameter->zero_allowed && parameter->minimum > 0;
}

enum { NUMBER_LENGTH = 32 };

/* "1e+09" becomes "1e9". */
static void
trim_exponent(char *text)
{
  char *exponent = strchr(text, 'e');
  if (exponent)
    snprintf(exponent + 1, NUMBER_LENGTH - (size_t) (exponent + 1 - text), "%d", atoi(exponent + 1));
}

/* The shortest text that reads back the same: "0.01", "5000", "1e9". */
static char *
print_number(double value, char text[NUMBER_LENGTH])
{
  const int most = 17, fewest = fabs(value) >= 1 ? 5 : 1; /* 5: whole numbers below 1e5 in full */
  for (int digits = fewest; digits <= most; digits++) {
    snprintf(text, NUMBER_LENGTH, "%.*g", digits, value);
    if (strtod(text, NULL) == value)
      break;
  }
  trim_exponent(text);
  return text;
}

DwStatus
dw_parameter_check(const DwParameter *parameter, double value, DwError *error)
{
  const bool zero = parameter->zero_allowed && value == 0;
  const bool whole = !whole_values_only(parameter) || value == floor(value);
  if (isfinite(value) && whole && (zero || within_bounds(parameter, value)))
    return DW_OK;
  char allowed[256], number[NUMBER_LENGTH];
  dw_parameter_allowed(parameter, allowed, sizeof allowed);
  return dw_error_set(error, DW_BAD_VALUE, "%s cannot be %s: allowed is %s.", parameter->name,
                      print_number(value, number), allowed);
}

double
dw_parameter_clamp(const DwParameter *parameter, double value)
{
  if (isnan(value))
    return parameter->initial;
  if (zero_below_minimum(parameter) && value < parameter->minimum / 2)
    return 0;
  if (whole_values_only(parameter))
    value = round(value);
  return fmin(fmax(value, parameter->minimum), parameter->maximum);
}

static double
gap(const DwParameter *parameter)
{
  return parameter->scale == DW_SCALE_LOG && zero_below_minimum(parameter) ? DW_ZERO_GAP : 0;
}

double
dw_parameter_position(const DwParameter *parameter, double value)
{
  value = dw_parameter_clamp(parameter, value);
  if (parameter->maximum <= parameter->minimum)
    return 0;
  if (parameter->scale == DW_SCALE_LINEAR)
    return (value - parameter->minimum) / (parameter->maximum - parameter->minimum);
  if (value == 0)
    return 0;
  const double start = gap(parameter);
  return start + (1 - start) * log(value / parameter->minimum) / log(parameter->maximum / parameter->minimum);
}

double
dw_parameter_at_position(const DwParameter *parameter, double position)
{
  position = fmin(fmax(position, 0), 1);
  const double start = gap(parameter);
  if (position < start / 2)
    return 0;
  const double fraction = fmax(position - start, 0) / (1 - start);
  const double low = parameter->minimum, high = parameter->maximum;
  if (fraction == 1)
    return high;
  const double value =
      parameter->scale == DW_SCALE_LINEAR ? low + fraction * (high - low) : low * pow(high / low, fraction);
  return dw_parameter_clamp(parameter, value);
}

static double
linear_step(const DwParameter *parameter)
{
  return whole_values_only(parameter) ? 1 : (parameter->maximum - parameter->minimum) / 100;
}

static double
log_step(const DwParameter *parameter, double value, double steps)
{
  if (value == 0)
    return steps > 0 ? parameter->minimum : 0;
  if (steps < 0 && zero_below_minimum(parameter) && value <= parameter->minimum)
    return 0;
  const double stepped = value * pow(10, steps / 48);
  /* A percentage of a small whole number is no step at all. */
  if (whole_values_only(parameter) && fabs(stepped - value) < 1)
    return value + copysign(1, steps);
  return fmax(stepped, parameter->minimum);
}

double
dw_parameter_step(const DwParameter *parameter, double value, double steps)
{
  if (steps == 0)
    return dw_parameter_clamp(parameter, value);
  const double stepped = parameter->scale == DW_SCALE_LOG ? log_step(parameter, value, steps)
                                                          : value + steps * linear_step(parameter);
  return dw_parameter_clamp(parameter, stepped);
}

static char *
allowed_words(const DwParameter *parameter, char *text, size_t size)
{
  size_t length = 0;
  text[0] = '\0';
  for (size_t k = 0; parameter->words[k] && length < size; k++) {
    const char *separator = k == 0 ? "" : parameter->words[k + 1] ? ", " : " or ";
    length += (size_t) snprintf(text + length, size - length, "%s%s", separator, parameter->words[k]);
  }
  return text;
}

char *
dw_parameter_allowed(const DwParameter *parameter, char *text, size_t size)
{
  if (parameter->kind == DW_PARAMETER_CHOICE)
    return allowed_words(parameter, text, size);
  char least[NUMBER_LENGTH], most[NUMBER_LENGTH];
  const char *form = zero_below_minimum(parameter)             ? N_("0, or %s to %s")
                     : parameter->kind == DW_PARAMETER_INTEGER ? N_("a whole number from %s to %s")
                                                               : N_("%s to %s");
  snprintf(text, size, dw_text(form), print_number(parameter->minimum, least),
           print_number(parameter->maximum, most));
  return text;
}
