/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The store: what was kept comes back bit for bit, now and after a restart, or not at all; and nothing that
 * can be wrong with its file keeps anybody from working. */
#include "golden.h"
#include "io/store.h"
#include "scratch.h"

#include <glib/gstdio.h>
#include <sqlite3.h>
#include <stdlib.h>
#include <string.h>

static char *path;

/* --- helpers ----------------------------------------------------------------------------------------------
 */

static void
remove_file(const char *ending)
{
  g_autofree char *name = g_strconcat(path, ending, NULL);
  g_remove(name);
}

static bool
file_exists(const char *ending)
{
  g_autofree char *name = g_strconcat(path, ending, NULL);
  return g_file_test(name, G_FILE_TEST_EXISTS);
}

static void
begin_anew(void)
{
  static const char *const endings[] = {"", "-wal", "-shm", "-journal", ".lock", ".damaged"};
  for (size_t k = 0; k < G_N_ELEMENTS(endings); k++)
    remove_file(endings[k]);
}

static GBytes *
random_bytes(gsize length, bool compressible)
{
  guint8 *data = g_malloc(length + 1);
  for (gsize k = 0; k < length; k++)
    data[k] = (guint8) (compressible ? k / 100 : (gsize) g_test_rand_int());
  return g_bytes_new_take(data, length);
}

static void
keep(DwDiskStore *store, const char *key, GBytes *bytes)
{
  const DwStore *control = dw_store_control(store);
  control->keep(control->context, key, g_bytes_get_data(bytes, NULL), g_bytes_get_size(bytes));
}

static GBytes *
recall(DwDiskStore *store, const char *key)
{
  gsize length = 0;
  const DwStore *control = dw_store_control(store);
  void *data = control->recall(control->context, key, &length);
  return data ? g_bytes_new_with_free_func(data, length, free, data) : NULL;
}

static void
assert_holds(DwDiskStore *store, const char *key, GBytes *expected)
{
  g_autoptr(GBytes) bytes = recall(store, key);
  g_assert_nonnull(bytes);
  g_assert_true(g_bytes_equal(bytes, expected));
}

static void
assert_lacks(DwDiskStore *store, const char *key)
{
  g_autoptr(GBytes) bytes = recall(store, key);
  g_assert_null(bytes);
}

/* A store with these entries, closed again. */
static void
fill(GBytes *const *bytes, int n)
{
  DwDiskStore *store = dw_store_new(path, 0);
  for (int k = 0; k < n; k++) {
    char key[16];
    g_snprintf(key, sizeof key, "key %d", k);
    keep(store, key, bytes[k]);
  }
  dw_store_free(store);
}

/* What another program does to the file. */
static sqlite3 *
open_directly(void)
{
  sqlite3 *database = NULL;
  g_assert_cmpint(sqlite3_open(path, &database), ==, SQLITE_OK);
  return database;
}

static void
execute(sqlite3 *database, const char *statements)
{
  char *message = NULL;
  if (sqlite3_exec(database, statements, NULL, NULL, &message) != SQLITE_OK)
    g_error("%s: %s", statements, message);
}

static void
execute_directly(const char *statements)
{
  sqlite3 *database = open_directly();
  execute(database, statements);
  sqlite3_close(database);
}

static gint64
count_directly(const char *question)
{
  sqlite3_stmt *statement;
  sqlite3 *database = open_directly();
  g_assert_cmpint(sqlite3_prepare_v2(database, question, -1, &statement, NULL), ==, SQLITE_OK);
  g_assert_cmpint(sqlite3_step(statement), ==, SQLITE_ROW);
  const gint64 count = sqlite3_column_int64(statement, 0);
  sqlite3_finalize(statement);
  sqlite3_close(database);
  return count;
}

/* A store over whatever stands at `path` keeps and recalls. */
static void
assert_works(bool on_disk)
{
  g_autoptr(GBytes) bytes = random_bytes(5000, true);
  DwDiskStore *store = dw_store_new(path, 0);
  g_assert_cmpint(dw_store_on_disk(store), ==, on_disk);
  assert_lacks(store, "never kept");
  keep(store, "kept", bytes);
  assert_holds(store, "kept", bytes);
  dw_store_flush(store);
  assert_holds(store, "kept", bytes);
  dw_store_free(store);
  if (!on_disk)
    return;
  store = dw_store_new(path, 0);
  assert_holds(store, "kept", bytes);
  dw_store_free(store);
}

