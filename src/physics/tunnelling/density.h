/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* The densities of levels n(T, E) on E > 0 that Churkin et al. draw their curves from.  T and E in K. */

typedef enum {
  DW_DENSITY_EQ_3,    /* B ((T^2 + E^2)/K^2)^(mu/2) with constant B and mu */
  DW_DENSITY_TABLE_2, /* the same with B(T) and mu(T) of Table II, linear in ln T, constant beyond its ends */
  DW_DENSITY_EQ_9,    /* n0/(1 + a ln(J0/E)) below E = J0 and n0 above: the dipolar gap at T = 0 */
} DwDensityForm;

enum { DW_TABLE_2_ROWS = 7 };
typedef struct {
  double temperature, amplitude, exponent;
} DwTable2Row;

typedef struct {
  DwDensityForm form;
  double amplitude; /* B or n0; for Table II what its B is multiplied by */
  double exponent;  /* mu of Eq. 3 */
  double gap;       /* J0 of Eq. 9, K */
  double steepness; /* a of Eq. 9 */
  const DwTable2Row *rows;
} DwDensity;

DwDensity dw_density_eq3(double amplitude, double exponent);
/* Table II's density for J0 = 2 or 3 K, in levels per lattice site and K as printed. */
DwDensity dw_density_table2(int interaction);
/* Eq. 9 as printed, a = (2 pi/3) J0/h0, for a ratio J0/h0 >= 0 and a field h0 in K.  Without interactions
 * there is no gap: n = n0. */
DwDensity dw_density_eq9(double amplitude, double ratio, double field);

/* B and mu at T of the forms that have them (Eq. 9: n0 and 0). */
typedef struct {
  double amplitude, exponent;
} DwPowerForm;
DwPowerForm dw_density_form(const DwDensity *density, double temperature);

double dw_density_at(const DwDensity *density, double temperature, double energy);
/* integral_0^E n dE', the levels below E. */
double dw_density_below(const DwDensity *density, double temperature, double energy);
/* d ln n/d ln E of Eq. 9, a n/n0 below J0 and 0 above. */
double dw_density_gap_slope(const DwDensity *density, double energy);
