/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "physics/resonator/glass.h"

/* 1/Q - 1/Q0 over F tan delta, at any |E/Ec| (the glass's own drive plays no part). */

/* The resonance's: (nu0/Emax)^mu tanh(nu0/2T)/sqrt(1 + |E/Ec|^2). */
double dw_loss_standard(const DwGlass *glass, double temperature, double drive);
/* The whole integral (1/pi) int (E/Emax)^mu tanh(E/2T) Gamma_2/(x^2 + A^2) dE.  At high temperature or drive
 * it counts Lorentzian wings that no line has. */
double dw_loss_integral(const DwGlass *glass, double temperature, double drive);
/* An illustrative extension, not in the paper: each switch of a fluctuator (rates P(g) ~ 1/g from gamma_min
 * to gamma_max) brings an unsaturated system, so that Gamma_1 + g takes the place of Gamma_1 in the
 * saturation.  `gamma_1` in 1/s. */
double dw_loss_logarithmic(const DwGlass *glass, double temperature, double drive, double gamma_1);