/* --- keeping ----------------------------------------------------------------------------------------------
 */

static void
test_comes_back(void)
{
  enum { KEYS = 30 };
  GBytes *bytes[KEYS];
  begin_anew();
  for (int k = 0; k < KEYS; k++)
    bytes[k] = random_bytes(k == 0 ? 0 : (gsize) random_log(1, 300000), g_test_rand_bit());
  fill(bytes, KEYS);
  DwDiskStore *store = dw_store_new(path, 0);
  for (int round = 0; round < 2; round++) /* from disk, and some then from memory */
    for (int k = 0; k < KEYS; k++) {
      char key[16];
      g_snprintf(key, sizeof key, "key %d", k);
      assert_holds(store, key, bytes[k]);
    }
  assert_lacks(store, "key");
  dw_store_free(store);
  for (int k = 0; k < KEYS; k++)
    g_bytes_unref(bytes[k]);
}

static void
test_last_one_counts(void)
{
  begin_anew();
  DwDiskStore *store = dw_store_new(path, 0);
  for (int k = 0; k < 50; k++) {
    g_autoptr(GBytes) bytes = random_bytes((gsize) k * 100, true);
    keep(store, "same", bytes);
    assert_holds(store, "same", bytes);
    if (k % 20 == 10)
      dw_store_flush(store);
  }
  dw_store_free(store);
  g_autoptr(GBytes) last = random_bytes(4900, true);
  store = dw_store_new(path, 0);
  assert_holds(store, "same", last);
  dw_store_free(store);
  g_assert_cmpint(count_directly("SELECT count(*) FROM content"), ==, 1);
}

static void
test_written_without_being_asked(void)
{
  begin_anew();
  g_autoptr(GBytes) bytes = random_bytes(1000, true);
  DwDiskStore *store = dw_store_new(path, 0), *other = dw_store_new(path, 0);
  keep(store, "key", bytes);
  g_autoptr(GBytes) seen = NULL;
  while (!(seen = recall(other, "key"))) /* the test's time limit ends this */
    g_usleep(10000);
  dw_store_free(other);
  dw_store_free(store);
}

/* What was used last stays, whether it was kept or recalled. */
static void
test_bounded(void)
{
  enum { KEYS = 24, LENGTH = 40000, ROOM = 10 };
  GBytes *bytes[KEYS];
  begin_anew();
  for (int k = 0; k < KEYS; k++) {
    char key[16];
    g_snprintf(key, sizeof key, "key %d", k);
    bytes[k] = random_bytes(LENGTH, false);
    DwDiskStore *store = dw_store_new(path, ROOM * LENGTH);
    keep(store, key, bytes[k]);
    assert_holds(store, "key 0", bytes[0]);
    /* A recall is written down with the next entry. */
    g_autofree char *filler = g_strdup_printf("filler %d", k);
    g_autoptr(GBytes) nothing = random_bytes(0, false);
    keep(store, filler, nothing);
    dw_store_free(store);
    g_assert_cmpint(count_directly("SELECT total(size) FROM entry"), <=, ROOM * LENGTH);
  }
  DwDiskStore *store = dw_store_new(path, ROOM * LENGTH);
  assert_holds(store, "key 0", bytes[0]);
  assert_holds(store, "key 23", bytes[23]);
  assert_holds(store, "key 16", bytes[16]);
  assert_lacks(store, "key 1");
  assert_lacks(store, "key 12");
  g_autoptr(GBytes) large = random_bytes((ROOM + 1) * LENGTH, false); /* drives nobody else out */
  keep(store, "large", large);
  dw_store_free(store);
  g_assert_cmpint(count_directly("SELECT count(*) FROM entry WHERE key = 'key 0'"), ==, 1);
  g_assert_cmpint(count_directly("SELECT count(*) FROM entry WHERE key = 'large'"), ==, 0);
  g_assert_cmpint(count_directly("SELECT count(*) FROM content"), ==,
                  count_directly("SELECT count(*) FROM entry"));
  for (int k = 0; k < KEYS; k++)
    g_bytes_unref(bytes[k]);
}

