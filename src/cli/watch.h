/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/model.h"

/* Looks after a running solve: Ctrl-C stops it, the latest snapshot is kept, and a line on the terminal shows
 * how far it is.  One at a time. */
typedef struct DwWatch DwWatch;

/* `store` may be NULL. */
DwWatch *dw_watch_new(bool quiet, const DwStore *store);
/* What to hand to the solver. */
const DwControl *dw_watch_control(DwWatch *watch);
bool dw_watch_interrupted(const DwWatch *watch);
/* The latest snapshot, a new reference; NULL if there was none. */
const DwResult *dw_watch_take(DwWatch *watch);
void dw_watch_free(DwWatch *watch);
