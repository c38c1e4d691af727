/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "physics/numerics/status.h"
#include "physics/tunnelling/delta_table.h"
#include "physics/tunnelling/slopes.h"

#include <stdbool.h>
#include <stddef.h>

/* Every curve that follows from a density of levels, as a function of its abscissa at one setting of the
 * parameters.  Densities are in units of their own n0 (B of Eq. 3, B(1 K) of Table II, 1/h0 of Eq. 9), so
 * that `strength` is the prefactor of that n0. */
typedef struct {
  DwDensity density;
  double strength;  /* P0 gamma^2/(rho v^2) */
  double crossover; /* T0, K */
  double reference; /* K: where dv/v is 0 */
  bool delta;       /* A2 in place of Eq. 8 */
  const DwCancel *cancel;
  /* From here on made by dw_tunnelling_prepare. */
  DwVelocity velocity, standard; /* of `density`, and of a constant one */
  DwDeltaTable table;
  bool table_ready;
  double resonance_at_reference, relaxation_at_reference, standard_at_reference;
  double heat, conduction, conduction_delta; /* of Eq. 3 at 1 K: the rest is a power of T */
  double maximum;                            /* K; NaN if there is none */
  DwLine below, above;                       /* of dv/v, in the window `near` */
} DwTunnelling;

/* What is to be prepared. */
enum {
  DW_TUNNELLING_SOUND = 1,  /* dv/v, for temperatures from `low` to `high` */
  DW_TUNNELLING_SLOPES = 2, /* its maximum and slopes */
  DW_TUNNELLING_HEAT = 4,   /* heat capacity and conductivity */
};
/* DW_OK or DW_CANCELLED. */
DwStatus dw_tunnelling_prepare(DwTunnelling *tunnelling, unsigned needs, double low, double high);

/* dv/v relative to the reference; a DwFunction of T whose context is a DwTunnelling.  NaN once cancelled. */
double dw_tunnelling_sound(double temperature, const void *tunnelling);

typedef struct {
  double (*at)(const DwTunnelling *tunnelling, double x);
  unsigned needs;
  bool of_power;   /* only for the density of Eq. 3 */
  bool of_maximum; /* only where dv/v has a maximum */
} DwTunnellingCurve;

/* y at each of n abscissae, NaN where the curve has no value (x <= 0 among others), never infinite.  DW_OK or
 * DW_CANCELLED. */
DwStatus dw_tunnelling_evaluate(const DwTunnelling *tunnelling, const DwTunnellingCurve *curve,
                                const double *x, double *y, size_t n);

/* Of T: */
extern const DwTunnellingCurve dw_curve_sound, dw_curve_sound_resonant, dw_curve_sound_relaxation,
    dw_curve_sound_standard, dw_curve_sound_below, dw_curve_sound_above;
/* The same with the sign of the dielectric constant: */
extern const DwTunnellingCurve dw_curve_dielectric, dw_curve_dielectric_resonant,
    dw_curve_dielectric_relaxation, dw_curve_dielectric_standard, dw_curve_dielectric_below,
    dw_curve_dielectric_above;
extern const DwTunnellingCurve dw_curve_heat, dw_curve_heat_power, dw_curve_heat_standard;
extern const DwTunnellingCurve dw_curve_conduction, dw_curve_conduction_delta, dw_curve_conduction_power,
    dw_curve_conduction_standard, dw_curve_guide_1_95;
/* Of k: */
extern const DwTunnellingCurve dw_curve_kernel, dw_curve_kernel_small, dw_curve_kernel_large;

/* The slope ratios of Eqs. 3, 7 and 8 as functions of mu alone, 0 <= mu <= 1/2; minus them, which is
 * positive. A table serves many mu to 1e-6. */
enum { DW_SLOPE_WINDOWS = 3, DW_SLOPE_NODES = 24 };
extern const DwSlopeWindow *const dw_slope_windows[DW_SLOPE_WINDOWS]; /* wide, near, mid */
typedef struct {
  double ln_ratio[DW_SLOPE_WINDOWS][DW_SLOPE_NODES];
} DwSlopeTable;
DwStatus dw_slope_table_fill(DwSlopeTable *table, const DwCancel *cancel);
double dw_slope_table_at(const DwSlopeTable *table, unsigned window, double exponent);
/* One mu, directly. */
void dw_slope_ratios_of(double exponent, double ratios[DW_SLOPE_WINDOWS]);
