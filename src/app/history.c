/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/history.h"

#include <glib.h>
#include <string.h>

static const double join_interval =
    0.8; /* seconds after which another turn of the wheel is a step of its own */

/* What a step changed: of the same subject changes may join. */
typedef enum { ANYTHING = -2, RANGES = -1 } Subject; /* from 0 on: the parameter of that index */

struct DwHistory {
  DwHistoryScope scope;
  DwState states[DW_HISTORY_STEPS];
  uint64_t ids[DW_HISTORY_STEPS], last_id;
  size_t n, present;  /* how many there are, and which of them is shown */
  int subject;        /* of the newest step */
  bool gripped, open; /* whether a gesture goes on; whether the next note may join the newest step */
  double noted;
};

DwHistory *
dw_history_new(DwHistoryScope scope)
{
  DwHistory *self = g_new0(DwHistory, 1);
  self->scope = scope;
  return self;
}

void
dw_history_free(DwHistory *self)
{
  g_free(self);
}

/* --- what differs --------------------------------------------------------------------------------------- */

static bool
same_range(bool automatic, DwRange range, bool other_automatic, DwRange other)
{
  return automatic == other_automatic && (automatic || (range.low == other.low && range.high == other.high));
}

static bool
same_but_ranges(const DwView *a, const DwView *b)
{
  return a->plot == b->plot && a->curves == b->curves && a->x_scale == b->x_scale && a->y_scale == b->y_scale;
}

bool
dw_view_equal(const DwView *a, const DwView *b)
{
  return same_but_ranges(a, b) && same_range(a->x_automatic, a->x, b->x_automatic, b->x) &&
         same_range(a->y_automatic, a->y, b->y_automatic, b->y);
}

bool
dw_views_equal(const DwState *a, const DwState *b)
{
  bool same = a->model == b->model && a->n_views == b->n_views;
  for (size_t k = 0; same && k < a->n_views; k++)
    same = dw_view_equal(&a->views[k], &b->views[k]);
  return same;
}

bool
dw_values_equal(const DwState *a, const DwState *b)
{
  return a->model == b->model && a->seed == b->seed &&
         memcmp(a->values, b->values, a->model->n_parameters * sizeof *a->values) == 0;
}

bool
dw_state_equal(const DwState *a, const DwState *b)
{
  return dw_values_equal(a, b) && dw_views_equal(a, b);
}

/* The one parameter that differs; ANYTHING if it is not one alone. */
static int
changed_parameter(const DwState *a, const DwState *b)
{
  int found = ANYTHING;
  for (size_t k = 0; k < a->model->n_parameters; k++)
    if (a->values[k] != b->values[k]) {
      if (found != ANYTHING)
        return ANYTHING;
      found = (int) k;
    }
  return a->seed == b->seed ? found : ANYTHING;
}

static bool
only_ranges_differ(const DwState *a, const DwState *b)
{
  bool same = a->model == b->model && a->n_views == b->n_views;
  for (size_t k = 0; same && k < a->n_views; k++)
    same = same_but_ranges(&a->views[k], &b->views[k]);
  return same;
}

static int
subject_of(const DwHistory *self, const DwState *a, const DwState *b)
{
  if (self->scope == DW_HISTORY_VIEWS || (dw_values_equal(a, b) && !dw_views_equal(a, b)))
    return only_ranges_differ(a, b) ? RANGES : ANYTHING;
  return dw_views_equal(a, b) ? changed_parameter(a, b) : ANYTHING;
}

static bool
is_no_step(const DwHistory *self, const DwState *a, const DwState *b)
{
  return self->scope == DW_HISTORY_VIEWS ? dw_views_equal(a, b) : dw_state_equal(a, b);
}

/* --- taking note ---------------------------------------------------------------------------------------- */

static bool
joins(const DwHistory *self, int subject, double now)
{
  if (!self->open || self->present == 0 || subject != self->subject || subject == ANYTHING)
    return false;
  return self->gripped || (subject == RANGES && now - self->noted < join_interval);
}

static void
append(DwHistory *self, const DwState *state)
{
  if (self->n > 0)
    self->n = ++self->present;
  if (self->n == DW_HISTORY_STEPS) {
    memmove(self->states, self->states + 1, (DW_HISTORY_STEPS - 1) * sizeof *self->states);
    memmove(self->ids, self->ids + 1, (DW_HISTORY_STEPS - 1) * sizeof *self->ids);
    self->n = --self->present;
  }
  self->ids[self->n] = ++self->last_id;
  self->states[self->n++] = *state;
}

/* A gesture that comes back to where it began was no step. */
static void
join(DwHistory *self, const DwState *state)
{
  DwState *present = &self->states[self->present];
  *present = *state;
  self->n = self->present + 1;
  if (!is_no_step(self, present - 1, present))
    return;
  self->n = self->present--;
  self->open = false;
}

void
dw_history_note(DwHistory *self, const DwState *state, double now)
{
  DwState *present = &self->states[self->present];
  if (self->n > 0 && is_no_step(self, present, state)) {
    *present = *state; /* of views: with the values that they are of now */
    return;
  }
  const int subject = self->n > 0 ? subject_of(self, present, state) : ANYTHING;
  if (joins(self, subject, now))
    join(self, state);
  else {
    append(self, state);
    self->subject = subject;
    self->open = true;
  }
  self->noted = now;
}

void
dw_history_grip(DwHistory *self, bool gripped)
{
  if (self->gripped != gripped)
    self->open = false;
  self->gripped = gripped;
}

/* --- walking -------------------------------------------------------------------------------------------- */

uint64_t
dw_history_step(const DwHistory *self)
{
  return self->n > 0 ? self->ids[self->present] : 0;
}

bool
dw_history_has_back(const DwHistory *self)
{
  return self->present > 0;
}

bool
dw_history_has_forward(const DwHistory *self)
{
  return self->present + 1 < self->n;
}

const DwState *
dw_history_back(DwHistory *self)
{
  if (!dw_history_has_back(self))
    return NULL;
  self->open = false;
  return &self->states[--self->present];
}

const DwState *
dw_history_forward(DwHistory *self)
{
  if (!dw_history_has_forward(self))
    return NULL;
  self->open = false;
  return &self->states[++self->present];
}
