/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <stddef.h>
#include <stdint.h>

/* A driven system that one fluctuator brings in and out of resonance: Eqs. 23, 29 and Fig. 3, in the frame
 * that rotates with the resonator.  Time in 1/Gamma_2, rates in Gamma_2. */
typedef struct {
  double relaxation;   /* Gamma_1 */
  double rabi;         /* Omega */
  double polarisation; /* m = tanh(E/2T)/2 */
  double on, off;      /* E - nu0 in the fluctuator's two positions */
  double switching;    /* gamma: positions are correlated as exp(-2 gamma t) */
} DwBloch;

/* (Re S+, Im S+, Sz) */
typedef struct {
  double re, im, z;
} DwSpin;

/* Where the system comes to rest at a detuning E - nu0: Eq. 29 with the factors 1/2 and 1/4 of Eq. 23. */
DwSpin dw_bloch_stationary(const DwBloch *bloch, double detuning);
/* d/dt of ds/dt = -i (d - i) s - i (Omega/2) Sz, dSz/dt = (Omega/2) Im s - Gamma_1 (Sz - m). */
DwSpin dw_bloch_rate(const DwBloch *bloch, double detuning, DwSpin spin);
/* After a time at constant detuning, exactly. */
DwSpin dw_bloch_evolve(const DwBloch *bloch, double detuning, double time, DwSpin spin);

/* Re S+ at samples k step, k < n: solved, and where it would rest; starting at rest, in resonance or out of
 * it as the fluctuator has it. */
void dw_bloch_trace(const DwBloch *bloch, uint64_t seed, uint64_t realization, double step, size_t n,
                    double *integrated, double *stationary);
