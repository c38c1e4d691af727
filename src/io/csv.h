/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/state.h"

/* A whole CSV file: lines of "# " with version, state, seed, realizations and remarks, a header, and a row
 * per point: plot,curve,x,y,y_error; or per readout: readout,value,error,unit.  Free with g_free. */
char *dw_csv_curves(const DwState *state, const DwResult *result, size_t *length);
char *dw_csv_readouts(const DwState *state, const DwResult *result, size_t *length);
