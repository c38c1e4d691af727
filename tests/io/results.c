/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "results.h"
#include "golden.h"
#include "tiny_model.h"

const DwResult *
solve_state(const DwState *state, const double *abscissae, size_t n)
{
  DwPlotRequest plots[DW_MAX_VIEWS];
  for (size_t k = 0; k < state->n_views; k++)
    plots[k] = (DwPlotRequest){
        .plot = state->views[k].plot,
        .curves = dw_plot_all_curves(&state->model->plots[state->views[k].plot]),
        .abscissae = abscissae,
        .n = n,
    };
  const DwRequest pattern = {.model = state->model,
                             .values = (double *) state->values,
                             .plots = plots,
                             .n_plots = state->n_views,
                             .readouts = true,
                             .seed = state->seed,
                             .realizations = state->model->sampled && state->model != &tiny_model ? 2 : 0};
  DwError error = {0};
  DwRequest *request = dw_request_new(&pattern);
  const DwResult *result = state->model->solve(request, NULL, &error);
  g_assert_cmpstr(error.message, ==, "");
  dw_request_free(request);
  return result;
}

static DwRange
random_range(DwScale scale)
{
  const double low = scale == DW_SCALE_LOG ? random_log(1e-300, 1e250) : g_test_rand_double_range(-1e3, 1e3);
  return (DwRange){low, scale == DW_SCALE_LOG ? low * random_log(1.5, 1e50) : low + random_log(1e-3, 1e9)};
}

/* A view as somebody leaves it who has turned everything that can be turned, or nothing. */
static DwView
random_view(size_t plot)
{
  DwView view = dw_view_initial(&tiny_model, plot);
  if (g_test_rand_bit())
    return view;
  view.curves = (guint32) g_test_rand_int() & dw_plot_all_curves(&tiny_model.plots[plot]);
  view.x_scale = (DwScale) g_test_rand_bit();
  view.y_scale = (DwScale) g_test_rand_bit();
  view.x_automatic = g_test_rand_bit();
  view.y_automatic = g_test_rand_bit();
  view.x = random_range(view.x_scale);
  view.y = random_range(view.y_scale);
  return view;
}

DwState
random_state(void)
{
  DwState state = dw_state_initial(&tiny_model);
  state.values[0] = g_test_rand_bit() ? 0 : random_log(1e-3, 1e3);
  state.values[1] = g_test_rand_double_range(-1, 1);
  state.values[2] = g_test_rand_int_range(1, 10000);
  state.values[3] = g_test_rand_bit();
  state.seed = (guint64) g_test_rand_int() << 32 | (guint32) g_test_rand_int();
  state.n_views = 2;
  const size_t first = (size_t) g_test_rand_bit();
  state.views[0] = random_view(first);
  state.views[1] = random_view(1 - first);
  return state;
}

/* An automatic range follows the physics, whatever numbers stand there. */
static void
assert_same_range(bool automatic, DwRange a, DwRange b)
{
  if (!automatic)
    g_assert_cmpmem(&a, sizeof a, &b, sizeof b);
}

static void
assert_same_view(const DwView *a, const DwView *b)
{
  g_assert_cmpuint(a->plot, ==, b->plot);
  g_assert_cmphex(a->curves, ==, b->curves);
  g_assert_cmpint(a->x_scale, ==, b->x_scale);
  g_assert_cmpint(a->y_scale, ==, b->y_scale);
  g_assert_cmpint(a->x_automatic, ==, b->x_automatic);
  g_assert_cmpint(a->y_automatic, ==, b->y_automatic);
  assert_same_range(a->x_automatic, a->x, b->x);
  assert_same_range(a->y_automatic, a->y, b->y);
}

void
assert_same_state(const DwState *a, const DwState *b)
{
  g_assert_true(a->model == b->model);
  g_assert_cmpmem(a->values, a->model->n_parameters * sizeof(double), b->values,
                  b->model->n_parameters * sizeof(double));
  g_assert_cmpuint(a->seed, ==, b->seed);
  g_assert_cmpuint(a->n_views, ==, b->n_views);
  for (size_t k = 0; k < a->n_views; k++)
    assert_same_view(&a->views[k], &b->views[k]);
}
