/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/views.h"

#include <glib.h>
#include <string.h>

/* A steady axis stays while the curves fill at least this share of it. */
static const double filled = 0.55;

/* Curves that grow shrink their error bars and wander a little. */
static DwRange
steady_range(const DwAxis *axis, DwRange shown, DwRange fitted)
{
  const double low = dw_axis_place(axis, shown, fitted.low), high = dw_axis_place(axis, shown, fitted.high);
  const double rounding = 1e-9;
  return low >= -rounding && high <= 1 + rounding && high - low >= filled ? shown : fitted;
}

DwView
dw_view_fitted(const DwState *state, size_t k, const DwResult *result, const DwComparison *comparison,
               const DwView *shown, DwAxesHold hold)
{
  DwView view = state->views[k];
  dw_figure_fit(state->model, state->values, result, comparison, &view);
  if (shown->plot != view.plot)
    return view;
  if (hold == DW_AXES_HELD && view.x_automatic && shown->x_scale == view.x_scale)
    view.x = shown->x;
  if (hold != DW_AXES_FREE && view.y_automatic && shown->y_scale == view.y_scale)
    view.y = hold == DW_AXES_HELD ? shown->y : steady_range(dw_axis_of(view.y_scale), shown->y, view.y);
  return view;
}

bool
dw_view_same(const DwView *a, const DwView *b)
{
  return a->plot == b->plot && a->curves == b->curves && a->x_scale == b->x_scale &&
         a->y_scale == b->y_scale && a->x.low == b->x.low && a->x.high == b->x.high && a->y.low == b->y.low &&
         a->y.high == b->y.high;
}

/* Curves begin and end where the plot's domain does. */
static void
fill_abscissae(double *abscissae, size_t n, const DwState *state, const DwView *view, DwRange range)
{
  double low, high;
  state->model->plots[view->plot].domain(state->values, &low, &high);
  dw_abscissae_fill(abscissae, n, view->x_scale, range.low, range.high);
  dw_abscissae_hit(abscissae, n, low);
  dw_abscissae_hit(abscissae, n, high);
}

DwRequest *
dw_views_request(const DwState *state, const DwRange *ranges, const size_t *n)
{
  DwPlotRequest plots[DW_MAX_VIEWS];
  size_t total = 0;
  for (size_t k = 0; k < state->n_views; k++)
    total += n[k];
  g_autofree double *abscissae = g_new(double, total);
  double *next = abscissae;
  for (size_t k = 0; k < state->n_views; next += n[k++]) {
    const DwView *view = &state->views[k];
    fill_abscissae(next, n[k], state, view, ranges[k]);
    plots[k] = (DwPlotRequest){.plot = view->plot, .curves = view->curves, .abscissae = next, .n = n[k]};
  }
  double values[DW_MAX_PARAMETERS];
  memcpy(values, state->values, sizeof values);
  return dw_request_new(&(DwRequest){
      .model = state->model,
      .values = values,
      .plots = plots,
      .n_plots = state->n_views,
      .readouts = true,
      .seed = state->seed,
  });
}
