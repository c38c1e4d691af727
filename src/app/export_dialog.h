/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/window.h"
#include "io/export.h"

/* Asks how the shown plots become a file, with a picture of it, and writes it. */
#define DW_TYPE_EXPORT_DIALOG (dw_export_dialog_get_type())
G_DECLARE_FINAL_TYPE(DwExportDialog, dw_export_dialog, DW, EXPORT_DIALOG, AdwWindow)

GtkWidget *dw_export_dialog_new(DwWindow *window);
/* What is asked for now; the format is the first one chosen. */
DwExportOptions dw_export_dialog_options(DwExportDialog *self);
/* What follows once a path is chosen: solves at the figure's own density and writes, without blocking; ends
 * in a toast of the window, or in a sentence in the dialog. */
void dw_export_dialog_write(DwExportDialog *self, const char *path);
