/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/exploration.h"

#include <adwaita.h>

/* For tests with a window: g_test_init and libadwaita, or the end of the process with status 77 (skipped)
 * where there is no display. */
void display_init(int *argc, char ***argv);

/* Runs the main loop until `exploration` has a complete answer; fails the test after ten seconds. */
void wait_for_answer(DwExploration *exploration);
/* Runs the main loop for this long: for what comes a moment later. */
void run_for(guint milliseconds);
/* Runs the main loop until nothing is left to do. */
void settle(void);

/* The descendants of `widget` of a type, in the order of the tree; free with g_ptr_array_unref. */
GPtrArray *find_widgets(GtkWidget *widget, GType type);

/* Fails the test unless dropping the caller's reference, and what the main loop still holds, ends the object.
 */
void assert_dies(gpointer object);
