/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

/* The menu of that id in menus.ui, one for all widgets that show it.  Borrowed; for the main thread. */
GMenuModel *dw_menu_find(const char *id);
