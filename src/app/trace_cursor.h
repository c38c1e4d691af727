/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/plot_view.h"

/* A cursor that goes along a curve and says where it is: a scale over the plot's x, with a screen reader's
 * words for x, y and the local exponent, and a mark at the same place.  Left and Right step, finely
 * with Shift; Up and Down change the curve; Escape closes. */
#define DW_TYPE_TRACE_CURSOR (dw_trace_cursor_get_type())
G_DECLARE_FINAL_TYPE(DwTraceCursor, dw_trace_cursor, DW, TRACE_CURSOR, GtkWidget)

/* Hidden at first. */
GtkWidget *dw_trace_cursor_new(DwPlotView *plot);
/* What it marks its place with, to be laid over the plot. */
GtkWidget *dw_trace_cursor_mark(DwTraceCursor *self);
/* Shows it with the focus on it, or gives the focus back to the plot. */
void dw_trace_cursor_toggle(DwTraceCursor *self);
