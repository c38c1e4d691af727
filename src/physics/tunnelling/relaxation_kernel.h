/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* The inner integral of Eq. 8 (Churkin et al.), over the levels of one energy with all their tunnelling
 * amplitudes:
 *   R(k) = integral_0^1 sqrt(1 - x^2)/x /(1 + k^2/x^4) dx,   k = omega/(A E^3 coth(E/2T)) >= 0.
 * It falls from (1/2) ln(4/k) - 1 at small k to 2/(15 k^2) at large; relative error below 1e-14 for every
 * k > 0.  Infinite at k = 0. */
double dw_relaxation_kernel(double k);
