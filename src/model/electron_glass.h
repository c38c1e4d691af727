/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/averaging.h"
#include "model/electron_glass_numbers.h"
#include "model/model.h"
#include "physics/glass/fits.h"

/* What the table of the electron glass (electron_glass.c) and its curves (electron_glass_curves.c,
 * electron_glass_readouts.c) share. */

enum {
  EG_SITES,
  EG_DISORDER_WIDTH,
  EG_INTERACTION_STRENGTH,
  EG_TEMPERATURE,
  EG_LOCALISATION,
  EG_DENSITY,
  EG_BOUNDARY,
  EG_RATE_MODEL,
  EG_INTERACTION_TERM,
  EG_FILLING,
  EG_REALIZATIONS
};
enum {
  EG_PLOT_LEVELS,
  EG_PLOT_RATES,
  EG_PLOT_RATES_LINEAR,
  EG_PLOT_RELAXATION,
  EG_PLOT_SIZE,
  EG_PLOT_COLLAPSE,
  EG_PLOT_SIZE_LEVELS,
  EG_PLOT_SHIFT
};
enum { EG_MONTE_CARLO, EG_GUIDE, EG_FIT };         /* of the levels */
enum { EG_INVERSE = 1 };                           /* of the slow rates */
enum { EG_DIRECT, EG_LOGARITHM };                  /* of the relaxation */
enum { EG_N_10, EG_N_100, EG_N_1000, EG_NEAREST }; /* of the sizes */
enum { EG_SHIFT_DISORDER, EG_SHIFT_INTERACTION, EG_SHIFT_SIZE };

enum {
  EG_READ_MEDIAN_ENERGY,
  EG_READ_GAP_SLOPE,
  EG_READ_GAP_OFFSET,
  EG_READ_GAP_CHI2,
  EG_READ_GAP_LOW,
  EG_READ_GAP_HIGH,
  EG_READ_EXCESS,
  EG_READ_POTENTIAL,
  EG_READ_Q05,
  EG_READ_Q25,
  EG_READ_Q50,
  EG_READ_Q75,
  EG_READ_Q95,
  EG_READ_MEAN,
  EG_READ_MODE,
  EG_READ_PLATEAU,
  EG_READ_PLATEAU_LOW,
  EG_READ_PLATEAU_HIGH,
  EG_READ_LAMBDA_MIN,
  EG_READ_UNTRUSTED,
  EG_READ_N_10,
  EG_READ_N_100,
  EG_READ_N_1000,
  EG_READ_SIGN_DISORDER,
  EG_READ_SIGN_INTERACTION,
  EG_READ_SIGN_SIZE
};

/* The model's solve function: see model.h. */
DwResult *dw_electron_solve(const DwRequest *request, const DwControl *control, DwError *error);

/* The glass that the parameters describe. */
DwElectrons dw_electrons_of(const double *values);

typedef struct {
  const DwRequest *request;
  const DwElectronNumbers *numbers;
  const DwMoments *moments; /* of no realizations: nothing is known yet */
} DwElectronAnswer;

/* Everything that can be said of one plot so far. */
DwStatus dw_electron_add_plot(const DwElectronAnswer *answer, DwResult *result, const DwPlotRequest *plot);
void dw_electron_read_out(const DwElectronAnswer *answer, DwResult *result);

/* A line through n(|E|) between 2T and 0.4 J. */
bool dw_electron_fit_gap(const DwElectronAnswer *answer, double *low, double *high, DwFit *fit);

/* What passes for the plateau of p(ln lambda): the peak and the range where p, over three bins, is within 20
 * % of it.  lambda_min is that of Eq. 24: the even distribution of this height which has as many rates below
 * the peak. */
typedef struct {
  double height, mode, low, high, log_lambda_min;
  double height_error, mode_error, low_error, high_error, log_lambda_min_error;
} DwPlateau;
bool dw_electron_plateau(const DwElectronAnswer *answer, DwPlateau *plateau);
