/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/exploration.h"

#include <gtk/gtk.h>

/* Beside the plots: parameters, readouts, the equations drawn, notes and references of what is shown. */
#define DW_TYPE_INSPECTOR (dw_inspector_get_type())
G_DECLARE_FINAL_TYPE(DwInspector, dw_inspector, DW, INSPECTOR, GtkWidget)

void dw_inspector_connect(DwInspector *self, DwExploration *exploration);
/* Brings the readouts up to date with the newest result. */
void dw_inspector_refresh(DwInspector *self);
