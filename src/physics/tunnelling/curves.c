/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "physics/tunnelling/curves.h"

#include "physics/tunnelling/heat.h"
#include "physics/tunnelling/power_law.h"
#include "physics/tunnelling/relaxation_kernel.h"

#include <math.h>

static double
relaxation(const DwTunnelling *b, double temperature)
{
  return b->table_ready ? dw_delta_table_at(&b->table, temperature)
                        : dw_velocity_relaxation(&b->velocity, temperature);
}

static double
resonant(const DwTunnelling *b, double temperature)
{
  return dw_velocity_resonance(&b->velocity, temperature) - b->resonance_at_reference;
}

double
dw_tunnelling_sound(double temperature, const void *tunnelling)
{
  const DwTunnelling *b = tunnelling;
  if (dw_cancel_requested(b->cancel))
    return NAN;
  return b->strength * (resonant(b, temperature) + relaxation(b, temperature) - b->relaxation_at_reference);
}

static DwStatus
prepare_sound(DwTunnelling *b, double low, double high)
{
  dw_velocity_init(&b->velocity, b->density, b->crossover);
  dw_velocity_init(&b->standard, dw_density_eq3(1, 0), b->crossover);
  b->table_ready = false;
  if (b->delta) {
    const DwStatus status = dw_delta_table_fill(&b->table, &b->velocity, low, high, b->cancel);
    if (status != DW_OK)
      return status;
    b->table_ready = true;
  }
  b->resonance_at_reference = dw_velocity_resonance(&b->velocity, b->reference);
  b->relaxation_at_reference = relaxation(b, b->reference);
  b->standard_at_reference = dw_velocity_relaxation(&b->standard, b->reference);
  return DW_OK;
}

static void
prepare_slopes(DwTunnelling *b)
{
  const DwSlopeWindow *window = &dw_slope_window_near;
  b->maximum = dw_velocity_maximum(dw_tunnelling_sound, b, b->crossover);
  b->below = dw_velocity_line(dw_tunnelling_sound, b, window->below_low * b->maximum,
                              window->below_high * b->maximum);
  b->above = dw_velocity_line(dw_tunnelling_sound, b, window->above_low * b->maximum,
                              window->above_high * b->maximum);
}

static void
prepare_heat(DwTunnelling *b)
{
  if (b->density.form != DW_DENSITY_EQ_3)
    return;
  b->heat = dw_heat_capacity(&b->density, 1);
  b->conduction = dw_conductivity(&b->density, 1);
  b->conduction_delta = dw_conductivity_delta(&b->density, 1);
}

DwStatus
dw_tunnelling_prepare(DwTunnelling *tunnelling, unsigned needs, double low, double high)
{
  DwStatus status = DW_OK;
  if (needs & (DW_TUNNELLING_SOUND | DW_TUNNELLING_SLOPES))
    status = prepare_sound(tunnelling, low, high);
  if (status == DW_OK && needs & DW_TUNNELLING_SLOPES)
    prepare_slopes(tunnelling);
  if (status == DW_OK && needs & DW_TUNNELLING_HEAT)
    prepare_heat(tunnelling);
  return status == DW_OK && dw_cancel_requested(tunnelling->cancel) ? DW_CANCELLED : status;
}

DwStatus
dw_tunnelling_evaluate(const DwTunnelling *tunnelling, const DwTunnellingCurve *curve, const double *x,
                       double *y, size_t n)
{
  for (size_t k = 0; k < n; k++) {
    if (k % 16 == 0 && dw_cancel_requested(tunnelling->cancel))
      return DW_CANCELLED;
    const double value = x[k] > 0 ? curve->at(tunnelling, x[k]) : NAN;
    y[k] = isfinite(value) ? value : NAN;
  }
  return dw_cancel_requested(tunnelling->cancel) ? DW_CANCELLED : DW_OK;
}

/* A curve is its formula, what it needs and where it holds. */
#define CURVE(name, argument, formula, ...)                                                                  \
  static double name(const DwTunnelling *b, double argument)                                                 \
  {                                                                                                          \
    return formula;                                                                                          \
  }                                                                                                          \
  const DwTunnellingCurve dw_curve_##name = {.at = name, __VA_ARGS__}

