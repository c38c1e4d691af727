/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <stddef.h>
#include <stdint.h>
#include <string.h>

/* Bins of the level energy E = 2|phi|: one from 0 to 0.625 mK, then 32 equal ones in each of 24 octaves, up
 * to 10486 K (more counts as the last).  Every multiple of 40 mK up to 2.56 K is an edge, so that tables with
 * such bins can be compared. */
enum {
  DW_BINS_PER_OCTAVE = 32,
  DW_BIN_OCTAVES = 24,
  DW_LEVEL_BINS = 1 + DW_BINS_PER_OCTAVE * DW_BIN_OCTAVES
};
#define DW_FIRST_BIN_EDGE 0.000625
#define DW_FIRST_BIN_EDGES_PER_K 1600.0

/* E >= 0 in K.  The exponent of E in units of the first edge is the octave, and the highest five bits of its
 * mantissa are the bin in it: no branch and no logarithm, as millions of levels are counted a second. */
static inline size_t
dw_level_bin(double energy)
{
  const double ratio = energy * DW_FIRST_BIN_EDGES_PER_K;
  int64_t bits;
  memcpy(&bits, &ratio, sizeof bits);
  const int64_t bin = (bits >> (52 - 5)) - ((int64_t) 1023 << 5) + 1;
  const int64_t above = bin < 0 ? 0 : bin;
  return (size_t) (above < DW_LEVEL_BINS ? above : DW_LEVEL_BINS - 1);
}

/* The lower edge of bin k, K; k <= DW_LEVEL_BINS. */
double dw_level_bin_edge(size_t k);
