/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/pins.h"

#include <gtk/gtk.h>

/* A pin in the inspector: shown or hidden, renamed in place, solved for anew, taken back, removed. */
#define DW_TYPE_PIN_ROW (dw_pin_row_get_type())
G_DECLARE_FINAL_TYPE(DwPinRow, dw_pin_row, DW, PIN_ROW, GtkListBoxRow)

GtkWidget *dw_pin_row_new(DwPinboard *pins, DwPinned *pin);
void dw_pin_row_refresh(DwPinRow *self);
