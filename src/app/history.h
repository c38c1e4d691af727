/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/state.h"

/* The states that were, to go back to and forward from again; the oldest are forgotten.  What belongs
 * together is one step: all that one gesture does to one parameter or view, and changes of a range that
 * follow each other closely (a wheel's, a key's). */
typedef struct DwHistory DwHistory;

enum { DW_HISTORY_STEPS = 200 };

typedef enum {
  DW_HISTORY_ALL,   /* every change is a step */
  DW_HISTORY_VIEWS, /* only other plots, curves and ranges are; what they are of comes along */
} DwHistoryScope;

DwHistory *dw_history_new(DwHistoryScope scope);
void dw_history_free(DwHistory *self);

/* Takes note of the state as it is now, `now` in seconds; the first one is where the way back ends.  Between
 * two calls of dw_history_grip what is noted is one gesture's.  A state that is no other is no step. */
void dw_history_note(DwHistory *self, const DwState *state, double now);
/* A gesture begins, or ends. */
void dw_history_grip(DwHistory *self, bool gripped);

/* Names the present step among all there ever were; 0 before the first. */
uint64_t dw_history_step(const DwHistory *self);
bool dw_history_has_back(const DwHistory *self);
bool dw_history_has_forward(const DwHistory *self);
/* The state one step away, which is the present one from now on; NULL if there is none.  Valid until the next
 * call. */
const DwState *dw_history_back(DwHistory *self);
const DwState *dw_history_forward(DwHistory *self);

/* Whether two views, two states are the same, but for the numbers of ranges that are automatic. */
bool dw_view_equal(const DwView *a, const DwView *b);
bool dw_views_equal(const DwState *a, const DwState *b);
bool dw_values_equal(const DwState *a, const DwState *b);
bool dw_state_equal(const DwState *a, const DwState *b);
