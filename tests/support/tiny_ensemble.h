/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/ensemble.h"

#include <glib.h>

enum { MOST_SIDES = 20 };

/* Throws of a die with `sides`, whose face `loaded` (0: none) comes always. */
typedef struct {
  unsigned sides, loaded;
  uint64_t seed, counts[MOST_SIDES];
  GArray *intervals; /* of DwRealizations, ascending, not touching */
} TinyEnsemble;

TinyEnsemble *tiny_ensemble_new(unsigned sides, unsigned loaded, uint64_t seed);
void tiny_ensemble_free(TinyEnsemble *ensemble);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(TinyEnsemble, tiny_ensemble_free)

uint64_t tiny_ensemble_realizations(const TinyEnsemble *ensemble);
bool tiny_ensemble_holds(const TinyEnsemble *ensemble, uint64_t realization);
void tiny_ensemble_add(TinyEnsemble *ensemble, uint64_t realization, unsigned face);
bool tiny_ensemble_same_kind(const TinyEnsemble *a, const TinyEnsemble *b);

/* Text, so that a test can read it; malloc'd. */
char *tiny_ensemble_write(const TinyEnsemble *ensemble, size_t *length);
/* NULL for anything else. */
TinyEnsemble *tiny_ensemble_read(const void *bytes, size_t length);

extern const DwEnsembleFormat tiny_ensemble_format;
