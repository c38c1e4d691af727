/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Table I and Appendix C of Churkin et al.: how strongly defects act on each other through strain and through
 * their electric dipoles.  Energies in K. */

typedef struct {
  double weak, strong; /* coupling to strain gamma_w, gamma_s, eV */
  double density;      /* rho, kg/m^3 */
  double velocity;     /* v, m/s */
  double dipole;       /* p, D */
  double permittivity; /* eps, relative */
} DwMaterial;

/* gamma_s^2, gamma_s gamma_w or gamma_w^2 over rho v^2 R^3 (Eq. 10), R in nm. */
double dw_energy_of_defects(const DwMaterial *material, double distance);
double dw_energy_of_field(const DwMaterial *material, double distance);
double dw_energy_elastic(const DwMaterial *material, double distance);
/* p^2/(4 pi eps eps0 R^3), Eq. 11 in a medium. */
double dw_energy_electric(const DwMaterial *material, double distance);
/* R in nm at which the energy of defects has this value. */
double dw_distance_of_defects(const DwMaterial *material, double energy);

/* Electric over elastic interaction, App. C: 0.36 tan delta for the one, 1.1/Q for the other, or pi/2 times
 * as much of the logarithmic slopes C_dip and C_el, rounded by the print to 0.56 and 1.74. */
double dw_ratio_of_slopes_printed(double c_dip, double c_el);
double dw_ratio_of_slopes(double c_dip, double c_el);
double dw_ratio_of_losses(double tan_delta, double inverse_q);
double dw_ratio_of_slope_and_loss(double c_dip, double inverse_q);