/* --- damage -----------------------------------------------------------------------------------------------
 */

static void
test_damaged_entry(void)
{
  static const char *const damages[] = {
      "UPDATE content SET bytes = x'00' || substr(bytes, 2) WHERE id = 1",
      "UPDATE content SET bytes = substr(bytes, 1, length(bytes) - 1) WHERE id = 1",
      "UPDATE content SET bytes = bytes || x'00' WHERE id = 1",
      "DELETE FROM content WHERE id = 1",
      "UPDATE entry SET length = length + 1 WHERE id = 1",
      "UPDATE entry SET length = -1 WHERE id = 1",
      "UPDATE entry SET length = 1 << 62 WHERE id = 1",
      "UPDATE entry SET packing = 1 - packing WHERE id = 1",
      "UPDATE entry SET packing = 77 WHERE id = 1",
      "UPDATE entry SET checksum = '' WHERE id = 1",
      "UPDATE entry SET checksum = x'00ff' WHERE id = 1",
      "UPDATE entry SET key = CASE key WHEN 'key 0' THEN 'key 9' ELSE 'key 0' END WHERE id < 3",
  };
  for (size_t k = 0; k < 2 * G_N_ELEMENTS(damages); k++) {
    begin_anew();
    GBytes *bytes[] = {random_bytes(3000, k % 2), random_bytes(3000, false), random_bytes(3000, true)};
    fill(bytes, 3);
    execute_directly(damages[k / 2]);
    DwDiskStore *store = dw_store_new(path, 0);
    assert_lacks(store, "key 0");
    assert_holds(store, "key 2", bytes[2]);
    keep(store, "key 0", bytes[1]);
    dw_store_free(store);
    store = dw_store_new(path, 0);
    assert_holds(store, "key 0", bytes[1]);
    dw_store_free(store);
    for (int i = 0; i < 3; i++)
      g_bytes_unref(bytes[i]);
  }
}

static void
test_no_database(void)
{
  g_autofree char *aside = g_strconcat(path, ".damaged", NULL), *moved = NULL;
  begin_anew();
  g_assert_true(
      g_file_set_contents(path, "This is no database, but perhaps it is dear to somebody.", -1, NULL));
  assert_works(true);
  g_assert_true(g_file_get_contents(aside, &moved, NULL, NULL));
  g_assert_cmpstr(moved, ==, "This is no database, but perhaps it is dear to somebody.");
  begin_anew();
  g_assert_true(g_file_set_contents(path, "", 0, NULL));
  assert_works(true);
  g_assert_false(file_exists(".damaged"));
}

/* Our marks, but not our tables. */
static void
test_other_tables(void)
{
  begin_anew();
  GBytes *bytes[] = {random_bytes(3000, true)};
  fill(bytes, 1);
  execute_directly("ALTER TABLE entry RENAME COLUMN used TO abused");
  DwDiskStore *store = dw_store_new(path, 0);
  keep(store, "key 1", bytes[0]);
  dw_store_flush(store);
  dw_store_free(store);
  assert_works(true);
  g_bytes_unref(bytes[0]);
}

/* Broken while the store works with it: what memory still has is written again. */
static void
test_broken_in_use(void)
{
  begin_anew();
  g_autoptr(GBytes) early = random_bytes(3000, true), late = random_bytes(2000, false);
  DwDiskStore *store = dw_store_new(path, 0);
  keep(store, "early", early);
  dw_store_flush(store);
  execute_directly("DROP TABLE content");
  keep(store, "late", late);
  dw_store_flush(store);
  assert_holds(store, "early", early);
  dw_store_free(store);
  g_assert_true(file_exists(".damaged"));
  store = dw_store_new(path, 0);
  assert_holds(store, "early", early);
  assert_holds(store, "late", late);
  dw_store_free(store);
}

