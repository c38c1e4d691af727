/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "physics/levels/level_bins.h"

#include <math.h>

double
dw_level_bin_edge(size_t k)
{
  if (k == 0)
    return 0;
  const size_t octave = (k - 1) / DW_BINS_PER_OCTAVE, part = (k - 1) % DW_BINS_PER_OCTAVE;
  const double mantissa = 1 + (double) part / DW_BINS_PER_OCTAVE;
  return ldexp(mantissa, (int) octave) / DW_FIRST_BIN_EDGES_PER_K;
}
