/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/remember.h"

#include "app/exploration_measures.h"

void
dw_exploration_remember(DwExploration *self, DwSession *session)
{
  if (session->n == DW_MAX_EXPLORATIONS)
    return;
  session->states[session->n] = *dw_exploration_state(self);
  session->measures[session->n] = *dw_exploration_measures(self);
  dw_pinboard_save(dw_exploration_pins(self), &session->pins[session->n]);
  session->n++;
}

void
dw_exploration_recall(DwExploration *self, const DwSession *session, size_t k)
{
  dw_pinboard_restore(dw_exploration_pins(self), &session->pins[k]);
  dw_exploration_restore_measures(self, &session->measures[k]);
}
