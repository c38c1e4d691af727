/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "plot/measure.h"

#include <gtk/gtk.h>

typedef struct _DwPlotView DwPlotView;

/* Straight lines across a plot, each of a slope that somebody wants to compare with: power laws on two log
 * axes.  Each has a handle to move it by and one to turn it by, and its slope can be typed. */
#define DW_TYPE_PLOT_GUIDES (dw_plot_guides_get_type())
G_DECLARE_FINAL_TYPE(DwPlotGuides, dw_plot_guides, DW, PLOT_GUIDES, GtkWidget)

/* `plot` owns it. */
GtkWidget *dw_plot_guides_new(DwPlotView *plot);
/* Shows what the plot's measure says of them. */
void dw_plot_guides_refresh(DwPlotGuides *self);
/* A line through a place of the plot, of a slope in the coordinates of its axes; false if there are as many
 * as there can be. */
bool dw_plot_guides_add(DwPlotGuides *self, double x, double y, double slope);
/* The same through the curve near a place, and of its slope there, ready to be typed over. */
void dw_plot_guides_offer(DwPlotGuides *self, double x, double y);
void dw_plot_guides_clear(DwPlotGuides *self);
int dw_plot_guides_count(DwPlotGuides *self);
/* That of the newest one. */
double dw_plot_guides_slope(DwPlotGuides *self);
/* As if somebody had typed the slope of the newest one: whether it is a number. */
bool dw_plot_guides_type(DwPlotGuides *self, const char *text);
