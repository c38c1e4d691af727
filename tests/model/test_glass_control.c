/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the two glasses show on the way to an answer, and when. */
#include "survey.h"

#include "model/registry.h"

#include <glib.h>
#include <string.h>

typedef struct {
  const char *model, *plot;
  double sites;
} Case;

/* A little more than what a preview stands for, so that the real thing takes tens of milliseconds. */
static const Case large[] = {
    {"tls-glass", "rates", 2001},
    {"tls-glass", "shift", 1001},
    {"tls-glass", "interaction-error", 601},
    {"tls-glass", "interaction-rates", 601},
    {"electron-glass", "density-of-states", 1001},
    {"electron-glass", "relaxation", 201},
    {"electron-glass", "size", 10},
    {"electron-glass", "size-density-of-states", 10},
    {"electron-glass", "shift", 201},
};

static const Case small[] = {
    {"tls-glass", "rates", 2000},
    {"tls-glass", "shift", 1000},
    {"tls-glass", "interaction-error", 600},
    {"electron-glass", "density-of-states", 1000},
    {"electron-glass", "rates", 200},
};

static void
ask(Survey *survey, const Case *c)
{
  const DwModel *model = dw_registry_find(dw_registry(), c->model);
  double values[DW_MAX_PARAMETERS];
  survey_default(model, values);
  values[dw_model_parameter(model, "sites")] = c->sites;
  survey_init(survey, model, values, (size_t) dw_model_plot(model, c->plot), 20);
  survey->request.realizations = 2;
  survey->request.seed = (uint64_t) g_test_rand_int_range(0, 1000);
}

/* Everything that a solve says on its way. */
typedef struct {
  GPtrArray *published; /* DwResult */
  GArray *progress;     /* double */
  guint asked, stop_at, asked_before_first, published_before_progress, teams;
  GBytes *kept;
} Listener;

static void
unref(gpointer result)
{
  dw_result_unref(result);
}

static void
listener_init(Listener *listener)
{
  *listener = (Listener){.published = g_ptr_array_new_with_free_func(unref),
                         .progress = g_array_new(FALSE, FALSE, sizeof(double)),
                         .stop_at = G_MAXUINT};
}

static void
listener_clear(Listener *listener)
{
  g_ptr_array_unref(listener->published);
  g_array_unref(listener->progress);
}

static bool
cancelled(void *context)
{
  Listener *listener = context;
  return ++listener->asked >= listener->stop_at;
}

static void
publish(void *context, DwResult *snapshot)
{
  Listener *listener = context;
  if (listener->published->len == 0)
    listener->asked_before_first = listener->asked;
  g_ptr_array_add(listener->published, snapshot);
}

static void
progress(void *context, double fraction)
{
  Listener *listener = context;
  if (listener->progress->len == 0)
    listener->published_before_progress = listener->published->len;
  else
    g_assert_cmpfloat(fraction, >=, g_array_index(listener->progress, double, listener->progress->len - 1));
  g_array_append_val(listener->progress, fraction);
}

/* Its threads have a lower priority: nobody is to wait for them who has seen nothing yet. */
static void
team(void *context, unsigned wanted, void (*work)(void *job, unsigned k), void *job)
{
  Listener *listener = context;
  g_assert_cmpuint(listener->published->len, >=, 1);
  listener->teams++;
  work(job, 0);
}

static void *
recall(void *context, const char *key, size_t *length)
{
  const Listener *listener = context;
  if (!listener->kept)
    return NULL;
  *length = g_bytes_get_size(listener->kept);
  void *copy = malloc(*length);
  memcpy(copy, g_bytes_get_data(listener->kept, NULL), *length);
  return copy;
}

static void
keep(void *context, const char *key, const void *bytes, size_t length)
{
  Listener *listener = context;
  g_clear_pointer(&listener->kept, g_bytes_unref);
  listener->kept = g_bytes_new(bytes, length);
}

static DwResult *
solve(const Survey *survey, Listener *listener)
{
  DwError error = {0};
  const DwStore store = {listener, recall, keep};
  const DwControl control = {listener, cancelled, publish, progress, team, &store, true};
  DwResult *result = survey->model->solve(&survey->request, &control, &error);
  g_assert_cmpint(error.status, ==, result ? DW_OK : DW_CANCELLED);
  return result;
}

static uint64_t
done(const Listener *listener, guint k, uint64_t *wanted)
{
  return dw_result_realizations(g_ptr_array_index(listener->published, k), wanted);
}

static bool
is_preview(const DwSeries *series)
{
  return series->remark && strstr(series->remark, "preview");
}

/* Of a result's curves, those that are there: whether all or none are marked. */
static void
assert_marked(const DwResult *result, bool marked)
{
  guint there = 0;
  for (size_t k = 0; k < dw_result_n_series(result); k++) {
    const DwSeries *series = dw_result_series(result, k);
    there += series->n > 0;
    g_assert_true(is_preview(series) == (marked && series->n > 0));
  }
  g_assert_cmpuint(there, >, 0);
}

