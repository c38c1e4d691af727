/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/plot_view.h"

/* Marks one point of a curve over a plot. */
#define DW_TYPE_TRACE_MARK (dw_trace_mark_get_type())
G_DECLARE_FINAL_TYPE(DwTraceMark, dw_trace_mark, DW, TRACE_MARK, GtkWidget)

GtkWidget *dw_trace_mark_new(DwPlotView *plot);
/* NaN: nowhere. */
void dw_trace_mark_put(DwTraceMark *self, double x, double y);
