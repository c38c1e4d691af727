/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/window.h"

/* What the window opens and keeps: sessions, exported figures, links; by name, from a list of recent ones, or
 * dropped on it.  Whatever cannot be opened gets one sentence and changes nothing. */

/* win.open, win.open-recent(path), win.save-session. */
void dw_window_install_file_actions(GtkWidgetClass *class);

/* Takes what is dropped on the window, and fills the menu of recent files. */
void dw_window_follow_files(DwWindow *self, GMenu *recent);

/* The exploration in front goes into this window, the others of a session into windows of their own. */
void dw_window_open_path(DwWindow *self, const char *path);
void dw_window_open_link(DwWindow *self, const char *link);
/* Saves all windows' explorations. */
void dw_window_save_session(DwWindow *self, const char *path);
