/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/shared_store.h"
#include "io/export.h"

#include <gio/gio.h>

/* Solves `request` (taken over), with what `store` keeps of it, and writes the figure of `state`, on a thread
 * of its own.  `finished` gets the GTask: see dw_export_job_finish. */
void dw_export_job_start(DwRequest *request, DwSharedStore *store, const DwState *state,
                         const DwExportOptions *options, const char *path, GCancellable *cancellable,
                         GObject *owner, GAsyncReadyCallback finished);
/* DW_OK, or why there is no new file. */
DwStatus dw_export_job_finish(GAsyncResult *job, DwError *error);
/* The path that was written to, as long as the job lives. */
const char *dw_export_job_path(GAsyncResult *job);
