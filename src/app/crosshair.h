/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

/* The lines and the readout at the pointer.  A widget of its own over the plot, so that the plot's drawing is
 * kept while the pointer moves. */
#define DW_TYPE_CROSSHAIR (dw_crosshair_get_type())
G_DECLARE_FINAL_TYPE(DwCrosshair, dw_crosshair, DW, CROSSHAIR, GtkWidget)

typedef struct _DwPlotView DwPlotView;

/* `plot` owns it. */
GtkWidget *dw_crosshair_new(DwPlotView *plot);
/* NaN: nowhere. */
void dw_crosshair_point(DwCrosshair *self, double x, double y);
/* The plot beneath has changed. */
void dw_crosshair_refresh(DwCrosshair *self);