static void
assert_same(const DwResult *one, const DwResult *other)
{
  g_assert_cmpuint(dw_result_n_series(one), ==, dw_result_n_series(other));
  for (size_t k = 0; k < dw_result_n_series(one); k++) {
    const DwSeries *a = dw_result_series(one, k), *b = dw_result_series(other, k);
    g_assert_cmpmem(a->x, a->n * sizeof(double), b->x, b->n * sizeof(double));
    g_assert_cmpmem(a->y, a->n * sizeof(double), b->y, b->n * sizeof(double));
  }
}

/* A preview first, marked and counted as nothing; then the real thing, which it leaves alone. */
static void
test_preview(void)
{
  for (size_t k = 0; k < G_N_ELEMENTS(large); k++) {
    Survey survey;
    Listener listener;
    uint64_t wanted;
    ask(&survey, &large[k]);
    listener_init(&listener);
    DwResult *watched = solve(&survey, &listener), *unwatched = survey_solve(&survey);
    g_assert_cmpuint(listener.published->len, >=, 2);
    g_assert_cmpuint(done(&listener, 0, &wanted), ==, 0);
    g_assert_cmpuint(wanted, >=, 1);
    survey_check(&survey, g_ptr_array_index(listener.published, 0));
    assert_marked(g_ptr_array_index(listener.published, 0), true);
    for (guint j = 1; j < listener.published->len; j++)
      assert_marked(g_ptr_array_index(listener.published, j), false);
    assert_marked(watched, false);
    assert_same(watched, unwatched);
    dw_result_unref(watched);
    dw_result_unref(unwatched);
    g_clear_pointer(&listener.kept, g_bytes_unref);
    listener_clear(&listener);
  }
}

/* What is there as soon as a preview comes without one. */
static void
test_no_preview(void)
{
  for (size_t k = 0; k < G_N_ELEMENTS(small); k++) {
    Survey survey;
    Listener listener;
    ask(&survey, &small[k]);
    listener_init(&listener);
    DwResult *result = solve(&survey, &listener);
    for (guint j = 0; j < listener.published->len; j++)
      assert_marked(g_ptr_array_index(listener.published, j), false);
    g_assert_cmpuint(listener.teams, ==, g_str_equal(small[k].plot, "interaction-error") ? 0 : 1);
    dw_result_unref(result);
    g_clear_pointer(&listener.kept, g_bytes_unref);
    listener_clear(&listener);
  }
}

/* A preview is small work itself: it is left at any of its questions, and nothing is shown of it then. */
static void
test_stops_in_preview(void)
{
  for (int round = 0; round < 40; round++) {
    Survey survey;
    Listener whole, some;
    ask(&survey, &large[(size_t) round % G_N_ELEMENTS(large)]);
    listener_init(&whole);
    dw_result_unref(solve(&survey, &whole));
    listener_init(&some);
    some.stop_at = (guint) g_test_rand_int_range(1, (gint) whole.asked_before_first + 1);
    g_assert_null(solve(&survey, &some));
    g_assert_cmpuint(some.published->len, ==, 0);
    g_assert_cmpuint(some.asked, <=, some.stop_at + 3); /* each layer may ask once more */
    g_assert_null(some.kept);
    g_clear_pointer(&whole.kept, g_bytes_unref);
    listener_clear(&whole);
    listener_clear(&some);
  }
}

/* What the store kept is shown before anything else is done, and progress begins there. */
static void
test_recalled_first(void)
{
  static const Case cases[] = {{"tls-glass", "rates", 2001}, {"electron-glass", "rates", 201}};
  for (size_t k = 0; k < G_N_ELEMENTS(cases); k++) {
    Survey survey;
    Listener before, after;
    uint64_t wanted;
    ask(&survey, &cases[k]);
    listener_init(&before);
    listener_init(&after);
    dw_result_unref(solve(&survey, &before));
    after.kept = before.kept;
    survey.request.realizations = 4;
    dw_result_unref(solve(&survey, &after));
    g_assert_cmpuint(after.published->len, >=, 1);
    g_assert_cmpuint(after.asked_before_first, ==, 0);
    g_assert_cmpuint(done(&after, 0, &wanted), ==, 2);
    g_assert_cmpuint(wanted, ==, 4);
    g_assert_cmpuint(after.published_before_progress, ==, 0);
    g_assert_cmpfloat(g_array_index(after.progress, double, 0), ==, 0.5);
    g_assert_cmpfloat(g_array_index(before.progress, double, 0), ==, 0);
    g_clear_pointer(&after.kept, g_bytes_unref);
    listener_clear(&before);
    listener_clear(&after);
  }
}

int
main(int argc, char **argv)
{
  g_test_init(&argc, &argv, NULL);
  g_test_add_func("/glass-control/preview", test_preview);
  g_test_add_func("/glass-control/no-preview", test_no_preview);
  g_test_add_func("/glass-control/stops-in-preview", test_stops_in_preview);
  g_test_add_func("/glass-control/recalled-first", test_recalled_first);
  return g_test_run();
}
