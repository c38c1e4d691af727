/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "io/session.h"

#include <stdbool.h>

/* What a command line's argument or a dropped text means: a state string, or the path of a session or of a
 * file that carries a state.  On error the session is unchanged. */
bool dw_opening_session(const DwRegistry *registry, const char *argument, DwSession *session, DwError *error);
