/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/exploration.h"

#include <gtk/gtk.h>

/* A button for each plot of the model: a click shows it alone, with Ctrl beside the others; a menu does the
 * latter for keyboards and fingers. */
#define DW_TYPE_PLOT_TABS (dw_plot_tabs_get_type())
G_DECLARE_FINAL_TYPE(DwPlotTabs, dw_plot_tabs, DW, PLOT_TABS, GtkWidget)

void dw_plot_tabs_fill(DwPlotTabs *self, DwExploration *exploration);
/* Shows it beside the others, or takes it away from them, while at least one remains.  False, and nothing
 * done, where DW_MAX_VIEWS are shown already. */
bool dw_plot_tabs_toggle(DwExploration *exploration, size_t plot);
