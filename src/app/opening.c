/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/opening.h"

#include "io/export.h"
#include "io/state_string.h"

#include <glib.h>

bool
dw_opening_state(const DwRegistry *registry, const char *argument, DwState *state, DwError *error)
{
  if (g_str_has_prefix(argument, "doublewell:"))
    return dw_state_parse(registry, argument, state, error) == DW_OK;
  g_autofree char *embedded = dw_embedded_state(argument, error);
  return embedded && dw_state_parse(registry, embedded, state, error) == DW_OK;
}
