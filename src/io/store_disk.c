/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "io/store_disk.h"
#include "io/store_packing.h"

#include <fcntl.h>
#include <glib/gstdio.h>
#include <sqlite3.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

enum { APPLICATION = 0x44576c31, VERSION = 1 }; /* "DWl1" */
enum { PATIENCE_MS = 500, LOCK_STEP_US = 10000, LOCK_STEPS = 50 };

/* What was used when stands apart from the contents, so that noting a use does not write megabytes. */
static const char schema[] =
    "BEGIN IMMEDIATE;"
    "CREATE TABLE IF NOT EXISTS entry(id INTEGER PRIMARY KEY, key TEXT NOT NULL UNIQUE, used INTEGER NOT "
    "NULL,"
    " size INTEGER NOT NULL, length INTEGER NOT NULL, packing INTEGER NOT NULL, checksum TEXT NOT NULL);"
    "CREATE INDEX IF NOT EXISTS entry_used ON entry(used, size);"
    "CREATE TABLE IF NOT EXISTS content(id INTEGER PRIMARY KEY, bytes BLOB NOT NULL);"
    "CREATE TRIGGER IF NOT EXISTS entry_gone AFTER DELETE ON entry"
    " BEGIN DELETE FROM content WHERE id = old.id; END;"
    "PRAGMA application_id = 1146580017;" /* APPLICATION */
    "PRAGMA user_version = 1;"            /* VERSION */
    "COMMIT;";

#define NEXT_USE "(SELECT ifnull(max(used), 0) + 1 FROM entry)"

struct DwDisk {
  sqlite3 *database;
  char *path;
  dev_t device;
  ino_t inode;
};

static DwDiskAnswer
answer_of(int code)
{
  switch (code & 0xff) {
  case SQLITE_OK:
  case SQLITE_ROW:
  case SQLITE_DONE:
    return DW_DISK_DONE;
  case SQLITE_BUSY:
  case SQLITE_LOCKED:
    return DW_DISK_BUSY;
  case SQLITE_CORRUPT:
  case SQLITE_NOTADB:
  case SQLITE_FORMAT:
  case SQLITE_ERROR: /* our own statements fail on tables that are not ours any more */
  case SQLITE_CONSTRAINT:
  case SQLITE_MISMATCH:
    return DW_DISK_DAMAGED;
  default:
    return DW_DISK_LOST;
  }
}

static DwDiskAnswer
execute(DwDisk *disk, const char *statements)
{
  return answer_of(sqlite3_exec(disk->database, statements, NULL, NULL, NULL));
}

/* One statement that has no more than a row to answer: `read` gets it. */
typedef struct {
  const char *text; /* ?1, ?2, ... */
  void (*bind)(sqlite3_stmt *statement, const void *context);
  const void *context;
  void (*read)(sqlite3_stmt *statement, void *row);
  void *row;
} Statement;

/* DW_DISK_ABSENT if there was no row. */
static DwDiskAnswer
ask(DwDisk *disk, const Statement *statement)
{
  sqlite3_stmt *prepared;
  int code = sqlite3_prepare_v2(disk->database, statement->text, -1, &prepared, NULL);
  if (code != SQLITE_OK)
    return answer_of(code);
  if (statement->bind)
    statement->bind(prepared, statement->context);
  code = sqlite3_step(prepared);
  const bool row = code == SQLITE_ROW;
  if (row && statement->read)
    statement->read(prepared, statement->row);
  if (row)
    code = sqlite3_step(prepared); /* what was changed counts when the statement has come to its end */
  sqlite3_finalize(prepared);
  const DwDiskAnswer answer = answer_of(code);
  return answer == DW_DISK_DONE && !row ? DW_DISK_ABSENT : answer;
}

static void
read_whole(sqlite3_stmt *statement, void *row)
{
  *(gint64 *) row = sqlite3_column_int64(statement, 0);
}

static DwDiskAnswer
ask_whole(DwDisk *disk, const char *question, gint64 *whole)
{
  return ask(disk, &(Statement){.text = question, .read = read_whole, .row = whole});
}

/* --- opening ----------------------------------------------------------------------------------------------
 */

/* A database that somebody else made at our place is left in peace, and so is a later version's. */
static DwDiskAnswer
identify(DwDisk *disk, bool *fresh)
{
  gint64 application = 0, version = 0, objects = 0;
  DwDiskAnswer answer = ask_whole(disk, "PRAGMA application_id", &application);
  if (answer == DW_DISK_DONE)
    answer = ask_whole(disk, "PRAGMA user_version", &version);
  if (answer == DW_DISK_DONE)
    answer = ask_whole(disk, "SELECT count(*) FROM sqlite_schema", &objects);
  if (answer != DW_DISK_DONE)
    return answer;
  *fresh = application == 0 && version == 0 && objects == 0;
  return *fresh || (application == APPLICATION && version == VERSION) ? DW_DISK_DONE : DW_DISK_LOST;
}

