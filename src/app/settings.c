/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/settings.h"

static const char schema_id[] = "org.doublewell.Doublewell";

GSettings *
dw_settings_open(void)
{
  GSettingsSchemaSource *source = g_settings_schema_source_get_default();
  GSettingsSchema *schema = source ? g_settings_schema_source_lookup(source, schema_id, TRUE) : NULL;
  if (!schema)
    return NULL;
  g_settings_schema_unref(schema);
  return g_settings_new(schema_id);
}
