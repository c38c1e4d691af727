/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "physics/tunnelling/slopes.h"

#include "physics/numerics/gauss.h"

#include <math.h>

const DwSlopeWindow dw_slope_window_wide = {0.01, 0.1, 10, 100};
const DwSlopeWindow dw_slope_window_near = {0.1, 1 / 3., 3, 10};
const DwSlopeWindow dw_slope_window_mid = {0.1, 0.3, 5, 30};

static const double RANGE = 30;

/* A curve as a function of ln T. */
typedef struct {
  DwFunction total;
  const void *context;
} Curve;

static double
at(const Curve *curve, double ln_t)
{
  return curve->total(exp(ln_t), curve->context);
}

/* Central differences of fourth order. */
static double
slope_at(double ln_t, const void *context)
{
  static const double h = 0.02;
  const Curve *curve = context;
  const double near = at(curve, ln_t + h) - at(curve, ln_t - h);
  const double far = at(curve, ln_t + 2 * h) - at(curve, ln_t - 2 * h);
  return (8 * near - far) / (12 * h);
}

double
dw_velocity_slope(DwFunction total, const void *context, double temperature)
{
  return slope_at(log(temperature), &(Curve){total, context});
}

double
dw_velocity_maximum(DwFunction total, const void *context, double crossover)
{
  enum { STEPS = 28 };
  const Curve curve = {total, context};
  const double low = log(crossover / RANGE), step = 2 * log(RANGE) / STEPS;
  int best = 0;
  double highest = -INFINITY;
  for (int k = 0; k <= STEPS; k++) {
    const double value = at(&curve, low + k * step);
    if (value > highest) {
      highest = value;
      best = k;
    }
  }
  if (best == 0 || best == STEPS)
    return NAN;
  return exp(dw_find_root(slope_at, &curve, low + (best - 1) * step, low + (best + 1) * step));
}

typedef struct {
  Curve curve;
  double middle;
} Moment;

static double
mean_integrand(double ln_t, const void *context)
{
  return at(&((const Moment *) context)->curve, ln_t);
}

static double
slope_integrand(double ln_t, const void *context)
{
  const Moment *moment = context;
  return (ln_t - moment->middle) * at(&moment->curve, ln_t);
}

DwLine
dw_velocity_line(DwFunction total, const void *context, double low, double high)
{
  const double a = log(low), b = log(high), width = b - a;
  const Moment moment = {{total, context}, (a + b) / 2};
  const double slope = 12 / (width * width * width) * dw_gauss(slope_integrand, &moment, a, b, 1);
  const double mean = dw_gauss(mean_integrand, &moment, a, b, 1) / width;
  return (DwLine){slope, mean - slope * moment.middle};
}

double
dw_slope_ratio(DwFunction total, const void *context, double maximum, const DwSlopeWindow *window)
{
  const DwLine below =
      dw_velocity_line(total, context, window->below_low * maximum, window->below_high * maximum);
  const DwLine above =
      dw_velocity_line(total, context, window->above_low * maximum, window->above_high * maximum);
  return above.slope / below.slope;
}

double
dw_steepest_slope_ratio(DwFunction total, const void *context, double maximum)
{
  enum { STEPS = 40 };
  const Curve curve = {total, context};
  double rise = -INFINITY, fall = INFINITY;
  for (int k = 0; k <= STEPS; k++) {
    const double distance = log(RANGE) * k / STEPS;
    rise = fmax(rise, slope_at(log(maximum) - distance, &curve));
    fall = fmin(fall, slope_at(log(maximum) + distance, &curve));
  }
  return fall / rise;
}
