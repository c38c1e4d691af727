/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/state.h"

/* Whether they are drawn the same. */
bool dw_view_same(const DwView *a, const DwView *b);

/* What a solver is asked for so that a state's plots can be drawn: for view k its shown curves at n[k]
 * abscissae over ranges[k], and the readouts.  NULL without memory. */
DwRequest *dw_views_request(const DwState *state, const DwRange *ranges, const size_t *n);
