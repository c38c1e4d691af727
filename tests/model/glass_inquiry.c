/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "glass_inquiry.h"

#include <string.h>

const char *const glass_models[2] = {"tls-glass", "electron-glass"};

const DwModel *
glass_model(const char *id)
{
  const DwModel *found = dw_registry_find(dw_registry(), id);
  g_assert_nonnull(found);
  return found;
}

void
set(Question *question, const char *name, double value)
{
  const int parameter = dw_model_parameter(question->model, name);
  g_assert_cmpint(parameter, >=, 0);
  g_assert_cmpint(dw_parameter_check(&question->model->parameters[parameter], value, NULL), ==, DW_OK);
  question->values[parameter] = value;
}

void
defaults(Question *question, const char *id)
{
  *question = (Question){.model = glass_model(id)};
  for (size_t k = 0; k < question->model->n_parameters; k++)
    question->values[k] = question->model->parameters[k].initial;
}

void
ask(Question *question, const char *only)
{
  size_t n = 0;
  for (size_t k = 0; k < question->model->n_plots; k++) {
    const DwPlot *plot = &question->model->plots[k];
    double low, high;
    if (only && !g_str_equal(only, plot->id))
      continue;
    plot->domain(question->values, &low, &high);
    dw_abscissae_fill(question->abscissae[n], ABSCISSAE, plot->x.scale, low, high);
    question->plots[n] = (DwPlotRequest){k, dw_plot_all_curves(plot), question->abscissae[n], ABSCISSAE};
    n++;
  }
  question->request = (DwRequest){.model = question->model,
                                  .values = question->values,
                                  .plots = question->plots,
                                  .n_plots = n,
                                  .readouts = true,
                                  .seed = 3,
                                  .realizations = 4};
}

static bool
cancelled(void *context)
{
  Listener *listener = context;
  const gint before = g_atomic_int_add(&listener->questions, 1);
  if (listener->pause_every && before % listener->pause_every == 0)
    g_usleep(2000);
  return listener->stop_after && before >= listener->stop_after;
}

static void
publish(void *context, DwResult *snapshot)
{
  Listener *listener = context;
  uint64_t wanted;
  const uint64_t done = dw_result_realizations(snapshot, &wanted);
  g_assert_cmpuint(done, >=, listener->last_done);
  g_assert_cmpuint(done, <=, wanted);
  listener->last_done = done;
  listener->published++;
  dw_result_unref(snapshot);
}

typedef struct {
  void (*work)(void *job, unsigned k);
  void *job;
  unsigned k;
} Share;

static gpointer
run_share(gpointer data)
{
  Share *share = data;
  share->work(share->job, share->k);
  return NULL;
}

static void
team(void *context, unsigned wanted, void (*work)(void *job, unsigned k), void *job)
{
  Listener *listener = context;
  Share shares[8];
  GThread *threads[8];
  for (unsigned k = 0; k < listener->threads; k++) {
    shares[k] = (Share){work, job, k};
    threads[k] = g_thread_new("share", run_share, &shares[k]);
  }
  for (unsigned k = 0; k < listener->threads; k++)
    g_thread_join(threads[k]);
}

static GMutex store_lock; /* controls are called from any thread */

static void *
recall(void *context, const char *key, size_t *length)
{
  g_mutex_lock(&store_lock);
  GBytes *bytes = g_hash_table_lookup(((Listener *) context)->kept, key);
  void *copy = bytes ? malloc(g_bytes_get_size(bytes)) : NULL;
  if (copy)
    memcpy(copy, g_bytes_get_data(bytes, length), g_bytes_get_size(bytes));
  g_mutex_unlock(&store_lock);
  return copy;
}

static void
keep(void *context, const char *key, const void *bytes, size_t length)
{
  g_mutex_lock(&store_lock);
  g_hash_table_replace(((Listener *) context)->kept, g_strdup(key), g_bytes_new(bytes, length));
  g_mutex_unlock(&store_lock);
}

GHashTable *
empty_store(void)
{
  return g_hash_table_new_full(g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_bytes_unref);
}

DwResult *
solve(const Question *question, Listener *listener)
{
  DwError error = {0};
  const DwStore store = {listener, recall, keep};
  const DwControl control = {.context = listener,
                             .cancelled = cancelled,
                             .publish = publish,
                             .team = listener->threads ? team : NULL,
                             .store = listener->kept ? &store : NULL};
  DwResult *result = question->model->solve(&question->request, &control, &error);
  if (listener->stop_after && !result)
    g_assert_cmpint(error.status, ==, DW_CANCELLED);
  else
    g_assert_cmpstr(error.message, ==, "");
  return result;
}

static void
assert_same_series(const DwSeries *a, const DwSeries *b)
{
  g_assert_cmpuint(a->plot, ==, b->plot);
  g_assert_cmpuint(a->curve, ==, b->curve);
  g_assert_cmpmem(a->x, a->n * sizeof(double), b->x, b->n * sizeof(double));
  g_assert_cmpmem(a->y, a->n * sizeof(double), b->y, b->n * sizeof(double));
  g_assert_true((a->y_error != NULL) == (b->y_error != NULL));
  if (a->y_error)
    g_assert_cmpmem(a->y_error, a->n * sizeof(double), b->y_error, b->n * sizeof(double));
}

void
assert_same(const DwResult *one, const DwResult *other)
{
  g_assert_cmpuint(dw_result_realizations(one, NULL), ==, dw_result_realizations(other, NULL));
  g_assert_cmpuint(dw_result_n_series(one), ==, dw_result_n_series(other));
  for (size_t k = 0; k < dw_result_n_series(one); k++)
    assert_same_series(dw_result_series(one, k), dw_result_series(other, k));
  for (size_t k = 0; k < dw_result_model(one)->n_readouts; k++) {
    const DwReading a = dw_result_reading(one, k), b = dw_result_reading(other, k);
    g_assert_true(a.present == b.present);
    if (a.present) {
      g_assert_cmpmem(&a.value, sizeof a.value, &b.value, sizeof b.value);
      g_assert_cmpmem(&a.error, sizeof a.error, &b.error, sizeof b.error);
    }
  }
}

double
reading(const DwResult *result, const char *readout, double *error)
{
  const int index = dw_model_readout(dw_result_model(result), readout);
  g_assert_cmpint(index, >=, 0);
  const DwReading read = dw_result_reading(result, (size_t) index);
  g_assert_true(read.present);
  if (error)
    *error = read.error;
  return read.value;
}

void
small(Question *question, const char *id)
{
  defaults(question, id);
  set(question, "sites", 40);
}
