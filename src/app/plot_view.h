/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/exploration.h"
#include "plot/figure.h"

#include <gtk/gtk.h>

/* One shown plot of an exploration: draws it, lets it be zoomed and panned by pointer, fingers and keys, and
 * tells a screen reader what it shows. */
#define DW_TYPE_PLOT_VIEW (dw_plot_view_get_type())
G_DECLARE_FINAL_TYPE(DwPlotView, dw_plot_view, DW, PLOT_VIEW, GtkWidget)

GtkWidget *dw_plot_view_new(DwExploration *exploration, size_t view);

/* The figure that is drawn now; valid until the exploration changes. */
DwFigure dw_plot_view_figure(DwPlotView *self);
const DwLayout *dw_plot_view_layout(DwPlotView *self);
DwExploration *dw_plot_view_exploration(DwPlotView *self);

/* What its curves do, a sentence each, and its axes.  Free with g_free. */
char *dw_plot_view_describe(DwPlotView *self);

/* Magnifies about a place of the widget; a place beside an axis leaves the other axis alone. */
void dw_plot_view_zoom(DwPlotView *self, double factor, double x, double y);
/* Moves what is shown by fractions of the frame, right and up being positive. */
void dw_plot_view_pan(DwPlotView *self, const DwView *from, double right, double up);
void dw_plot_view_reset(DwPlotView *self);
/* The view, for gestures that start from it. */
const DwView *dw_plot_view_view(DwPlotView *self);

/* plot_view_input.c: gestures and keys. */
void dw_plot_view_add_input(DwPlotView *self);
void dw_plot_view_bind_keys(GtkWidgetClass *class);
/* Where the pointer is now; NaN: nowhere.  And back: the middle of the frame if it is nowhere. */
void dw_plot_view_point(DwPlotView *self, double x, double y);
void dw_plot_view_pointer(DwPlotView *self, double *x, double *y);
