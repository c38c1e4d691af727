/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

/* The desktop's list of recently used files, as far as they are Doublewell's. */
void dw_recent_files_add(const char *path);

/* Keeps `menu` filled with them, newest first, each an item that activates `action` with its path. */
void dw_recent_files_show(GMenu *menu, const char *action);
