/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/state.h"

enum { DW_MAX_GUIDES = 4, DW_MAX_MEASURED = 32 };

/* A place that a ruler's handle holds, in the plot's units. */
typedef struct {
  double x, y;
  int curve; /* in the plot's table; -1: it stands free */
} DwRulerMark;

/* A straight line across a plot. */
typedef struct {
  double x, y;  /* in the plot's units */
  double slope; /* in the coordinates of its axes */
} DwGuide;

/* What somebody has laid over a plot to measure it with. */
typedef struct {
  bool ruled; /* a ruler lies between the marks */
  DwRulerMark marks[2];
  DwGuide guides[DW_MAX_GUIDES];
  size_t n_guides;
  DwScale x_scale, y_scale; /* of the axes that the guides' slopes are of: on others they are not drawn */
} DwMeasure;

/* What lies over the plots of a model, by their index; those beyond are not measured. */
typedef struct {
  DwMeasure plots[DW_MAX_MEASURED];
} DwMeasures;
