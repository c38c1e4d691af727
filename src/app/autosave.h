/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/registry.h"
#include "model/state.h"

#include <glib.h>

/* Keeps the states of all explorations in one file, so that they come back at the next start, and after a
 * crash but for the last two seconds.  Written by a thread of its own while states change, and never at rest;
 * the file is replaced whole. */
typedef struct DwAutosave DwAutosave;

enum { DW_MOST_SAVED = 32 };

/* Lists the states that are to be kept, the one in front first; how many. */
typedef size_t (*DwAutosaveList)(gpointer data, DwState *states, size_t most);

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

/* The states that were saved, the one in front first; how many.  Those that are of no use are left out. */
size_t dw_autosave_restore(DwAutosave *self, const DwRegistry *registry, DwState *states, size_t most);
