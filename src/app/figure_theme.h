/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "plot/theme.h"

#include <gtk/gtk.h>

/* The figures' theme that goes with the window: its colours, its contrast, and letters and lines that grow
 * with its text. */
const DwTheme *dw_window_theme(void);

/* Draws the widget anew whenever that theme changes. */
void dw_follow_window_theme(GtkWidget *widget);

/* Makes all text of the program larger than the desktop has it, or as the desktop has it. */
void dw_set_large_type(bool large);
