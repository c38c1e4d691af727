/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

/* A source of the main loop that another thread makes ready.  That needs no allocation, coalesces, and ends
 * with the source: g_source_destroy and g_source_unref, after the last possible wake. */
GSource *dw_wake_source_new(GSourceFunc callback, gpointer data);
/* From any thread; `source` is the GSource.  A DwWake. */
void dw_wake_source_wake(void *source);
