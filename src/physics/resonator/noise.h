/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "physics/resonator/glass.h"

/* Eq. 39: s/P0 = integral_0^Emax (E/Emax)^mu tanh^2(E/2T) x^2/(x^2 + A^2)^2 dE, x = E - nu0, in 1/K, and its
 * logarithmic derivatives under the integral sign, not by differences. */
typedef struct {
  double s;
  double by_temperature; /* d ln s/d ln T at fixed A */
  double by_width;       /* d ln s/d ln A at fixed T: -1 where the resonance dominates */
} DwNoise;

/* Of an explicit width A, 1e-13 to 10 of nu0; s to 1e-14 relative. */
DwNoise dw_noise_integral(double nu0, double width, double temperature, double mu, double e_max);
/* With A = Gamma_2 sqrt(1 + |E/Ec|^2) of the glass. */
DwNoise dw_noise(const DwGlass *glass, double temperature);

/* Eq. 40 with what its print drops: (nu0/Emax)^mu tanh^2(nu0/2T) pi/(2A). */
double dw_noise_resonant(const DwGlass *glass, double temperature);
/* Eq. 43: c(mu) T^(mu-1)/Emax^mu, and c(mu) = integral x^(mu-2) tanh^2(x/2) dx in closed form, 0 <= mu < 1.
 */
double dw_noise_hot(const DwGlass *glass, double temperature);
double dw_noise_hot_constant(double mu);

/* The number of fluctuators that s is multiplied by.  The paper's: those with U > Gamma_2, however wide the
 * line.  Self-consistent, from averaging Eq. 29 over the whole drift: 4 Gamma_f/(2A + Gamma_f). */
double dw_noise_fluctuators(const DwGlass *glass, double temperature);

/* The variance of delta nu/nu0 that the fluctuators make together, without their spectrum's shape: of s, or
 * of another form of the integral in its place. */
double dw_noise_variance(const DwGlass *glass, double temperature);
double dw_noise_variance_of(const DwGlass *glass, double temperature, double s);
/* The same for the standard tunnelling model's integral `q` (of standard.h). */
double dw_noise_standard_variance(const DwGlass *glass, double q);
/* The shape: telegraphs of rates P(gamma) ~ 1/gamma between gamma_min and gamma_max, one-sided, per Hz, of
 * unit variance. */
double dw_noise_shape(const DwGlass *glass, double frequency);

/* -d ln S/d ln T with the width as the glass's drive makes it, and its value where the resonance dominates;
 * d ln S/d ln P at fixed temperature, P ~ |E|^2. */
double dw_noise_temperature_exponent(const DwGlass *glass, double temperature);
double dw_noise_resonant_exponent(const DwGlass *glass, double temperature);
double dw_noise_power_exponent(const DwGlass *glass, double temperature);

/* The temperature above which s is more than twice its resonant part; NaN if it is nowhere below Emax. */
double dw_noise_crossover(const DwGlass *glass);
