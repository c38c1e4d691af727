/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <stdbool.h>

/* The glass of the generalised tunnelling model of Faoro and Ioffe, with a resonator on it: density of states
 * P0 (E/Emax)^mu, interaction U0/r^3.  Energies and temperatures in K (hbar = k_B = 1), rates in 1/s where
 * said; equation numbers are the paper's. */
typedef struct {
  double nu0;                  /* the resonator's quantum, K */
  double temperature;          /* K */
  double mu, chi;              /* chi = P0 U0 */
  double e_max;                /* K */
  double log_rates;            /* ln(Gamma_max/Gamma_min) of the thermal systems */
  double c;                    /* the prefactor of Eq. 19 */
  double u0;                   /* K nm^3 */
  double drive;                /* |E/Ec|: at every temperature, or at DW_DRIVE_REFERENCE */
  bool field_held;             /* which of the two */
  bool self_consistent;        /* how the strongly coupled fluctuators are counted: see noise.h */
  double gamma_min, gamma_max; /* switching rates of the fluctuators, 1/s */
  double f_tan_delta;          /* filling factor times intrinsic loss tangent */
  double volume;               /* of the host material, nm^3 */
} DwGlass;

#define DW_KELVIN_PER_GIGAHERTZ 0.04799243073366221    /* h/k_B */
#define DW_KELVIN_PER_RATE 7.638232582257738e-12       /* hbar/k_B, per 1/s: rates are angular */
#define DW_KELVIN_PER_ELECTRON_VOLT 11604.518121550082 /* e/k_B */
#define DW_DRIVE_REFERENCE 0.1                         /* K */

/* Gamma_2 of Eq. 19, K. */
double dw_glass_dephasing(const DwGlass *glass, double temperature);
/* chi (T/Emax)^mu: what the interaction amounts to at a temperature. */
double dw_glass_interaction(const DwGlass *glass, double temperature);
/* |E/Ec|.  A held field's changes with temperature as 1/Ec, Ec ~ sqrt(Gamma_2 coth(nu0/2T)) of Eqs. 4, 41. */
double dw_glass_drive(const DwGlass *glass, double temperature);
/* Ec(T)/Ec(DW_DRIVE_REFERENCE). */
double dw_glass_critical_field(const DwGlass *glass, double temperature);
/* A = Gamma_2 sqrt(1 + |E/Ec|^2), K: the width of the line that a driven system shows. */
double dw_glass_width(const DwGlass *glass, double temperature);
/* -d ln A/d ln T */
double dw_glass_width_exponent(const DwGlass *glass, double temperature);

/* Fluctuators within reach of one resonant system: N_f = (4 pi/3) U0 rho_f/Gamma_2 = (4 pi/3)/(c ln), and the
 * width of the Lorentzian that their energy drift is spread over: Gamma_f = C rho_f U0, C = 2 pi^2/3, K. */
double dw_glass_neighbours(const DwGlass *glass);
double dw_glass_drift(const DwGlass *glass, double temperature);

/* Relaxation rates at E = Delta0, 1/s: by phonons (Eq. 4 with gamma = 1 eV, 2200 kg/m^3, 4000 m/s), by
 * electrons (Eq. 5 with K = 0.1), by other two-level systems (Eq. 21). */
double dw_rate_phonons(double energy, double temperature);
/* Eq. 20 as printed, with U0/a^3 = 300 K and a Debye frequency of 1000 K: 3 pi and more below Eq. 4. */
double dw_rate_phonons_printed(double energy, double temperature);
double dw_rate_electrons(double energy, double temperature);
double dw_rate_neighbours(const DwGlass *glass, double energy, double temperature);

/* z/sinh z, 1 at z = 0. */
double dw_z_over_sinh(double z);