static void
test_removed_in_use(void)
{
  begin_anew();
  g_autoptr(GBytes) bytes = random_bytes(3000, true);
  DwDiskStore *store = dw_store_new(path, 0);
  keep(store, "before", bytes);
  dw_store_flush(store);
  begin_anew();
  keep(store, "after", bytes);
  dw_store_free(store);
  store = dw_store_new(path, 0);
  assert_holds(store, "after", bytes);
  dw_store_free(store);
}

static void
damage_file(void)
{
  gsize length;
  g_autofree char *data = NULL;
  g_assert_true(g_file_get_contents(path, &data, &length, NULL));
  if (length > 0 && g_test_rand_int_range(0, 4) == 0)
    length = (gsize) g_test_rand_int_range(0, (gint32) length);
  for (int k = g_test_rand_int_range(0, 20); k > 0 && length > 0; k--) {
    /* The head and the first pages are where it hurts. */
    const gsize reach = g_test_rand_bit() ? MIN(length, 8192) : length;
    data[g_test_rand_int_range(0, (gint32) reach)] = (char) g_test_rand_int();
  }
  g_assert_true(g_file_set_contents(path, data, (gssize) length, NULL));
}

/* Whatever is wrong, what comes back is what was kept, or nothing; and the next one is kept. */
static void
test_random_damage(void)
{
  enum { KEYS = 6 };
  for (int round = random_rounds(40, 1000); round > 0; round--) {
    GBytes *bytes[KEYS];
    begin_anew();
    for (int k = 0; k < KEYS; k++)
      bytes[k] = random_bytes((gsize) random_log(10, 20000), g_test_rand_bit());
    fill(bytes, KEYS);
    remove_file("-wal"); /* everything is in the file by now: the log would repair it */
    damage_file();
    DwDiskStore *store = dw_store_new(path, 0);
    for (int k = 0; k < KEYS; k++) {
      char key[16];
      g_snprintf(key, sizeof key, "key %d", k);
      g_autoptr(GBytes) recalled = recall(store, key);
      g_assert_true(!recalled || g_bytes_equal(recalled, bytes[k]));
    }
    keep(store, "key 2", bytes[0]);
    assert_holds(store, "key 2", bytes[0]);
    dw_store_free(store);
    for (int k = 0; k < KEYS; k++)
      g_bytes_unref(bytes[k]);
  }
}

/* --- files that are not to be had -------------------------------------------------------------------------
 */

static void
test_foreign_database(void)
{
  static const char *const foreign[] = {"CREATE TABLE mine(x); INSERT INTO mine VALUES(1)",
                                        "PRAGMA application_id = 7; CREATE TABLE mine(x)",
                                        "PRAGMA application_id = 1146580017; PRAGMA user_version = 2"};
  for (size_t k = 0; k < G_N_ELEMENTS(foreign); k++) {
    gsize before, after;
    g_autofree char *there = NULL, *left = NULL;
    begin_anew();
    execute_directly(foreign[k]);
    g_assert_true(g_file_get_contents(path, &there, &before, NULL));
    assert_works(false);
    g_assert_true(g_file_get_contents(path, &left, &after, NULL));
    g_assert_cmpmem(there, before, left, after);
    g_assert_false(file_exists(".damaged"));
  }
}

static void
test_locked(void)
{
  begin_anew();
  g_autoptr(GBytes) bytes = random_bytes(3000, true);
  fill(&bytes, 1);
  sqlite3 *other = open_directly();
  execute(other, "BEGIN IMMEDIATE; UPDATE entry SET used = 5");
  DwDiskStore *store = dw_store_new(path, 0);
  keep(store, "key 1", bytes);
  assert_holds(store, "key 0", bytes); /* reading is free */
  dw_store_flush(store);               /* returns without having written */
  assert_holds(store, "key 1", bytes);
  execute(other, "ROLLBACK");
  sqlite3_close(other);
  dw_store_free(store);
  g_assert_cmpint(count_directly("SELECT count(*) FROM entry"), ==, 2);
}

static void
test_locked_whole(void)
{
  begin_anew();
  sqlite3 *other = open_directly();
  execute(other, "PRAGMA locking_mode = EXCLUSIVE; CREATE TABLE mine(x)");
  assert_works(false);
  sqlite3_close(other);
}

