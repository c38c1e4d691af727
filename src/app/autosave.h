/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "io/session.h"

#include <glib.h>

/* Keeps the states, pins, rulers and guide lines of all explorations in one file, so that they come back at
 * the next start, and after a crash but for the last two seconds.  Written by a thread of its own while
 * states change, and never at rest; the file is replaced whole. */
typedef struct DwAutosave DwAutosave;

/* Fills in the explorations that are to be kept, the one in front first.  `session` is empty. */
typedef void (*DwAutosaveList)(gpointer data, DwSession *session);

/* `path` NULL: the one in the user's folder for states. */
DwAutosave *dw_autosave_new(const char *path, DwAutosaveList list, gpointer data);
/* Waits for what is being written; does not save what is not yet. */
void dw_autosave_free(DwAutosave *self);

/* Something has changed: soon. */
void dw_autosave_touch(DwAutosave *self);
/* Before the end: now, and waits for it. */
void dw_autosave_flush(DwAutosave *self);
/* Saves nothing any more, and forgets what is saved. */
void dw_autosave_forget(DwAutosave *self);

/* What was saved, the exploration in front first; how many there are.  Those that are of no use are left out.
 */
size_t dw_autosave_restore(DwAutosave *self, const DwRegistry *registry, DwSession *session);
