/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/merge.h"
#include "cli/report.h"
#include "io/ensemble_file.h"
#include "io/file.h"
#include "io/quote.h"

#include <stdlib.h>
#include <string.h>

/* All that was joined until now.  The state's line is the alphabetically first of the shards', so that
 * neither does it depend on their order. */
typedef struct {
  const DwModel *model;
  char *address;
  GBytes *bytes;
} Sum;

/* Shards differ at the end of their paths, and a sentence has no room for all of one. */
static DwStatus
refuse(const char *one, const char *other, const char *reason, DwError *error)
{
  char quoted_one[DW_QUOTE_SIZE], quoted_other[DW_QUOTE_SIZE];
  g_autofree char *one_name = g_path_get_basename(one), *other_name = g_path_get_basename(other);
  return dw_error_set(error, DW_BAD_VALUE, "%s and %s cannot be merged: %s.", dw_quote(one_name, quoted_one),
                      dw_quote(other_name, quoted_other), reason);
}

/* The bytes of both, or NULL with a clause that says why not. */
static GBytes *
join(const DwModel *model, GBytes *a, GBytes *b, DwError *error)
{
  gsize a_length, b_length;
  size_t length;
  unsigned char *joined;
  const void *left = g_bytes_get_data(a, &a_length), *right = g_bytes_get_data(b, &b_length);
  if (model->ensemble->join(left, a_length, right, b_length, &joined, &length, error) != DW_OK)
    return NULL;
  return g_bytes_new_with_free_func(joined, length, free, joined);
}

/* Which of the files before it does not go with `path`?  Their sum did not, so one of them does not. */
static DwStatus
name_the_other(const DwRegistry *registry, char **paths, const char *path, const DwEnsembleFile *shard,
               DwError *error)
{
  for (char **other = paths; *other != path; other++) {
    DwEnsembleFile before;
    DwError reason = {0};
    if (dw_ensemble_file_read(&before, registry, *other, error) != DW_OK)
      return error->status;
    g_autoptr(GBytes) joined = join(shard->state.model, before.bytes, shard->bytes, &reason);
    dw_ensemble_file_clear(&before);
    if (!joined)
      return reason.status == DW_BAD_VALUE ? refuse(*other, path, reason.message, error)
                                           : dw_error_set(error, reason.status, "%s", reason.message);
  }
  return dw_error_set(error, DW_INPUT_OUTPUT, "the files have changed while they were read.");
}

static void
begin(Sum *sum, const DwEnsembleFile *shard)
{
  sum->model = shard->state.model;
  sum->address = g_strdup(shard->address);
  sum->bytes = g_bytes_ref(shard->bytes);
}

static DwStatus
add(Sum *sum, const DwRegistry *registry, char **paths, const char *path, const DwEnsembleFile *shard,
    DwError *error)
{
  DwError reason = {0};
  if (shard->state.model != sum->model)
    return refuse(paths[0], path, "they are of different models", error);
  GBytes *joined = join(sum->model, sum->bytes, shard->bytes, &reason);
  if (!joined)
    return reason.status == DW_BAD_VALUE ? name_the_other(registry, paths, path, shard, error)
                                         : dw_error_set(error, reason.status, "%s", reason.message);
  g_bytes_unref(sum->bytes);
  sum->bytes = joined;
  if (strcmp(shard->address, sum->address) < 0) {
    g_free(sum->address);
    sum->address = g_strdup(shard->address);
  }
  return DW_OK;
}

static DwStatus
add_file(Sum *sum, const DwRegistry *registry, char **paths, const char *path, DwError *error)
{
  DwEnsembleFile shard;
  DwStatus status = dw_ensemble_file_read(&shard, registry, path, error);
  if (status != DW_OK)
    return status;
  if (!sum->bytes)
    begin(sum, &shard);
  else
    status = add(sum, registry, paths, path, &shard, error);
  dw_ensemble_file_clear(&shard);
  return status;
}

static DwStatus
write_sum(const Sum *sum, const char *path, DwError *error)
{
  gsize length;
  size_t file_length;
  const void *bytes = g_bytes_get_data(sum->bytes, &length);
  g_autofree char *file = dw_ensemble_file_format(sum->address, bytes, length, &file_length);
  return dw_file_write(path, file, file_length, error);
}

int
dw_merge(const DwRegistry *registry, const DwArguments *arguments)
{
  DwError error = {0};
  Sum sum = {0};
  DwStatus status = DW_OK;
  if (!arguments->output || !*arguments->output)
    status = dw_error_set(&error, DW_BAD_VALUE,
                          "--output is missing: give a file to write, or - for standard output.");
  if (status == DW_OK)
    status = dw_file_check(arguments->output, &error);
  for (char **path = arguments->rest; *path && status == DW_OK; path++)
    status = add_file(&sum, registry, arguments->rest, *path, &error);
  if (status == DW_OK)
    status = write_sum(&sum, arguments->output, &error);
  g_clear_pointer(&sum.bytes, g_bytes_unref);
  g_free(sum.address);
  return dw_report(&error);
}
