/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

/* An entry of the store as it lies on disk: compressed where that saves something, with a SHA-256 of all that
 * is needed to read it back. */
typedef enum { DW_PACKING_PLAIN, DW_PACKING_DEFLATE } DwPacking;

typedef struct {
  DwPacking packing;
  gsize length; /* of what was packed */
  GBytes *bytes;
  char *checksum; /* hexadecimal */
} DwPacked;

DwPacked dw_pack(const char *key, GBytes *bytes);
void dw_packed_clear(DwPacked *packed);
/* NULL for anything that dw_pack did not make for this key. */
GBytes *dw_unpack(const char *key, const DwPacked *packed);
