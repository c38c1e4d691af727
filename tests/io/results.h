/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/state.h"

/* Solves every curve of the plots that `state` shows, at `n` abscissae, with readouts. */
const DwResult *solve_state(const DwState *state, const double *abscissae, size_t n);

/* A random valid state of the tiny model that shows both of its plots, in random views. */
DwState random_state(void);
void assert_same_state(const DwState *a, const DwState *b);
