/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "plot/figure.h"

/* `comparison` may be NULL; with pins a last column "pin" has the number of a pin's rows, and nothing in those of
 * the curves; lines "# pin 1: STATE" and "# pin 1 name: NAME" say what they are.
 *
 * A whole CSV file: lines of "# " with version, state, seed, realizations and remarks, a header, and a row
 * per point: plot,curve,x,y,y_error; or per readout: readout,value,error,unit.  Free with g_free. */
char *dw_csv_curves(const DwState *state, const DwResult *result, const DwComparison *comparison,
                    size_t *length);
char *dw_csv_readouts(const DwState *state, const DwResult *result, size_t *length);
