/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <complex.h>
#include <stdbool.h>

/* Bramwell's susceptibility of the bottlenecked spins (Eqs. 13-16) and its approximation (Eq. 1).
 * chi_T = 1, omega in units of 1/tau_s; sigma >= 0, omega > 0.  Convention e^{+i omega t}: chi = chi' - i
 * |chi''|. */

/* chi of Eq. 13 by its conjugate form, to a few ulp in both parts for omega 1e-300..1e300. */
double complex dw_susceptibility(double sigma, double omega);

/* |chi''| / omega; tends to 1 + sigma for omega -> 0. */
double dw_susceptibility_spectrum(double sigma, double omega);

/* alpha = -d ln(|chi''|/omega) / d ln omega, analytically. */
double dw_susceptibility_exponent(double sigma, double omega);

/* Eq. 1 as printed (w -> 0 limit sigma), and its exponent.  sigma > 0. */
double dw_approximate_spectrum(double sigma, double omega);
double dw_approximate_exponent(double sigma, double omega);

/* The range of omega around alpha = 3/2 in which |alpha - 3/2| <= tolerance for Eq. 13.  alpha rises steadily
 * from 0 to 2 at any sigma, so there always is one, at small sigma just a moment of Debye's passage.  False
 * if tolerance is not between 0 and 1/2. */
bool dw_susceptibility_window(double sigma, double tolerance, double *low, double *high);

/* omega where alpha of Eq. 13 passes 7/4; ~ 4 sigma/sqrt(3) for large sigma.  NaN for sigma = 0, where alpha
 * is that of Debye relaxation and the crossover between 3/2 and 2 does not exist. */
double dw_susceptibility_crossover(double sigma);
