/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "physics/annealing/recipe.h"

#include <stdint.h>

/* One sample of fields and couplings in fixed point: J_ij = quantum * j_ij exactly, |j_ij| <= 32767, and
 * h_i = quantum * f_i, so that local fields are exact int32 however long the annealing. */
typedef struct DwInstance DwInstance;

/* Room for recipes of at most this many sites.  NULL without memory. */
DwInstance *dw_instance_new(unsigned max_sites);
void dw_instance_free(DwInstance *instance);

/* The sample of that seed and realization index: depends on nothing else. */
void dw_instance_draw(DwInstance *instance, const DwRecipe *recipe, uint64_t seed, uint64_t realization);

/* The sample with given fields and couplings in K (n x n, symmetric, zero diagonal; only finite values).
 * DW_BAD_VALUE where that does not hold or n exceeds what it was made for. */
DwStatus dw_instance_set(DwInstance *instance, unsigned n, const double *fields, const double *couplings);

unsigned dw_instance_sites(const DwInstance *instance);
double dw_instance_quantum(const DwInstance *instance); /* K */
int32_t dw_instance_field(const DwInstance *instance, unsigned i);
int32_t dw_instance_coupling(const DwInstance *instance, unsigned i, unsigned j);
