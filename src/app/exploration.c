/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/exploration_private.h"

#include "app/exploration_history.h"
#include "app/views.h"

static const guint hold_interval = 500; /* milliseconds */

static guint signals[DW_EXPLORATION_N_SIGNALS];

G_DEFINE_FINAL_TYPE(DwExploration, dw_exploration, G_TYPE_OBJECT)

void
dw_exploration_tell(DwExploration *self, DwExplorationSignal signal)
{
  dw_exploration_note(self);
  g_signal_emit(self, signals[signal], 0);
}

/* --- the views as drawn -------------------------------------------------------------------------------- */

/* Pins that are being solved for grow one after the other. */
static DwAxesHold
axes_hold(DwExploration *self)
{
  const bool grows = (self->partial && self->steady) || (self->pins && dw_pinboard_is_busy(self->pins));
  return self->held ? DW_AXES_HELD : grows ? DW_AXES_STEADY : DW_AXES_FREE;
}

bool
dw_exploration_fit_views(DwExploration *self)
{
  bool changed = false;
  const DwComparison *pinned = self->pins ? dw_pinboard_comparison(self->pins) : NULL;
  for (size_t k = 0; k < self->state.n_views; k++) {
    const DwView view =
        dw_view_fitted(&self->state, k, self->result, pinned, &self->shown[k], axes_hold(self));
    changed |= !dw_view_same(&view, &self->shown[k]);
    self->shown[k] = view;
  }
  return changed;
}

DwRange
dw_exploration_x_range(DwExploration *self, size_t k)
{
  const DwView *shown = &self->shown[k];
  const DwView *view = &self->state.views[k];
  const bool still = self->held && shown->plot == view->plot && shown->x_scale == view->x_scale;
  return still ? shown->x : dw_state_x_range(&self->state, k);
}

/* --- the state ----------------------------------------------------------------------------------------- */

const DwState *
dw_exploration_state(DwExploration *self)
{
  return &self->state;
}

const DwModel *
dw_exploration_model(DwExploration *self)
{
  return self->state.model;
}

const DwView *
dw_exploration_view(DwExploration *self, size_t view)
{
  g_return_val_if_fail(view < self->state.n_views, &self->shown[0]);
  return &self->shown[view];
}

const DwResult *
dw_exploration_result(DwExploration *self)
{
  return self->result;
}

DwPinboard *
dw_exploration_pins(DwExploration *self)
{
  return self->pins;
}

/* What follows from other views. */
static void
follow(DwExploration *self, DwExplorationSignal signal)
{
  dw_exploration_fit_views(self);
  dw_exploration_tell(self, signal);
  dw_exploration_look_again(self);
}

void
dw_exploration_open(DwExploration *self, const DwState *state)
{
  if (self->state.model != state->model) {
    dw_exploration_forget_result(self);
    self->expected = 0;
  }
  self->state = *state;
  self->held = false;
  self->partial = false;
  dw_exploration_grip(self, false);
  dw_exploration_fit_views(self);
  self->opening = true;
  dw_exploration_tell(self, DW_EXPLORATION_OPENED);
  self->opening = false;
  dw_exploration_begin(self);
}

static bool
shows_other_plots(const DwState *a, const DwState *b)
{
  bool same = a->n_views == b->n_views;
  for (size_t k = 0; same && k < a->n_views; k++)
    same = a->views[k].plot == b->views[k].plot;
  return !same;
}

void
dw_exploration_turn_to(DwExploration *self, const DwState *state)
{
  const DwState before = self->state, after = *state;
  if (before.model != after.model) {
    dw_exploration_open(self, &after);
    return;
  }
  const bool others = !dw_values_equal(&before, &after);
  g_clear_handle_id(&self->release, g_source_remove);
  self->held = self->steady = false;
  self->state = after;
  self->partial &= !others;
  dw_exploration_fit_views(self);
  if (others)
    dw_exploration_tell(self, DW_EXPLORATION_VALUES);
  if (shows_other_plots(&before, &after))
    dw_exploration_tell(self, DW_EXPLORATION_PLOTS);
  else if (!dw_views_equal(&before, &after))
    dw_exploration_tell(self, DW_EXPLORATION_VIEWS);
  if (others)
    dw_exploration_begin(self);
  else
    dw_exploration_look_again(self);
}

void
dw_exploration_set_value(DwExploration *self, size_t parameter, double value)
{
  const DwModel *model = self->state.model;
  g_return_if_fail(parameter < model->n_parameters);
  const double valid = dw_parameter_clamp(&model->parameters[parameter], value);
  if (valid == self->state.values[parameter])
    return;
  self->state.values[parameter] = valid;
  dw_exploration_tell(self, DW_EXPLORATION_VALUES);
  dw_exploration_begin(self);
}

void
dw_exploration_set_seed(DwExploration *self, uint64_t seed)
{
  if (seed == self->state.seed)
    return;
  self->state.seed = seed;
  dw_exploration_tell(self, DW_EXPLORATION_VALUES);
  dw_exploration_begin(self);
}

void
dw_exploration_set_view(DwExploration *self, size_t view, const DwView *wanted)
{
  g_return_if_fail(view < self->state.n_views);
  self->state.views[view] = *wanted;
  follow(self, DW_EXPLORATION_VIEWS);
}

void
dw_exploration_reset_views(DwExploration *self)
{
  for (size_t k = 0; k < self->state.n_views; k++)
    self->state.views[k] = dw_view_initial(self->state.model, self->state.views[k].plot);
  follow(self, DW_EXPLORATION_VIEWS);
}

