/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/state.h"

enum { DW_STATE_LENGTH = 8192 };

/* "doublewell:MODEL?name=value&...&plot=ID&seed=N": the state as a URI.  Parameters that are not named take
 * their defaults, without `plot` the model's opening plots are shown, `plot` may repeat.
 *
 * Behind the `plot` that they belong to, what differs from the table's view of it may follow, each once:
 *   x=SCALE,LOW,HIGH    `log` or `linear` and the range that is shown; x=SCALE: the automatic one
 *   y=SCALE,LOW,HIGH    the same for the other axis
 *   curves=ID,ID,...    the curves that are shown; curves= shows none
 *
 * Strings longer than DW_STATE_LENGTH bytes, unknown or repeated names and bad values are refused with a
 * sentence that names them; `state` is then unchanged. */
DwStatus dw_state_parse(const DwRegistry *registry, const char *text, DwState *state, DwError *error);

/* Every parameter, plot and the seed, so that it stays the same state when defaults change, and of each plot
 * what is not the table's view.  Free with g_free.  Parsing it gives the same values, scales, ranges and
 * curves back, bit for bit. */
char *dw_state_format(const DwState *state);

/* Whether a name means something else in state strings, so that no parameter may have it. */
bool dw_state_reserves(const char *name);
