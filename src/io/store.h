/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/control.h"

/* A DwStore that outlives the program: an SQLite database, with the last few ensembles in memory too, so that
 * a slider that comes back to a setting waits for no disk.
 *
 * What is kept is on disk within 2 s; a program that is killed loses no more than that, and never the store.
 * Several programs may use one file at once: of what two keep under one key, the later stays.  It never holds
 * more than its limit: what was used longest ago goes.  A damaged entry reads as absent.
 *
 * Nothing about the file can fail a program: where it is damaged it is moved aside ("….damaged") and begun
 * anew, and where it belongs to another program, is locked or cannot be written, the store lives in memory
 * alone.  Errors are therefore not reported; see dw_store_on_disk. */
typedef struct DwDiskStore DwDiskStore;

/* NULL as `path` is the user's: doublewell/ensembles.sqlite in the folder for caches; 0 as `most_bytes` is
 * 512 MiB.  Returns at once: the file is opened when it is first needed, on the thread that needs it. */
DwDiskStore *dw_store_new(const char *path, uint64_t most_bytes);

/* What to give to dw_runner_set_store or a DwControl; it lives as long as the store. */
const DwStore *dw_store_control(DwDiskStore *store);

/* Returns when all that was kept until now is on disk, or cannot get there. */
void dw_store_flush(DwDiskStore *store);
/* Whether the file is in use; opens it if nobody has yet. */
bool dw_store_on_disk(DwDiskStore *store);
/* Flushes and closes; nobody may use its control any more: free runners first.  NULL is fine. */
void dw_store_free(DwDiskStore *store);
