/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "io/store_front.h"

#include <string.h>

/* What a slider is likely to come back to; and how much may wait for a disk that does not answer. */
enum { MOST_ENTRIES = 8, MOST_BYTES = 64 << 20, MOST_WAITING_BYTES = 256 << 20 };

struct DwFront {
  GPtrArray *entries; /* of DwKept, used last at the end */
  gsize bytes;
};

static DwKept *
kept_new(const char *key, GBytes *bytes, bool unwritten, bool used)
{
  DwKept *kept = g_new(DwKept, 1);
  *kept = (DwKept){.key = g_strdup(key), .bytes = g_bytes_ref(bytes), .unwritten = unwritten, .used = used};
  return kept;
}

static void
kept_free(void *data)
{
  DwKept *kept = data;
  g_bytes_unref(kept->bytes);
  g_free(kept->key);
  g_free(kept);
}

DwFront *
dw_front_new(void)
{
  DwFront *front = g_new0(DwFront, 1);
  front->entries = g_ptr_array_new_with_free_func(kept_free);
  return front;
}

void
dw_front_free(DwFront *front)
{
  g_ptr_array_unref(front->entries);
  g_free(front);
}

static DwKept *
entry(const DwFront *front, guint k)
{
  return g_ptr_array_index(front->entries, k);
}

/* Its place, or the number of entries. */
static guint
place_of(const DwFront *front, const char *key)
{
  guint k = 0;
  while (k < front->entries->len && strcmp(entry(front, k)->key, key) != 0)
    k++;
  return k;
}

static void
drop(DwFront *front, guint k)
{
  front->bytes -= g_bytes_get_size(entry(front, k)->bytes);
  g_ptr_array_remove_index(front->entries, k);
}

GBytes *
dw_front_find(DwFront *front, const char *key)
{
  const guint k = place_of(front, key);
  if (k == front->entries->len)
    return NULL;
  DwKept *found = g_ptr_array_steal_index(front->entries, k);
  found->used = true;
  g_ptr_array_add(front->entries, found);
  return found->bytes;
}

static bool
must_go(const DwFront *front, guint k)
{
  if (entry(front, k)->unwritten)
    return front->bytes > MOST_WAITING_BYTES;
  return front->entries->len > MOST_ENTRIES || front->bytes > MOST_BYTES;
}

/* All may go but the newest. */
static void
make_room(DwFront *front)
{
  for (guint k = 0; k + 1 < front->entries->len;)
    if (must_go(front, k))
      drop(front, k);
    else
      k++;
}

void
dw_front_put(DwFront *front, const char *key, GBytes *bytes, bool unwritten)
{
  const guint k = place_of(front, key);
  if (k < front->entries->len)
    drop(front, k);
  g_ptr_array_add(front->entries, kept_new(key, bytes, unwritten, !unwritten));
  front->bytes += g_bytes_get_size(bytes);
  make_room(front);
}

bool
dw_front_has_unwritten(const DwFront *front)
{
  for (guint k = 0; k < front->entries->len; k++)
    if (entry(front, k)->unwritten)
      return true;
  return false;
}

GPtrArray *
dw_front_news(DwFront *front)
{
  GPtrArray *news = g_ptr_array_new_with_free_func(kept_free);
  for (guint k = 0; k < front->entries->len; k++) {
    DwKept *kept = entry(front, k);
    if (kept->unwritten || kept->used)
      g_ptr_array_add(news, kept_new(kept->key, kept->bytes, kept->unwritten, kept->used));
    kept->used = false;
  }
  return news;
}

void
dw_front_written(DwFront *front, const DwKept *kept)
{
  const guint k = place_of(front, kept->key);
  if (k < front->entries->len && entry(front, k)->bytes == kept->bytes)
    entry(front, k)->unwritten = false;
}

void
dw_front_unwrite(DwFront *front)
{
  for (guint k = 0; k < front->entries->len; k++)
    entry(front, k)->unwritten = true;
}
