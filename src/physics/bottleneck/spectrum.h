/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "physics/bottleneck/coupled.h"

#include <stdbool.h>
#include <stddef.h>

/* Spectra of a solved step: S(omega) = Re v^(omega) = integral_0^inf v cos(omega t) dt, by FFTLog.  omega in
 * 1/tau_s.  On several threads: see numerics/fftlog.h. */
typedef struct DwStepSpectrum DwStepSpectrum;

/* Of the coupled equations' solution, and of Eq. 20 (same range as dw_adiabatic_relaxation).  DW_OK,
 * DW_NO_MEMORY or DW_CANCELLED, and NULL in *spectrum unless DW_OK. */
DwStatus dw_step_spectrum_coupled(const DwCoupled *solution, const DwCancel *cancel,
                                  DwStepSpectrum **spectrum);
DwStatus dw_step_spectrum_adiabatic(double sigma, double v0, const DwCancel *cancel,
                                    DwStepSpectrum **spectrum);
void dw_step_spectrum_free(DwStepSpectrum *spectrum);

/* S at any omega > 0, 1e-9 relative over 10 decades about 1/(1+sigma); tends to the integral of v for omega
 * -> 0 and to -v'(0)/omega^2 for omega -> infinity.  About an avalanche's frequencies, where S passes zero,
 * right only to 1e-9 of its largest values nearby. */
double dw_step_spectrum_at(const DwStepSpectrum *spectrum, double omega);

/* alpha = -d ln S / d ln omega from a second transform, not by differences. */
double dw_step_spectrum_exponent(const DwStepSpectrum *spectrum, double omega);

/* The contiguous range of omega with |alpha - 3/2| <= tolerance that holds the most decades.  False if there
 * is none. */
bool dw_step_spectrum_window(const DwStepSpectrum *spectrum, double tolerance, double *low, double *high);
