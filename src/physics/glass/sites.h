/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "physics/glass/draws.h"

#include <stdbool.h>

/* How many sites a unit volume holds, of what the papers call r_nn = 1. */
typedef enum {
  DW_DENSITY_UNIT,          /* one: L = N^(1/d) */
  DW_DENSITY_APPENDIX,      /* L = N^(1/d) - 1, App. A's; more than one, and it depends on N */
  DW_DENSITY_MEAN_DISTANCE, /* the mean distance to the nearest neighbour is 1 (three dimensions) */
} DwDensity;

/* Side of the square or cube that holds n sites (n >= 2). */
double dw_box_length(DwDensity density, unsigned dimension, size_t n);

/* Coordinate `axis` of n sites in a box: uniform in (0, length). */
void dw_draw_coordinates(const DwDraws *draws, unsigned axis, double length, size_t n, double *coordinate);
