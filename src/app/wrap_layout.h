/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

/* Lays children out like words: in lines of their natural widths, as many as fit.  (GtkFlowBox aligns them in
 * columns as wide as the widest.) */
#define DW_TYPE_WRAP_LAYOUT (dw_wrap_layout_get_type())
G_DECLARE_FINAL_TYPE(DwWrapLayout, dw_wrap_layout, DW, WRAP_LAYOUT, GtkLayoutManager)
