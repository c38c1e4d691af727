/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/opening.h"

#include "io/state_string.h"

bool
dw_opening_session(const DwRegistry *registry, const char *argument, DwSession *session, DwError *error)
{
  if (!g_str_has_prefix(argument, "doublewell:"))
    return dw_session_read(registry, argument, session, error) == DW_OK;
  if (dw_state_parse(registry, argument, &session->states[0], error) != DW_OK)
    return false;
  session->n = 1;
  session->current = 0;
  return true;
}
