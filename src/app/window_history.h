/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/window.h"

/* Undo and redo, and the way through the views. */
void dw_window_install_history_actions(GtkWidgetClass *class);
/* Those that lead anywhere. */
void dw_window_enable_history(DwWindow *self);
