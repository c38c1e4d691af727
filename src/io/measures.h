/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/error.h"
#include "plot/measure.h"

#include <json-glib/json-glib.h>

/* The steepest guide line. */
#define DW_STEEPEST 1e6

/* A member of an exploration's object, which is left out where nothing is measured: "measures":
 *   [{"plot": ID, "ruler": [{"x", "y", "curve": ID}, {…}],
 *     "guides": [{"x", "y", "slope"}, …], "scales": ["log", "linear"]}, …]
 * A handle that stands free has no "curve"; "scales" are those of the axes that the slopes are of. */
void dw_measures_append(JsonBuilder *builder, const DwModel *model, const DwMeasures *measures);

/* Nothing is measured where there is no such member.  Plots that the model has not are left out, handles on
 * curves that it has not stand free.  On error, told in one sentence, `measures` is empty. */
DwStatus dw_measures_read(JsonObject *exploration, const DwModel *model, DwMeasures *measures,
                          DwError *error);
