/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/exploration.h"
#include "model/registry.h"

#include <gtk/gtk.h>

/* The models, and the presets of the one that is open.  Signal: chosen, when a user chose from either. */
#define DW_TYPE_SIDEBAR (dw_sidebar_get_type())
G_DECLARE_FINAL_TYPE(DwSidebar, dw_sidebar, DW, SIDEBAR, GtkWidget)

void dw_sidebar_connect(DwSidebar *self, const DwRegistry *registry, DwExploration *exploration);
/* Marks the preset whose parameters are the present ones. */
void dw_sidebar_refresh(DwSidebar *self);
