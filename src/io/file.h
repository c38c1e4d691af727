/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/error.h"

#include <glib.h>

enum { DW_FILE_BYTES = 64 * 1024 * 1024 };

/* A file's bytes, at most DW_FILE_BYTES of them; larger ones, folders and what cannot be read are refused.
 * A zero byte follows them.  NULL with `error` filled in. */
GByteArray *dw_file_read(const char *path, DwError *error);
/* The same, but of a larger file the first DW_FILE_BYTES; and without ever waiting: devices and pipes are
 * refused. */
GByteArray *dw_file_read_start(const char *path, DwError *error);

/* Replaces a file whole or not at all; "-" is standard output.  A link is followed, a device or pipe written
 * to as it is.  Where the reader of standard output has gone, the sentence is empty: there is nobody to tell.
 */
DwStatus dw_file_write(const char *path, const char *data, size_t length, DwError *error);

/* Whether dw_file_write has a chance, so that nobody waits for a result that cannot be written. */
DwStatus dw_file_check(const char *path, DwError *error);
