/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "physics/levels/statistics.h"

/* Densities are per lattice site and K on E > 0, as in Fig. 1 and Table II of Churkin et al. */

enum { DW_MAX_DENSITY_BINS = 512 };

/* n(E) averaged over bins [edges[k], edges[k+1]) for k < n <= DW_MAX_DENSITY_BINS; edges ascend from >= 0.
 * An edge that cuts one of the ensemble's bins shares its counts by width.  DW_BAD_VALUE for other edges, a
 * state that does not exist or an empty ensemble. */
DwStatus dw_density_histogram(const DwEnsemble *ensemble, size_t state, size_t n, const double *edges,
                              DwEstimate *density);
