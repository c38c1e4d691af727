/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/error.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* Realizations low, low + 1, ... high - 1. */
typedef struct {
  uint64_t low, high;
} DwRealizations;

/* What the bytes of an ensemble hold.  Release with dw_ensemble_content_clear. */
typedef struct {
  uint64_t seed, realizations;
  DwRealizations *intervals; /* ascending, not touching */
  size_t n_intervals;
} DwEnsembleContent;

void dw_ensemble_content_clear(DwEnsembleContent *content);

/* The bytes of an ensemble (dw_result_ensemble, DwRequest.ensemble) as those see them who know nothing of its
 * physics. */
typedef struct {
  /* DW_BAD_VALUE for bytes that are no sound ensemble. */
  DwStatus (*examine)(const void *bytes, size_t length, DwEnsembleContent *content, DwError *error);
  /* The ensemble of all realizations of both, malloc'd: the same whichever comes first.  DW_BAD_VALUE with a
   * clause like "both hold realization 7" where they cannot be one. */
  DwStatus (*join)(const void *a, size_t a_length, const void *b, size_t b_length, unsigned char **joined,
                   size_t *joined_length, DwError *error);
} DwEnsembleFormat;

/* The smallest realization that both hold; false if there is none. */
bool dw_realizations_shared(const DwEnsembleContent *a, const DwEnsembleContent *b, uint64_t *shared);
