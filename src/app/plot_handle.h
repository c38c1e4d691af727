/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "plot/theme.h"

#include <gtk/gtk.h>

/* A small disc over a plot that a pointer, a finger or keys take hold of.
 *
 * Signals:
 *   gripped (boolean)          taken hold of, or let go
 *   dragged (double, double)   to a place of its parent
 *   key (uint, uint) -> boolean  a key and its modifiers; whether it meant something */
#define DW_TYPE_PLOT_HANDLE (dw_plot_handle_get_type())
G_DECLARE_FINAL_TYPE(DwPlotHandle, dw_plot_handle, DW, PLOT_HANDLE, GtkWidget)

GtkWidget *dw_plot_handle_new(const char *name);
/* Where its parent is to put it: the middle, in the parent's pixels; NaN hides it. */
void dw_plot_handle_place(DwPlotHandle *self, double x, double y);
/* For the parent's size_allocate. */
void dw_plot_handle_allocate(DwPlotHandle *self);
/* A hollow one stands on no curve. */
void dw_plot_handle_look(DwPlotHandle *self, DwColour colour, bool hollow);
/* What it says to those who cannot see where it is. */
void dw_plot_handle_say(DwPlotHandle *self, const char *sentence);
