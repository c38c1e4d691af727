/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "io/session.h"
#include "io/embedded.h"
#include "io/file.h"
#include "io/json.h"
#include "io/json_read.h"
#include "io/quote.h"
#include "io/state_string.h"
#include "io/version.h"

#include <string.h>

/* --- writing -------------------------------------------------------------------------------------------- */

static void
add_state(JsonBuilder *builder, const DwState *state)
{
  g_autofree char *text = dw_state_format(state);
  dw_json_string(builder, "state", text);
}

char *
dw_session_format(const DwSession *session, size_t *length)
{
  g_autoptr(JsonBuilder) builder = json_builder_new();
  json_builder_begin_object(builder);
  dw_json_string(builder, "doublewell", DW_VERSION);
  add_state(builder, &session->states[session->current]);
  dw_json_whole(builder, "current", session->current);
  json_builder_set_member_name(builder, "explorations");
  json_builder_begin_array(builder);
  for (size_t k = 0; k < session->n; k++) {
    json_builder_begin_object(builder);
    add_state(builder, &session->states[k]);
    dw_pins_append(builder, &session->states[k], &session->pins[k]);
    dw_measures_append(builder, session->states[k].model, &session->measures[k]);
    json_builder_end_object(builder);
  }
  json_builder_end_array(builder);
  return dw_json_finish(builder, length);
}

DwStatus
dw_session_write(const DwSession *session, const char *path, DwError *error)
{
  size_t length;
  g_autofree char *text = dw_session_format(session, &length);
  return dw_file_write(path, text, length, error);
}

/* --- reading -------------------------------------------------------------------------------------------- */

static DwStatus
refuse(DwError *error, const char *why)
{
  return dw_error_set(error, DW_BAD_VALUE, "the session cannot be opened: %s.", why);
}

/* The object's state string; "" where it has none. */
static const char *
state_member(JsonNode *node)
{
  const char *text = JSON_NODE_HOLDS_OBJECT(node) ? dw_json_string_member(node, "state") : NULL;
  return text ? text : "";
}

/* Of a damaged index the first exploration. */
static size_t
read_current(JsonObject *object, size_t n)
{
  JsonNode *member = json_object_get_member(object, "current");
  if (!member || !JSON_NODE_HOLDS_VALUE(member) || json_node_get_value_type(member) != G_TYPE_INT64)
    return 0;
  const gint64 current = json_node_get_int(member);
  return current >= 0 && (guint64) current < n ? (size_t) current : 0;
}

static DwStatus
read_exploration(const DwRegistry *registry, JsonNode *node, DwSession *session, guint k, DwError *error)
{
  DwState *state = &session->states[k];
  if (dw_state_parse(registry, state_member(node), state, error) != DW_OK)
    return DW_BAD_VALUE;
  JsonObject *object = json_node_get_object(node); /* since it has a state */
  if (dw_pins_read(registry, object, state->model, &session->pins[k], error) != DW_OK ||
      dw_measures_read(object, state->model, &session->measures[k], error) != DW_OK)
    return DW_BAD_VALUE;
  return DW_OK;
}

static DwStatus
read_explorations(const DwRegistry *registry, JsonObject *object, JsonArray *array, DwSession *session,
                  DwError *error)
{
  const guint n = json_array_get_length(array);
  if (n == 0)
    return refuse(error, "it has no explorations");
  if (n > DW_MAX_EXPLORATIONS)
    return dw_error_set(error, DW_BAD_VALUE,
                        "the session cannot be opened: it has %u explorations, at most %d are read.", n,
                        DW_MAX_EXPLORATIONS);
  for (guint k = 0; k < n; k++)
    if (read_exploration(registry, json_array_get_element(array, k), session, k, error) != DW_OK)
      return DW_BAD_VALUE;
  session->n = n;
  session->whole = true;
  session->current = read_current(object, n);
  return DW_OK;
}

/* The array, if the bytes are a session's; owned by `root`. */
static JsonArray *
explorations_of(JsonNode *root)
{
  JsonNode *member = root ? json_object_get_member(json_node_get_object(root), "explorations") : NULL;
  return member && JSON_NODE_HOLDS_ARRAY(member) ? json_node_get_array(member) : NULL;
}

static DwStatus
read_single(const DwRegistry *registry, const GByteArray *bytes, const char *path, DwSession *session,
            DwError *error)
{
  char quoted[DW_QUOTE_SIZE];
  g_autofree char *text = dw_embedded_find(bytes);
  if (!text)
    return dw_error_set(error, DW_BAD_VALUE, "%s carries no state of Doublewell.", dw_quote(path, quoted));
  session->n = 1;
  session->current = 0;
  return dw_state_parse(registry, text, &session->states[0], error);
}

DwStatus
dw_session_parse(const DwRegistry *registry, const GByteArray *bytes, const char *path, DwSession *session,
                 DwError *error)
{
  const char *start = (const char *) bytes->data;
  g_autofree DwSession *read = g_new0(DwSession, 1);
  g_autoptr(JsonNode) root = start[strspn(start, " \t\r\n")] == '{' ? dw_json_read_object(bytes) : NULL;
  JsonArray *array = explorations_of(root);
  const DwStatus status = array ? read_explorations(registry, json_node_get_object(root), array, read, error)
                                : read_single(registry, bytes, path, read, error);
  if (status == DW_OK)
    *session = *read;
  return status;
}

DwStatus
dw_session_read(const DwRegistry *registry, const char *path, DwSession *session, DwError *error)
{
  g_autoptr(GByteArray) bytes = dw_file_read_start(path, error);
  return bytes ? dw_session_parse(registry, bytes, path, session, error) : DW_INPUT_OUTPUT;
}
