/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/text.h"

#include <libintl.h>
#include <stdbool.h>
#include <string.h>

const char *
dw_text(const char *text)
{
  /* gettext answers "" with the catalogue's header. */
  return text && *text ? dgettext(DW_TEXT_DOMAIN, text) : text;
}

typedef struct {
  const char *markup, *plain;
} Replacement;

static const Replacement replacements[] = {
    {"<sub>", "_"}, {"<sup>", "^"}, {"&amp;", "&"}, {"&lt;", "<"}, {"&gt;", ">"},
};

static const Replacement *
replacement_at(const char *markup)
{
  for (size_t k = 0; k < sizeof replacements / sizeof *replacements; k++)
    if (strncmp(markup, replacements[k].markup, strlen(replacements[k].markup)) == 0)
      return &replacements[k];
  return NULL;
}

char *
dw_text_plain(const char *markup, char *plain, unsigned long size)
{
  size_t length = 0;
  while (*markup && length + 1 < size) {
    const Replacement *replacement = replacement_at(markup);
    const char *tag_end = *markup == '<' ? strchr(markup, '>') : NULL;
    if (replacement) {
      plain[length++] = *replacement->plain;
      markup += strlen(replacement->markup);
    } else if (tag_end)
      markup = tag_end + 1;
    else
      plain[length++] = *markup++;
  }
  if (size > 0)
    plain[length] = '\0';
  return plain;
}

static bool
is_digit(char character)
{
  return character >= '0' && character <= '9';
}

char *
dw_text_with_comma(char *text)
{
  for (char *point = strchr(text, '.'); point; point = strchr(point + 1, '.'))
    if (point > text && is_digit(point[-1]) && is_digit(point[1]))
      *point = ',';
  return text;
}
