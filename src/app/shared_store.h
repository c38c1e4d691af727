/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "io/store.h"

#include <glib.h>

/* The store of ensembles of everything in the application that solves.  It is flushed and closed when the
 * last one lets go of it, so that no window, job or thread needs to outlive another.  All functions may be
 * called from any thread, and take NULL: nothing is kept then. */
typedef struct DwSharedStore DwSharedStore;

/* As dw_store_new. */
DwSharedStore *dw_shared_store_new(const char *path, uint64_t most_bytes);
DwSharedStore *dw_shared_store_ref(DwSharedStore *shared);
void dw_shared_store_unref(DwSharedStore *shared);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(DwSharedStore, dw_shared_store_unref)

/* Borrowed from `shared`. */
const DwStore *dw_shared_store_control(DwSharedStore *shared);
