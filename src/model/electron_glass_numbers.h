/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "physics/glass/bins.h"
#include "physics/glass/electrons.h"

/* What one realization of the electron glass contributes to the averages: a list of numbers, laid out here.
 * Rates are in units of Gamma0, the zero mode is left out. */

/* The energies; the rates; three sizes side by side; the schemes of Table I. */
enum { DW_EG_LEVELS = 1, DW_EG_RATES = 2, DW_EG_SIZES = 4, DW_EG_SCHEMES = 8 };

enum { DW_EG_DISORDER, DW_EG_INTERACTION, DW_EG_SIZE, DW_EG_N_SCHEMES, DW_EG_STEPS = 3 };
enum { DW_EG_QUANTILES = 5 };
extern const double dw_eg_probabilities[DW_EG_QUANTILES]; /* 0.05, 0.25, 0.5, 0.75, 0.95 */
extern const size_t dw_eg_sizes[DW_EG_STEPS];             /* 10, 100, 1000 */

typedef struct {
  DwElectrons electrons;
  unsigned what;
  bool preview;            /* without a thousand sites and without the scheme of sizes */
  double reach;            /* of the density of states */
  DwBins energies;         /* of E */
  DwBins folded;           /* of |E|, in the Coulomb gap */
  DwBins rates, low_rates; /* of ln lambda: everywhere, and finely up to the peak of strong disorder */
  DwBins times;            /* log10 t: its middles */
  /* Where they stand in the list. */
  size_t median_energy, excess, square_excess, potential, E, fold, rate, low_rate, relaxation, quantile,
      mean_rate, untrusted;
  size_t size_rate, size_E, size_median; /* one after the other for each size */
  size_t shift;                          /* [scheme][step 1, 2] of the median ln lambda against step 0 */
  size_t n;
} DwElectronNumbers;

DwElectronNumbers dw_electron_numbers(const DwElectrons *electrons, unsigned what);
/* How many of the sizes are taken, from the smallest on, and how many of the schemes. */
size_t dw_electron_sizes(const DwElectronNumbers *numbers);
int dw_electron_schemes(const DwElectronNumbers *numbers);

/* A worker's own room. */
typedef struct DwElectronRoom DwElectronRoom;
DwElectronRoom *dw_electron_room_new(const DwElectronNumbers *numbers);
void dw_electron_room_free(DwElectronRoom *room);

DwStatus dw_electron_numbers_realize(const DwElectronNumbers *numbers, DwElectronRoom *room,
                                     const DwDraws *draws, double *list, const DwCancel *cancel);

/* The glass at a step (0..2) of a scheme, and what is varied. */
DwElectrons dw_electron_scheme(const DwElectrons *electrons, int scheme, int step, double *varied);
size_t dw_electron_shift_place(const DwElectronNumbers *numbers, int scheme, int step);

/* A scale of E, rounded to 1, 2, 3 or 6 times a power of ten. */
double dw_electron_reach(const DwElectrons *electrons);
