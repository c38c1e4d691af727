/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "physics/levels/density.h"
#include "physics/levels/fits.h"
#include "physics/levels/state_numbers.h"

/* Heat, conduction and sound of sampled levels, per lattice site (Churkin et al.). */
typedef enum {
  DW_OF_HEAT,               /* Eq. 6, k_B */
  DW_OF_CONDUCTIVITY,       /* Eq. 5 with a density smoothed over bins of enough levels, K^3 */
  DW_OF_CONDUCTIVITY_DELTA, /* A1 */
  DW_OF_RESONANT,           /* Eq. 7, dv/v per unit of gamma^2/(rho v^2) and not relative to anything */
  DW_OF_RELAXATION,         /* Eq. 8, the same */
  DW_OF_RELAXATION_DELTA,   /* A2, the same */
  DW_OBSERVABLES
} DwObservable;

/* What every bin contributes at every rung; depends on the ladder, h0 and the crossover only, so that one
 * serves all snapshots of a run. */
typedef struct DwObserver DwObserver;

/* `crossover` is T0 = (omega/A)^(1/3) in K.  The conductivity's integral ends at min(40 T, 9 h0) (90 K for
 * the paper's field), beyond which a Gaussian's tail would make it diverge.  NULL without memory. */
DwObserver *dw_observer_new(const DwRecipe *recipe, double crossover);
void dw_observer_free(DwObserver *observer);

/* All observables at all rungs, with their replicas. */
typedef struct DwObserved DwObserved;

/* `ensemble` has the observer's ladder and field.  NaN throughout when it is empty.  NULL without memory. */
DwObserved *dw_observe(const DwObserver *observer, const DwEnsemble *ensemble);
void dw_observed_free(DwObserved *observed);

const DwReplicas *dw_observed_replicas(const DwObserved *observed, DwObservable observable, size_t rung);
DwEstimate dw_observed(const DwObserved *observed, DwObservable observable, size_t rung);
/* dv/v of both kinds (A2 for the relaxation with `delta`) minus the same at the rung `reference`; the error
 * is the difference's. */
DwEstimate dw_observed_velocity(const DwObserved *observed, size_t rung, size_t reference, bool delta);
/* A straight line by least squares through ln of an observable over ln T at the rungs with low <= T <= high:
 * its value at 1 K and its slope, without chi2, as neighbouring rungs share their realizations.  alpha is
 * the heat's slope - 1, beta 2 - the conductivity's. */
DwFit dw_observed_power(const DwObserved *observed, DwObservable observable, double low, double high);
