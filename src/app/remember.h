/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/exploration.h"
#include "io/session.h"

/* Appends all that is to be kept of an exploration; nothing where the session is full. */
void dw_exploration_remember(DwExploration *self, DwSession *session);
/* Lays pins, rulers and guide lines of exploration `k` where its state has been opened. */
void dw_exploration_recall(DwExploration *self, const DwSession *session, size_t k);
