/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "physics/bottleneck/sampled_transform.h"
#include "physics/bottleneck/spectrum.h"

/* Every curve of the bottleneck as a function of its abscissa, at one setting of the parameters.  Time in
 * units of tau_s, chi in chi_T. */

/* What curves share, each computed once and only when somebody needs it. */
enum {
  DW_NEED_COUPLED = 1,
  DW_NEED_STEP = 2,
  DW_NEED_ADIABATIC_STEP = 4,
  DW_NEED_SAMPLED_FIRST = 8, /* `sampled` of DW_SAMPLES_FIRST */
  DW_NEED_SAMPLED = 16,      /* ... replaced by that of DW_SAMPLES */
};

/* Where a curve holds; several may be needed. */
enum {
  DW_HOLDS_WITH_BOTTLENECK = 1, /* sigma > 0 */
  DW_HOLDS_STEADY = 2,          /* v0 < 1 + 1/sigma: the phonons can be in their steady state */
  DW_HOLDS_FROM_ONE = 4,        /* v0 = 1 */
  DW_HOLDS_WITH_PHONONS = 8,    /* a > 0 */
};

typedef struct {
  double sigma, a, v0;
  DwCoupled *coupled;
  DwStepSpectrum *step, *adiabatic_step;
  DwSampledTransform sampled;
  unsigned ready; /* the needs that are met */
} DwBottleneck;

/* Meets `needs`; a zero-initialised struct with the three parameters set is where to start.  The adiabatic
 * step needs v0 < 1 + 1/sigma.  On any status but DW_OK what was made before stays. */
DwStatus dw_bottleneck_prepare(DwBottleneck *bottleneck, unsigned needs, const DwCancel *cancel);
void dw_bottleneck_clear(DwBottleneck *bottleneck);

typedef struct {
  double (*at)(const DwBottleneck *bottleneck, double x); /* needs met, conditions hold */
  unsigned needs, holds;
} DwBottleneckCurve;

/* The conditions of the curve that the parameters break; 0 if it holds. */
unsigned dw_bottleneck_broken(const DwBottleneck *bottleneck, const DwBottleneckCurve *curve);

/* y at each of n abscissae, NaN where the curve has no value (omega <= 0, t < 0, or as said), never infinite.
 * DW_OK or DW_CANCELLED. */
DwStatus dw_bottleneck_evaluate(const DwBottleneck *bottleneck, const DwBottleneckCurve *curve,
                                const double *x, double *y, size_t n, const DwCancel *cancel);

/* Of omega.  Spectra: */
extern const DwBottleneckCurve dw_curve_chi_exact, dw_curve_chi_approx; /* |chi''|/omega of Eqs. 13 and 1 */
extern const DwBottleneckCurve dw_curve_step_coupled, dw_curve_step_adiabatic; /* Re v^ */
extern const DwBottleneckCurve dw_curve_linear_response; /* |chi''|/omega of the two poles */
extern const DwBottleneckCurve dw_curve_guide_2;         /* 1/omega^2, as in Fig. 4 */
extern const DwBottleneckCurve dw_curve_guide_1_5;       /* what Re v^ follows for a -> infinity */
/* Susceptibilities and exponents: */
extern const DwBottleneckCurve dw_curve_chi_real, dw_curve_chi_imag, dw_curve_linear_real,
    dw_curve_linear_imag;
extern const DwBottleneckCurve dw_curve_alpha_exact, dw_curve_alpha_approx, dw_curve_alpha_step;

/* Of t. */
extern const DwBottleneckCurve dw_curve_v_coupled, dw_curve_v_adiabatic, dw_curve_u_coupled,
    dw_curve_u_adiabatic;
extern const DwBottleneckCurve dw_curve_stretched, dw_curve_short_time; /* the latter NaN below 0 */
extern const DwBottleneckCurve dw_curve_transform_printed, dw_curve_transform_normalised;
extern const DwBottleneckCurve dw_curve_prediction; /* NaN at t = 0, where it diverges */

/* Of the reduced time t0 = t/(1 + sigma), for a start from v = 1 at the sigma of Fig. 5, from v0 at the
 * present one; of t/sigma for the transform. */
extern const DwBottleneckCurve dw_curve_sigma_1_57, dw_curve_sigma_17, dw_curve_sigma_500, dw_curve_reduced;
extern const DwBottleneckCurve dw_curve_reduced_transform;
