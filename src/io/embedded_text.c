/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "io/embedded.h"
#include "io/json_read.h"

#include <string.h>

char *
dw_embedded_in_csv(const GByteArray *bytes)
{
  static const char key[] = "# state: ";
  const char *line = strchr((const char *) bytes->data, '#');
  while (line && *line == '#') {
    const size_t length = strcspn(line, "\r\n");
    if (g_str_has_prefix(line, key))
      return g_strndup(line + strlen(key), length - strlen(key));
    line = strchr(line, '\n');
    line = line ? line + 1 : NULL;
  }
  return NULL;
}

char *
dw_embedded_in_json(const GByteArray *bytes)
{
  g_autoptr(JsonNode) root = dw_json_read_object(bytes);
  return root ? g_strdup(dw_json_string_member(root, "state")) : NULL;
}

/* Takes the text of the element we wrote, wherever an editor has moved it. */
static void
take_state(GMarkupParseContext *context, const char *text, gsize length, gpointer state, GError **error)
{
  char **found = state;
  if (!*found && g_str_equal(g_markup_parse_context_get_element(context), "doublewell:state"))
    *found = g_strstrip(g_strndup(text, length));
}

char *
dw_embedded_in_svg(const GByteArray *bytes)
{
  static const GMarkupParser parser = {.text = take_state};
  char *state = NULL;
  GMarkupParseContext *context = g_markup_parse_context_new(&parser, G_MARKUP_DEFAULT_FLAGS, &state, NULL);
  /* A picture that is broken further down still says where it came from. */
  g_markup_parse_context_parse(context, (const char *) bytes->data, bytes->len, NULL);
  g_markup_parse_context_free(context);
  return state;
}