static DwDiskAnswer
prepare(DwDisk *disk)
{
  bool fresh;
  int keep_log = 1;
  sqlite3_busy_timeout(disk->database, PATIENCE_MS);
  if (sqlite3_db_readonly(disk->database, "main") != 0)
    return DW_DISK_LOST;
  DwDiskAnswer answer = identify(disk, &fresh);
  if (answer != DW_DISK_DONE)
    return answer;
  /* SQLite removes the log by its name when the last connection closes: after the file was set aside, that
   * name would be the new file's. */
  sqlite3_file_control(disk->database, "main", SQLITE_FCNTL_PERSIST_WAL, &keep_log);
  /* NORMAL survives the program's death whenever it comes; only a power cut may cost the last moments. */
  answer = execute(disk, "PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL;"
                         "PRAGMA journal_size_limit = 16777216; PRAGMA trusted_schema = OFF;");
  return answer == DW_DISK_DONE && fresh ? execute(disk, schema) : answer;
}

static bool
identity(const char *path, dev_t *device, ino_t *inode)
{
  struct stat status;
  if (stat(path, &status) != 0)
    return false;
  *device = status.st_dev;
  *inode = status.st_ino;
  return true;
}

static DwDiskAnswer
connect_to(const char *path, DwDisk **disk)
{
  DwDisk *new = g_new0(DwDisk, 1);
  new->path = g_strdup(path);
  const int flags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_NOMUTEX;
  DwDiskAnswer answer = answer_of(sqlite3_open_v2(path, &new->database, flags, NULL));
  if (answer == DW_DISK_DONE)
    answer = prepare(new);
  if (answer == DW_DISK_DONE && !identity(path, &new->device, &new->inode))
    answer = DW_DISK_LOST;
  if (answer == DW_DISK_DONE)
    *disk = new;
  else
    dw_disk_close(new);
  return answer;
}

/* Opening and setting aside are for one program at a time; the file beside the database is never removed,
 * since its name is what they meet at.  The lock, or -1. */
static int
lock(const char *path)
{
  g_autofree char *name = g_strconcat(path, ".lock", NULL);
  const int file = g_open(name, O_RDWR | O_CREAT | O_CLOEXEC, 0600);
  for (int k = 0; file >= 0 && k < LOCK_STEPS; k++) {
    if (flock(file, LOCK_EX | LOCK_NB) == 0)
      return file;
    g_usleep(LOCK_STEP_US);
  }
  if (file >= 0)
    close(file);
  return -1;
}

/* Call under the lock. */
static void
move_aside(const char *path)
{
  static const char *const companions[] = {"-wal", "-shm"};
  g_autofree char *aside = g_strconcat(path, ".damaged", NULL);
  for (size_t k = 0; k < G_N_ELEMENTS(companions); k++) {
    g_autofree char *companion = g_strconcat(path, companions[k], NULL);
    g_unlink(companion); /* first: the new file must never meet the old one's log */
  }
  g_rename(path, aside);
}

DwDiskAnswer
dw_disk_open(const char *path, DwDisk **disk)
{
  g_autofree char *folder = g_path_get_dirname(path);
  if (g_mkdir_with_parents(folder, 0700) != 0)
    return DW_DISK_LOST;
  const int door = lock(path);
  if (door < 0)
    return access(folder, W_OK) == 0 ? DW_DISK_BUSY : DW_DISK_LOST;
  DwDiskAnswer answer = connect_to(path, disk);
  if (answer == DW_DISK_DAMAGED) {
    move_aside(path);
    answer = connect_to(path, disk);
  }
  close(door);
  return answer == DW_DISK_DAMAGED ? DW_DISK_LOST : answer;
}

void
dw_disk_close(DwDisk *disk)
{
  sqlite3_close(disk->database);
  g_free(disk->path);
  g_free(disk);
}

bool
dw_disk_current(const DwDisk *disk)
{
  dev_t device;
  ino_t inode;
  return identity(disk->path, &device, &inode) && device == disk->device && inode == disk->inode;
}

void
dw_disk_set_aside(DwDisk *disk)
{
  const int door = lock(disk->path);
  if (door >= 0 && dw_disk_current(disk))
    move_aside(disk->path);
  dw_disk_close(disk);
  if (door >= 0)
    close(door);
}

/* --- entries ----------------------------------------------------------------------------------------------
 */

typedef struct {
  const char *key;
  DwPacked packed;
  gint64 id;
} Entry;

static void
bind_key(sqlite3_stmt *statement, const void *context)
{
  sqlite3_bind_text(statement, 1, ((const Entry *) context)->key, -1, SQLITE_STATIC);
}

static void
bind_entry(sqlite3_stmt *statement, const void *context)
{
  const Entry *entry = context;
  bind_key(statement, entry);
  sqlite3_bind_int64(statement, 2, (gint64) g_bytes_get_size(entry->packed.bytes));
  sqlite3_bind_int64(statement, 3, (gint64) entry->packed.length);
  sqlite3_bind_int(statement, 4, (int) entry->packed.packing);
  sqlite3_bind_text(statement, 5, entry->packed.checksum, -1, SQLITE_STATIC);
}