static void
test_unwritable(void)
{
  char *usual = path;
  begin_anew();
  g_assert_true(g_file_set_contents(path, "a file", -1, NULL));
  path = g_build_filename(usual, "below", "store.sqlite", NULL);
  assert_works(false);
  g_free(path);
  path = g_strdup(scratch_folder());
  assert_works(false);
  g_free(path);
  path = usual;
}

/* A folder that is not there yet is made. */
static void
test_new_folder(void)
{
  char *usual = path;
  path = g_build_filename(scratch_folder(), "a", "b", "store.sqlite", NULL);
  assert_works(true);
  g_free(path);
  path = usual;
}

/* --- several at once --------------------------------------------------------------------------------------
 */

typedef struct {
  DwDiskStore *store;
  guint seed;
} Worker;

/* Under each key there are only bytes of that key's kind, whoever kept them. */
static gpointer
keep_and_recall(gpointer data)
{
  const Worker *worker = data;
  g_autoptr(GRand) random = g_rand_new_with_seed(worker->seed);
  for (int k = 0; k < 200; k++) {
    char key[16];
    guint8 content[3000];
    const int number = g_rand_int_range(random, 0, 12);
    g_snprintf(key, sizeof key, "key %d", number);
    memset(content, number, sizeof content);
    const gsize length = (gsize) g_rand_int_range(random, 1, sizeof content);
    g_autoptr(GBytes) bytes = g_bytes_new(content, length);
    if (k % 3 == 0)
      keep(worker->store, key, bytes);
    g_autoptr(GBytes) recalled = recall(worker->store, key);
    const guint8 *got = recalled ? g_bytes_get_data(recalled, NULL) : NULL;
    for (gsize i = 0; recalled && i < g_bytes_get_size(recalled); i++)
      g_assert_cmpint(got[i], ==, number);
    if (k % 50 == 49)
      dw_store_flush(worker->store);
  }
  return NULL;
}

static void
test_many_threads(void)
{
  begin_anew();
  DwDiskStore *stores[] = {dw_store_new(path, 20000), dw_store_new(path, 20000)};
  GThread *threads[4];
  Worker workers[4];
  for (guint k = 0; k < 4; k++) {
    workers[k] = (Worker){stores[k % 2], k};
    threads[k] = g_thread_new("worker", keep_and_recall, &workers[k]);
  }
  for (guint k = 0; k < 4; k++)
    g_thread_join(threads[k]);
  dw_store_free(stores[0]);
  dw_store_free(stores[1]);
  g_assert_cmpint(count_directly("SELECT count(*) FROM pragma_integrity_check WHERE integrity_check = 'ok'"),
                  ==, 1);
  g_assert_false(file_exists(".damaged"));
}

int
main(int argc, char **argv)
{
  g_test_init(&argc, &argv, NULL);
  path = scratch_path("store.sqlite");
  g_test_add_func("/store/comes-back", test_comes_back);
  g_test_add_func("/store/last-one-counts", test_last_one_counts);
  g_test_add_func("/store/written-without-being-asked", test_written_without_being_asked);
  g_test_add_func("/store/bounded", test_bounded);
  g_test_add_func("/store/damaged-entry", test_damaged_entry);
  g_test_add_func("/store/no-database", test_no_database);
  g_test_add_func("/store/other-tables", test_other_tables);
  g_test_add_func("/store/broken-in-use", test_broken_in_use);
  g_test_add_func("/store/removed-in-use", test_removed_in_use);
  g_test_add_func("/store/random-damage", test_random_damage);
  g_test_add_func("/store/foreign-database", test_foreign_database);
  g_test_add_func("/store/locked", test_locked);
  g_test_add_func("/store/locked-whole", test_locked_whole);
  g_test_add_func("/store/unwritable", test_unwritable);
  g_test_add_func("/store/new-folder", test_new_folder);
  g_test_add_func("/store/many-threads", test_many_threads);
  const int status = g_test_run();
  g_free(path);
  scratch_remove();
  return status;
}
