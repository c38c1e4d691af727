/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "io/quote.h"

#include <glib.h>
#include <string.h>

enum { SHOWN_BYTES = 40, LONGEST_NAME = 63, NEAR_EDITS = 2 };

char *
dw_quote(const char *text, char quoted[DW_QUOTE_SIZE])
{
  const size_t length = strnlen(text, SHOWN_BYTES + 1);
  const bool cut = length > SHOWN_BYTES;
  size_t shown = MIN(length, SHOWN_BYTES);
  while (cut && shown > SHOWN_BYTES - 4 && ((unsigned char) text[shown] & 0xc0) == 0x80)
    shown--;
  g_autofree char *valid = g_utf8_make_valid(text, (gssize) shown);
  for (char *c = valid; *c; c++)
    if (g_ascii_iscntrl(*c))
      *c = '?';
  g_snprintf(quoted, DW_QUOTE_SIZE, "“%s%s”", valid, cut ? "…" : "");
  return quoted;
}

/* Levenshtein's distance, row by row. */
static size_t
edit_distance(const char *a, const char *b)
{
  size_t row[LONGEST_NAME + 1];
  const size_t n = strlen(b);
  for (size_t j = 0; j <= n; j++)
    row[j] = j;
  for (size_t i = 0; a[i]; i++) {
    size_t diagonal = row[0];
    row[0] = i + 1;
    for (size_t j = 0; j < n; j++) {
      const size_t substituted = diagonal + (a[i] != b[j]);
      diagonal = row[j + 1];
      row[j + 1] = MIN(substituted, MIN(diagonal, row[j]) + 1);
    }
  }
  return row[n];
}

const char *
dw_nearest_name(const char *text, const char *(*name)(const void *table, size_t k), const void *table,
                size_t n)
{
  const char *nearest = NULL;
  size_t least = NEAR_EDITS + 1;
  if (strnlen(text, LONGEST_NAME + 1) > LONGEST_NAME)
    return NULL;
  for (size_t k = 0; k < n; k++) {
    const char *candidate = name(table, k);
    if (strlen(candidate) > LONGEST_NAME)
      continue;
    const size_t distance = edit_distance(text, candidate);
    if (distance < least && distance < strlen(candidate)) {
      least = distance;
      nearest = candidate;
    }
  }
  return nearest;
}

char *
dw_name_hint(const char *near_name, char *hint, size_t size)
{
  if (near_name)
    g_snprintf(hint, size, " (did you mean %s?)", near_name);
  else
    g_strlcpy(hint, "", size);
  return hint;
}
