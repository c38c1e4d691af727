/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/exploration.h"

#include "app/views.h"
#include "app/wake_source.h"
#include "plot/figure.h"
#include "run/runner.h"

/* An answer that is likely there within this time is awaited, so that it is drawn in the frame of the event
 * that asked for it; a snapshot that arrives just after GTK painted would wait a whole frame. */
static const double patience = 0.004;
static const double pixels_per_abscissa = 1.25;
static const guint watch_interval = 100, hold_interval = 500; /* milliseconds */

struct _DwExploration {
  GObject parent;
  DwState state;
  DwView shown[DW_MAX_VIEWS];
  int widths[DW_MAX_VIEWS], requested_widths[DW_MAX_VIEWS];
  DwRunner *runner;
  GSource *wake;
  const DwResult *result;
  DwError error;
  uint64_t ticket, answered; /* of the newest request, of the newest answer */
  double expected;           /* seconds to a first answer, smoothed */
  double seconds;
  bool held, busy;
  guint watch, release;
};

enum { OPENED, VALUES, PLOTS, VIEWS, RESULT, STATUS, N_SIGNALS };
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE(DwExploration, dw_exploration, G_TYPE_OBJECT)

static void
tell(DwExploration *self, int signal)
{
  g_signal_emit(self, signals[signal], 0);
}

/* --- the views as drawn -------------------------------------------------------------------------------- */

static DwView
fitted_view(DwExploration *self, size_t k)
{
  DwView view = self->state.views[k];
  const DwView *shown = &self->shown[k];
  dw_figure_fit(self->state.model, self->state.values, self->result, &view);
  if (self->held && shown->plot == view.plot) {
    if (view.x_automatic && shown->x_scale == view.x_scale)
      view.x = shown->x;
    if (view.y_automatic && shown->y_scale == view.y_scale)
      view.y = shown->y;
  }
  return view;
}

/* Whether any view came out different. */
static bool
fit_views(DwExploration *self)
{
  bool changed = false;
  for (size_t k = 0; k < self->state.n_views; k++) {
    const DwView view = fitted_view(self, k);
    changed |= !dw_view_same(&view, &self->shown[k]);
    self->shown[k] = view;
  }
  return changed;
}

/* --- answers ------------------------------------------------------------------------------------------- */

static void
adopt(DwExploration *self, const DwSnapshot *snapshot)
{
  if (snapshot->ticket != self->answered)
    self->expected = (self->expected + snapshot->seconds) / 2;
  self->answered = snapshot->ticket;
  self->error = snapshot->error;
  dw_result_unref(self->result);
  self->result = snapshot->result;
  if (snapshot->final) {
    self->seconds = snapshot->seconds;
    self->busy = false;
    g_clear_handle_id(&self->watch, g_source_remove);
  }
}

static void
take_answer(DwExploration *self)
{
  DwSnapshot snapshot;
  if (!self->runner || !dw_runner_take(self->runner, &snapshot))
    return;
  if (snapshot.error.status == DW_CANCELLED) {
    dw_result_unref(snapshot.result);
    return;
  }
  adopt(self, &snapshot);
  const bool moved = fit_views(self);
  tell(self, RESULT);
  if (moved)
    tell(self, VIEWS);
  if (snapshot.final)
    tell(self, STATUS);
}

static gboolean
on_wake(gpointer data)
{
  take_answer(DW_EXPLORATION(data));
  return G_SOURCE_CONTINUE;
}

/* --- requests ------------------------------------------------------------------------------------------ */

static DwRange
requested_range(DwExploration *self, size_t k)
{
  const DwView *shown = &self->shown[k];
  const DwView *view = &self->state.views[k];
  const bool still = self->held && shown->plot == view->plot && shown->x_scale == view->x_scale;
  return still ? shown->x : dw_state_x_range(&self->state, k);
}

static DwRequest *
make_request(DwExploration *self, const size_t *n)
{
  DwRange ranges[DW_MAX_VIEWS];
  for (size_t k = 0; k < self->state.n_views; k++)
    ranges[k] = requested_range(self, k);
  return dw_views_request(&self->state, ranges, n);
}

DwRequest *
dw_exploration_request(DwExploration *self, size_t n)
{
  const size_t everywhere[DW_MAX_VIEWS] = {n, n, n, n};
  return make_request(self, everywhere);
}

static gboolean
on_watch(gpointer data)
{
  DwExploration *self = data;
  tell(self, STATUS);
  return G_SOURCE_CONTINUE;
}

static void
start_watching(DwExploration *self)
{
  if (!self->watch)
    self->watch = g_timeout_add(watch_interval, on_watch, self);
}

