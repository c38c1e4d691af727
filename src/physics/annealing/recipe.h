/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "physics/annealing/ladder.h"

/* How many sweeps a rung gets.  The sweeps of Churkin et al. are 257 at each of 42 temperatures. */
typedef enum {
  DW_PROTOCOL_PAPER,   /* `sweeps` everywhere */
  DW_PROTOCOL_FAST,    /* at most 32 above 1 K: the ensemble's averages below do not change */
  DW_PROTOCOL_PREVIEW, /* at most 25 everywhere: mu of the lowest temperatures comes out lower by some 0.04 */
} DwProtocol;

/* An ensemble's physics and how it is annealed: H = sum h_i tau_i + 1/2 sum J_ij tau_i tau_j (Churkin et al.,
 * Eq. 2) on round(x L^3) sites of a periodic cube, drawn at random; h_i Gaussian of width h0,
 * J_ij = J0 c_ij/(R_ij^3 + C), c_ij = c_ji standard normal, R_ij in lattice constants by minimum image. */
typedef struct {
  unsigned size;                     /* L, 2..16 */
  double concentration;              /* x, so that at least 2 sites are filled; <= 1 */
  double field, interaction, cutoff; /* h0 in K > 0, J0 in K >= 0, C >= 0 */
  DwLadder ladder;
  unsigned sweeps; /* 1..5000 */
  DwProtocol protocol;
  bool repair_pairs; /* also make the quenched state stable against flips of two */
} DwRecipe;

/* N = round(x L^3), at least 2. */
unsigned dw_recipe_sites(const DwRecipe *recipe);
/* The sweeps that a rung gets. */
unsigned dw_recipe_sweeps(const DwRecipe *recipe, size_t rung);
/* Rungs, then the quench, then (with repair_pairs) the pair-stable state. */
size_t dw_recipe_states(const DwRecipe *recipe);
/* K per unit of the fixed-point numbers of each sample drawn from this recipe. */
double dw_recipe_quantum(const DwRecipe *recipe);
