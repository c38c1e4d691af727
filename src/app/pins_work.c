/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The solver behind the pins: one after the other, with a runner of its own. */
#include "app/pins_private.h"

#include "app/exploration.h"
#include "app/shared_store.h"
#include "app/views.h"
#include "app/wake_source.h"

#include <string.h>

static const guint settled = 200; /* milliseconds after which views that changed are taken to stay */
enum { ABSCISSAE = 1200 };

/* --- requests ------------------------------------------------------------------------------------------- */

void
dw_pinned_note_views(DwPinned *pin, DwExploration *exploration)
{
  pin->n_asked = dw_exploration_state(exploration)->n_views;
  for (size_t k = 0; k < pin->n_asked; k++)
    pin->asked[k] = *dw_exploration_view(exploration, k);
}

static DwRequest *
make_request(DwPinboard *self, const DwPinned *pin)
{
  DwState state = *dw_exploration_state(self->exploration);
  DwRange ranges[DW_MAX_VIEWS];
  size_t n[DW_MAX_VIEWS];
  memcpy(state.values, pin->values, sizeof state.values);
  state.seed = pin->seed;
  for (size_t k = 0; k < state.n_views; k++) {
    ranges[k] = dw_exploration_view(self->exploration, k)->x;
    n[k] = ABSCISSAE;
  }
  return dw_views_request(&state, ranges, n);
}

static DwPinned *
first_waiting(DwPinboard *self)
{
  for (guint k = 0; k < self->pins->len; k++) {
    DwPinned *pin = self->pins->pdata[k];
    if (pin->waiting)
      return pin;
  }
  return NULL;
}

/* --- answers -------------------------------------------------------------------------------------------- */

static void
take(DwPinboard *self, const DwSnapshot *snapshot)
{
  DwPinned *pin = self->solving;
  if (snapshot->result) {
    dw_result_unref(pin->result);
    pin->result = dw_result_ref(snapshot->result);
  }
  if (!snapshot->final)
    return;
  pin->waiting = false;
  self->solving = NULL;
}

static gboolean
on_wake(gpointer data)
{
  DwPinboard *self = data;
  DwSnapshot snapshot;
  if (!dw_runner_take(self->runner, &snapshot))
    return G_SOURCE_CONTINUE;
  const bool ours = self->solving && snapshot.ticket == self->ticket;
  if (ours)
    take(self, &snapshot);
  dw_result_unref(snapshot.result);
  dw_pinboard_work(self);
  if (ours)
    dw_pinboard_tell(self);
  return G_SOURCE_CONTINUE;
}

/* --- work ----------------------------------------------------------------------------------------------- */

static bool
start_runner(DwPinboard *self)
{
  if (self->runner)
    return true;
  self->wake = dw_wake_source_new(on_wake, self);
  self->runner = dw_runner_new(dw_wake_source_wake, self->wake);
  if (self->runner)
    dw_runner_set_store(self->runner, dw_shared_store_control(dw_exploration_store(self->exploration)));
  return self->runner;
}

void
dw_pinboard_work(DwPinboard *self)
{
  DwPinned *pin = self->solving ? NULL : first_waiting(self);
  if (!pin || !start_runner(self))
    return;
  DwRequest *request = make_request(self, pin);
  if (!request) { /* the pin keeps what it has */
    pin->waiting = false;
    return;
  }
  dw_pinned_note_views(pin, self->exploration);
  self->solving = pin;
  self->ticket = dw_runner_submit(self->runner, request);
}

void
dw_pinboard_abandon(DwPinboard *self, DwPinned *pin)
{
  if (self->solving != pin)
    return;
  dw_runner_stop(self->runner);
  self->solving = NULL;
  self->ticket = 0;
}

/* --- following the views -------------------------------------------------------------------------------- */

static bool
is_about(const DwPinned *pin, const DwView *view)
{
  for (size_t k = 0; k < pin->n_asked; k++) {
    const DwView *asked = &pin->asked[k];
    if (asked->plot == view->plot && (view->curves & ~asked->curves) == 0 &&
        asked->x_scale == view->x_scale && asked->x.low == view->x.low && asked->x.high == view->x.high)
      return true;
  }
  return false;
}

static bool
shows_all(DwPinboard *self, const DwPinned *pin)
{
  for (size_t k = 0; k < dw_exploration_state(self->exploration)->n_views; k++)
    if (!is_about(pin, dw_exploration_view(self->exploration, k)))
      return false;
  return true;
}

static gboolean
on_settled(gpointer data)
{
  DwPinboard *self = data;
  bool any = false;
  self->look = 0;
  for (guint k = 0; k < self->pins->len; k++) {
    DwPinned *pin = self->pins->pdata[k];
    if (!self->model->sampled && !shows_all(self, pin))
      any = pin->waiting = true;
  }
  if (any && self->solving)
    dw_pinboard_abandon(self, self->solving); /* it waits again, for other views */
  dw_pinboard_work(self);
  return G_SOURCE_REMOVE;
}

void
dw_pinboard_look_soon(DwPinboard *self)
{
  g_clear_handle_id(&self->look, g_source_remove);
  if (self->pins->len > 0)
    self->look = g_timeout_add(settled, on_settled, self);
}

void
dw_pinboard_end_work(DwPinboard *self)
{
  g_clear_handle_id(&self->look, g_source_remove);
  g_clear_pointer(&self->runner, dw_runner_free); /* before the source that it wakes */
  self->solving = NULL;
  if (self->wake)
    g_source_destroy(self->wake);
  g_clear_pointer(&self->wake, g_source_unref);
}
