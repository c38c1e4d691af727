/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "io/store_packing.h"

#include <gio/gio.h>
#include <stdbool.h>
#include <string.h>

/* The lowest level: counts shrink as much at the higher ones, which take several times as long. */
enum { LEVEL = 1 };

static char *
checksum(const char *key, DwPacking packing, gsize length, GBytes *bytes)
{
  gsize size;
  const guint8 *data = g_bytes_get_data(bytes, &size);
  g_autofree char *head = g_strdup_printf("%d %" G_GSIZE_FORMAT " %s", (int) packing, length, key);
  g_autoptr(GChecksum) sum = g_checksum_new(G_CHECKSUM_SHA256);
  g_checksum_update(sum, (const guchar *) head, (gssize) strlen(head) + 1);
  g_checksum_update(sum, data, (gssize) size);
  return g_strdup(g_checksum_get_string(sum));
}

static GBytes *
deflated(GBytes *bytes)
{
  gsize size;
  const void *data = g_bytes_get_data(bytes, &size);
  g_autoptr(GConverter) compressor = G_CONVERTER(g_zlib_compressor_new(G_ZLIB_COMPRESSOR_FORMAT_RAW, LEVEL));
  g_autoptr(GOutputStream) memory = g_memory_output_stream_new_resizable();
  g_autoptr(GOutputStream) stream = g_converter_output_stream_new(memory, compressor);
  if (!g_output_stream_write_all(stream, data, size, NULL, NULL, NULL) ||
      !g_output_stream_close(stream, NULL, NULL))
    return NULL;
  return g_memory_output_stream_steal_as_bytes(G_MEMORY_OUTPUT_STREAM(memory));
}

static GBytes *
inflated(GBytes *bytes, gsize length)
{
  gsize got;
  g_autoptr(GConverter) decompressor = G_CONVERTER(g_zlib_decompressor_new(G_ZLIB_COMPRESSOR_FORMAT_RAW));
  g_autoptr(GInputStream) memory = g_memory_input_stream_new_from_bytes(bytes);
  g_autoptr(GInputStream) stream = g_converter_input_stream_new(memory, decompressor);
  char *data = g_try_malloc(length ? length : 1);
  if (data && g_input_stream_read_all(stream, data, length, &got, NULL, NULL) && got == length)
    return g_bytes_new_take(data, length);
  g_free(data);
  return NULL;
}

DwPacked
dw_pack(const char *key, GBytes *bytes)
{
  const gsize length = g_bytes_get_size(bytes);
  g_autoptr(GBytes) small = deflated(bytes);
  const bool worthwhile = small && g_bytes_get_size(small) < length - length / 8;
  DwPacked packed = {.packing = worthwhile ? DW_PACKING_DEFLATE : DW_PACKING_PLAIN, .length = length};
  packed.bytes = g_bytes_ref(worthwhile ? small : bytes);
  packed.checksum = checksum(key, packed.packing, length, packed.bytes);
  return packed;
}

void
dw_packed_clear(DwPacked *packed)
{
  g_clear_pointer(&packed->bytes, g_bytes_unref);
  g_clear_pointer(&packed->checksum, g_free);
}

GBytes *
dw_unpack(const char *key, const DwPacked *packed)
{
  g_autofree char *sum = checksum(key, packed->packing, packed->length, packed->bytes);
  if (strcmp(sum, packed->checksum) != 0)
    return NULL;
  if (packed->packing == DW_PACKING_DEFLATE)
    return inflated(packed->bytes, packed->length);
  return g_bytes_ref(packed->bytes);
}
