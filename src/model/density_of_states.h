/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/model.h"
#include "physics/levels/observables.h"

/* What the table of the interacting tunnelling systems and the code behind its curves both name. */

enum {
  DW_DOS_SIZE,
  DW_DOS_CONCENTRATION,
  DW_DOS_FIELD,
  DW_DOS_INTERACTION,
  DW_DOS_CUTOFF,
  DW_DOS_TEMPERATURE,
  DW_DOS_LADDER,
  DW_DOS_HOTTEST,
  DW_DOS_COLDEST,
  DW_DOS_SWEEPS,
  DW_DOS_REPAIR_PAIRS,
  DW_DOS_PROTOCOL,
  DW_DOS_REALIZATIONS,
  DW_DOS_CROSSOVER,
  DW_DOS_REFERENCE,
};

enum {
  DW_DOS_DENSITY,
  DW_DOS_PSEUDO_GAP,
  DW_DOS_EXPONENTS,
  DW_DOS_HEAT_CAPACITY,
  DW_DOS_CONDUCTIVITY,
  DW_DOS_SOUND_VELOCITY,
  DW_DOS_DIELECTRIC,
  DW_DOS_ANNEALING,
};

enum { DW_DOS_DENSITY_MONTE_CARLO, DW_DOS_COLD, DW_DOS_GAUSSIAN, DW_DOS_NON_INTERACTING };
enum { DW_DOS_GAP_MONTE_CARLO, DW_DOS_GAP_POWER_LAW, DW_DOS_GAP_EQ_3, DW_DOS_GAP_EQ_9 };
enum { DW_DOS_MU, DW_DOS_B, DW_DOS_MU_PRINTED, DW_DOS_B_PRINTED };
enum { DW_DOS_HEAT_MONTE_CARLO, DW_DOS_HEAT_POWER_LAW };
enum { DW_DOS_KAPPA_EQ_5, DW_DOS_KAPPA_EQ_A1, DW_DOS_KAPPA_POWER_LAW };
enum {
  DW_DOS_SOUND_EQ_8,
  DW_DOS_SOUND_EQ_A2,
  DW_DOS_SOUND_RESONANT,
  DW_DOS_SOUND_RELAXATION,
  DW_DOS_SOUND_SLOPES
};
enum { DW_DOS_ACCEPTANCE, DW_DOS_ENERGY, DW_DOS_UNSTABLE_PAIRS };

enum {
  DW_DOS_RUNG,
  DW_DOS_MU_COLD,
  DW_DOS_MU_COLD_LOW,
  DW_DOS_MU_COLD_HIGH,
  DW_DOS_MU_AT_T,
  DW_DOS_B_AT_T,
  DW_DOS_PIVOT_DENSITY,
  DW_DOS_WIDTH,
  DW_DOS_RMS,
  DW_DOS_GAP_COEFFICIENT,
  DW_DOS_ALPHA,
  DW_DOS_BETA,
  DW_DOS_T_MAX,
  DW_DOS_SLOPE_BELOW,
  DW_DOS_SLOPE_ABOVE,
  DW_DOS_SLOPE_RATIO,
  DW_DOS_ENERGY_COLD,
  DW_DOS_ACCEPTANCE_AT_T,
  DW_DOS_PAIR_FRACTION,
  DW_DOS_CHI2_MU,
  DW_DOS_CHI2_DENSITY,
};

/* The model's solve function: see model.h. */
DwResult *dw_dos_solve(const DwRequest *request, const DwControl *control, DwError *error);

/* The recipe that the parameters describe; DW_BAD_VALUE with a sentence where they contradict each other. */
DwStatus dw_dos_recipe(const double *values, DwRecipe *recipe, DwError *error);

/* The window of the power law, K: 0.2 to 2 K at h0 = 10 K, as the inset of Fig. 1 (b). */
void dw_dos_power_window(const double *values, double *low, double *high);

/* Adds the wanted curves, bands and readouts that an ensemble shows; of a `preview`, the curves say that they
 * are one.  What observables need is made once and stays in `observer`.  DW_OK, DW_CANCELLED or DW_NO_MEMORY.
 */
DwStatus dw_dos_assemble(DwResult *result, const DwRequest *request, const DwEnsemble *ensemble,
                         DwObserver **observer, bool preview, const DwCancel *cancel);

/* For a given instance: tables of energy, its variance and acceptance, and of the level density in 2 K bins,
 * at each rung.  False without memory. */
bool dw_dos_add_instance_tables(DwResult *result, const DwEnsemble *ensemble);
