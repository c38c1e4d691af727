/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>
#include <stdbool.h>

/* The part of a store that lies in memory: what was used last, and what the disk has not got yet.  It has no
 * lock: its owner has one. */
typedef struct DwFront DwFront;

typedef struct {
  char *key;
  GBytes *bytes;
  bool unwritten; /* the disk has not got it */
  bool used;      /* the disk has not heard that it was used */
} DwKept;

DwFront *dw_front_new(void);
void dw_front_free(DwFront *front);

/* Borrowed, NULL if it is not here; notes the use. */
GBytes *dw_front_find(DwFront *front, const char *key);
/* In place of what was there; what was used longest ago makes room. */
void dw_front_put(DwFront *front, const char *key, GBytes *bytes, bool unwritten);
bool dw_front_has_unwritten(const DwFront *front);
/* Copies of the DwKept that the disk must hear of; uses count as told. */
GPtrArray *dw_front_news(DwFront *front);
/* The disk has got it, or never will; nothing if there are other bytes under that key by now. */
void dw_front_written(DwFront *front, const DwKept *kept);
/* The disk has lost everything. */
void dw_front_unwrite(DwFront *front);
