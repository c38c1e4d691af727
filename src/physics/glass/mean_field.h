/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "physics/glass/couplings.h"

/* The self-consistent equations of both glasses,
 *   field_i = bare_i + sum_j c_ij s_j,   s_i = tanh(field_i/2T),   c_ij = c_ji, c_ii = 0
 * (Eq. 4: field = Delta', c = kappa u/r^3; Eq. 20: field = E, c = -e^2/2r), one site after the other.
 *
 * Why not all at once, as the papers' iteration does: two sites with |c_12| >> T at fields below it answer
 * each other's old states and flip for ever; damping only makes the flips rarer, and at N = 1000 no damping
 * ends them. Taking one site at a time minimises the mean-field free energy F = -1/2 sum bare_i s_i - 1/4 sum
 * c_ij s_i s_j - T sum entropy(s_i) exactly in that site's variable, where it is convex, so F only falls and
 * the iteration always ends.
 *
 * It ends in one of very many solutions: which one, and with that the averages, depends on the start.
 *
 * Sites whose s would move by less than a threshold wait; the threshold follows the largest move downwards.
 * So rows of c are touched only where something happens, three or four times each in place of thirty-five. */
typedef struct DwMeanField DwMeanField;

/* Room for up to `most` sites; NULL without memory. */
DwMeanField *dw_mean_field_new(size_t most);
void dw_mean_field_free(DwMeanField *mean_field);

/* Begins at the n = couplings->n given values of s; `bare` is copied, `couplings` borrowed while it is used.
 */
DwStatus dw_mean_field_begin(DwMeanField *mean_field, double temperature, const double *bare,
                             DwCouplings *couplings, const double *spin, const DwCancel *cancel);
/* Adds `shift` to every bare field and resumes: minus a change of the chemical potential. */
void dw_mean_field_shift(DwMeanField *mean_field, double shift);
/* One pass over all sites.  Sets `settled` where none would move by more than DW_SETTLED. */
DwStatus dw_mean_field_pass(DwMeanField *mean_field, bool *settled, const DwCancel *cancel);
/* Passes until settled.  DW_NO_CONVERGENCE only after DW_MOST_PASSES, which no case is known to take. */
DwStatus dw_mean_field_settle(DwMeanField *mean_field, const DwCancel *cancel);

static const double DW_SETTLED = 1e-10;
enum { DW_MOST_PASSES = 100000 };

const double *dw_mean_field_fields(const DwMeanField *mean_field);
const double *dw_mean_field_spins(const DwMeanField *mean_field);
/* How many rows of c the present solution has taken so far. */
uint64_t dw_mean_field_rows(const DwMeanField *mean_field);
/* F as above. */
double dw_mean_field_free_energy(const DwMeanField *mean_field);
