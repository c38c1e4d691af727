/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "physics/resonator/glass.h"

/* Every curve of the resonator's noise that is a function of its abscissa, at one setting of the parameters.
 * Temperatures in K, frequencies in Hz, rates in 1/s. */
typedef struct {
  DwGlass glass;
  double fluctuators;       /* in the ensemble that is simulated */
  double level, tunnelling; /* E/T and Delta0/E of the neighbour that narrows: see narrowing.h */
  /* See dw_resonator_prepare: */
  double variance;                     /* of the glass at its temperature */
  double weak_paper, weak_consistent;  /* the same without drive, by either counting */
  double shift_origin, printed_origin; /* the shift's integrals at DW_SHIFT_REFERENCE */
} DwResonator;

/* Completes what the curves share. */
void dw_resonator_prepare(DwResonator *resonator);

/* The value at an abscissa, NaN where there is none. */
typedef double DwResonatorCurve(const DwResonator *resonator, double x);

/* Of frequency: power spectra of delta nu/nu0, one-sided, per Hz. */
DwResonatorCurve dw_resonator_spectrum, dw_resonator_lorentzian, dw_resonator_guide_1;
/* Of temperature: the spectrum at 1 Hz. */
DwResonatorCurve dw_resonator_gtm, dw_resonator_low_limit, dw_resonator_high_limit, dw_resonator_stm,
    dw_resonator_stm_thermal;
/* Of temperature: exponents; the ends of what experiments found. */
DwResonatorCurve dw_resonator_beta, dw_resonator_beta_resonant, dw_resonator_beta_low, dw_resonator_beta_high;
#define DW_BETA_LOW 1.2
#define DW_BETA_HIGH 1.73
/* Of |E/Ec|^2: the spectrum at 1 Hz, with the fluctuators counted as set and the other way; guides from 1. */
DwResonatorCurve dw_resonator_power, dw_resonator_power_other, dw_resonator_guide_half,
    dw_resonator_guide_one;
/* Of temperature: rates at the resonator's frequency. */
DwResonatorCurve dw_resonator_gamma_2, dw_resonator_gamma_1_phonon, dw_resonator_gamma_1_electron,
    dw_resonator_gamma_1_tls;
/* Of temperature: delta nu/nu0. */
DwResonatorCurve dw_resonator_shift, dw_resonator_shift_stm, dw_resonator_shift_printed;
/* Of |E/Ec|^2: 1/Q. */
DwResonatorCurve dw_resonator_loss, dw_resonator_loss_logarithmic;
/* Of temperature. */
DwResonatorCurve dw_resonator_interaction, dw_resonator_interaction_bare;
/* Of u/Gamma_1, in Gamma_1. */
DwResonatorCurve dw_resonator_telegraph, dw_resonator_estimate, dw_resonator_four_level;
/* Of xi/Gamma_f. */
DwResonatorCurve dw_resonator_drift;
