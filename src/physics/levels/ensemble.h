/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "physics/annealing/annealer.h"
#include "physics/levels/level_bins.h"

/* What annealed realizations have shown.  Everything counted is a whole number, so that a sum depends neither
 * on the order of its terms nor on threads, nor on how an ensemble was cut into shards. */

/* Realization k belongs to batch k mod DW_BATCHES; errors come from the jackknife over batches. */
enum { DW_BATCHES = 40 };

/* What some realizations show of one state (a rung, the quench, the pair-stable state). */
typedef struct {
  uint64_t realizations;
  uint64_t realizations_with_unstable_pairs;
  uint64_t unstable_pairs, unstable_sites;
  uint64_t accepted, proposed;
  int64_t energy;                 /* sum of 2 H/quantum */
  uint64_t energy_squared[2];     /* sum of (2 H/quantum)^2: low and high word */
  uint64_t level_squared[2];      /* sum over levels of (phi/quantum)^2 */
  uint32_t levels[DW_LEVEL_BINS]; /* of E = 2|phi| */
} DwCount;

/* What one realization shows of all states.  A worker of its own has one. */
typedef struct DwRecord DwRecord;
DwRecord *dw_record_new(void);
void dw_record_free(DwRecord *record);
void dw_record_clear(DwRecord *record);
/* A DwVisit of the annealer; `record` is a DwRecord. */
void dw_record_configuration(void *record, const DwConfiguration *configuration);

typedef struct DwEnsemble DwEnsemble;

/* An empty ensemble of a recipe and seed; `quantum` and `sites` are its instances'.  For a given instance
 * `signature` tells it from others (0: drawn fields and couplings).  NULL without memory. */
DwEnsemble *dw_ensemble_new(const DwRecipe *recipe, uint64_t seed, unsigned sites, double quantum,
                            uint64_t signature);
DwEnsemble *dw_ensemble_copy(const DwEnsemble *ensemble);
void dw_ensemble_free(DwEnsemble *ensemble);

const DwRecipe *dw_ensemble_recipe(const DwEnsemble *ensemble);
uint64_t dw_ensemble_seed(const DwEnsemble *ensemble);
uint64_t dw_ensemble_signature(const DwEnsemble *ensemble);
unsigned dw_ensemble_sites(const DwEnsemble *ensemble);
double dw_ensemble_quantum(const DwEnsemble *ensemble);
/* Whether both have the same recipe, seed and signature, so that realizations may be joined. */
bool dw_ensemble_same_kind(const DwEnsemble *a, const DwEnsemble *b);

/* The realizations in it: intervals [low, high), ascending, not touching. */
typedef struct {
  uint64_t low, high;
} DwInterval;
size_t dw_ensemble_intervals(const DwEnsemble *ensemble, const DwInterval **intervals);
uint64_t dw_ensemble_realizations(const DwEnsemble *ensemble);
bool dw_ensemble_holds(const DwEnsemble *ensemble, uint64_t realization);
/* The smallest index >= `from` that it does not hold. */
uint64_t dw_ensemble_next(const DwEnsemble *ensemble, uint64_t from);

/* DW_BAD_VALUE if it holds the realization already, the record is not of one whole realization of such sites
 * and quantum, or the batch is full (2^32 levels); it is as it was then, and with DW_NO_MEMORY. */
DwStatus dw_ensemble_add(DwEnsemble *ensemble, uint64_t realization, const DwRecord *record);
/* Adds all of `other`: DW_BAD_VALUE where they are not of the same kind or share a realization, and
 * `ensemble` is then as it was. */
DwStatus dw_ensemble_merge(DwEnsemble *ensemble, const DwEnsemble *other);

/* The counts of one state in one batch. */
const DwCount *dw_ensemble_count(const DwEnsemble *ensemble, size_t batch, size_t state);

/* The bytes of a file of it (format in ensemble_bytes.c: little endian, versioned, with a CRC-32 of the
 * whole), malloc'd; NULL without memory.  The same ensemble gives the same bytes. */
unsigned char *dw_ensemble_write(const DwEnsemble *ensemble, size_t *length);
/* DW_BAD_VALUE for anything that dw_ensemble_write did not write, damaged or of another version. */
DwStatus dw_ensemble_read(const void *bytes, size_t length, DwEnsemble **ensemble);
