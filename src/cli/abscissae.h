/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/state.h"

#include <glib.h>

/* The numbers of --at, a GArray of double: "1,2,5" or a file with one number a line, where blank lines and
 * those that start with # do not count.  NULL with `error` filled in. */
GArray *dw_abscissae_read(const char *text, DwError *error);

/* Abscissae for a view: so many a decade on a logarithmic axis, so many in all on a linear one. */
GArray *dw_abscissae_of_range(DwRange range, DwScale scale, double points_per_decade, size_t points);
