/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "physics/bottleneck/curves.h"

#include "physics/bottleneck/linear_response.h"
#include "physics/bottleneck/susceptibility.h"

#include <math.h>

/* What a need is made from. */
static unsigned
with_sources(unsigned needs)
{
  const unsigned from_coupled = DW_NEED_STEP | DW_NEED_SAMPLED_FIRST | DW_NEED_SAMPLED;
  return needs & from_coupled ? needs | DW_NEED_COUPLED : needs;
}

/* In place of an earlier one, which stays if this fails. */
static DwStatus
make_sampled(DwBottleneck *b, size_t samples, const DwCancel *cancel)
{
  DwSampledTransform made;
  const DwStatus status = dw_sampled_transform(b->coupled, b->sigma, samples, cancel, &made);
  if (status != DW_OK)
    return status;
  dw_sampled_transform_clear(&b->sampled);
  b->sampled = made;
  return DW_OK;
}

static DwStatus
make(DwBottleneck *b, unsigned need, const DwCancel *cancel)
{
  switch (need) {
  case DW_NEED_COUPLED:
    return dw_coupled_solve(b->sigma, b->a, b->v0, cancel, &b->coupled);
  case DW_NEED_STEP:
    return dw_step_spectrum_coupled(b->coupled, cancel, &b->step);
  case DW_NEED_ADIABATIC_STEP:
    return dw_step_spectrum_adiabatic(b->sigma, b->v0, cancel, &b->adiabatic_step);
  case DW_NEED_SAMPLED_FIRST:
    return make_sampled(b, DW_SAMPLES_FIRST, cancel);
  default:
    return make_sampled(b, DW_SAMPLES, cancel);
  }
}

DwStatus
dw_bottleneck_prepare(DwBottleneck *bottleneck, unsigned needs, const DwCancel *cancel)
{
  const unsigned missing = with_sources(needs) & ~bottleneck->ready;
  for (unsigned need = DW_NEED_COUPLED; need <= DW_NEED_SAMPLED; need <<= 1) {
    if (!(missing & need))
      continue;
    if (dw_cancel_requested(cancel))
      return DW_CANCELLED;
    const DwStatus status = make(bottleneck, need, cancel);
    if (status != DW_OK)
      return status;
    bottleneck->ready |= need;
  }
  return DW_OK;
}

void
dw_bottleneck_clear(DwBottleneck *bottleneck)
{
  dw_sampled_transform_clear(&bottleneck->sampled);
  dw_step_spectrum_free(bottleneck->adiabatic_step);
  dw_step_spectrum_free(bottleneck->step);
  dw_coupled_free(bottleneck->coupled);
  *bottleneck = (DwBottleneck){0};
}

unsigned
dw_bottleneck_broken(const DwBottleneck *b, const DwBottleneckCurve *curve)
{
  unsigned broken = 0;
  if (b->sigma == 0)
    broken |= DW_HOLDS_WITH_BOTTLENECK;
  if (b->v0 >= dw_adiabatic_limit(b->sigma))
    broken |= DW_HOLDS_STEADY;
  if (fabs(b->v0 - 1) > 1e-9) /* sliders round */
    broken |= DW_HOLDS_FROM_ONE;
  if (b->a == 0)
    broken |= DW_HOLDS_WITH_PHONONS;
  return broken & curve->holds;
}

DwStatus
dw_bottleneck_evaluate(const DwBottleneck *b, const DwBottleneckCurve *curve, const double *x, double *y,
                       size_t n, const DwCancel *cancel)
{
  for (size_t k = 0; k < n; k++) {
    if (k % 64 == 0 && dw_cancel_requested(cancel))
      return DW_CANCELLED;
    const double value = curve->at(b, x[k]);
    y[k] = isfinite(value) ? value : NAN;
  }
  return DW_OK;
}

/* A curve is its formula behind a guard of its argument, what it needs and where it holds. */
#define CURVE(name, argument, defined, formula, needed, held)                                                \
  static double name(const DwBottleneck *b, double argument)                                                 \
  {                                                                                                          \
    return (defined) ? (formula) : NAN;                                                                      \
  }                                                                                                          \
  const DwBottleneckCurve dw_curve_##name = {.at = name, .needs = needed, .holds = held}
#define OF_FREQUENCY(name, formula, needs, holds) CURVE(name, omega, omega > 0, formula, needs, holds)
#define OF_TIME(name, formula, needs, holds) CURVE(name, t, t >= 0, formula, needs, holds)

