/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/exploration.h"

/* The way back and forward again over everything that an exploration was, pins that were set and removed
 * among it, and over its views alone. */
bool dw_exploration_can_undo(DwExploration *self);
bool dw_exploration_can_redo(DwExploration *self);
void dw_exploration_undo(DwExploration *self);
void dw_exploration_redo(DwExploration *self);

/* Names the present step among all there ever were. */
uint64_t dw_exploration_step(DwExploration *self);

/* Through the views, each with the parameters as they are now, or as they were for another model. */
bool dw_exploration_can_walk(DwExploration *self, bool forward);
void dw_exploration_walk(DwExploration *self, bool forward);

/* What changes while gripped is one step of the way back. */
void dw_exploration_grip(DwExploration *self, bool gripped);
