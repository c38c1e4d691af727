/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/exploration.h"
#include "app/plot_guides.h"
#include "app/plot_ruler.h"
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

typedef enum { DW_ALONG_X = 1, DW_ALONG_Y = 2, DW_ALONG_BOTH = 3 } DwAlong;

/* The axes that a gesture at a place of the widget is about: beside an axis that one alone. */
DwAlong dw_plot_view_along(DwPlotView *self, double x, double y);
/* Magnifies about a place of the widget. */
void dw_plot_view_zoom(DwPlotView *self, DwAlong along, double factor, double x, double y);
/* Shows what lies within a rectangle of the widget. */
void dw_plot_view_zoom_to(DwPlotView *self, DwAlong along, const DwRectangle *box);
/* The view `from` magnified about a place of the widget and moved by so many pixels: two fingers. */
void dw_plot_view_stretch(DwPlotView *self, const DwView *from, DwAlong along, double factor, double x,
                          double y, double dx, double dy);
/* Moves what is shown by fractions of the frame, right and up being positive. */
void dw_plot_view_pan(DwPlotView *self, const DwView *from, double right, double up);
void dw_plot_view_reset(DwPlotView *self);
/* What is shown has changed: draws anew.  What only overlays change leaves the drawing as it is. */
void dw_plot_view_redraw(DwPlotView *self);
/* The rectangle that is being drawn by a pointer; NULL: none. */
void dw_plot_view_show_box(DwPlotView *self, const DwRectangle *box);
/* Two handles that measure, and lines of a slope to compare with. */
DwPlotRuler *dw_plot_view_ruler(DwPlotView *self);
DwPlotGuides *dw_plot_view_guides(DwPlotView *self);
/* What is laid over the plot, which these two show. */
const DwMeasure *dw_plot_view_measured(DwPlotView *self);
void dw_plot_view_set_measured(DwPlotView *self, const DwMeasure *measure);
/* The view, for gestures that start from it. */
const DwView *dw_plot_view_view(DwPlotView *self);

/* plot_view_input.c: pointer and fingers; plot_view_keys.c: keys. */
void dw_plot_view_add_input(DwPlotView *self);
void dw_plot_view_bind_keys(GtkWidgetClass *class);
/* Where the pointer is now; NaN: nowhere.  And back: the middle of the frame if it is nowhere. */
void dw_plot_view_point(DwPlotView *self, double x, double y);
void dw_plot_view_pointer(DwPlotView *self, double *x, double *y);
