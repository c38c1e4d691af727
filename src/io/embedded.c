/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "io/embedded.h"
#include "io/export.h"
#include "io/file.h"
#include "io/quote.h"
#include "io/state_string.h"

#include <string.h>

static const struct {
  const char *start; /* how files of this kind begin, behind blanks */
  char *(*find)(const GByteArray *bytes);
} kinds[] = {
    {"\x89PNG", dw_embedded_in_png}, {"%PDF", dw_embedded_in_pdf},
    {"<", dw_embedded_in_svg},       {"{", dw_embedded_in_json},
    {"#", dw_embedded_in_csv},       {"doublewell ensemble ", dw_embedded_in_ensemble},
};

static char *
find(const GByteArray *bytes)
{
  const char *start = (const char *) bytes->data;
  if (g_str_has_prefix(start, "\xef\xbb\xbf")) /* a byte order mark, from an editor */
    start += 3;
  start += strspn(start, " \t\r\n");
  for (size_t k = 0; k < G_N_ELEMENTS(kinds); k++)
    if (g_str_has_prefix(start, kinds[k].start))
      return kinds[k].find(bytes);
  return NULL;
}

static bool
plausible(const char *state)
{
  return state && g_str_has_prefix(state, "doublewell:") &&
         strnlen(state, DW_STATE_LENGTH + 1) <= DW_STATE_LENGTH;
}

char *
dw_embedded_find(const GByteArray *bytes)
{
  g_autofree char *state = find(bytes);
  return plausible(state) ? g_steal_pointer(&state) : NULL;
}

char *
dw_embedded_state(const char *path, DwError *error)
{
  char quoted[DW_QUOTE_SIZE];
  g_autoptr(GByteArray) bytes = dw_file_read_start(path, error);
  if (!bytes)
    return NULL;
  char *state = dw_embedded_find(bytes);
  if (state)
    return state;
  dw_error_set(error, DW_BAD_VALUE, "%s carries no state of Doublewell.", dw_quote(path, quoted));
  return NULL;
}
