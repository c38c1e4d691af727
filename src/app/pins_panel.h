/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/pins.h"

#include <gtk/gtk.h>

/* The inspector's list of pins. */
#define DW_TYPE_PINS_PANEL (dw_pins_panel_get_type())
G_DECLARE_FINAL_TYPE(DwPinsPanel, dw_pins_panel, DW, PINS_PANEL, GtkWidget)

void dw_pins_panel_connect(DwPinsPanel *self, DwPinboard *pins);
/* Words that depend on the exploration's values too. */
void dw_pins_panel_refresh(DwPinsPanel *self);
