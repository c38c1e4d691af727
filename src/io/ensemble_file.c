/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "io/ensemble_file.h"
#include "io/embedded.h"
#include "io/file.h"
#include "io/quote.h"
#include "io/state_string.h"

#include <string.h>

static const char first_line[] = "doublewell ensemble 1\n", sum_word[] = "sha256 ";
enum { SUM_LENGTH = 64 };

/* `address` is its line without the end. */
static char *
checksum(const char *address, size_t address_length, const void *bytes, size_t length)
{
  g_autoptr(GChecksum) sum = g_checksum_new(G_CHECKSUM_SHA256);
  g_checksum_update(sum, (const guchar *) address, (gssize) address_length);
  g_checksum_update(sum, (const guchar *) "\n", 1);
  g_checksum_update(sum, bytes, (gssize) length);
  return g_strdup(g_checksum_get_string(sum));
}

char *
dw_ensemble_file_format(const char *address, const void *bytes, size_t length, size_t *file_length)
{
  g_autofree char *sum = checksum(address, strlen(address), bytes, length);
  GString *file = g_string_sized_new(length + strlen(address) + 128);
  g_string_append_printf(file, "%s%s\n%s%s\n", first_line, address, sum_word, sum);
  g_string_append_len(file, bytes, (gssize) length);
  *file_length = file->len;
  return g_string_free(file, FALSE);
}

/* Where the parts of a file lie. */
typedef struct {
  const char *address, *sum, *bytes;
  size_t address_length, length;
} Parts;

/* The state's line; NULL if the file does not begin as one of ours. */
static const char *
find_address(const char *data, size_t size, size_t *length)
{
  const size_t first = strlen(first_line);
  if (size < first || memcmp(data, first_line, first) != 0)
    return NULL;
  const char *end = memchr(data + first, '\n', MIN(size - first, DW_STATE_LENGTH + 1));
  *length = end ? (size_t) (end - data) - first : 0;
  return end && !memchr(data + first, '\0', *length) ? data + first : NULL;
}

static bool
find_parts(const GByteArray *data, Parts *parts)
{
  const char *start = (const char *) data->data, *end = start + data->len;
  parts->address = find_address(start, data->len, &parts->address_length);
  if (!parts->address)
    return false;
  const char *line = parts->address + parts->address_length + 1;
  const size_t word = strlen(sum_word);
  if ((size_t) (end - line) < word + SUM_LENGTH + 1 || memcmp(line, sum_word, word) != 0)
    return false;
  parts->sum = line + word;
  parts->bytes = parts->sum + SUM_LENGTH + 1;
  parts->length = (size_t) (end - parts->bytes);
  return parts->sum[SUM_LENGTH] == '\n';
}

static bool
is_sound(const Parts *parts)
{
#ifdef FUZZING_BUILD_MODE_UNSAFE_FOR_PRODUCTION
  return true; /* or no changed byte would get any further */
#endif
  g_autofree char *sum = checksum(parts->address, parts->address_length, parts->bytes, parts->length);
  return memcmp(sum, parts->sum, SUM_LENGTH) == 0;
}

char *
dw_embedded_in_ensemble(const GByteArray *bytes)
{
  size_t length;
  const char *address = find_address((const char *) bytes->data, bytes->len, &length);
  return address ? g_strndup(address, length) : NULL;
}

static DwStatus
understand(DwEnsembleFile *ensemble, const DwRegistry *registry, DwError *error)
{
  size_t length;
  DwStatus status = dw_state_parse(registry, ensemble->address, &ensemble->state, error);
  if (status != DW_OK)
    return status;
  const DwModel *model = ensemble->state.model;
  if (!model->ensemble)
    return dw_error_set(error, DW_BAD_VALUE, "%s keeps no ensembles", model->id);
  const void *bytes = g_bytes_get_data(ensemble->bytes, &length);
  return model->ensemble->examine(bytes, length, &ensemble->content, error);
}

DwStatus
dw_ensemble_file_parse(DwEnsembleFile *ensemble, const DwRegistry *registry, const GByteArray *data,
                       DwError *error)
{
  Parts parts;
  *ensemble = (DwEnsembleFile){0};
  if (!find_parts(data, &parts))
    return dw_error_set(error, DW_BAD_VALUE, "it does not begin like a file that Doublewell writes");
  if (!is_sound(&parts))
    return dw_error_set(error, DW_BAD_VALUE, "it is damaged: its checksum differs");
  ensemble->address = g_strndup(parts.address, parts.address_length);
  ensemble->bytes = g_bytes_new(parts.bytes, parts.length);
  const DwStatus status = understand(ensemble, registry, error);
  if (status != DW_OK)
    dw_ensemble_file_clear(ensemble);
  return status;
}

DwStatus
dw_ensemble_file_read(DwEnsembleFile *ensemble, const DwRegistry *registry, const char *path, DwError *error)
{
  DwError reason = {0};
  char quoted[DW_QUOTE_SIZE];
  *ensemble = (DwEnsembleFile){0};
  g_autoptr(GByteArray) data = dw_file_read(path, error);
  if (!data)
    return DW_INPUT_OUTPUT;
  const DwStatus status = dw_ensemble_file_parse(ensemble, registry, data, &reason);
  if (status == DW_OK)
    return DW_OK;
  g_autofree char *name = g_path_get_basename(path);
  const size_t length = strlen(reason.message);
  const bool stopped = length > 0 && reason.message[length - 1] == '.';
  return dw_error_set(error, status, "%s is no ensemble that can be used: %s%s", dw_quote(name, quoted),
                      reason.message, stopped ? "" : ".");
}

void
dw_ensemble_file_clear(DwEnsembleFile *ensemble)
{
  g_clear_pointer(&ensemble->address, g_free);
  g_clear_pointer(&ensemble->bytes, g_bytes_unref);
  dw_ensemble_content_clear(&ensemble->content);
}