static DwView
view_of_plot(const DwState *state, size_t plot)
{
  for (size_t k = 0; k < state->n_views; k++)
    if (state->views[k].plot == plot)
      return state->views[k];
  return dw_view_initial(state->model, plot);
}

void
dw_exploration_show_plots(DwExploration *self, const size_t *plots, size_t n)
{
  g_return_if_fail(n >= 1 && n <= DW_MAX_VIEWS);
  const DwState before = self->state;
  for (size_t k = 0; k < n; k++)
    self->state.views[k] = view_of_plot(&before, plots[k]);
  self->state.n_views = n;
  follow(self, DW_EXPLORATION_PLOTS);
}

int
dw_exploration_width(DwExploration *self, size_t view)
{
  g_return_val_if_fail(view < DW_MAX_VIEWS, 0);
  return self->widths[view];
}

void
dw_exploration_set_width(DwExploration *self, size_t view, int width)
{
  g_return_if_fail(view < DW_MAX_VIEWS);
  self->widths[view] = width;
  const int requested = self->requested_widths[view];
  if (width > 1.1 * requested || width < 0.5 * requested)
    dw_exploration_look_again_silently(self);
}

/* --- axes held still ----------------------------------------------------------------------------------- */

/* Whether the views let go show another part of x than the newest request is about. */
static bool
has_other_ranges(DwExploration *self)
{
  for (size_t k = 0; k < self->state.n_views; k++) {
    const DwRange range = dw_exploration_x_range(self, k), asked = self->requested[k];
    if (range.low != asked.low || range.high != asked.high)
      return true;
  }
  return false;
}

void
dw_exploration_set_moving(DwExploration *self, const char *symbol)
{
  if (self->moving == symbol)
    return;
  self->moving = symbol;
  dw_exploration_tell(self, DW_EXPLORATION_MOVING);
}

const char *
dw_exploration_moving(DwExploration *self)
{
  return self->moving;
}

void
dw_exploration_hold_axes(DwExploration *self, bool hold)
{
  g_clear_handle_id(&self->release, g_source_remove);
  if (self->held == hold)
    return;
  self->held = hold;
  dw_exploration_grip(self, hold);
  if (hold)
    return;
  dw_exploration_set_moving(self, NULL);
  self->steady = false;
  if (dw_exploration_fit_views(self))
    dw_exploration_tell(self, DW_EXPLORATION_VIEWS);
  if (has_other_ranges(self))
    dw_exploration_look_again(self);
}

static gboolean
on_release(gpointer data)
{
  DwExploration *self = data;
  self->release = 0;
  dw_exploration_hold_axes(self, false);
  return G_SOURCE_REMOVE;
}

void
dw_exploration_hold_briefly(DwExploration *self)
{
  dw_exploration_hold_axes(self, true);
  self->release = g_timeout_add(hold_interval, on_release, self);
}

/* The pins of a state that is being opened come with it. */
static void
on_pins(DwExploration *self)
{
  if (dw_exploration_fit_views(self) && !self->opening)
    dw_exploration_tell(self, DW_EXPLORATION_VIEWS);
}

/* --- life ---------------------------------------------------------------------------------------------- */

static void
dw_exploration_dispose(GObject *object)
{
  DwExploration *self = DW_EXPLORATION(object);
  g_clear_handle_id(&self->release, g_source_remove);
  if (self->pins)
    g_object_run_dispose(G_OBJECT(self->pins)); /* whoever holds it: its solver uses the store */
  g_clear_object(&self->pins);
  dw_exploration_end_solver(self);
  G_OBJECT_CLASS(dw_exploration_parent_class)->dispose(object);
}

static void
dw_exploration_finalize(GObject *object)
{
  dw_history_free(DW_EXPLORATION(object)->steps);
  dw_history_free(DW_EXPLORATION(object)->walk);
  g_hash_table_unref(DW_EXPLORATION(object)->measures);
  G_OBJECT_CLASS(dw_exploration_parent_class)->finalize(object);
}

static void
dw_exploration_class_init(DwExplorationClass *class)
{
  static const char *const names[DW_EXPLORATION_N_SIGNALS] = {"opened", "values", "plots", "views",
                                                              "result", "status", "moving", "measures"};
  G_OBJECT_CLASS(class)->dispose = dw_exploration_dispose;
  G_OBJECT_CLASS(class)->finalize = dw_exploration_finalize;
  for (int k = 0; k < DW_EXPLORATION_N_SIGNALS; k++)
    signals[k] =
        g_signal_new(names[k], DW_TYPE_EXPLORATION, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
dw_exploration_init(DwExploration *self)
{
  self->steps = dw_history_new(DW_HISTORY_ALL);
  self->walk = dw_history_new(DW_HISTORY_VIEWS);
  self->measures = g_hash_table_new_full(NULL, NULL, NULL, g_free);
  dw_exploration_start_solver(self);
  for (int k = 0; k < DW_MAX_VIEWS; k++)
    self->widths[k] = 720;
}

DwExploration *
dw_exploration_new(const DwState *state, DwSharedStore *store)
{
  DwExploration *self = g_object_new(DW_TYPE_EXPLORATION, NULL);
  dw_exploration_use_store(self, store);
  dw_exploration_open(self, state);
  self->pins = dw_pinboard_new(self);
  g_signal_connect_object(self->pins, "changed", G_CALLBACK(on_pins), self, G_CONNECT_SWAPPED);
  return self;
}
