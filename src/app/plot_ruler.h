/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "plot/figure.h"

#include <gtk/gtk.h>

typedef struct _DwPlotView DwPlotView;

/* Two handles over a plot that hold on to curves, or stand free beside them.  On one curve they read the
 * exponent of what lies between them, with its uncertainty and the decades that it spans; anywhere, how far
 * they are apart.  They follow their curves while parameters change. */
#define DW_TYPE_PLOT_RULER (dw_plot_ruler_get_type())
G_DECLARE_FINAL_TYPE(DwPlotRuler, dw_plot_ruler, DW, PLOT_RULER, GtkWidget)

/* Not visible at first; `plot` owns it. */
GtkWidget *dw_plot_ruler_new(DwPlotView *plot);
/* Lays it on the first curve that is shown, or puts it away. */
void dw_plot_ruler_lay(DwPlotRuler *self, bool shown);
/* Shows what the plot's measure says of it, or goes. */
void dw_plot_ruler_refresh(DwPlotRuler *self);
/* A handle to a place of the plot, onto the curve that is near. */
void dw_plot_ruler_move(DwPlotRuler *self, int handle, double x, double y);
/* Shows what lies between the handles; nothing without a ruler. */
void dw_plot_ruler_zoom(DwPlotRuler *self);
/* What it reads, as markup.  Free with g_free. */
char *dw_plot_ruler_read(DwPlotRuler *self);
/* Tells screen readers what it reads now: it does so itself when a hand moves it. */
void dw_plot_ruler_say(DwPlotRuler *self);
