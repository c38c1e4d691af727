/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "physics/levels/statistics.h"

/* What an ensemble shows of one state (a rung, the quench, the pair-stable state) besides its levels; NaN for
 * a state that does not exist and for an empty ensemble. */

DwEstimate dw_energy_per_site(const DwEnsemble *ensemble, size_t state); /* K per TLS */
/* K^2, of the whole sample, over realizations; NaN with fewer than two of them. */
DwEstimate dw_energy_variance(const DwEnsemble *ensemble, size_t state);
DwEstimate dw_acceptance(const DwEnsemble *ensemble, size_t rung);
DwEstimate dw_level_rms(const DwEnsemble *ensemble, size_t state);              /* K */
DwEstimate dw_mean_unstable_pairs(const DwEnsemble *ensemble, size_t state);    /* per realization */
DwEstimate dw_unstable_pair_fraction(const DwEnsemble *ensemble, size_t state); /* of realizations */
DwEstimate dw_mean_unstable_sites(const DwEnsemble *ensemble, size_t state);    /* fraction of TLSs */
