/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/exploration.h"
#include "model/registry.h"

#include <adwaita.h>

/* The window on one exploration. */
#define DW_TYPE_WINDOW (dw_window_get_type())
G_DECLARE_FINAL_TYPE(DwWindow, dw_window, DW, WINDOW, AdwApplicationWindow)

/* `settings` and `store` may be NULL. */
GtkWidget *dw_window_new(GtkApplication *application, const DwRegistry *registry, const DwState *state,
                         GSettings *settings, DwSharedStore *store);
DwExploration *dw_window_exploration(DwWindow *self);
const DwRegistry *dw_window_registry(DwWindow *self);
/* NULL where there are none. */
GSettings *dw_window_settings(DwWindow *self);
/* A toast with one sentence, which may be about a file's name: plain text. */
void dw_window_say(DwWindow *self, const char *sentence);
/* The same with a button that does something about it. */
void dw_window_offer(DwWindow *self, const char *sentence, const char *label, const char *action);

/* What the last of them offered has become of no use. */
void dw_window_withdraw_offer(DwWindow *self);

/* window_actions.c */
void dw_window_install_actions(GtkWidgetClass *class);
/* Those that pause, stop and seed: as the exploration's phase has it. */
void dw_window_enable_run_actions(DwWindow *self);
