/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/growth.h"
#include "app/pins.h"
#include "app/shared_store.h"
#include "model/state.h"

#include <glib-object.h>

/* What the window explores, without a widget: the state, the solver behind it, the newest answer.
 *
 * Signals, none of them with arguments:
 *   opened  the state was replaced: model, values, plots, everything may differ
 *   values  a parameter or the seed changed
 *   plots   other plots are shown
 *   views   curves, scales or ranges of the shown plots changed
 *   result  there is a newer result, or none any more
 *   measures  a ruler or a guide line was laid down, moved or put away
 *   moving  another parameter is being moved, or none any more
 *   status  busy, progress, growth, time or error changed */
#define DW_TYPE_EXPLORATION (dw_exploration_get_type())
G_DECLARE_FINAL_TYPE(DwExploration, dw_exploration, DW, EXPLORATION, GObject)

/* `store` may be NULL: then ensembles are begun anew each time. */
DwExploration *dw_exploration_new(const DwState *state, DwSharedStore *store);

const DwState *dw_exploration_state(DwExploration *self);
const DwModel *dw_exploration_model(DwExploration *self);
/* The view as it is drawn: automatic ranges resolved, and held still during a drag. */
const DwView *dw_exploration_view(DwExploration *self, size_t view);
/* Borrowed; NULL before the first answer and after an error.  While other values are being solved for, the
 * last curves stay for a moment, and for as long as axes are held; then there are none until new ones come.
 */
const DwResult *dw_exploration_result(DwExploration *self);

void dw_exploration_open(DwExploration *self, const DwState *state);
/* Values that the parameter's row has checked; others are clamped. */
void dw_exploration_set_value(DwExploration *self, size_t parameter, double value);
/* Another seed is another ensemble. */
void dw_exploration_set_seed(DwExploration *self, uint64_t seed);
void dw_exploration_set_view(DwExploration *self, size_t view, const DwView *wanted);
/* Scales, curves and ranges as the model's table has them. */
void dw_exploration_reset_views(DwExploration *self);
/* 1..DW_MAX_VIEWS plots; those already shown keep their views. */
void dw_exploration_show_plots(DwExploration *self, const size_t *plots, size_t n);

/* While held, automatic axes stay where they are; they are fitted again once let go. */
void dw_exploration_hold_axes(DwExploration *self, bool hold);
/* The same for input without an end of its own (keys): let go half a second after the last call. */
void dw_exploration_hold_briefly(DwExploration *self);

/* The symbol of the parameter whose slider moves, static; NULL: none does.  Forgotten when axes are let go.
 */
void dw_exploration_set_moving(DwExploration *self, const char *symbol);
const char *dw_exploration_moving(DwExploration *self);

/* How many pixels wide a view is drawn: abscissae follow. */
void dw_exploration_set_width(DwExploration *self, size_t view, int width);
int dw_exploration_width(DwExploration *self, size_t view);
/* A request for the state with `n` abscissae a plot and the realizations that are shown, for files; NULL
 * without memory. */
DwRequest *dw_exploration_request(DwExploration *self, size_t n);

/* Long work.  A paused solver holds what it has; a stopped one has gone, and what it published stays.  Both
 * go on from there when they are continued, the latter if the model finds its ensemble again.  Other values
 * or another seed are always set to work on; other views of what is paused or stopped show what is there. */
void dw_exploration_pause(DwExploration *self);
void dw_exploration_stop(DwExploration *self);
void dw_exploration_continue(DwExploration *self);
/* Of a model that is sampled: how far it is.  `now` for the functions on it is dw_exploration_clock(). */
const DwGrowth *dw_exploration_growth(DwExploration *self);
double dw_exploration_clock(void);

/* Borrowed; may be NULL. */
DwSharedStore *dw_exploration_store(DwExploration *self);

/* Borrowed. */
DwPinboard *dw_exploration_pins(DwExploration *self);

bool dw_exploration_is_busy(DwExploration *self);
double dw_exploration_progress(DwExploration *self);
/* What the last complete answer took. */
double dw_exploration_seconds(DwExploration *self);
/* Status DW_OK where nothing went wrong. */
const DwError *dw_exploration_error(DwExploration *self);
