/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "plot/number.h"
#include "plot/ticks.h"

#include <math.h>
#include <stdlib.h>

static const double least_room = 0.02, most_room = 1;

double
dw_decimal_value(double count, int power)
{
  if (power >= 0)
    return count * pow(10, power);
  /* In two steps where 10^-power would overflow: ticks a billionth apart at 1e-300. */
  return power < -300 ? count / 1e300 / pow(10, -power - 300) : count / pow(10, -power);
}

double
dw_step_length(DwStep step)
{
  return dw_decimal_value(step.mantissa, step.power);
}

DwStep
dw_step_at_least(double length)
{
  static const int mantissas[] = {1, 2, 5};
  const int power = (int) floor(log10(length));
  for (int k = 0; k < 3; k++) {
    const DwStep step = {mantissas[k], power};
    if (dw_step_length(step) >= length * (1 - 1e-9))
      return step;
  }
  return (DwStep){1, power + 1};
}

DwStep
dw_step_smaller(DwStep step)
{
  switch (step.mantissa) {
  case 5:
    return (DwStep){2, step.power};
  case 2:
    return (DwStep){1, step.power};
  default:
    return (DwStep){5, step.power - 1};
  }
}

bool
dw_ticks_want_powers(double largest)
{
  return largest < 0.999e-3 || largest >= 0.999e5;
}

/* Multiples of a step inside a range. */
typedef struct {
  int64_t first, last;
} Multiples;

/* A multiple this close to the range's end, in steps, belongs to it: what rounding leaves of low / step,
 * which reaches 1e11 (a range is never narrower than 1e-9 of its values). */
static double
slack_of(double quotient)
{
  return 1e-9 + 1e-15 * fabs(quotient);
}

static Multiples
multiples_in(DwRange range, DwStep step)
{
  const double length = dw_step_length(step);
  const double low = range.low / length, high = range.high / length;
  return (Multiples){(int64_t) ceil(low - slack_of(low)), (int64_t) floor(high + slack_of(high))};
}

static int64_t
multiples_count(Multiples multiples)
{
  return multiples.last - multiples.first + 1;
}

/* A step no longer than the range is at most a few steps away from half of it. */
enum { MOST_STEPS = 10 };

/* The finest step whose labels keep their distance, but at least two of them. */
static DwStep
major_step(DwRange range, double room)
{
  DwStep step = dw_step_at_least((range.high - range.low) * fmin(fmax(room, least_room), most_room));
  for (int k = 0; k < MOST_STEPS && multiples_count(multiples_in(range, step)) < 2; k++)
    step = dw_step_smaller(step);
  return step;
}

/* How many minor intervals make a major one: 0.2 in 1, 0.5 in 2, 1 in 5. */
static int
division(DwStep major)
{
  return major.mantissa == 2 ? 4 : 5;
}

static DwStep
minor_step(DwStep major)
{
  switch (major.mantissa) {
  case 1:
    return (DwStep){2, major.power - 1};
  case 2:
    return (DwStep){5, major.power - 1};
  default:
    return (DwStep){1, major.power};
  }
}

size_t
dw_ticks_linear(DwRange range, double room, DwTick *ticks, size_t size)
{
  const DwStep major = major_step(range, room);
  DwStep step = minor_step(major);
  int every = division(major);
  Multiples multiples = multiples_in(range, step);
  if (multiples_count(multiples) > (int64_t) size) {
    step = major;
    every = 1;
    multiples = multiples_in(range, step);
  }
  const double largest = fmax(fabs(range.low), fabs(range.high));
  const int exponent = dw_ticks_want_powers(largest) ? (int) floor(log10(largest)) : 0;
  size_t n = 0;
  for (int64_t k = multiples.first; k <= multiples.last && n < size; k++) {
    DwTick *tick = &ticks[n++];
    const double value = dw_decimal_value((double) (k * step.mantissa), step.power);
    *tick = (DwTick){.value = fmin(fmax(value, range.low), range.high), .major = k % every == 0};
    if (tick->major)
      dw_number_exact(k / every * major.mantissa, major.power, exponent, tick->label, sizeof tick->label);
  }
  return n;
}
