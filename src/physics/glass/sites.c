/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "physics/glass/sites.h"

#include <math.h>

/* Gamma(4/3) (3/4 pi)^(1/3): mean distance to the nearest of points that are strewn with density 1 in three
 * dimensions. */
static const double MEAN_DISTANCE = 0.5539602784;

double
dw_box_length(DwDensity density, unsigned dimension, size_t n)
{
  const double length = dimension == 2 ? sqrt((double) n) : cbrt((double) n);
  switch (density) {
  case DW_DENSITY_APPENDIX:
    return length - 1;
  case DW_DENSITY_MEAN_DISTANCE:
    return length / MEAN_DISTANCE;
  case DW_DENSITY_UNIT:
    break;
  }
  return length;
}

void
dw_draw_coordinates(const DwDraws *draws, unsigned axis, double length, size_t n, double *coordinate)
{
  /* Axes take turns in the realization's own numbers of 64 bits, which no ensemble comes near to counting. */
  const DwDraws own = {draws->seed, draws->realization ^ (uint64_t) axis << 62};
  dw_draw_uniforms(&own, DW_STREAM_SITES, 0, length, n, coordinate);
}
