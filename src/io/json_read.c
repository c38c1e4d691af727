/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "io/json_read.h"

#include <stdbool.h>
#include <string.h>

/* json-glib's parser is recursive: deeper files than ours would take the stack.  And it makes a hundred bytes
 * of every value: a file of nothing but zeros and commas would take the memory. */
enum { DEEPEST = 32, MOST_VALUES = 4000000 };

static bool
is_bearable(const char *text)
{
  int depth = 0, values = 0;
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
    else if (!quoted && *text == ',' && ++values > MOST_VALUES)
      return false;
  }
  return true;
}

JsonNode *
dw_json_read_object(const GByteArray *bytes)
{
  const char *text = (const char *) bytes->data;
  g_autoptr(JsonParser) parser = json_parser_new_immutable();
  if (!is_bearable(text) || !g_utf8_validate(text, bytes->len, NULL) ||
      !json_parser_load_from_data(parser, text, bytes->len, NULL))
    return NULL;
  JsonNode *root = json_parser_get_root(parser);
  return root && JSON_NODE_HOLDS_OBJECT(root) ? json_node_ref(root) : NULL;
}

const char *
dw_json_string_member(JsonNode *object, const char *name)
{
  JsonNode *member = json_object_get_member(json_node_get_object(object), name);
  const bool text =
      member && JSON_NODE_HOLDS_VALUE(member) && json_node_get_value_type(member) == G_TYPE_STRING;
  return text ? json_node_get_string(member) : NULL;
}
