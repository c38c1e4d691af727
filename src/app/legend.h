/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/exploration.h"

#include <gtk/gtk.h>

/* The curves of one shown plot as toggles: which are drawn, how they look, why one is missing. */
#define DW_TYPE_LEGEND (dw_legend_get_type())
G_DECLARE_FINAL_TYPE(DwLegend, dw_legend, DW, LEGEND, GtkWidget)

GtkWidget *dw_legend_new(DwExploration *exploration, size_t view);
/* Brings the remarks up to date with the newest result; ticks follow the view by themselves. */
void dw_legend_refresh(DwLegend *self);
