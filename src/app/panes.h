/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

/* The window's three parts.  Wide: side by side.  Narrower: the sidebar lies over the content while it is
 * open. As narrow as a phone, unless it is as low: the inspector stands below the content, so that a slider
 * and its curve stay in sight together.  Properties: sidebar, content, inspector (widgets), show-sidebar,
 * show-inspector, narrow (whether it is that narrow). */
#define DW_TYPE_PANES (dw_panes_get_type())
G_DECLARE_FINAL_TYPE(DwPanes, dw_panes, DW, PANES, GtkWidget)

/* Closes the sidebar if it lies over the content. */
void dw_panes_uncover(DwPanes *self);
/* Whether a user wants the sidebar where there is room for it. */
gboolean dw_panes_wants_sidebar(DwPanes *self);
