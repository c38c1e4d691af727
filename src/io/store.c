/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "io/store.h"
#include "io/store_disk.h"
#include "io/store_front.h"

#include <glib.h>
#include <pthread.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <time.h>

static const uint64_t MOST_BYTES = UINT64_C(512) << 20;
/* What is kept several times within a second is written once; a disk that does not answer is left alone. */
static const gint64 GATHER_US = 1000000, BUSY_US = 2000000, LOST_US = 60000000;

/* A way to the disk.  There are two, so that nobody who recalls waits for what is being written. */
typedef struct {
  pthread_mutex_t lock;
  DwDisk *disk;
  gint64 closed_until;
} Door;

struct DwDiskStore {
  DwStore control;
  char *path;
  uint64_t most_bytes;
  Door reading, writing;
  pthread_t writer;
  bool has_writer;

  pthread_mutex_t lock; /* never held while somebody waits for a door */
  pthread_cond_t changed;
  DwFront *front;
  gint64 due;     /* when the writer shall start; G_MAXINT64 while there is nothing to write */
  uint64_t turns; /* that the writer has finished */
  bool quit;
};

/* --- doors ------------------------------------------------------------------------------------------------
 */

static gint64
retry_after(DwDiskAnswer answer)
{
  return g_get_monotonic_time() + (answer == DW_DISK_BUSY ? BUSY_US : LOST_US);
}

/* NULL if there is no disk now; leave() either way. */
static DwDisk *
enter(DwDiskStore *store, Door *door)
{
  pthread_mutex_lock(&door->lock);
  if (door->disk && !dw_disk_current(door->disk))
    g_clear_pointer(&door->disk, dw_disk_close);
  if (!door->disk && g_get_monotonic_time() >= door->closed_until) {
    const DwDiskAnswer answer = dw_disk_open(store->path, &door->disk);
    if (answer != DW_DISK_DONE)
      door->closed_until = retry_after(answer);
  }
  return door->disk;
}

/* What the disk answered last decides whether the door stays open. */
static void
leave(Door *door, DwDiskAnswer answer)
{
  if (answer == DW_DISK_DAMAGED)
    dw_disk_set_aside(g_steal_pointer(&door->disk));
  if (answer == DW_DISK_LOST && door->disk) {
    g_clear_pointer(&door->disk, dw_disk_close);
    door->closed_until = retry_after(answer);
  }
  pthread_mutex_unlock(&door->lock);
}

/* --- writing ----------------------------------------------------------------------------------------------
 */

static DwDiskAnswer
tell(DwDiskStore *store, DwDisk *disk, const DwKept *kept)
{
  if (kept->unwritten)
    return dw_disk_put(disk, kept->key, kept->bytes, store->most_bytes);
  return dw_disk_use(disk, kept->key);
}

static bool
goes_on(DwDiskAnswer answer)
{
  return answer == DW_DISK_DONE || answer == DW_DISK_ABSENT;
}

/* As far as the disk goes along; how many of the news it was. */
static guint
tell_all(DwDiskStore *store, const GPtrArray *news, DwDiskAnswer *answer)
{
  guint told = 0;
  DwDisk *disk = enter(store, &store->writing);
  *answer = disk ? DW_DISK_DONE : DW_DISK_LOST;
  if (!disk && store->writing.closed_until - g_get_monotonic_time() <= BUSY_US)
    *answer = DW_DISK_BUSY;
  while (told < news->len && goes_on(*answer)) {
    *answer = tell(store, disk, g_ptr_array_index(news, told));
    told += goes_on(*answer);
  }
  leave(&store->writing, *answer);
  return told;
}

/* What became of the news: written, never to be, or to be tried again.  Call under the lock. */
static void
settle(DwDiskStore *store, const GPtrArray *news, guint told, DwDiskAnswer answer)
{
  const bool again = answer == DW_DISK_BUSY || answer == DW_DISK_DAMAGED;
  for (guint k = 0; k < (again ? told : news->len); k++)
    dw_front_written(store->front, g_ptr_array_index(news, k));
  if (answer == DW_DISK_DAMAGED)
    dw_front_unwrite(store->front);
  if (again && dw_front_has_unwritten(store->front))
    store->due = MIN(store->due, g_get_monotonic_time() + BUSY_US);
  store->turns++;
  pthread_cond_broadcast(&store->changed);
}

/* Call under the lock, which is open while the disk works. */
static void
take_turn(DwDiskStore *store)
{
  DwDiskAnswer answer;
  GPtrArray *news = dw_front_news(store->front);
  store->due = G_MAXINT64;
  pthread_mutex_unlock(&store->lock);
  const guint told = tell_all(store, news, &answer);
  pthread_mutex_lock(&store->lock);
  settle(store, news, told, answer);
  g_ptr_array_unref(news);
}

/* Call under the lock. */
static void
wait_until(DwDiskStore *store, gint64 time)
{
  const struct timespec deadline = {.tv_sec = time / 1000000, .tv_nsec = time % 1000000 * 1000};
  if (time == G_MAXINT64)
    pthread_cond_wait(&store->changed, &store->lock);
  else
    pthread_cond_timedwait(&store->changed, &store->lock, &deadline);
}

static void *
write_what_is_kept(void *context)
{
  DwDiskStore *store = context;
  setpriority(PRIO_PROCESS, 0, getpriority(PRIO_PROCESS, 0) + 5); /* of this thread */
  pthread_mutex_lock(&store->lock);
  while (!store->quit)
    if (store->due <= g_get_monotonic_time())
      take_turn(store);
    else
      wait_until(store, store->due);
  pthread_mutex_unlock(&store->lock);
  return NULL;
}

