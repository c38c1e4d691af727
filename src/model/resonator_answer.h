/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/model.h"
#include "model/resonator_sampling.h"
#include "physics/resonator/bloch.h"
#include "physics/resonator/curves.h"

/* What the table of the resonator's noise, its answers and its readouts share: the order of the table's
 * entries, and the physics that a request's values stand for. */

enum {
  DW_RESONATOR_F0,
  DW_RESONATOR_TEMPERATURE,
  DW_RESONATOR_MU,
  DW_RESONATOR_CHI,
  DW_RESONATOR_E_MAX,
  DW_RESONATOR_LOG_RATES,
  DW_RESONATOR_C,
  DW_RESONATOR_U0,
  DW_RESONATOR_DRIVE,
  DW_RESONATOR_DRIVE_MODE,
  DW_RESONATOR_COUNTING,
  DW_RESONATOR_GAMMA_MIN,
  DW_RESONATOR_GAMMA_MAX,
  DW_RESONATOR_F_TAN_DELTA,
  DW_RESONATOR_VOLUME,
  DW_RESONATOR_FLUCTUATORS,
  DW_RESONATOR_RECORD,
  DW_RESONATOR_NEIGHBOURS,
  DW_RESONATOR_INNER_CUT,
  DW_RESONATOR_LEVEL,
  DW_RESONATOR_TUNNELLING,
};

enum {
  DW_RESONATOR_SPECTRUM,
  DW_RESONATOR_TEMPERATURE_PLOT,
  DW_RESONATOR_BETA,
  DW_RESONATOR_POWER,
  DW_RESONATOR_DEPHASING,
  DW_RESONATOR_SHIFT,
  DW_RESONATOR_LOSS,
  DW_RESONATOR_INTERACTION,
  DW_RESONATOR_DRIFT,
  DW_RESONATOR_NARROWING,
  DW_RESONATOR_BLOCH,
  DW_RESONATOR_N_PLOTS,
};
enum { DW_RESONATOR_ANALYTIC, DW_RESONATOR_MONTE_CARLO, DW_RESONATOR_LORENTZIAN, DW_RESONATOR_GUIDE_1 };
enum { DW_RESONATOR_DRIFT_DRAWN };
enum { DW_RESONATOR_STATIONARY, DW_RESONATOR_INTEGRATED };

enum {
  DW_READ_GAMMA_2,
  DW_READ_NEIGHBOURS,
  DW_READ_DRIFT_WIDTH,
  DW_READ_CRITICAL_FIELD,
  DW_READ_CHI_EFF,
  DW_READ_NOISE,
  DW_READ_BETA,
  DW_READ_BETA_LOW,
  DW_READ_BETA_HIGH,
  DW_READ_BETA_MAX,
  DW_READ_BETA_MAX_T,
  DW_READ_POWER,
  DW_READ_CROSSOVER,
  DW_READ_HOT_CONSTANT,
  DW_READ_STM,
  DW_READ_DIP,
  DW_READ_DIP_DEPTH,
  DW_READ_WINGS,
  DW_READ_PLATEAU,
  DW_READ_SLOPE,
  DW_READ_SLOPE_EXACT,
  DW_READ_SLOPE_LOW,
  DW_READ_SLOPE_HIGH,
  DW_READ_RATIO,
  DW_READ_MEDIAN,
  DW_READ_Q80,
  DW_READ_Q90,
  DW_READ_BLOCH,
};

/* The demonstration of Fig. 3, in 1/Gamma_2. */
#define DW_BLOCH_TIME 2000.0

/* Not yet prepared: see dw_resonator_prepare. */
DwResonator dw_resonator_of(const double *values);
DwBloch dw_resonator_bloch(const double *values);
DwTelegraphRecipe dw_resonator_telegraphs(const double *values);

/* Readouts and bands that are no matter of chance. */
void dw_resonator_read_out(const DwResonator *resonator, DwResult *result);
bool dw_resonator_add_bands(const DwResonator *resonator, DwResult *result, const DwPlotRequest *plot);
/* Those of the samples, with their errors. */
void dw_resonator_read_out_samples(const DwResonator *resonator, const DwSamples *samples, DwResult *result);

DwResult *dw_resonator_solve(const DwRequest *request, const DwControl *control, DwError *error);
