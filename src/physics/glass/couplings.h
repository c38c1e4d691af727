/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "physics/glass/sites.h"
#include "physics/numerics/status.h"

/* A symmetric matrix c_ij without diagonal, of which a solver needs to add rows only. */
typedef struct DwCouplings DwCouplings;
struct DwCouplings {
  size_t n;
  /* sum_j[field] += factor c_ij for all j */
  void (*add_row)(DwCouplings *couplings, size_t i, double factor, double *field);
};

/* Any matrix, row by row: for electrons, and for tests. */
typedef struct {
  DwCouplings base;
  const double *rows;
} DwMatrixCouplings;
DwMatrixCouplings dw_matrix_couplings(size_t n, const double *rows);

/* Random couplings u_ij/r_ij^3 of sites in a cube with periodic boundaries, minimum image, u Gaussian with
 * the given standard deviation, in single precision.  Up to DW_DENSE_SITES sites they are kept; beyond, rows
 * are made anew from the generator whenever one is needed: the same bits either way, and the same on both
 * sides of the diagonal, without which the iteration would not settle to more than 1e-4. */
enum { DW_DENSE_SITES = 5000 };
typedef struct DwDipoles DwDipoles;

/* Room for up to `most` sites; NULL without memory. */
DwDipoles *dw_dipoles_new(size_t most);
void dw_dipoles_free(DwDipoles *dipoles);

/* Draws sites (n <= most) and couplings.  `keep`: as the limit says, or to force either way; kept ones need
 * most <= DW_DENSE_SITES.  DW_BAD_VALUE otherwise. */
typedef enum { DW_KEEP_BY_SIZE, DW_KEEP_ALWAYS, DW_KEEP_NEVER } DwKeep;
DwStatus dw_dipoles_draw(DwDipoles *dipoles, size_t n, double length, double strength, DwKeep keep,
                         const DwDraws *draws, const DwCancel *cancel);
/* 0 everywhere where the strength is. */
DwCouplings *dw_dipoles_couplings(DwDipoles *dipoles);
/* Row i, n values of single precision; valid until the next call. */
const float *dw_dipoles_row(DwDipoles *dipoles, size_t i);