/* Call under the lock. */
static void
write_within(DwDiskStore *store, gint64 microseconds)
{
  const gint64 due = g_get_monotonic_time() + microseconds;
  if (due >= store->due)
    return;
  store->due = due;
  pthread_cond_broadcast(&store->changed);
}

/* --- what solvers call ------------------------------------------------------------------------------------
 */

static void *
copy_of(GBytes *bytes, size_t *length)
{
  const void *data = g_bytes_get_data(bytes, length);
  void *copy = malloc(*length ? *length : 1);
  if (copy && *length)
    memcpy(copy, data, *length);
  return copy;
}

/* What is left of a store whose file was set aside. */
static void
write_again(DwDiskStore *store)
{
  pthread_mutex_lock(&store->lock);
  dw_front_unwrite(store->front);
  write_within(store, GATHER_US);
  pthread_mutex_unlock(&store->lock);
}

/* A new reference, or NULL. */
static GBytes *
recall_from_disk(DwDiskStore *store, const char *key)
{
  GBytes *bytes = NULL;
  DwDisk *disk = enter(store, &store->reading);
  const DwDiskAnswer answer = disk ? dw_disk_get(disk, key, &bytes) : DW_DISK_ABSENT;
  leave(&store->reading, answer);
  if (answer == DW_DISK_DAMAGED)
    write_again(store);
  return bytes;
}

/* Of what was read meanwhile and what was kept meanwhile the latter is newer.  Call under the lock. */
static GBytes *
put_in_front(DwDiskStore *store, const char *key, GBytes *read)
{
  GBytes *kept = dw_front_find(store->front, key);
  if (!kept && read)
    dw_front_put(store->front, key, read, false);
  return kept ? kept : read;
}

static void *
recall(void *context, const char *key, size_t *length)
{
  DwDiskStore *store = context;
  GBytes *read = NULL;
  void *copy = NULL;
  pthread_mutex_lock(&store->lock);
  GBytes *bytes = dw_front_find(store->front, key);
  if (!bytes) {
    pthread_mutex_unlock(&store->lock);
    read = recall_from_disk(store, key);
    pthread_mutex_lock(&store->lock);
    bytes = put_in_front(store, key, read);
  }
  if (bytes) {
    copy = copy_of(bytes, length);
    write_within(store, GATHER_US);
  }
  if (read)
    g_bytes_unref(read);
  pthread_mutex_unlock(&store->lock);
  return copy;
}

static void
keep(void *context, const char *key, const void *bytes, size_t length)
{
  DwDiskStore *store = context;
  GBytes *copy = g_bytes_new(bytes, length);
  pthread_mutex_lock(&store->lock);
  dw_front_put(store->front, key, copy, true);
  g_bytes_unref(copy);
  write_within(store, GATHER_US);
  pthread_mutex_unlock(&store->lock);
}

/* --- life -------------------------------------------------------------------------------------------------
 */

static void
init_synchronisation(DwDiskStore *store)
{
  pthread_condattr_t monotonic;
  pthread_condattr_init(&monotonic);
  pthread_condattr_setclock(&monotonic, CLOCK_MONOTONIC);
  pthread_cond_init(&store->changed, &monotonic);
  pthread_condattr_destroy(&monotonic);
  pthread_mutex_init(&store->lock, NULL);
  pthread_mutex_init(&store->reading.lock, NULL);
  pthread_mutex_init(&store->writing.lock, NULL);
}

DwDiskStore *
dw_store_new(const char *path, uint64_t most_bytes)
{
  DwDiskStore *store = g_new0(DwDiskStore, 1);
  store->control = (DwStore){.context = store, .recall = recall, .keep = keep};
  store->path = path ? g_strdup(path)
                     : g_build_filename(g_get_user_cache_dir(), "doublewell", "ensembles.sqlite", NULL);
  store->most_bytes = most_bytes ? most_bytes : MOST_BYTES;
  store->front = dw_front_new();
  store->due = G_MAXINT64;
  init_synchronisation(store);
  store->has_writer = pthread_create(&store->writer, NULL, write_what_is_kept, store) == 0;
  return store;
}

const DwStore *
dw_store_control(DwDiskStore *store)
{
  return &store->control;
}

void
dw_store_flush(DwDiskStore *store)
{
  pthread_mutex_lock(&store->lock);
  /* A turn that runs has begun before: the next one counts. */
  const uint64_t turn = store->turns + 2;
  while (store->has_writer && dw_front_has_unwritten(store->front) && store->turns < turn) {
    write_within(store, 0);
    pthread_cond_wait(&store->changed, &store->lock);
  }
  pthread_mutex_unlock(&store->lock);
}

bool
dw_store_on_disk(DwDiskStore *store)
{
  const bool on_disk = enter(store, &store->reading) != NULL;
  leave(&store->reading, DW_DISK_DONE);
  return on_disk;
}

static void
close_door(Door *door)
{
  g_clear_pointer(&door->disk, dw_disk_close);
  pthread_mutex_destroy(&door->lock);
}

void
dw_store_free(DwDiskStore *store)
{
  if (!store)
    return;
  dw_store_flush(store);
  pthread_mutex_lock(&store->lock);
  store->quit = true;
  pthread_cond_broadcast(&store->changed);
  pthread_mutex_unlock(&store->lock);
  if (store->has_writer)
    pthread_join(store->writer, NULL);
  close_door(&store->reading);
  close_door(&store->writing);
  dw_front_free(store->front);
  pthread_cond_destroy(&store->changed);
  pthread_mutex_destroy(&store->lock);
  g_free(store->path);
  g_free(store);
}
