/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "physics/glass/symmetric.h"
#include "physics/glass/tls.h"

/* App. B: the rates of the full linearised equations, -lambda_i + f_ij, symmetrised:
 *   K_ij = lambda_i delta_ij - sqrt(c_i c_j) J_ij,   c_i = kappa Delta0^2 |Delta'|/(T sinh(|E|/T)),  a = 1.
 * f_ij of Eq. B1 as printed is -1/kappa times the derivative of Eq. 11, which this is. */
typedef enum { DW_TERM_ABSENT, DW_TERM_DERIVED, DW_TERM_AS_PRINTED } DwInteractionTerm;

/* Ascending rates of the last realization, n of them, in units of a; `matrix` has room for n x n.  Those with
 * the term as printed may be negative.  Needs kept couplings: n <= DW_DENSE_SITES. */
DwStatus dw_tls_glass_rates(DwTlsGlass *glass, const DwTls *tls, DwInteractionTerm term,
                            DwSymmetric *symmetric, double *matrix, double *rates, const DwCancel *cancel);
