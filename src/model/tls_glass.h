/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/averaging.h"
#include "model/model.h"
#include "model/tls_glass_numbers.h"
#include "physics/glass/fits.h"

/* What the table of the TLS glass (tls_glass.c) and its curves (tls_glass_curves.c, tls_glass_readouts.c)
 * share. */

enum {
  TLS_SITES,
  TLS_DISORDER,
  TLS_INTERACTION,
  TLS_TEMPERATURE,
  TLS_KAPPA,
  TLS_DENSITY,
  TLS_START,
  TLS_DELTA0_MIN,
  TLS_DELTA0_MAX,
  TLS_RATE_CONSTANT,
  TLS_REALIZATIONS
};
enum {
  TLS_PLOT_LEVELS,
  TLS_PLOT_GAP,
  TLS_PLOT_RATES,
  TLS_PLOT_RATES_LINEAR,
  TLS_PLOT_RELAXATION,
  TLS_PLOT_TERM,
  TLS_PLOT_TERM_RATES,
  TLS_PLOT_SHIFT
};
/* Curves of TLS_PLOT_LEVELS and TLS_PLOT_GAP, of the rates, and so on. */
enum { TLS_ENERGIES, TLS_BIASES, TLS_LOG_FIT, TLS_INVERSE_FIT, TLS_BARE };
enum { TLS_MONTE_CARLO, TLS_PLATEAU };
enum { TLS_DIRECT, TLS_CONTINUUM, TLS_LOGARITHM };
enum { TLS_DERIVED, TLS_AS_PRINTED, TLS_WITHOUT };
enum { TLS_SHIFT_DISORDER, TLS_SHIFT_INTERACTION, TLS_SHIFT_SIZE, TLS_MEAN_DISORDER };

enum {
  TLS_READ_COUPLING,
  TLS_READ_MEDIAN_BIAS,
  TLS_READ_MEDIAN_GAIN,
  TLS_READ_LOG_GAIN,
  TLS_READ_LAMBDA_HALF,
  TLS_READ_LAMBDA_EFF,
  TLS_READ_PLATEAU,
  TLS_READ_PLATEAU_LOW,
  TLS_READ_PLATEAU_HIGH,
  TLS_READ_PLATEAU_EXACT,
  TLS_READ_GAP_LOW,
  TLS_READ_GAP_HIGH,
  TLS_READ_GAP_A,
  TLS_READ_GAP_B,
  TLS_READ_GAP_CHI2,
  TLS_READ_GAP_N0,
  TLS_READ_GAP_C,
  TLS_READ_INVERSE_CHI2,
  TLS_READ_TAIL,
  TLS_READ_TAIL_LOW,
  TLS_READ_CHI_BARE,
  TLS_READ_CHI,
  TLS_READ_WINDOW_LOW,
  TLS_READ_WINDOW_HIGH,
  TLS_READ_SLOPE,
  TLS_READ_SLOPE_EXACT,
  TLS_READ_SIGN_DISORDER,
  TLS_READ_SIGN_INTERACTION,
  TLS_READ_SIGN_SIZE,
  TLS_READ_TERM_DERIVED,
  TLS_READ_TERM_PRINTED,
  TLS_READ_TERM_NEGATIVE
};

enum { DW_TLS_TERM_SITES = 3000 }; /* of the dense matrices of App. B */

/* App. B's rates of one realization, ascending, a = 1; NULL until they are there. */
typedef struct {
  const double *without, *derived, *printed;
  size_t n;
} DwTlsTerm;

/* The model's solve function: see model.h. */
DwResult *dw_tls_solve(const DwRequest *request, const DwControl *control, DwError *error);

/* The glass that the parameters describe. */
DwTls dw_tls_of(const double *values);

typedef struct {
  const DwRequest *request;
  const DwTls *tls;
  double rate_constant;
  const DwTlsNumbers *numbers;
  const DwMoments *moments; /* of no realizations: nothing is known yet */
  const DwTlsTerm *term;
} DwTlsAnswer;

/* Everything that can be said of one plot so far. */
DwStatus dw_tls_add_plot(const DwTlsAnswer *answer, DwResult *result, const DwPlotRequest *plot);
void dw_tls_read_out(const DwTlsAnswer *answer, DwResult *result);

/* Fits to n(|Delta'|) over `low` <= |Delta'| <= `high`: a line in ln |Delta'|, and n0/(1 - c ln |Delta'|).
 * False where there is no gap to speak of, or too little of it counted. */
typedef struct {
  double low, high;
  DwFit line, inverse;
} DwGapFits;
bool dw_tls_fit_gap(const DwTlsAnswer *answer, DwGapFits *fits);

/* Where Eq. 17 holds, with the mean logarithm of the gain in both rates. */
bool dw_tls_logarithm_window(const DwTlsAnswer *answer, double *low, double *high);
/* Slowest and fastest rate by Delta0 at gain e^<ln g>. */
void dw_tls_edges(const DwTlsAnswer *answer, double *slowest, double *fastest);
