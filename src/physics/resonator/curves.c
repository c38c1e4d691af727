/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "physics/resonator/curves.h"

#include "physics/resonator/drift.h"
#include "physics/resonator/loss.h"
#include "physics/resonator/narrowing.h"
#include "physics/resonator/noise.h"
#include "physics/resonator/shift.h"
#include "physics/resonator/standard.h"
#include "physics/resonator/telegraph.h"

#include <math.h>

/* The frequency in Hz at which spectra are compared. */
static const double ONE_HERTZ = 1;
/* The range of temperature in which the integrals are asked for their digits. */
static const double COLDEST = 1e-3, HOTTEST = 1e3;
/* E/Gamma_1 of a thermal neighbour whose E is T: what it is matters where u comes near it. */
static const double QUALITY = 1e4;

/* The glass's noise at its own temperature under another drive. */
static double
driven(const DwGlass *glass, double P, bool self_consistent)
{
  DwGlass other = *glass;
  other.drive = sqrt(P);
  other.field_held = false;
  other.self_consistent = self_consistent;
  return dw_noise_variance(&other, glass->temperature);
}

static double
printed_integral(const DwGlass *glass, double T)
{
  return dw_shift_printed_integral(glass->nu0, dw_glass_width(glass, T), T, glass->mu, glass->e_max);
}

void
dw_resonator_prepare(DwResonator *resonator)
{
  const DwGlass *glass = &resonator->glass;
  resonator->variance = dw_noise_variance(glass, glass->temperature);
  resonator->weak_paper = driven(glass, 0, false);
  resonator->weak_consistent = driven(glass, 0, true);
  resonator->shift_origin = dw_shift_integral(glass->nu0, DW_SHIFT_REFERENCE, glass->mu, glass->e_max);
  resonator->printed_origin = printed_integral(glass, DW_SHIFT_REFERENCE);
}

/* A curve is its formula behind a guard of its argument. */
#define CURVE(name, argument, defined, formula)                                                              \
  double dw_resonator_##name(const DwResonator *r, double argument)                                          \
  {                                                                                                          \
    const DwGlass *glass __attribute__((unused)) = &r->glass;                                                \
    return (defined) ? (formula) : NAN;                                                                      \
  }
#define OF_FREQUENCY(name, formula) CURVE(name, f, f > 0 && isfinite(f), formula)
#define OF_TEMPERATURE(name, formula) CURVE(name, T, T >= COLDEST && T <= HOTTEST, formula)
#define OF_POWER(name, formula) CURVE(name, P, P >= 0 && P <= 1e12, formula)
#define OF_SHIFT(name, formula) CURVE(name, u, u >= 0 && u <= 1e6, formula)

static double
middle_rate(const DwGlass *glass)
{
  return sqrt(glass->gamma_min * glass->gamma_max);
}

OF_FREQUENCY(spectrum, dw_noise_shape(glass, f) * r->variance)
OF_FREQUENCY(lorentzian, r->variance / r->fluctuators * dw_telegraph_spectrum(middle_rate(glass), f))
OF_FREQUENCY(guide_1, r->variance / (f * log(glass->gamma_max / glass->gamma_min)))

static double
at_one_hertz(const DwGlass *glass, double variance)
{
  return variance * dw_noise_shape(glass, ONE_HERTZ);
}

static double
form(const DwGlass *glass, double T, double s)
{
  return at_one_hertz(glass, dw_noise_variance_of(glass, T, s));
}

static double
standard(const DwGlass *glass, double q)
{
  return at_one_hertz(glass, dw_noise_standard_variance(glass, q));
}

OF_TEMPERATURE(gtm, at_one_hertz(glass, dw_noise_variance(glass, T)))
OF_TEMPERATURE(low_limit, form(glass, T, dw_noise_resonant(glass, T)))
OF_TEMPERATURE(high_limit, form(glass, T, dw_noise_hot(glass, T)))
OF_TEMPERATURE(stm, standard(glass, dw_standard_cold(glass->nu0, T)))
OF_TEMPERATURE(stm_thermal,
               standard(glass, dw_standard_full(glass->nu0, dw_glass_dephasing(glass, T), T, glass->e_max)))

OF_TEMPERATURE(beta, dw_noise_temperature_exponent(glass, T))
OF_TEMPERATURE(beta_resonant, dw_noise_resonant_exponent(glass, T))
OF_TEMPERATURE(beta_low, DW_BETA_LOW)
OF_TEMPERATURE(beta_high, DW_BETA_HIGH)

/* What the self-consistent counting tends to, over the weak drive's noise, as |E/Ec| grows. */
static double
whole_power(const DwGlass *glass, double P)
{
  const double width = dw_glass_dephasing(glass, glass->temperature);
  return (1 + dw_glass_drift(glass, glass->temperature) / (2 * width)) / P;
}

OF_POWER(power, at_one_hertz(glass, driven(glass, P, glass->self_consistent)))
OF_POWER(power_other, at_one_hertz(glass, driven(glass, P, !glass->self_consistent)))
CURVE(guide_half, P, P >= 1, at_one_hertz(glass, r->weak_paper) / sqrt(P))
CURVE(guide_one, P, P >= 1, at_one_hertz(glass, r->weak_consistent) * whole_power(glass, P))

OF_TEMPERATURE(gamma_2, dw_glass_dephasing(glass, T) / DW_KELVIN_PER_RATE)
OF_TEMPERATURE(gamma_1_phonon, dw_rate_phonons(glass->nu0, T))
OF_TEMPERATURE(gamma_1_electron, dw_rate_electrons(glass->nu0, T))
OF_TEMPERATURE(gamma_1_tls, dw_rate_neighbours(glass, glass->nu0, T))

/* The shift per unit of an integral. */
static double
unit_of_shift(const DwGlass *glass)
{
  return glass->f_tan_delta / (2 * M_PI);
}

OF_TEMPERATURE(shift, unit_of_shift(glass) *
                          (r->shift_origin - dw_shift_integral(glass->nu0, T, glass->mu, glass->e_max)))
OF_TEMPERATURE(shift_stm, dw_shift_standard(glass, T))
OF_TEMPERATURE(shift_printed, unit_of_shift(glass) * (printed_integral(glass, T) - r->printed_origin))

OF_POWER(loss, dw_loss_standard(glass, glass->temperature, sqrt(P)) * glass->f_tan_delta)

/* With the paper's own relaxation rate, below that of Eq. 4: its claim is about those. */
static double
logarithmic(const DwGlass *glass, double P)
{
  const double gamma_1 = dw_rate_phonons_printed(glass->nu0, glass->temperature);
  return dw_loss_logarithmic(glass, glass->temperature, sqrt(P), gamma_1);
}

OF_POWER(loss_logarithmic, logarithmic(glass, P) * glass->f_tan_delta)

OF_TEMPERATURE(interaction, dw_glass_interaction(glass, T))
OF_TEMPERATURE(interaction_bare, glass->chi)

OF_SHIFT(telegraph, dw_narrowing_telegraph(u, tanh(r->level / 2)))
OF_SHIFT(estimate, dw_narrowing_estimate(u, tanh(r->level / 2)))
OF_SHIFT(four_level, dw_narrowing_four_levels(u, tanh(r->level / 2), r->tunnelling, QUALITY * r->level))

CURVE(drift, xi, isfinite(xi), dw_drift_lorentzian(xi))
