/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <stdbool.h>

/* A straight line that begins at a point and passes all further ones at no more than a tolerance, as far as
 * they go ahead: of those only the last needs to be drawn. */
typedef struct {
  double x, y, reach;                       /* where it begins, how far it goes */
  double left_x, left_y, right_x, right_y; /* between which it may point */
  bool bounded;
} DwBeam;

DwBeam dw_beam_from(double x, double y);
/* Lets it go on to (x, y), if there is such a line. */
bool dw_beam_extend(DwBeam *beam, double x, double y, double tolerance);
