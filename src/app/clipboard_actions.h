/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

/* What the window puts on the clipboard: win.copy-figure (PNG and SVG), win.copy-data (CSV), win.copy-link,
 * win.copy-command (for a terminal); and win.paste-link, which opens what is there. */
void dw_window_install_clipboard_actions(GtkWidgetClass *class);
