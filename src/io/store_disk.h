/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>
#include <stdbool.h>
#include <stdint.h>

/* One connection to the database of a store, for one thread at a time; any number may be open, in any number
 * of programs. */
typedef struct DwDisk DwDisk;

typedef enum {
  DW_DISK_DONE,
  DW_DISK_ABSENT,  /* nothing, or nothing sound, stands under that key */
  DW_DISK_BUSY,    /* another program holds it: try later */
  DW_DISK_DAMAGED, /* no database, or a broken one: see dw_disk_set_aside */
  DW_DISK_LOST,    /* it belongs to another program, cannot be written, ... */
} DwDiskAnswer;

/* Opens or makes the file, and its folder; one that is damaged at first sight is set aside.  The connection
 * is in `disk` if the answer is DW_DISK_DONE. */
DwDiskAnswer dw_disk_open(const char *path, DwDisk **disk);
void dw_disk_close(DwDisk *disk);
/* Whether the path still leads to the file that was opened. */
bool dw_disk_current(const DwDisk *disk);
/* Closes, and renames the file to “….damaged” unless somebody has done so already. */
void dw_disk_set_aside(DwDisk *disk);

/* Stores, and removes what was used longest ago until all that is left has `most_bytes` at most. */
DwDiskAnswer dw_disk_put(DwDisk *disk, const char *key, GBytes *bytes, uint64_t most_bytes);
/* An entry that is not what was stored is removed, and absent. */
DwDiskAnswer dw_disk_get(DwDisk *disk, const char *key, GBytes **bytes);
/* Makes an entry the one that was used last. */
DwDiskAnswer dw_disk_use(DwDisk *disk, const char *key);
