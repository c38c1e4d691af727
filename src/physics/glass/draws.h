/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <stddef.h>
#include <stdint.h>

/* Random numbers that depend on nothing but (seed, realization, stream, index): Philox 4x32-10 counts them
 * out, so that any of them can be had at any time, in any order, on any thread. */
typedef struct {
  uint64_t seed, realization;
} DwDraws;

/* What a number is for.  Configurations that share seed and realization share all of these, which is what
 * makes differences between them so much sharper than the configurations themselves. */
typedef enum {
  DW_STREAM_SITES,
  DW_STREAM_BIASES,
  DW_STREAM_TUNNELLING,
  DW_STREAM_START,
  DW_STREAM_COUPLINGS,
} DwStream;

/* Uniform in (low, high). */
void dw_draw_uniforms(const DwDraws *draws, DwStream stream, double low, double high, size_t n,
                      double *values);
/* Gaussian of mean 0 and variance 1. */
void dw_draw_normals(const DwDraws *draws, DwStream stream, size_t n, double *values);

/* Gaussian numbers of variance 1 for pairs of sites, four at a time: normal[2a + b][k] belongs to the sites
 * 2 row + a and 2 column + b of the k-th tile, whose number is first + k stride = row << 16 | column with row
 * >= column.  Single precision, in arithmetic that no compiler flag and no vector width changes. */
enum { DW_STRIP = 256 };
typedef struct {
  float normal[4][DW_STRIP];
} DwStrip;
/* Which of them are wanted: both rows a of every tile, or one. */
typedef enum { DW_UPPER_ROW = 1, DW_LOWER_ROW = 2, DW_BOTH_ROWS = 3 } DwTileRows;
void dw_draw_strip(const DwDraws *draws, uint32_t first, uint32_t stride, size_t n, DwTileRows rows,
                   DwStrip *strip);
