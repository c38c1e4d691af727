/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/exploration_history.h"

#include "app/exploration_private.h"

#include <string.h>

void
dw_exploration_note(DwExploration *self)
{
  const double now = dw_exploration_clock();
  dw_history_note(self->steps, &self->state, now);
  dw_history_note(self->walk, &self->state, now);
}

void
dw_exploration_grip(DwExploration *self, bool gripped)
{
  dw_history_grip(self->steps, gripped);
  dw_history_grip(self->walk, gripped);
}

uint64_t
dw_exploration_step(DwExploration *self)
{
  return dw_history_step(self->steps);
}

bool
dw_exploration_can_undo(DwExploration *self)
{
  return dw_pinboard_can_undo(self->pins, dw_exploration_step(self)) || dw_history_has_back(self->steps);
}

bool
dw_exploration_can_redo(DwExploration *self)
{
  return dw_pinboard_can_redo(self->pins, dw_exploration_step(self)) || dw_history_has_forward(self->steps);
}

static void
turn_to(DwExploration *self, const DwState *state)
{
  dw_exploration_grip(self, false);
  if (state)
    dw_exploration_turn_to(self, state);
}

void
dw_exploration_undo(DwExploration *self)
{
  if (!dw_pinboard_undo(self->pins, dw_exploration_step(self)))
    turn_to(self, dw_history_back(self->steps));
}

void
dw_exploration_redo(DwExploration *self)
{
  if (!dw_pinboard_redo(self->pins, dw_exploration_step(self)))
    turn_to(self, dw_history_forward(self->steps));
}

bool
dw_exploration_can_walk(DwExploration *self, bool forward)
{
  return forward ? dw_history_has_forward(self->walk) : dw_history_has_back(self->walk);
}

void
dw_exploration_walk(DwExploration *self, bool forward)
{
  const DwState *there = forward ? dw_history_forward(self->walk) : dw_history_back(self->walk);
  if (!there)
    return;
  DwState state = *there;
  if (state.model == self->state.model) {
    memcpy(state.values, self->state.values, sizeof state.values);
    state.seed = self->state.seed;
  }
  turn_to(self, &state);
}
