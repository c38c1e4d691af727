/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "physics/numerics/status.h"

#include <complex.h>

/* The response of the full equations (10), (11) to a field H1 + h cos(omega t).  chi_T = 1, omega in 1/tau_s,
 * chi = chi' - i |chi''|. */

/* h -> 0: the two-pole (a+p)/(a + p(1+a(1+sigma)) + p^2), p = i omega, to a few ulp in both parts.  a = 0 gives
 * 1/(1+p).  sigma >= 0, a >= 0, omega > 0. */
double complex dw_linear_response(double sigma, double a, double omega);

/* |chi''|/omega of it, without cancellation for omega -> 0. */
double dw_linear_response_spectrum(double sigma, double a, double omega);

/* A lock-in measurement of the full nonlinear equations at amplitude drive = h/H1 in 1e-4..0.95: the fundamental of
 * the periodic state M(t), divided by h.  1e-6 relative in both parts.  DW_NO_CONVERGENCE where no periodic state
 * with M > 0 and phonons at positive temperature was found: at omega above about a sigma, where
 * sigma ((1 - drive^2)^(-1/2) - 1) > 1, the drive pumps the spins colder without end.  DW_BAD_VALUE, DW_CANCELLED. */
DwStatus dw_lockin(double sigma, double a, double drive, double omega, const DwCancel *cancel, double complex *chi);
