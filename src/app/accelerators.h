/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

/* Gives all actions their keys.  A test holds ui/gtk/help-overlay.ui, which tells people and the manual of them,
 * to what is set here. */
void dw_application_set_accels(GtkApplication *application);
