/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/shared_store.h"
#include "io/export.h"

#include <gio/gio.h>

/* What becomes of a state: `request` is solved (taken over) with what `store` keeps of it, or without one
 * `result` is taken as it is.  A file for each path, in the format of its ending. */
typedef struct {
  DwState state;
  DwRequest *request;
  DwSharedStore *store;
  const DwResult *result;
  DwExportOptions options;
  const char *const *paths;
} DwExportWork;

/* On a thread of its own; everything is copied.  `finished` gets the GTask: see dw_export_job_finish. */
void dw_export_job_start(const DwExportWork *work, GCancellable *cancellable, GObject *owner,
                         GAsyncReadyCallback finished);
/* DW_OK, or why there are not all files. */
DwStatus dw_export_job_finish(GAsyncResult *job, DwError *error);
/* The paths that were written to, as long as the job lives. */
const char *const *dw_export_job_paths(GAsyncResult *job);
