/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A program that keeps and keeps is killed again and again: the store opens, is sound, and holds what was
 * kept five seconds before the death, or newer.  argv[1] is the program (store_keeper.c). */
#include "golden.h"
#include "io/store.h"
#include "scratch.h"

#include <gio/gio.h>
#include <signal.h>
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { KEYS = 3 };
static const gint64 MOST_LOST_US = 5000000;

static const char *keeper;
static char *path;

/* Of one key: the number that was kept last in time to be safe, 0 if there is none; and when each was kept.
 */
typedef struct {
  guint64 safe;
  GArray *numbers, *times; /* of guint64 and gint64 */
} Log;

static void
read_log(Log logs[KEYS], const char *text, gint64 death)
{
  g_auto(GStrv) lines = g_strsplit(text, "\n", -1);
  for (char **line = lines; *line && line[1]; line++) { /* the last one may be cut */
    guint key;
    guint64 number;
    gint64 time;
    g_assert_cmpint(sscanf(*line, "%u %" G_GUINT64_FORMAT " %" G_GINT64_FORMAT, &key, &number, &time), ==, 3);
    g_array_append_val(logs[key].numbers, number);
    g_array_append_val(logs[key].times, time);
    if (time <= death - MOST_LOST_US)
      logs[key].safe = number;
  }
}

/* The number that came back, 0 for nothing; and no byte of it is another's. */
static guint64
recalled_number(const DwStore *control, guint key)
{
  size_t length;
  guint64 number;
  g_autofree char *name = g_strdup_printf("key %u", key);
  guint8 *bytes = control->recall(control->context, name, &length);
  if (!bytes)
    return 0;
  memcpy(&number, bytes, sizeof number);
  for (size_t k = sizeof number; k < length; k++)
    g_assert_cmpuint(bytes[k], ==, number % 251);
  free(bytes);
  return number;
}

static void
assert_sound(void)
{
  sqlite3 *database;
  sqlite3_stmt *statement;
  g_assert_cmpint(sqlite3_open(path, &database), ==, SQLITE_OK);
  g_assert_cmpint(sqlite3_prepare_v2(database, "PRAGMA integrity_check", -1, &statement, NULL), ==,
                  SQLITE_OK);
  g_assert_cmpint(sqlite3_step(statement), ==, SQLITE_ROW);
  g_assert_cmpstr((const char *) sqlite3_column_text(statement, 0), ==, "ok");
  sqlite3_finalize(statement);
  sqlite3_close(database);
  g_autofree char *aside = g_strconcat(path, ".damaged", NULL);
  g_assert_false(g_file_test(aside, G_FILE_TEST_EXISTS));
}

/* How long before its death the keeper had kept what the store still holds; the worst key's. */
static gint64
lost(const Log *log, guint64 number, gint64 death)
{
  for (guint k = 0; k < log->numbers->len; k++)
    if (g_array_index(log->numbers, guint64, k) == number)
      return k + 1 < log->times->len ? death - g_array_index(log->times, gint64, k + 1) : 0;
  return log->times->len ? death - g_array_index(log->times, gint64, 0) : 0;
}

/* Returns what was lost, in microseconds. */
static gint64
examine(const char *text, gint64 death, guint64 *next)
{
  gint64 worst = 0;
  Log logs[KEYS];
  for (int k = 0; k < KEYS; k++)
    logs[k] = (Log){0, g_array_new(FALSE, FALSE, sizeof(guint64)), g_array_new(FALSE, FALSE, sizeof(gint64))};
  read_log(logs, text, death);
  assert_sound();
  DwDiskStore *store = dw_store_new(path, 0);
  g_assert_true(dw_store_on_disk(store));
  for (guint k = 0; k < KEYS; k++) {
    const guint64 number = recalled_number(dw_store_control(store), k);
    g_assert_cmpuint(number, >=, logs[k].safe);
    worst = MAX(worst, lost(&logs[k], number, death));
    *next = MAX(*next, number + 1);
    g_array_unref(logs[k].numbers);
    g_array_unref(logs[k].times);
  }
  dw_store_free(store);
  return worst;
}

static void
test_killed(void)
{
  gint64 worst = 0;
  guint64 next = 1;
  for (int round = random_rounds(3, 20); round > 0; round--) {
    g_autofree char *number = g_strdup_printf("%" G_GUINT64_FORMAT, next);
    g_autoptr(GSubprocess) child =
        g_subprocess_new(G_SUBPROCESS_FLAGS_STDOUT_PIPE, NULL, keeper, path, number, NULL);
    g_assert_nonnull(child);
    const double seconds = g_test_rand_double_range(0.1, random_rounds(3, 7));
    g_autoptr(GTimer) timer = g_timer_new();
    g_autoptr(GString) log = g_string_new(NULL);
    char chunk[4096];
    GInputStream *out = g_subprocess_get_stdout_pipe(child);
    while (g_timer_elapsed(timer, NULL) < seconds) { /* it writes every few milliseconds */
      const gssize got = g_input_stream_read(out, chunk, sizeof chunk, NULL, NULL);
      g_string_append_len(log, chunk, got);
    }
    g_subprocess_send_signal(child, SIGKILL);
    const gint64 death = g_get_monotonic_time();
    g_assert_true(g_subprocess_wait(child, NULL, NULL));
    worst = MAX(worst, examine(log->str, death, &next));
  }
  g_test_message("at worst, the last %.2f s before a death were lost", 1e-6 * (double) worst);
}

int
main(int argc, char **argv)
{
  g_test_init(&argc, &argv, NULL);
  keeper = argv[1];
  path = scratch_path("store.sqlite");
  g_test_add_func("/store/killed", test_killed);
  const int status = g_test_run();
  g_free(path);
  scratch_remove();
  return status;
}
