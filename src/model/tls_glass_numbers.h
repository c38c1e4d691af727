/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "physics/glass/bins.h"
#include "physics/glass/tls.h"

/* What one realization of the TLS glass contributes to the averages: a list of numbers, laid out here.  Rates
 * are those for a = 1. */

enum { DW_TLS_ALONE = 1, DW_TLS_SCHEMES = 2 }; /* the glass itself; the schemes of Table I */

/* Table I: disorder W (with T), interaction J (W^2 + J^2 constant), number of sites N; three steps each. */
enum { DW_SCHEME_DISORDER, DW_SCHEME_INTERACTION, DW_SCHEME_SIZE, DW_N_SCHEMES, DW_SCHEME_STEPS = 3 };

typedef struct {
  DwTls tls;
  unsigned what;
  bool preview;            /* without the scheme of sizes */
  double reach;            /* of the density of states */
  DwBins energies;         /* of E and Delta' */
  DwBins decades;          /* of log10 |E| and log10 |Delta'| */
  DwBins rates, low_rates; /* of ln lambda: everywhere, and finely at the lower edge */
  DwBins gains;            /* of ln g */
  DwBins times;            /* log10 t a: its middles */
  /* Where they stand in the list, as densities. */
  size_t median_bias, median_gain, log_gain, tail, E, bias, log_E, log_bias, rate, low_rate, gain, relaxation;
  size_t slope; /* of the relaxation over log10 t */
  size_t shift; /* [scheme][step 1, 2][median ln lambda, mean ln g] against step 0 */
  size_t n;
} DwTlsNumbers;

DwTlsNumbers dw_tls_numbers(const DwTls *tls, unsigned what);
DwStatus dw_tls_numbers_realize(const DwTlsNumbers *numbers, DwTlsGlass *glass, const DwDraws *draws,
                                double *list, const DwCancel *cancel);

/* The glass at a step (0..2) of a scheme, and what is varied. */
DwTls dw_tls_scheme(const DwTls *tls, int scheme, int step, double *varied);
size_t dw_tls_shift_place(const DwTlsNumbers *numbers, int scheme, int step, bool mean);

/* A scale of E, rounded to 1, 2, 3 or 6 times a power of ten. */
double dw_tls_reach(const DwTls *tls);
/* |Delta'| beyond which the share of sites, times this, shows the Cauchy tail: 100 effective interactions. */
double dw_tls_tail(const DwTls *tls);