enum { NOTHING = 0, EVERYWHERE = 0, SHORT_FORM = DW_HOLDS_WITH_BOTTLENECK | DW_HOLDS_FROM_ONE };

OF_FREQUENCY(chi_exact, dw_susceptibility_spectrum(b->sigma, omega), NOTHING, EVERYWHERE);
OF_FREQUENCY(chi_approx, dw_approximate_spectrum(b->sigma, omega), NOTHING, DW_HOLDS_WITH_BOTTLENECK);
OF_FREQUENCY(step_coupled, dw_step_spectrum_at(b->step, omega), DW_NEED_STEP, EVERYWHERE);
OF_FREQUENCY(step_adiabatic, dw_step_spectrum_at(b->adiabatic_step, omega), DW_NEED_ADIABATIC_STEP,
             DW_HOLDS_STEADY);
OF_FREQUENCY(linear_response, dw_linear_response_spectrum(b->sigma, b->a, omega), NOTHING, EVERYWHERE);
OF_FREQUENCY(guide_2, 1 / (omega * omega), NOTHING, EVERYWHERE);
/* Eq. 9 in the convention of the plain cosine integral: sqrt(pi/2) times as large. */
OF_FREQUENCY(guide_1_5, sqrt(M_PI / b->sigma) / (2 * omega * sqrt(omega)), NOTHING, SHORT_FORM);
OF_FREQUENCY(chi_real, creal(dw_susceptibility(b->sigma, omega)), NOTHING, EVERYWHERE);
OF_FREQUENCY(chi_imag, -cimag(dw_susceptibility(b->sigma, omega)), NOTHING, EVERYWHERE);
OF_FREQUENCY(linear_real, creal(dw_linear_response(b->sigma, b->a, omega)), NOTHING, EVERYWHERE);
OF_FREQUENCY(linear_imag, -cimag(dw_linear_response(b->sigma, b->a, omega)), NOTHING, EVERYWHERE);
OF_FREQUENCY(alpha_exact, dw_susceptibility_exponent(b->sigma, omega), NOTHING, EVERYWHERE);
OF_FREQUENCY(alpha_approx, dw_approximate_exponent(b->sigma, omega), NOTHING, DW_HOLDS_WITH_BOTTLENECK);
OF_FREQUENCY(alpha_step, dw_step_spectrum_exponent(b->step, omega), DW_NEED_STEP, EVERYWHERE);

OF_TIME(v_coupled, dw_coupled_at(b->coupled, t).v, DW_NEED_COUPLED, EVERYWHERE);
OF_TIME(u_coupled, dw_coupled_at(b->coupled, t).u, DW_NEED_COUPLED, DW_HOLDS_WITH_PHONONS);
OF_TIME(v_adiabatic, dw_adiabatic_relaxation(b->sigma, b->v0, t).v, NOTHING, DW_HOLDS_STEADY);
OF_TIME(u_adiabatic, dw_adiabatic_relaxation(b->sigma, b->v0, t).u, NOTHING, DW_HOLDS_STEADY);
OF_TIME(stretched, dw_short_time_stretched(b->sigma, t), NOTHING, SHORT_FORM);
OF_TIME(short_time, 2 * t <= b->sigma ? dw_short_time_linear(b->sigma, t) : NAN, NOTHING, SHORT_FORM);
OF_TIME(transform_printed, dw_transform_printed(t / b->sigma), NOTHING, SHORT_FORM);
OF_TIME(transform_normalised, dw_transform_normalised(t / b->sigma), NOTHING, SHORT_FORM);
OF_TIME(prediction, t > 0 ? dw_short_time_phonons(b->sigma, t) : NAN, NOTHING, SHORT_FORM);

static double
at_reduced_time(double sigma, double v0, double t0)
{
  return dw_adiabatic_relaxation(sigma, v0, (1 + sigma) * t0).v;
}

OF_TIME(sigma_1_57, at_reduced_time(1.57, 1, t), NOTHING, EVERYWHERE);
OF_TIME(sigma_17, at_reduced_time(17, 1, t), NOTHING, EVERYWHERE);
OF_TIME(sigma_500, at_reduced_time(500, 1, t), NOTHING, EVERYWHERE);
OF_TIME(reduced, at_reduced_time(b->sigma, b->v0, t), NOTHING, DW_HOLDS_STEADY);
OF_TIME(reduced_transform, dw_transform_printed(t), NOTHING, EVERYWHERE);