/* dv/v, and the change of the dielectric constant, which is minus as much. */
#define SOUND(name, formula, ...)                                                                            \
  CURVE(sound##name, t, formula, .needs = DW_TUNNELLING_SOUND, __VA_ARGS__);                                 \
  CURVE(dielectric##name, t, -sound##name(b, t), .needs = DW_TUNNELLING_SOUND, __VA_ARGS__)
#define SLOPE(name, formula)                                                                                 \
  CURVE(sound##name, t, formula, .needs = DW_TUNNELLING_SLOPES, .of_maximum = true);                         \
  CURVE(dielectric##name, t, -sound##name(b, t), .needs = DW_TUNNELLING_SLOPES, .of_maximum = true)

static double
standard_sound(const DwTunnelling *b, double t)
{
  return b->strength * (dw_velocity_resonant(&b->standard, t, b->reference) +
                        dw_velocity_relaxation(&b->standard, t) - b->standard_at_reference);
}

/* A line is drawn over its window and on to a little beyond the maximum. */
static double
on_line(const DwLine *line, double t, double low, double high)
{
  return t >= low && t <= high ? line->level + line->slope * log(t) : (double) NAN;
}

SOUND(, dw_tunnelling_sound(t, b), .of_power = false);
SOUND(_resonant, b->strength *resonant(b, t), .of_power = false);
SOUND(_relaxation, b->strength *(relaxation(b, t) - b->relaxation_at_reference), .of_power = false);
SOUND(_standard, standard_sound(b, t), .of_power = false);
SLOPE(_below, on_line(&b->below, t, dw_slope_window_near.below_low * b->maximum / 2, 1.5 * b->maximum));
SLOPE(_above, on_line(&b->above, t, b->maximum / 1.5, dw_slope_window_near.above_high * b->maximum * 2));

typedef double (*OfTemperature)(const DwDensity *density, double temperature);

/* With the constant B and mu of Eq. 3 heat and conductivity are exact powers of T. */
static double
thermal(const DwTunnelling *b, double t, OfTemperature f, double at_1_kelvin, double sign, double power)
{
  return b->density.form == DW_DENSITY_EQ_3 ? at_1_kelvin * pow(t, power + sign * b->density.exponent)
                                            : f(&b->density, t);
}

CURVE(heat, t, thermal(b, t, dw_heat_capacity, b->heat, 1, 1), .needs = DW_TUNNELLING_HEAT);
CURVE(heat_power, t, dw_power_heat(1, b->density.exponent, t), .of_power = true);
CURVE(heat_standard, t, dw_power_heat(1, 0, t), .needs = 0);
CURVE(conduction, t, thermal(b, t, dw_conductivity, b->conduction, -1, 2), .needs = DW_TUNNELLING_HEAT);
CURVE(conduction_delta, t, thermal(b, t, dw_conductivity_delta, b->conduction_delta, -1, 2),
      .needs = DW_TUNNELLING_HEAT);
CURVE(conduction_power, t, dw_power_conductivity(1, b->density.exponent, t), .of_power = true);
CURVE(conduction_standard, t, dw_power_conductivity(1, 0, t), .needs = 0);
/* The fit of Fig. 4 to the measured conductivity, at the level of the standard model at 0.1 K. */
CURVE(guide_1_95, t, dw_power_conductivity(1, 0, 0.1) * pow(t / 0.1, 1.95), .needs = 0);

CURVE(kernel, k, dw_relaxation_kernel(k), .needs = 0);
CURVE(kernel_small, k, k < 4 * exp(-2) ? log(4 / k) / 2 - 1 : NAN, .needs = 0);
CURVE(kernel_large, k, 2 / (15 * k) / k, .needs = 0);

/* Slope ratios over mu: T0 drops out. */

const DwSlopeWindow *const dw_slope_windows[DW_SLOPE_WINDOWS] = {&dw_slope_window_wide, &dw_slope_window_near,
                                                                 &dw_slope_window_mid};
static const double LARGEST_EXPONENT = 0.5;

static double
universal(double temperature, const void *velocity)
{
  return dw_velocity_resonant(velocity, temperature, 1) + dw_velocity_relaxation(velocity, temperature);
}

void
dw_slope_ratios_of(double exponent, double ratios[DW_SLOPE_WINDOWS])
{
  DwVelocity velocity;
  dw_velocity_init(&velocity, dw_density_eq3(1, exponent), 1);
  const double maximum = dw_velocity_maximum(universal, &velocity, 1);
  for (unsigned k = 0; k < DW_SLOPE_WINDOWS; k++)
    ratios[k] = -dw_slope_ratio(universal, &velocity, maximum, dw_slope_windows[k]);
}

DwStatus
dw_slope_table_fill(DwSlopeTable *table, const DwCancel *cancel)
{
  for (unsigned k = 0; k < DW_SLOPE_NODES; k++) {
    double ratios[DW_SLOPE_WINDOWS];
    if (dw_cancel_requested(cancel))
      return DW_CANCELLED;
    dw_slope_ratios_of(LARGEST_EXPONENT * k / (DW_SLOPE_NODES - 1), ratios);
    for (unsigned window = 0; window < DW_SLOPE_WINDOWS; window++)
      table->ln_ratio[window][k] = log(ratios[window]);
  }
  return DW_OK;
}

double
dw_slope_table_at(const DwSlopeTable *table, unsigned window, double exponent)
{
  const double position = exponent / LARGEST_EXPONENT * (DW_SLOPE_NODES - 1);
  return exp(dw_interpolate(table->ln_ratio[window], DW_SLOPE_NODES, position));
}