static void
bind_content(sqlite3_stmt *statement, const void *context)
{
  const Entry *entry = context;
  gsize size;
  const void *data = g_bytes_get_data(entry->packed.bytes, &size);
  sqlite3_bind_int64(statement, 1, entry->id);
  sqlite3_bind_blob64(statement, 2, data ? data : "", size, SQLITE_STATIC);
}

static void
bind_whole(sqlite3_stmt *statement, const void *context)
{
  sqlite3_bind_int64(statement, 1, *(const gint64 *) context);
}

static const char put_entry[] = "INSERT INTO entry(key, used, size, length, packing, checksum)"
                                " VALUES(?1, " NEXT_USE ", ?2, ?3, ?4, ?5) ON CONFLICT(key) DO UPDATE SET"
                                " used = excluded.used, size = excluded.size, length = excluded.length,"
                                " packing = excluded.packing, checksum = excluded.checksum RETURNING id";
static const char put_content[] = "INSERT OR REPLACE INTO content(id, bytes) VALUES(?1, ?2)";
static const char trim[] =
    "DELETE FROM entry WHERE id IN (SELECT id FROM"
    " (SELECT id, sum(size) OVER (ORDER BY used DESC) AS together FROM entry) WHERE together > ?1)";

static DwDiskAnswer
put_parts(DwDisk *disk, Entry *entry, uint64_t most_bytes)
{
  const gint64 most = (gint64) MIN(most_bytes, (uint64_t) G_MAXINT64);
  DwDiskAnswer answer = ask(disk, &(Statement){put_entry, bind_entry, entry, read_whole, &entry->id});
  if (answer == DW_DISK_DONE)
    answer = ask(disk, &(Statement){.text = put_content, .bind = bind_content, .context = entry});
  if (answer == DW_DISK_ABSENT)
    answer = ask(disk, &(Statement){.text = trim, .bind = bind_whole, .context = &most});
  return answer == DW_DISK_ABSENT ? DW_DISK_DONE : answer;
}

/* `entry->packed` is there. */
static DwDiskAnswer
put_whole(DwDisk *disk, Entry *entry, uint64_t most_bytes)
{
  DwDiskAnswer answer = execute(disk, "BEGIN IMMEDIATE");
  if (answer != DW_DISK_DONE)
    return answer;
  answer = put_parts(disk, entry, most_bytes);
  if (answer == DW_DISK_DONE)
    answer = execute(disk, "COMMIT");
  if (answer != DW_DISK_DONE)
    execute(disk, "ROLLBACK");
  return answer;
}

DwDiskAnswer
dw_disk_put(DwDisk *disk, const char *key, GBytes *bytes, uint64_t most_bytes)
{
  Entry entry = {.key = key, .packed = dw_pack(key, bytes)};
  const bool fits = g_bytes_get_size(entry.packed.bytes) <= most_bytes;
  const DwDiskAnswer answer = fits ? put_whole(disk, &entry, most_bytes) : DW_DISK_DONE;
  dw_packed_clear(&entry.packed);
  return answer;
}

static void
read_entry(sqlite3_stmt *statement, void *row)
{
  Entry *entry = row;
  const char *checksum = (const char *) sqlite3_column_text(statement, 3);
  entry->id = sqlite3_column_int64(statement, 0);
  entry->packed.length = (gsize) sqlite3_column_int64(statement, 1);
  entry->packed.packing = (DwPacking) sqlite3_column_int(statement, 2);
  entry->packed.checksum = g_strdup(checksum ? checksum : "");
  const void *data = sqlite3_column_blob(statement, 4);
  entry->packed.bytes = g_bytes_new(data, (gsize) sqlite3_column_bytes(statement, 4));
}

static void
bind_damaged(sqlite3_stmt *statement, const void *context)
{
  const Entry *entry = context;
  bind_whole(statement, &entry->id);
  sqlite3_bind_text(statement, 2, entry->packed.checksum, -1, SQLITE_STATIC);
}

DwDiskAnswer
dw_disk_get(DwDisk *disk, const char *key, GBytes **bytes)
{
  Entry entry = {.key = key};
  DwDiskAnswer answer = ask(disk, &(Statement){"SELECT id, length, packing, checksum, bytes"
                                               " FROM entry LEFT JOIN content USING(id) WHERE key = ?1",
                                               bind_key, &entry, read_entry, &entry});
  if (answer == DW_DISK_DONE && !(*bytes = dw_unpack(key, &entry.packed))) {
    /* Not what another program may have put in its place meanwhile. */
    ask(disk, &(Statement){.text = "DELETE FROM entry WHERE id = ?1 AND checksum = ?2",
                           .bind = bind_damaged,
                           .context = &entry});
    answer = DW_DISK_ABSENT;
  }
  dw_packed_clear(&entry.packed);
  return answer;
}

DwDiskAnswer
dw_disk_use(DwDisk *disk, const char *key)
{
  const Entry entry = {.key = key};
  return ask(disk, &(Statement){.text = "UPDATE entry SET used = " NEXT_USE " WHERE key = ?1",
                                .bind = bind_key,
                                .context = &entry});
}
