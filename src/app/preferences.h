/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

/* What a person may set for good. */
#define DW_TYPE_PREFERENCES (dw_preferences_get_type())
G_DECLARE_FINAL_TYPE(DwPreferences, dw_preferences, DW, PREFERENCES, AdwPreferencesWindow)

GtkWidget *dw_preferences_new(GtkWindow *parent);
