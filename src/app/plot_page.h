/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/exploration.h"
#include "app/plot_view.h"

/* One shown plot with what belongs to it: title, menu, the drawing, the legend, a word if it failed. */
#define DW_TYPE_PLOT_PAGE (dw_plot_page_get_type())
G_DECLARE_FINAL_TYPE(DwPlotPage, dw_plot_page, DW, PLOT_PAGE, GtkWidget)

GtkWidget *dw_plot_page_new(DwExploration *exploration, size_t view);
DwPlotView *dw_plot_page_plot(DwPlotPage *self);
/* Out of its parent.  Whatever still holds it, as an event on its way does, it hears no more of an
 * exploration whose views have become others. */
void dw_plot_page_leave(DwPlotPage *self);
/* Brings remarks, the error and the description up to date. */
void dw_plot_page_refresh(DwPlotPage *self);
