/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/shared_store.h"

struct DwSharedStore {
  DwDiskStore *store;
};

DwSharedStore *
dw_shared_store_new(const char *path, uint64_t most_bytes)
{
  DwSharedStore *shared = g_atomic_rc_box_new0(DwSharedStore);
  shared->store = dw_store_new(path, most_bytes);
  return shared;
}

DwSharedStore *
dw_shared_store_ref(DwSharedStore *shared)
{
  return shared ? g_atomic_rc_box_acquire(shared) : NULL;
}

static void
clear(gpointer data)
{
  DwSharedStore *shared = data;
  dw_store_free(shared->store);
}

void
dw_shared_store_unref(DwSharedStore *shared)
{
  if (shared)
    g_atomic_rc_box_release_full(shared, clear);
}

const DwStore *
dw_shared_store_control(DwSharedStore *shared)
{
  return shared && shared->store ? dw_store_control(shared->store) : NULL;
}
