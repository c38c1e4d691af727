/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "io/export.h"

#include <glib.h>

/* The files that an export into `path` makes.  One chosen format: the path itself, its ending deciding on the
 * format where it names one, else with the format's.  Several: one for each, with its ending in place of the
 * path's. */
GStrv dw_export_paths(const char *path, const bool chosen[DW_N_FORMATS]);

/* Those of them that are there already, other than the one that was asked for by name, in words; NULL if
 * there are none.  Free with g_free. */
char *dw_export_present(const char *path, const char *const *paths);
