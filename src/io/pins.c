/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "io/pins.h"
#include "io/json.h"
#include "io/json_read.h"
#include "io/state_string.h"

#include <glib.h>
#include <string.h>

char *
dw_pin_state(const DwState *state, const double *values, uint64_t seed)
{
  DwState pinned = *state;
  memcpy(pinned.values, values, state->model->n_parameters * sizeof *values);
  pinned.seed = seed;
  return dw_state_format(&pinned);
}

/* --- writing -------------------------------------------------------------------------------------------- */

static void
append_flag(JsonBuilder *builder, const char *name, bool flag)
{
  json_builder_set_member_name(builder, name);
  json_builder_add_boolean_value(builder, flag);
}

static void
append_pin(JsonBuilder *builder, const DwState *state, const DwPin *pin)
{
  g_autofree char *address = dw_pin_state(state, pin->values, pin->seed);
  json_builder_begin_object(builder);
  dw_json_whole(builder, "number", pin->number);
  dw_json_string(builder, "name", pin->name);
  dw_json_string(builder, "state", address);
  append_flag(builder, "hidden", pin->hidden);
  json_builder_end_object(builder);
}

void
dw_pins_append(JsonBuilder *builder, const DwState *state, const DwPins *pins)
{
  if (pins->n == 0)
    return;
  json_builder_set_member_name(builder, "pins");
  json_builder_begin_array(builder);
  for (size_t k = 0; k < pins->n; k++)
    append_pin(builder, state, &pins->pins[k]);
  json_builder_end_array(builder);
  append_flag(builder, "ratio", pins->ratio);
}

/* --- reading -------------------------------------------------------------------------------------------- */

static DwStatus
refuse(DwError *error, const char *why)
{
  return dw_error_set(error, DW_BAD_VALUE, "the session cannot be opened: %s.", why);
}

static bool
read_flag(JsonObject *object, const char *name)
{
  JsonNode *member = json_object_get_member(object, name);
  return member && JSON_NODE_HOLDS_VALUE(member) && json_node_get_value_type(member) == G_TYPE_BOOLEAN &&
         json_node_get_boolean(member);
}

/* Damaged numbers and numbers met before give way to the least that is free. */
static unsigned
read_number(JsonObject *object, const DwPins *before)
{
  JsonNode *member = json_object_get_member(object, "number");
  const bool whole =
      member && JSON_NODE_HOLDS_VALUE(member) && json_node_get_value_type(member) == G_TYPE_INT64;
  const gint64 number = whole ? json_node_get_int(member) : 0;
  unsigned free_number = 1;
  bool taken = number < 1 || number > DW_MAX_GHOSTS;
  for (size_t k = 0; k < before->n; k++)
    taken |= before->pins[k].number == (unsigned) number;
  for (size_t k = 0; taken && k < before->n; k++)
    if (before->pins[k].number == free_number) {
      free_number++;
      k = (size_t) -1; /* from the start again */
    }
  return taken ? free_number : (unsigned) number;
}

/* Cut between letters; a name is one line. */
static void
read_name(JsonNode *node, char name[DW_PIN_NAME])
{
  const char *text = dw_json_string_member(node, "name"), *end;
  g_strlcpy(name, text ? text : "", DW_PIN_NAME);
  g_utf8_validate(name, -1, &end);
  name[end - name] = '\0';
  g_strdelimit(name, "\r\n\t", ' ');
}

static DwStatus
read_pin(const DwRegistry *registry, JsonNode *node, const DwModel *model, DwPins *pins, DwError *error)
{
  DwState state;
  DwPin *pin = &pins->pins[pins->n];
  const char *text = JSON_NODE_HOLDS_OBJECT(node) ? dw_json_string_member(node, "state") : NULL;
  if (dw_state_parse(registry, text ? text : "", &state, error) != DW_OK)
    return DW_BAD_VALUE;
  if (state.model != model)
    return refuse(error, "a pin belongs to another model");
  memcpy(pin->values, state.values, sizeof pin->values);
  pin->seed = state.seed;
  pin->hidden = read_flag(json_node_get_object(node), "hidden");
  pin->number = read_number(json_node_get_object(node), pins);
  read_name(node, pin->name);
  pins->n++;
  return DW_OK;
}

DwStatus
dw_pins_read(const DwRegistry *registry, JsonObject *exploration, const DwModel *model, DwPins *pins,
             DwError *error)
{
  JsonNode *member = json_object_get_member(exploration, "pins");
  *pins = (DwPins){.ratio = read_flag(exploration, "ratio")};
  if (!member)
    return DW_OK;
  if (!JSON_NODE_HOLDS_ARRAY(member) || json_array_get_length(json_node_get_array(member)) > DW_MAX_GHOSTS)
    return refuse(error, "its pins are damaged, or more than 12");
  JsonArray *array = json_node_get_array(member);
  for (guint k = 0; k < json_array_get_length(array); k++)
    if (read_pin(registry, json_array_get_element(array, k), model, pins, error) != DW_OK) {
      *pins = (DwPins){0};
      return DW_BAD_VALUE;
    }
  return DW_OK;
}
