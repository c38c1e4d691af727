/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/views.h"

#include <glib.h>
#include <string.h>

bool
dw_view_same(const DwView *a, const DwView *b)
{
  return a->plot == b->plot && a->curves == b->curves && a->x_scale == b->x_scale &&
         a->y_scale == b->y_scale && a->x.low == b->x.low && a->x.high == b->x.high && a->y.low == b->y.low &&
         a->y.high == b->y.high;
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
    dw_abscissae_fill(next, n[k], view->x_scale, ranges[k].low, ranges[k].high);
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
