/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/registry.h"
#include "model/state.h"

/* The state that an argument asks for: a state string, or the path of a file that carries one.  `state` is
 * unchanged and `error` (may be NULL) says why if it cannot be had. */
bool dw_opening_state(const DwRegistry *registry, const char *argument, DwState *state, DwError *error);
