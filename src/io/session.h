/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "io/measures.h"
#include "io/pins.h"

#include <glib.h>

enum { DW_MAX_EXPLORATIONS = 32 };

/* Everything that was open: a state for each exploration, 1..DW_MAX_EXPLORATIONS of them, and the one that
 * was in front. */
typedef struct {
  DwState states[DW_MAX_EXPLORATIONS];
  DwPins pins[DW_MAX_EXPLORATIONS];
  DwMeasures measures[DW_MAX_EXPLORATIONS];
  size_t n, current;
  bool whole; /* read from a session's file, not from a single state's: that it has no pins means something */
} DwSession;

/* A session as a JSON file, ".doublewell" by name: {"doublewell": version, "state": that of the current one,
 * "current": index, "explorations": [{"state": …, "pins": …, "measures": …}, …]}: see io/pins.h and
 * io/measures.h.  Members that a reader does not know mean nothing to it.  Free with g_free. */
char *dw_session_format(const DwSession *session, size_t *length);

/* Whatever Doublewell writes: a session with all its explorations, another file with the one state that it
 * carries.  On error, told in one sentence, the session is unchanged. */
DwStatus dw_session_read(const DwRegistry *registry, const char *path, DwSession *session, DwError *error);

/* The same of bytes that a zero byte follows; `path` is for the sentence. */
DwStatus dw_session_parse(const DwRegistry *registry, const GByteArray *bytes, const char *path,
                          DwSession *session, DwError *error);

/* Replaces the file whole or not at all. */
DwStatus dw_session_write(const DwSession *session, const char *path, DwError *error);
