/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <stddef.h>
#include <stdint.h>

/* Random numbers that are a function of where they stand, so that a realization depends on nothing but
 * its seed and index, on whichever thread and in whichever order it is drawn. */

typedef enum {
  DW_STREAM_SITES,
  DW_STREAM_FIELDS,
  DW_STREAM_COUPLINGS,
  DW_STREAM_SPINS,
  DW_STREAM_SWEEPS
} DwStream;

typedef struct {
  uint64_t seed, realization;
  DwStream stream;
} DwRandom;

/* Words 4 `group` and following of the stream (Philox 4x32-10, Salmon et al., SC11). */
void dw_random_words(const DwRandom *random, uint32_t group, size_t n, uint32_t *words);

/* No normal deviate is larger: couplings and fields have a fixed-point range. */
#define DW_LARGEST_NORMAL 6.5f

/* Standard normal deviates from the words of groups `group`, `group` + 1, ...: 8 groups for each 32 of them.
 */
void dw_random_normals(const DwRandom *random, uint32_t group, size_t n, float *normals);
