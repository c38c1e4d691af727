/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "physics/tunnelling/velocity.h"

#include "physics/numerics/gauss.h"
#include "physics/tunnelling/level.h"
#include "physics/tunnelling/power_law.h"
#include "physics/tunnelling/relaxation_kernel.h"

#include <math.h>

/* Nodes in s = ln(E/2T): the trapezoidal rule leaves e^(-2 pi (pi/3)/step) = 3e-13 of what is analytic up to
 * the poles of R and the zeros of cosh. */
static const double STEP = 0.125;
static const double HIGHEST_X = 22; /* 1/cosh^2 is 3e-19 there */

static const double LARGEST_EXPONENT = 0.5;

static double
node(unsigned k)
{
  return log(HIGHEST_X) - STEP * k;
}

static void
fill_constants(DwVelocity *velocity)
{
  velocity->constant = dw_resonant_constant(velocity->exponent);
  if (velocity->density.form == DW_DENSITY_TABLE_2)
    for (unsigned k = 0; k < DW_INTERPOLATION_POINTS; k++)
      velocity->constants[k] = dw_resonant_constant(LARGEST_EXPONENT * k / (DW_INTERPOLATION_POINTS - 1));
}

void
dw_velocity_init(DwVelocity *velocity, DwDensity density, double crossover)
{
  velocity->density = density;
  velocity->crossover = crossover;
  velocity->exponent = density.exponent;
  for (unsigned k = 0; k < DW_RELAXATION_NODES; k++) {
    const double x = exp(node(k)), e = exp(-2 * x);
    velocity->rate[k] = tanh(x) / (x * x * x);
    velocity->log_width[k] = log1p(4 * x * x) / 2;
    velocity->weight[k] =
        STEP * 4 * x * e / ((1 + e) * (1 + e)) * exp(density.exponent * velocity->log_width[k]);
  }
  fill_constants(velocity);
}

/* The resonant part. */

static double
constant_of(const DwVelocity *velocity, double exponent)
{
  return dw_interpolate(velocity->constants, DW_INTERPOLATION_POINTS,
                        exponent / LARGEST_EXPONENT * (DW_INTERPOLATION_POINTS - 1));
}

/* d(dv_res)/dln T at T = e^ln_t */
static double
local_slope(double ln_t, const void *context)
{
  const DwVelocity *velocity = context;
  const DwPowerForm form = dw_density_form(&velocity->density, exp(ln_t));
  return form.amplitude * exp(form.exponent * ln_t) *
         (1 - form.exponent * constant_of(velocity, form.exponent));
}

/* Between the rows of Table II, where the slope has corners. */
static double
resonant_by_rows(const DwVelocity *velocity, double low, double high)
{
  const DwTable2Row *rows = velocity->density.rows;
  double sum = 0, from = low;
  for (unsigned k = 0; k <= DW_TABLE_2_ROWS; k++) {
    const double to = k < DW_TABLE_2_ROWS ? fmin(log(rows[k].temperature), high) : high;
    if (to > from)
      sum += dw_gauss(local_slope, velocity, from, to, 1);
    from = fmax(from, to);
  }
  return sum;
}

static double
resonant_of_power(const DwVelocity *velocity, double temperature, double reference)
{
  const double mu = velocity->density.exponent, ratio = log(temperature / reference);
  const double growth = mu > 0 ? expm1(mu * ratio) / mu : ratio;
  const double factor = 1 - mu * velocity->constant;
  return velocity->density.amplitude * pow(reference, mu) * growth * factor;
}

/* What Eq. 9's gap takes off, as an integral over the depth ln(J0/E). */
typedef struct {
  const DwVelocity *velocity;
  double temperature;
} Gap;

static double
missing_part(const DwDensity *density, double depth)
{
  return density->steepness * depth / (1 + density->steepness * depth);
}

static double
resonant_in_gap(double depth, const void *context)
{
  const Gap *gap = context;
  const DwDensity *density = &gap->velocity->density;
  return missing_part(density, depth) * tanh(density->gap * exp(-depth) / (2 * gap->temperature));
}

static double
gap_of_resonance(const DwVelocity *velocity, double temperature)
{
  const Gap gap = {velocity, temperature};
  if (velocity->density.gap <= 0)
    return 0;
  const double deepest = fmax(log(velocity->density.gap / (2 * temperature)), 0) + 30;
  return dw_gauss(resonant_in_gap, &gap, 0, deepest, (unsigned) (deepest / 3) + 1);
}

double
dw_velocity_resonance(const DwVelocity *velocity, double temperature)
{
  const double ln_t = log(temperature);
  switch (velocity->density.form) {
  case DW_DENSITY_TABLE_2:
    return ln_t > 0 ? resonant_by_rows(velocity, 0, ln_t) : -resonant_by_rows(velocity, ln_t, 0);
  case DW_DENSITY_EQ_9:
    return velocity->density.amplitude * (ln_t + gap_of_resonance(velocity, temperature));
  default:
    return resonant_of_power(velocity, temperature, 1);
  }
}

