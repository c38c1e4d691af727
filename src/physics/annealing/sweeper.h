/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "physics/annealing/kernel.h"

/* What a kernel reads and writes.  Sites come in blocks of 16; the last block is filled up with sites whose
 * field holds them up for good.
 *
 * Fine: the instance's own couplings and fields; only rows of sites that flip are read.
 *
 * Coarse: couplings in 8 bits, in units of 256 quanta, plus 128 so that VPDPBUSD takes them as unsigned; four
 * rows stand together, and what a block adds to another in one tile, one tile after the other.  Fields are in
 * units of 8 quanta and all too large by `offset`, which collects what the 128 added.
 *
 * A triangle holds the couplings of a block's sites to those before them in the same block, 0 (128)
 * elsewhere. */
enum {
  DW_PAIRS = DW_BLOCK / 2,
  DW_FOURS = DW_BLOCK / 4,
  DW_COARSE_UNIT = 8,   /* quanta in a coarse field's unit */
  DW_COARSE_STEP = 256, /* quanta in a coarse coupling's unit */
  DW_COARSE_BIAS = 128,
  DW_FINE_KICK = 2, /* what flipping adds to a field: -2 tau j */
  DW_COARSE_KICK = DW_FINE_KICK * DW_COARSE_STEP / DW_COARSE_UNIT, /* ... in coarse units */
  DW_TILES_AHEAD = 16, /* of the one being added, a tile is fetched from the second-level cache */
  DW_FIELD_OF_FILLING = 1 << 30,
  DW_FARTHEST = 1 << 29, /* above every cost of a real site, in quanta/2 */
};

typedef struct DwSweeper {
  unsigned blocks;
  size_t stride;
  const int16_t *rows;               /* the instance's, of `stride` */
  int16_t *fine_triangle;            /* [block][pair][site in block][2] */
  uint8_t *coarse, *coarse_triangle; /* [block][block of site][four][site in block][4], without its second */
  int32_t *field;                    /* of each site; `stride` of them */
  int32_t offset;
  uint16_t *up; /* a bit for each site of a block: tau = +1 */
  float scale;  /* T/2 in the fields' units: a flip is accepted at -tau phi <= scale * deviate */
  uint32_t random[4][DW_BLOCK]; /* xoshiro128++ */
  float deviate[DW_BLOCK];      /* the exponential deviates for the next block that may flip */
  uint64_t accepted;
} DwSweeper;

bool dw_sweeper_allocate(DwSweeper *sweeper, unsigned max_sites);
void dw_sweeper_release(DwSweeper *sweeper);

/* Spins and random numbers of a realization, for sweeper->blocks blocks. */
void dw_sweeper_seed(DwSweeper *sweeper, uint64_t seed, uint64_t realization);
/* Holds up what fills up the last block, once spins and fields are there. */
void dw_sweeper_fill_up(DwSweeper *sweeper, unsigned n);
/* tau of n sites, then 0 up to `stride`. */
void dw_sweeper_spins(const DwSweeper *sweeper, unsigned n, int16_t *spin);

/* The couplings of a block in the order that sweeps read them. */
void dw_sweeper_pack_fine(DwSweeper *sweeper, const DwInstance *instance, unsigned block);
void dw_sweeper_pack_coarse(DwSweeper *sweeper, const DwInstance *instance, unsigned block);
/* The local field of the couplings in 8 bits, in coarse units, from scratch. */
int32_t dw_coarse_local_field(const DwInstance *instance, unsigned i, const int16_t *spin);
