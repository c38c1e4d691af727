/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "plot/theme.h"

#include <adwaita.h>

/* What GTK 4.8 offers only in a form that later versions deprecate: here and nowhere else. */

/* The colour of text in `widget`. */
DwColour dw_widget_colour(GtkWidget *widget);

typedef void (*DwPathChosen)(const char *path, GtkWindow *parent);

/* Asks where to save, suggesting `name`; calls `chosen` with the path and the parent, which lives until then,
 * or not at all. */
void dw_choose_path_to_save(GtkWindow *parent, const char *title, const char *name, DwPathChosen chosen);

/* Asks for a file that is there. */
void dw_choose_path_to_open(GtkWindow *parent, const char *title, DwPathChosen chosen);