double
dw_velocity_resonant(const DwVelocity *velocity, double temperature, double reference)
{
  if (velocity->density.form == DW_DENSITY_EQ_3)
    return resonant_of_power(velocity, temperature, reference); /* without cancellation */
  return dw_velocity_resonance(velocity, temperature) - dw_velocity_resonance(velocity, reference);
}

/* The relaxation. */

/* How far down the nodes must go: below x ~ sqrt((T0/2T)^3) the kernel falls as x^4. */
static unsigned
nodes_needed(double rate_unit)
{
  const double lowest = fmin(log(rate_unit) / 2, 0) - 7;
  return (unsigned) fmin((node(0) - lowest) / STEP + 1, DW_RELAXATION_NODES);
}

double
dw_velocity_relaxation_of_power(const DwVelocity *velocity, double temperature, double exponent)
{
  const double rate_unit = pow(velocity->crossover / (2 * temperature), 3);
  const double change = exponent - velocity->exponent;
  double sum = 0;
  for (unsigned k = 0, n = nodes_needed(rate_unit); k < n; k++) {
    const double factor = change == 0 ? 1 : exp(change * velocity->log_width[k]);
    sum += velocity->weight[k] * factor * dw_relaxation_kernel(rate_unit * velocity->rate[k]);
  }
  return -sum * pow(temperature, exponent);
}

static double
relaxation_in_gap(double depth, const void *context)
{
  const Gap *gap = context;
  const DwDensity *density = &gap->velocity->density;
  const double energy = density->gap * exp(-depth);
  return missing_part(density, depth) * energy *
         dw_level_relaxation(energy, gap->temperature, gap->velocity->crossover);
}

/* The depths of the gap that matter at T: not above 2 HIGHEST_X T, below which 1/cosh^2 changes fast for a
 * while, and not so far down that less than e^-26 is left. */
static double
over_gap(DwFunction f, const Gap *gap)
{
  const double top = log(gap->velocity->density.gap / (2 * HIGHEST_X * gap->temperature));
  const double shallowest = fmax(top, 0), middle = fmax(top + 4, shallowest), deepest = middle + 26;
  const double steep = middle > shallowest ? dw_gauss(f, gap, shallowest, middle, 6) : 0;
  return steep + dw_gauss(f, gap, middle, deepest, 13);
}

double
dw_velocity_relaxation(const DwVelocity *velocity, double temperature)
{
  const DwPowerForm form = dw_density_form(&velocity->density, temperature);
  const double whole = dw_velocity_relaxation_of_power(velocity, temperature, form.exponent);
  if (velocity->density.gap <= 0)
    return form.amplitude * whole;
  const Gap gap = {velocity, temperature};
  return form.amplitude * (whole - over_gap(relaxation_in_gap, &gap));
}

/* A2: the same over Delta. */

/* Below both T and T0 the integrand falls as Delta or faster; above 2 HIGHEST_X T it is nothing. */
static double
lowest_delta(double crossover, double temperature)
{
  const double rate_unit = pow(crossover / (2 * temperature), 3);
  return log(2 * temperature) + fmin(log(rate_unit) / 2, 0) - 8;
}

void
dw_relaxation_delta_of_powers(double crossover, double temperature, size_t n, const double *exponents,
                              double *relaxations)
{
  static const double step = 0.25;
  const double low = lowest_delta(crossover, temperature);
  for (size_t k = 0; k < n; k++)
    relaxations[k] = 0;
  for (double s = log(2 * HIGHEST_X * temperature); s > low; s -= step) {
    const double delta = exp(s),
                 weight = step * delta * dw_level_relaxation_delta(delta, temperature, crossover);
    for (size_t k = 0; k < n; k++)
      relaxations[k] += weight * pow(hypot(temperature, delta), exponents[k]);
  }
}

static double
delta_at(double ln_delta, const void *context)
{
  const Gap *gap = context;
  const double delta = exp(ln_delta), t = gap->temperature;
  return dw_density_at(&gap->velocity->density, t, delta) * delta *
         dw_level_relaxation_delta(delta, t, gap->velocity->crossover);
}

/* In parts on both sides of the gap's corner, finer where 1/cosh^2 falls. */
static double
delta_with_gap(const Gap *gap)
{
  const double high = log(2 * HIGHEST_X * gap->temperature), edge = log(gap->velocity->density.gap);
  const double low = lowest_delta(gap->velocity->crossover, gap->temperature);
  const double corner = fmin(fmax(edge, low), high), steep = fmax(fmin(corner, high - 4), low);
  const double above =
      high > corner ? dw_gauss(delta_at, gap, corner, high, 1 + (unsigned) (high - corner)) : 0;
  const double falling = corner > steep ? dw_gauss(delta_at, gap, steep, corner, 4) : 0;
  return above + falling + dw_gauss(delta_at, gap, low, steep, 1 + (unsigned) ((steep - low) / 4));
}

double
dw_velocity_relaxation_delta(const DwVelocity *velocity, double temperature)
{
  if (velocity->density.gap > 0)
    return delta_with_gap(&(Gap){velocity, temperature});
  const DwPowerForm form = dw_density_form(&velocity->density, temperature);
  double relaxation;
  dw_relaxation_delta_of_powers(velocity->crossover, temperature, 1, &form.exponent, &relaxation);
  return form.amplitude * relaxation;
}
