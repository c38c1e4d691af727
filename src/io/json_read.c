/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "io/json_read.h"

#include <stdbool.h>
#include <string.h>

/* json-glib's parser is recursive: deeper files than ours would take the stack. */
enum { DEEPEST = 32 };

static bool
is_flat(const char *text)
{
  int depth = 0;
  bool quoted = false;
  for (; *text; text++) {
    if (quoted && *text == '\\' && text[1])
      text++;
    else if (*text == '"')
      quoted = !quoted;
    else if (!quoted && strchr("[{", *text) && ++depth > DEEPEST)
      return false;
    else if (!quoted && strchr("]}", *text))
      depth--;
  }
  return true;
}

JsonNode *
dw_json_read_object(const GByteArray *bytes)
{
  const char *text = (const char *) bytes->data;
  g_autoptr(JsonParser) parser = json_parser_new_immutable();
  if (!is_flat(text) || !g_utf8_validate(text, bytes->len, NULL) ||
      !json_parser_load_from_data(parser, text, bytes->len, NULL))
    return NULL;
  JsonNode *root = json_parser_get_root(parser);
  return root && JSON_NODE_HOLDS_OBJECT(root) ? json_node_ref(root) : NULL;
}
