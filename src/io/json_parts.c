/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "io/json.h"
#include "io/number.h"
#include "model/text.h"

#include <math.h>

void
dw_json_string(JsonBuilder *builder, const char *name, const char *text)
{
  json_builder_set_member_name(builder, name);
  json_builder_add_string_value(builder, text);
}

void
dw_json_text(JsonBuilder *builder, const char *name, const char *markup)
{
  char plain[1024];
  if (markup && *markup)
    dw_json_string(builder, name, dw_text_plain(dw_text(markup), plain, sizeof plain));
  else
    dw_json_string(builder, name, "");
}

void
dw_json_number(JsonBuilder *builder, const char *name, double value)
{
  json_builder_set_member_name(builder, name);
  if (isfinite(value))
    json_builder_add_double_value(builder, value);
  else
    json_builder_add_null_value(builder);
}

void
dw_json_whole(JsonBuilder *builder, const char *name, uint64_t value)
{
  json_builder_set_member_name(builder, name);
  if (value <= UINT64_C(1) << 53) {
    json_builder_add_int_value(builder, (gint64) value);
    return;
  }
  g_autofree char *digits = g_strdup_printf("%" G_GUINT64_FORMAT, value);
  json_builder_add_string_value(builder, digits);
}

void
dw_json_value(JsonBuilder *builder, const char *name, const DwParameter *parameter, double value)
{
  char word[DW_NUMBER_LENGTH];
  if (parameter->kind == DW_PARAMETER_CHOICE)
    dw_json_string(builder, name, dw_parameter_format(parameter, value, word, sizeof word));
  else if (parameter->kind == DW_PARAMETER_INTEGER && value >= 0)
    dw_json_whole(builder, name, (uint64_t) value);
  else
    dw_json_number(builder, name, value);
}

void
dw_json_quantity(JsonBuilder *builder, const char *name, const DwQuantity *quantity)
{
  json_builder_set_member_name(builder, name);
  json_builder_begin_object(builder);
  dw_json_text(builder, "symbol", quantity->symbol);
  dw_json_text(builder, "unit", quantity->unit);
  dw_json_text(builder, "meaning", quantity->meaning);
  dw_json_string(builder, "scale", quantity->scale == DW_SCALE_LOG ? "log" : "linear");
  json_builder_end_object(builder);
}

/* json-glib ends whatever lacks a point with ".0", exponents too: "1e-14.0" is no JSON. */
static void
mend_exponents(GString *text)
{
  size_t length = 0;
  bool quoted = false, exponent = false;
  for (size_t k = 0; k < text->len; k++) {
    const char c = text->str[k];
    if (exponent && c == '.') {
      k++;
      continue;
    }
    exponent = !quoted && (c == 'e' || (exponent && (g_ascii_isdigit(c) || c == '-' || c == '+')));
    text->str[length++] = c;
    if (quoted && c == '\\')
      text->str[length++] = text->str[++k];
    else if (c == '"')
      quoted = !quoted;
  }
  g_string_truncate(text, length);
}

char *
dw_json_finish(JsonBuilder *builder, size_t *length)
{
  json_builder_end_object(builder);
  g_autoptr(JsonGenerator) generator = json_generator_new();
  g_autoptr(JsonNode) root = json_builder_get_root(builder);
  json_generator_set_root(generator, root);
  json_generator_set_pretty(generator, TRUE);
  GString *text = json_generator_to_gstring(generator, g_string_new(NULL));
  mend_exponents(text);
  g_string_append_c(text, '\n');
  if (length)
    *length = text->len;
  return g_string_free(text, FALSE);
}
