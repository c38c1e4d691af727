/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/exploration.h"
#include "app/plot_page.h"

/* The shown plots, arranged so that each has a good shape. */
#define DW_TYPE_PLOT_AREA (dw_plot_area_get_type())
G_DECLARE_FINAL_TYPE(DwPlotArea, dw_plot_area, DW, PLOT_AREA, GtkWidget)

/* Makes a page for each shown plot. */
void dw_plot_area_fill(DwPlotArea *self, DwExploration *exploration);
void dw_plot_area_refresh(DwPlotArea *self);
