/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "io/file.h"
#include "io/quote.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum { CHUNK = 1 << 16 };

static DwStatus
fail(DwError *error, const char *deed, const char *path, const char *reason)
{
  char quoted[DW_QUOTE_SIZE];
  return dw_error_set(error, DW_INPUT_OUTPUT, "%s cannot be %s: %s.", dw_quote(path, quoted), deed, reason);
}

/* At most one chunk more than DW_FILE_BYTES, which tells that the file is longer. */
static DwStatus
read_all(int file, GByteArray *bytes, const char *path, DwError *error)
{
  guint8 chunk[CHUNK];
  while (bytes->len <= DW_FILE_BYTES) {
    const ssize_t got = read(file, chunk, sizeof chunk);
    if (got < 0 && errno == EINTR)
      continue;
    if (got < 0)
      return fail(error, "read", path, g_strerror(errno));
    if (got == 0)
      return DW_OK;
    g_byte_array_append(bytes, chunk, (guint) got);
  }
  return DW_OK;
}

static GByteArray *
read_file(int file, const char *path, DwError *error)
{
  if (file < 0) {
    fail(error, "read", path, g_strerror(errno));
    return NULL;
  }
  g_autoptr(GByteArray) bytes = g_byte_array_new();
  const DwStatus status = read_all(file, bytes, path, error);
  close(file);
  if (status != DW_OK)
    return NULL;
  return g_steal_pointer(&bytes);
}

/* The zero byte stands behind the array's end. */
static GByteArray *
terminate(GByteArray *bytes)
{
  g_byte_array_append(bytes, (const guint8 *) "", 1);
  return g_byte_array_set_size(bytes, bytes->len - 1);
}

GByteArray *
dw_file_read(const char *path, DwError *error)
{
  g_autoptr(GByteArray) bytes = read_file(g_open(path, O_RDONLY | O_CLOEXEC, 0), path, error);
  if (!bytes)
    return NULL;
  if (bytes->len <= DW_FILE_BYTES)
    return terminate(g_steal_pointer(&bytes));
  fail(error, "read", path, "it is larger than 64 MiB");
  return NULL;
}

/* Pipes and terminals: nobody may ever write to them. */
static bool
may_wait(int file)
{
  struct stat about;
  return fstat(file, &about) == 0 && !S_ISREG(about.st_mode) && !S_ISDIR(about.st_mode);
}

GByteArray *
dw_file_read_start(const char *path, DwError *error)
{
  const int file = g_open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY, 0);
  if (file >= 0 && may_wait(file)) {
    close(file);
    fail(error, "read", path, "it is a device or a pipe");
    return NULL;
  }
  GByteArray *bytes = read_file(file, path, error);
  if (!bytes)
    return NULL;
  return terminate(g_byte_array_set_size(bytes, MIN(bytes->len, DW_FILE_BYTES)));
}

/* 0, or the error's number; so do the other functions here that write. */
static int
write_all(int file, const char *data, size_t length)
{
  while (length > 0) {
    const ssize_t written = write(file, data, length);
    if (written < 0 && errno == EINTR)
      continue;
    if (written < 0)
      return errno;
    data += written;
    length -= (size_t) written;
  }
  return 0;
}

/* Devices and pipes have no whole to replace. */
static int
write_through(const char *path, const char *data, size_t length)
{
  const int file = g_open(path, O_WRONLY | O_CLOEXEC, 0);
  if (file < 0)
    return errno;
  const int failure = write_all(file, data, length);
  return close(file) != 0 && failure == 0 ? errno : failure;
}

static int
write_draft(int file, const char *data, size_t length)
{
  int failure = write_all(file, data, length);
  if (failure == 0 && fsync(file) != 0)
    failure = errno;
  return close(file) != 0 && failure == 0 ? errno : failure;
}

/* The new file appears beside the old one and takes its place when it is complete.  GLib does the same, but
 * its error sentences name the draft. */
static int
replace(const char *path, mode_t mode, const char *data, size_t length)
{
  g_autofree char *linked = realpath(path, NULL);
  const char *target = linked ? linked : path;
  g_autofree char *draft = g_strconcat(target, ".XXXXXX", NULL);
  const int file = g_mkstemp_full(draft, O_WRONLY | O_CLOEXEC, (int) mode);
  if (file < 0)
    return errno;
  int failure = write_draft(file, data, length);
  if (failure == 0 && g_rename(draft, target) != 0)
    failure = errno;
  if (failure != 0)
    g_unlink(draft);
  return failure;
}

/* Who reads a pipe may stop when he has seen enough: nothing went wrong that anybody must hear of. */
static DwStatus
write_standard_output(const char *data, size_t length, DwError *error)
{
  const int failure = write_all(STDOUT_FILENO, data, length);
  if (failure == EPIPE)
    return dw_error_set(error, DW_INPUT_OUTPUT, "%s", "");
  return failure == 0 ? DW_OK : fail(error, "written", "standard output", g_strerror(failure));
}

static int
write_file(const char *path, const char *data, size_t length)
{
  struct stat status;
  if (stat(path, &status) != 0)
    return replace(path, 0666, data, length);
  if (S_ISREG(status.st_mode))
    return replace(path, status.st_mode & 0777, data, length);
  return write_through(path, data, length);
}

DwStatus
dw_file_write(const char *path, const char *data, size_t length, DwError *error)
{
  if (strcmp(path, "-") == 0)
    return write_standard_output(data, length, error);
  if (dw_file_check(path, error) != DW_OK)
    return DW_INPUT_OUTPUT;
  const int failure = write_file(path, data, length);
  return failure == 0 ? DW_OK : fail(error, "written", path, g_strerror(failure));
}

DwStatus
dw_file_check(const char *path, DwError *error)
{
  struct stat status;
  if (strcmp(path, "-") == 0)
    return DW_OK;
  if (stat(path, &status) == 0) {
    if (S_ISDIR(status.st_mode))
      return fail(error, "written", path, "it is a folder");
    return access(path, W_OK) == 0 ? DW_OK : fail(error, "written", path, g_strerror(errno));
  }
  if (errno != ENOENT)
    return fail(error, "written", path, g_strerror(errno));
  g_autofree char *folder = g_path_get_dirname(path);
  return access(folder, W_OK | X_OK) == 0 ? DW_OK : fail(error, "written", path, g_strerror(errno));
}
