/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "physics/numerics/status.h"

#include <stddef.h>
#include <stdint.h>

/* Bins of the level energy E = 2|phi|: one from 0 to 0.625 mK, then 32 equal ones in each of 24 octaves, up
 * to 10486 K (more counts as the last).  Every multiple of 40 mK up to 2.56 K is an edge, so that tables with
 * such bins can be compared. */
enum {
  DW_BINS_PER_OCTAVE = 32,
  DW_BIN_OCTAVES = 24,
  DW_LEVEL_BINS = 1 + DW_BINS_PER_OCTAVE * DW_BIN_OCTAVES
};
#define DW_FIRST_BIN_EDGE 0.000625

/* E >= 0 in K. */
size_t dw_level_bin(double energy);
/* The lower edge of bin k, K; k <= DW_LEVEL_BINS. */
double dw_level_bin_edge(size_t k);
