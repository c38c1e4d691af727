/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/registry.h"

/* A sampled model that takes its time, "cooling": spins that freeze in a random field, their energies counted
 * realization by realization.  It has as many parameters as the largest of Doublewell's models, of every
 * kind, and a derived quantity.  `pace` realizations a second are made, so that its curves are seen to grow;
 * 0 means as many as it can.  What it has is kept in the store, under values and seed, and gone on with. */
extern const DwModel growing_model;

/* A registry with this model and the tests' small one, which samples nothing. */
const DwRegistry *growing_registry(void);