static bool
submit(DwExploration *self)
{
  size_t n[DW_MAX_VIEWS];
  for (size_t k = 0; k < self->state.n_views; k++) {
    n[k] = (size_t) CLAMP(self->widths[k] / pixels_per_abscissa, 64, 4096);
    self->requested_widths[k] = self->widths[k];
  }
  DwRequest *request = make_request(self, n);
  if (!request) {
    dw_error_set(&self->error, DW_NO_MEMORY, "%s", dw_status_sentence(DW_NO_MEMORY));
    return false;
  }
  self->ticket = dw_runner_submit(self->runner, request);
  self->busy = true;
  start_watching(self);
  return true;
}

static void
submit_and_wait_briefly(DwExploration *self)
{
  if (!submit(self)) {
    tell(self, STATUS);
    return;
  }
  if (self->expected < patience && dw_runner_wait(self->runner, 1e3 * patience))
    take_answer(self);
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

static void
forget_result(DwExploration *self)
{
  dw_result_unref(self->result);
  self->result = NULL;
}

/* What follows from another state. */
static void
follow(DwExploration *self, int signal)
{
  fit_views(self);
  tell(self, signal);
  submit_and_wait_briefly(self);
}

void
dw_exploration_open(DwExploration *self, const DwState *state)
{
  if (self->state.model != state->model)
    forget_result(self);
  self->state = *state;
  self->held = false;
  follow(self, OPENED);
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
  tell(self, VALUES);
  submit_and_wait_briefly(self);
}

void
dw_exploration_set_view(DwExploration *self, size_t view, const DwView *wanted)
{
  g_return_if_fail(view < self->state.n_views);
  self->state.views[view] = *wanted;
  follow(self, VIEWS);
}

void
dw_exploration_reset_views(DwExploration *self)
{
  for (size_t k = 0; k < self->state.n_views; k++)
    self->state.views[k] = dw_view_initial(self->state.model, self->state.views[k].plot);
  follow(self, VIEWS);
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
  follow(self, PLOTS);
}

void
dw_exploration_set_width(DwExploration *self, size_t view, int width)
{
  g_return_if_fail(view < DW_MAX_VIEWS);
  self->widths[view] = width;
  const int requested = self->requested_widths[view];
  if (width > 1.1 * requested || width < 0.5 * requested)
    submit(self);
}

/* --- axes held still ----------------------------------------------------------------------------------- */

void
dw_exploration_hold_axes(DwExploration *self, bool hold)
{
  g_clear_handle_id(&self->release, g_source_remove);
  if (self->held == hold)
    return;
  self->held = hold;
  if (!hold)
    submit_and_wait_briefly(self); /* for the abscissae of the new range; its answer fits the views */
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

/* --- status -------------------------------------------------------------------------------------------- */

bool
dw_exploration_is_busy(DwExploration *self)
{
  return self->busy;
}

double
dw_exploration_progress(DwExploration *self)
{
  return self->busy ? dw_runner_progress(self->runner) : 0;
}

double
dw_exploration_seconds(DwExploration *self)
{
  return self->seconds;
}

const DwError *
dw_exploration_error(DwExploration *self)
{
  return &self->error;
}

/* --- life ---------------------------------------------------------------------------------------------- */

static void
dw_exploration_dispose(GObject *object)
{
  DwExploration *self = DW_EXPLORATION(object);
  g_clear_handle_id(&self->watch, g_source_remove);
  g_clear_handle_id(&self->release, g_source_remove);
  g_clear_pointer(&self->runner, dw_runner_free); /* before the source that it wakes */
  if (self->wake)
    g_source_destroy(self->wake);
  g_clear_pointer(&self->wake, g_source_unref);
  forget_result(self);
  G_OBJECT_CLASS(dw_exploration_parent_class)->dispose(object);
}

static void
dw_exploration_class_init(DwExplorationClass *class)
{
  static const char *const names[N_SIGNALS] = {"opened", "values", "plots", "views", "result", "status"};
  G_OBJECT_CLASS(class)->dispose = dw_exploration_dispose;
  for (int k = 0; k < N_SIGNALS; k++)
    signals[k] =
        g_signal_new(names[k], DW_TYPE_EXPLORATION, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
dw_exploration_init(DwExploration *self)
{
  self->wake = dw_wake_source_new(on_wake, self);
  self->runner = dw_runner_new(dw_wake_source_wake, self->wake);
  if (!self->runner)
    g_error("no thread for the solver can be started"); /* nothing could ever be shown */
  for (int k = 0; k < DW_MAX_VIEWS; k++)
    self->widths[k] = 720;
}

DwExploration *
dw_exploration_new(const DwState *state)
{
  DwExploration *self = g_object_new(DW_TYPE_EXPLORATION, NULL);
  dw_exploration_open(self, state);
  return self;
}
