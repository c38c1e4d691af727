/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "physics/resonator/glass.h"

/* The resonator's frequency shift: delta nu/nu0 = -(F tan delta/2 pi) v up to a constant. */

/* v = PV integral_0^Emax (E/Emax)^mu tanh(E/2T) 2E/(E^2 - nu0^2) dE: Eqs. 36, 37 with both rotating terms,
 * for lines that are narrow; absolute error 1e-14. */
double dw_shift_integral(double nu0, double temperature, double mu, double e_max);
/* The same for mu = 0 in closed form, where T << Emax:
 * ln[(Emax^2 - nu0^2)/(2 pi T)^2] - 2 Re psi(1/2 + i nu0/(2 pi T)). */
double dw_shift_digamma(double nu0, double temperature, double e_max);
/* Eq. 37 as printed: integral (E/Emax)^mu tanh(E/2T) x/(x^2 + A^2) dE. */
double dw_shift_printed_integral(double nu0, double width, double temperature, double mu, double e_max);

/* delta nu/nu0 relative to DW_SHIFT_REFERENCE: of the glass, and of the standard model (mu = 0).  As printed
 * it would be +(F tan delta/2 pi) times the other integral. */
#define DW_SHIFT_REFERENCE 0.01 /* K */
double dw_shift(const DwGlass *glass, double temperature);
double dw_shift_standard(const DwGlass *glass, double temperature);

/* The temperature over nu0 at which the standard model's shift is lowest. */
double dw_shift_dip(void);
