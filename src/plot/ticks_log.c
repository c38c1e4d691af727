/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "plot/number.h"
#include "plot/ticks.h"

#include <math.h>
#include <string.h>

/* Below this many decades equal steps of the value read better than 1-2-5. */
static const double linear_below = 0.7;
/* Below this many decades powers of ten alone are too few. */
static const double mantissas_below = 2;
static const double least_room = 0.02;
/* A power of ten this close to the range's end, in decades, belongs to it. */
static const double slack = 1e-10;

/* Powers of ten inside a range. */
typedef struct {
  double decades;
  int first, last;
} Powers;

static Powers
powers_in(DwRange range)
{
  const double low = log10(range.low), high = log10(range.high);
  return (Powers){high - low, (int) ceil(low - slack), (int) floor(high + slack)};
}

static bool
is_multiple(int exponent, int step)
{
  return exponent % step == 0;
}

static int
count_multiples(Powers powers, int step)
{
  const int first = (int) ceil((double) powers.first / step), last = (int) floor((double) powers.last / step);
  return last - first + 1;
}

/* Every how many decades a label: the fewest that keep `room`, yet at least two labels. */
static int
label_step(Powers powers, double room)
{
  static const int steps[] = {1, 2, 3, 5, 10, 20, 30, 50, 100, 200};
  const int n = sizeof steps / sizeof steps[0];
  int k = 0;
  while (k < n - 1 && steps[k] / powers.decades < fmax(room, least_room))
    k++;
  while (k > 0 && count_multiples(powers, steps[k]) < 2)
    k--;
  return steps[k];
}

/* Every how many decades an unlabelled tick, between labels `label` decades apart. */
static int
unlabelled_step(Powers powers, int label, double room, size_t size)
{
  static const int steps[] = {1, 2, 5, 10, 20, 50};
  for (size_t k = 0; k < sizeof steps / sizeof steps[0]; k++)
    if (label % steps[k] == 0 && steps[k] / powers.decades >= room / 5 &&
        powers.decades / steps[k] + 2 < (double) size)
      return steps[k];
  return label;
}

static bool
inside(DwRange range, double value)
{
  return value >= range.low * (1 - slack) && value <= range.high * (1 + slack);
}

static DwTick
tick_at(DwRange range, int mantissa, int exponent)
{
  const double value = dw_decimal_value(mantissa, exponent);
  return (DwTick){.value = fmin(fmax(value, range.low), range.high)};
}

/* Labels at powers of ten, 2 to 9 between them as minor ticks where every power has a label. */
static size_t
decade_ticks(DwRange range, Powers powers, double room, DwTick *ticks, size_t size)
{
  const int label = label_step(powers, room);
  const int step = unlabelled_step(powers, label, room, size);
  const int mantissas = label == 1 && 9 * (powers.last - powers.first + 3) <= (int) size ? 9 : 1;
  size_t n = 0;
  for (int e = powers.first - 1; e <= powers.last; e++) {
    if (!is_multiple(e, step))
      continue;
    for (int m = 1; m <= mantissas && n < size; m++) {
      if (!inside(range, dw_decimal_value(m, e)))
        continue;
      ticks[n] = tick_at(range, m, e);
      ticks[n].major = m == 1 && is_multiple(e, label);
      if (ticks[n].major)
        dw_number_power(e, ticks[n].label, sizeof ticks[n].label);
      n++;
    }
  }
  return n;
}

/* Which of 1..9 carry a label, and the closest two of them in decades. */
typedef struct {
  const char *digits;
  double gap;
} Mantissas;

static bool
is_labelled(const Mantissas *mantissas, int m)
{
  return strchr(mantissas->digits, '0' + m) != NULL;
}

static size_t
mantissa_ticks(DwRange range, Powers powers, const Mantissas *mantissas, DwTick *ticks, size_t size)
{
  const bool as_powers = range.low < 0.999e-3 || dw_ticks_want_powers(range.high);
  size_t n = 0;
  for (int e = powers.first - 1; e <= powers.last; e++)
    for (int m = 1; m <= 9 && n < size; m++) {
      if (!inside(range, dw_decimal_value(m, e)))
        continue;
      ticks[n] = tick_at(range, m, e);
      ticks[n].major = is_labelled(mantissas, m);
      if (ticks[n].major)
        dw_number_exact(m, e, as_powers ? e : 0, ticks[n].label, sizeof ticks[n].label);
      n++;
    }
  return n;
}

static size_t
count_labels(const DwTick *ticks, size_t n)
{
  size_t labels = 0;
  for (size_t k = 0; k < n; k++)
    labels += ticks[k].major;
  return labels;
}

/* The densest of the usual choices that keeps `room`; 0 if none has two labels in the range. */
static size_t
few_decades_ticks(DwRange range, Powers powers, double room, DwTick *ticks, size_t size)
{
  static const Mantissas choices[] = {
      {"12345678", 0.0579}, {"1235", 0.1760}, {"125", 0.3010}, {"13", 0.4771}};
  for (size_t k = 0; k < sizeof choices / sizeof choices[0]; k++) {
    if (choices[k].gap / powers.decades < room)
      continue;
    const size_t n = mantissa_ticks(range, powers, &choices[k], ticks, size);
    if (count_labels(ticks, n) >= 2)
      return n;
  }
  return 0;
}

/* Equal steps of the value; they are closest together, on the axis, at its upper end. */
static size_t
equal_step_ticks(DwRange range, double decades, double room, DwTick *ticks, size_t size)
{
  const double share = range.high * M_LN10 * decades / (range.high - range.low);
  return dw_ticks_linear(range, room * share, ticks, size);
}

size_t
dw_ticks_log(DwRange range, double room, DwTick *ticks, size_t size)
{
  const Powers powers = powers_in(range);
  const int n_powers = powers.last - powers.first + 1;
  if (powers.decades < linear_below)
    return equal_step_ticks(range, powers.decades, room, ticks, size);
  if (powers.decades < mantissas_below) {
    const size_t n = few_decades_ticks(range, powers, room, ticks, size);
    if (n > 0)
      return n;
  }
  if (n_powers < 2)
    return equal_step_ticks(range, powers.decades, room, ticks, size);
  return decade_ticks(range, powers, room, ticks, size);
}
