/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Pins that were set and removed, to be taken back between the steps of the exploration. */
#include "app/pins_private.h"

enum { MOST_STEPS = 32 };

struct _DwPinStep {
  DwPinned *pin;
  const DwModel *model;
  guint place;   /* in the list */
  bool added;    /* or removed */
  uint64_t when; /* the exploration's step at which it was */
};

static void
step_free(gpointer step)
{
  g_object_unref(((DwPinStep *) step)->pin);
  g_free(step);
}

GPtrArray *
dw_pin_steps_new(void)
{
  return g_ptr_array_new_with_free_func(step_free);
}

/* What was taken back can no longer be done again. */
void
dw_pinboard_note(DwPinboard *self, DwPinned *pin, guint place, bool added, uint64_t when)
{
  DwPinStep *step = g_new(DwPinStep, 1);
  *step = (DwPinStep){g_object_ref(pin), self->model, place, added, when};
  g_ptr_array_set_size(self->steps, (int) self->n_done);
  g_ptr_array_add(self->steps, step);
  if (self->steps->len > MOST_STEPS)
    g_ptr_array_remove_index(self->steps, 0);
  self->n_done = self->steps->len;
}

void
dw_pinboard_forget_steps(DwPinboard *self)
{
  g_ptr_array_set_size(self->steps, 0);
  self->n_done = 0;
}

/* Whether the step can be taken now: both ways it is a matter of the same moment. */
static const DwPinStep *
step_at(DwPinboard *self, guint k, uint64_t when)
{
  const DwPinStep *step = k < self->steps->len ? self->steps->pdata[k] : NULL;
  return step && step->model == self->model && step->when == when ? step : NULL;
}

static void
take(DwPinboard *self, const DwPinStep *step, bool add)
{
  if (add)
    dw_pinboard_insert(self, step->pin, step->place);
  else
    dw_pinboard_take_out(self, step->pin);
}

bool
dw_pinboard_can_undo(DwPinboard *self, uint64_t when)
{
  return self->n_done > 0 && step_at(self, self->n_done - 1, when);
}

bool
dw_pinboard_undo(DwPinboard *self, uint64_t when)
{
  const DwPinStep *step = self->n_done > 0 ? step_at(self, self->n_done - 1, when) : NULL;
  if (!step)
    return false;
  self->n_done--;
  take(self, step, !step->added);
  return true;
}

bool
dw_pinboard_can_redo(DwPinboard *self, uint64_t when)
{
  return step_at(self, self->n_done, when);
}

bool
dw_pinboard_redo(DwPinboard *self, uint64_t when)
{
  const DwPinStep *step = step_at(self, self->n_done, when);
  if (!step)
    return false;
  self->n_done++;
  take(self, step, step->added);
  return true;
}

/* The pin that was removed last and is not back yet; NULL if there is none. */
static const DwPinStep *
last_removal(DwPinboard *self)
{
  for (guint k = self->n_done; k-- > 0;) {
    const DwPinStep *step = self->steps->pdata[k];
    if (!step->added && step->model == self->model)
      return g_ptr_array_find(self->pins, step->pin, NULL) ? NULL : step;
  }
  return NULL;
}

bool
dw_pinboard_can_put_back(DwPinboard *self)
{
  return last_removal(self);
}

bool
dw_pinboard_put_back(DwPinboard *self, uint64_t when)
{
  const DwPinStep *step = last_removal(self);
  if (!step)
    return false;
  if (step_at(self, self->n_done - 1, when) == step)
    return dw_pinboard_undo(self, when);
  g_autoptr(DwPinned) pin = g_object_ref(step->pin); /* whose step may be forgotten */
  const guint place = step->place;
  if (!dw_pinboard_insert(self, pin, place))
    return false;
  dw_pinboard_note(self, pin, place, true, when);
  return true;
}
