/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The Monte Carlo of the resonator's noise: it grows, stops when asked to, and its numbers depend on seed and
 * index alone. */
#include "golden.h"
#include "noise_inquiry.h"

#include "model/resonator_answer.h"

#include <math.h>
#include <pthread.h>
#include <stdatomic.h>
#include <string.h>

enum { THREADS = 3 };

typedef struct {
  atomic_int questions;
  int stop_after;
  pthread_mutex_t lock; /* not GLib's, which the thread sanitizer does not know */
  uint64_t published, most;
  double progress;
  DwResult *last;
} Listener;

static bool
ask(void *context)
{
  Listener *listener = context;
  return atomic_fetch_add(&listener->questions, 1) >= listener->stop_after;
}

static void
listen(void *context, DwResult *snapshot)
{
  Listener *listener = context;
  pthread_mutex_lock(&listener->lock);
  uint64_t wanted;
  const uint64_t done = dw_result_realizations(snapshot, &wanted);
  g_assert_cmpuint(done, <=, wanted);
  g_assert_cmpuint(done, >=, listener->most);
  listener->most = done;
  listener->published++;
  dw_result_unref(listener->last);
  listener->last = snapshot;
  pthread_mutex_unlock(&listener->lock);
}

static void
follow(void *context, double fraction)
{
  Listener *listener = context;
  pthread_mutex_lock(&listener->lock);
  g_assert_cmpfloat(fraction, >=, listener->progress);
  g_assert_cmpfloat(fraction, <=, 1);
  listener->progress = fraction;
  pthread_mutex_unlock(&listener->lock);
}

typedef struct {
  void (*work)(void *job, unsigned k);
  void *job;
  unsigned k;
} Member;

static void *
begin(void *context)
{
  Member *member = context;
  member->work(member->job, member->k);
  return NULL;
}

static void
threads(void *context, unsigned wanted, void (*work)(void *job, unsigned k), void *job)
{
  pthread_t thread[THREADS];
  Member members[THREADS];
  for (unsigned k = 0; k < THREADS; k++) {
    members[k] = (Member){work, job, k};
    g_assert_cmpint(pthread_create(&thread[k], NULL, begin, &members[k]), ==, 0);
  }
  for (unsigned k = 0; k < THREADS; k++)
    pthread_join(thread[k], NULL);
}

/* One after the other, the last first. */
static void
in_turn(void *context, unsigned wanted, void (*work)(void *job, unsigned k), void *job)
{
  for (unsigned k = THREADS; k-- > 0;)
    work(job, k);
}

typedef void (*Team)(void *context, unsigned wanted, void (*work)(void *job, unsigned k), void *job);

static DwResult *
solve(const NoiseInquiry *inquiry, Listener *listener, Team team, DwError *error)
{
  const DwControl control = {
      .context = listener, .cancelled = ask, .publish = listen, .progress = follow, .team = team};
  return noise_model()->solve(&inquiry->request, &control, error);
}

static const char *const sampled[][2] = {
    {"spectrum", "monte-carlo"}, {"drift", "monte-carlo"}, {"bloch", "integrated"}};

static void
assert_same(const DwResult *a, const DwResult *b, const char *plot, const char *curve)
{
  const DwSeries *one = noise_series(a, plot, curve), *other = noise_series(b, plot, curve);
  g_assert_cmpmem(one->x, one->n * sizeof(double), other->x, other->n * sizeof(double));
  g_assert_cmpmem(one->y, one->n * sizeof(double), other->y, other->n * sizeof(double));
}

/* To the last digit, whoever does what when. */
static void
test_threads(void)
{
  static const Team teams[] = {threads, in_turn};
  for (size_t k = 0; k < G_N_ELEMENTS(sampled); k++)
    for (size_t team = 0; team < G_N_ELEMENTS(teams); team++) {
      NoiseInquiry inquiry = {0};
      Listener listener = {.lock = PTHREAD_MUTEX_INITIALIZER, .stop_after = G_MAXINT};
      DwError error = {0};
      noise_defaults(&inquiry);
      noise_ask(&inquiry, sampled[k][0]);
      inquiry.request.realizations = 20;
      DwResult *alone = noise_answer(&inquiry);
      DwResult *together = solve(&inquiry, &listener, teams[team], &error);
      g_assert_cmpstr(error.message, ==, "");
      g_assert_cmpuint(dw_result_realizations(together, NULL), ==, 20);
      assert_same(alone, together, sampled[k][0], sampled[k][1]);
      g_assert_cmpuint(listener.published, >=, 1);
      dw_result_unref(alone);
      dw_result_unref(together);
      dw_result_unref(listener.last);
    }
}

/* Shards of an ensemble: their mean is the whole's. */
static void
test_shards(void)
{
  NoiseInquiry whole = {0}, first = {0}, second = {0};
  noise_defaults(&whole);
  noise_defaults(&first);
  noise_defaults(&second);
  noise_ask(&whole, "spectrum");
  noise_ask(&first, "spectrum");
  noise_ask(&second, "spectrum");
  whole.request.realizations = 4;
  second.request.first = 2;
  DwResult *all = noise_answer(&whole), *a = noise_answer(&first), *b = noise_answer(&second);
  const DwSeries *sum = noise_series(all, "spectrum", "monte-carlo");
  for (size_t k = 0; k < sum->n; k++)
    assert_relative((noise_series(a, "spectrum", "monte-carlo")->y[k] +
                     noise_series(b, "spectrum", "monte-carlo")->y[k]) /
                        2,
                    sum->y[k], 1e-8); /* whole numbers of 2^-32 */
  g_assert_cmpfloat(noise_series(a, "spectrum", "monte-carlo")->y[5], !=,
                    noise_series(b, "spectrum", "monte-carlo")->y[5]);
  dw_result_unref(all);
  dw_result_unref(a);
  dw_result_unref(b);
}

/* A record is the one that its index says, on its way through the model only scaled. */
static void
test_index(void)
{
  NoiseInquiry inquiry = {0};
  noise_defaults(&inquiry);
  noise_ask(&inquiry, "spectrum");
  inquiry.request.first = 5;
  inquiry.request.realizations = 1;
  DwResult *result = noise_answer(&inquiry);
  const DwTelegraphRecipe recipe = dw_resonator_telegraphs(inquiry.values);
  DwTelegraph *telegraph = dw_telegraph_new(&recipe);
  DwWelch *welch = dw_welch_new(recipe.samples);
  DwWelchBin bins[DW_WELCH_MAX_BINS];
  double *sum = g_new(double, recipe.samples);
  int64_t level = 0;
  dw_telegraph_start(telegraph, 1, 5);
  while (dw_telegraph_advance(telegraph)) {
  }
  dw_telegraph_read(telegraph, 0, recipe.samples, &level, sum);
  dw_welch_add(welch, sum, recipe.samples);
  const size_t n = dw_welch_bins(welch, bins);
  const DwSeries *series = noise_series(result, "spectrum", "monte-carlo");
  g_assert_cmpuint(series->n, ==, n);
  for (size_t k = 0; k < n; k++)
    assert_relative(series->y[k] / series->y[0], bins[k].power / bins[0].power, 1e-7); /* 2^-32 of the mean */
  g_free(sum);
  dw_welch_free(welch);
  dw_telegraph_free(telegraph);
  dw_result_unref(result);
}

/* Wherever it is asked to stop it does: nothing but cancellation comes of it. */
static void
test_stops(void)
{
  for (size_t k = 0; k < G_N_ELEMENTS(sampled); k++) {
    NoiseInquiry inquiry = {0};
    Listener listener = {.lock = PTHREAD_MUTEX_INITIALIZER, .stop_after = G_MAXINT};
    DwError error = {0};
    noise_defaults(&inquiry);
    noise_ask(&inquiry, sampled[k][0]);
    dw_result_unref(solve(&inquiry, &listener, NULL, &error));
    dw_result_unref(listener.last);
    const int questions = listener.questions;
    g_assert_cmpint(questions, >=, 3);
    for (int round = 0; round < random_rounds(10, 200); round++) {
      Listener stopped = {.lock = PTHREAD_MUTEX_INITIALIZER,
                          .stop_after = round == 0 ? 0 : g_test_rand_int_range(0, questions)};
      error = (DwError){0};
      g_assert_null(solve(&inquiry, &stopped, round % 2 ? threads : NULL, &error));
      g_assert_cmpint(error.status, ==, DW_CANCELLED);
      g_assert_cmpint(stopped.questions, <=, stopped.stop_after + 2 + 2 * THREADS);
      dw_result_unref(stopped.last);
    }
  }
}

/* Points against the sampled spectrum: the mean square of pulls is about 1, and the readouts say so too. */
static void
test_error_bars(void)
{
  double chi = 0, n = 0;
  for (int round = 0; round < random_rounds(6, 100); round++) {
    NoiseInquiry inquiry = {0};
    noise_at_random(&inquiry);
    noise_ask(&inquiry, "spectrum");
    noise_set(&inquiry, "fluctuators", 400);
    inquiry.request.realizations = 40;
    inquiry.request.seed = (uint64_t) round;
    DwResult *result = noise_answer(&inquiry);
    const DwReading ratio = noise_reading(result, "spectrum-ratio");
    /* 0.1 % for images in the means that stand for low frequencies */
    g_assert_cmpfloat(fabs(ratio.value - 1), <, 0.001 + 5 * ratio.error);
    chi += pow((ratio.value - 1) / ratio.error, 2);
    n++;
    dw_result_unref(result);
  }
  g_test_message("mean square pull %.2f", chi / n);
  g_assert_cmpfloat(chi / n, <, 5);
}

/* The slope that the page promises, from its own readout. */
static void
test_slope(void)
{
  NoiseInquiry inquiry = {0};
  noise_defaults(&inquiry);
  noise_set(&inquiry, "gamma_min", 0.1);
  noise_set(&inquiry, "record", 1 << 20);
  noise_set(&inquiry, "fluctuators", 400);
  noise_ask(&inquiry, "spectrum");
  inquiry.request.realizations = 4;
  DwResult *result = noise_answer(&inquiry);
  const DwReading slope = noise_reading(result, "slope");
  g_assert_cmpfloat(fabs(slope.value + 1), <, 0.03);
  g_assert_cmpfloat(slope.error, <, 0.01);
  g_assert_cmpfloat(noise_reading(result, "slope-high").value / noise_reading(result, "slope-low").value, >,
                    1e3);
  dw_result_unref(result);
}

/* What comes without the Monte Carlo comes first, and the first part of it before the first record is done.
 */
static void
test_first_snapshots(void)
{
  NoiseInquiry inquiry = {0};
  Listener listener = {.lock = PTHREAD_MUTEX_INITIALIZER, .stop_after = G_MAXINT};
  DwError error = {0};
  noise_defaults(&inquiry);
  noise_set(&inquiry, "record", 1 << 20);
  noise_set(&inquiry, "fluctuators", 1000000);
  noise_ask(&inquiry, "spectrum");
  inquiry.request.realizations = 1;
  listener.stop_after = 3000; /* of the questions of a record that takes a minute */
  g_assert_null(solve(&inquiry, &listener, NULL, &error));
  g_assert_cmpuint(listener.published, >=, 2);
  g_assert_cmpuint(noise_series(listener.last, "spectrum", "analytic")->n, ==, NOISE_ABSCISSAE);
  const DwSeries *part = noise_series(listener.last, "spectrum", "monte-carlo");
  g_assert_cmpuint(part->n, >, 30);
  g_assert_cmpuint(dw_result_realizations(listener.last, NULL), ==, 0);
  dw_result_unref(listener.last);
}

static void
listen_to_trace(void *context, DwResult *snapshot)
{
  Listener *listener = context;
  const int plot = dw_model_plot(noise_model(), "bloch");
  const DwSeries *trace = dw_result_find(snapshot, (size_t) plot, 1);
  const uint64_t n = trace ? trace->n : 0;
  g_assert_cmpuint(n, >=, listener->most);
  listener->published += n > listener->most;
  listener->most = n;
  dw_result_unref(snapshot);
}

/* While somebody watches, the demonstration unfolds in time; otherwise it is there at once. */
static void
test_live(void)
{
  NoiseInquiry inquiry = {0};
  Listener listener = {.lock = PTHREAD_MUTEX_INITIALIZER, .stop_after = 100};
  DwControl control = {.context = &listener, .cancelled = ask, .publish = listen_to_trace, .live = true};
  DwError error = {0};
  noise_defaults(&inquiry);
  noise_ask(&inquiry, "bloch");
  g_assert_null(noise_model()->solve(&inquiry.request, &control, &error));
  g_assert_cmpint(error.status, ==, DW_CANCELLED);
  g_assert_cmpuint(listener.published, >=, 4);
  control.live = false;
  listener = (Listener){.lock = PTHREAD_MUTEX_INITIALIZER, .stop_after = 100};
  DwResult *result = noise_model()->solve(&inquiry.request, &control, &error);
  g_assert_nonnull(result);
  g_assert_cmpuint(noise_series(result, "bloch", "integrated")->n, >, 1000);
  dw_result_unref(result);
}

int
main(int argc, char **argv)
{
  g_test_init(&argc, &argv, NULL);
  g_test_add_func("/resonator-sampling/threads", test_threads);
  g_test_add_func("/resonator-sampling/shards", test_shards);
  g_test_add_func("/resonator-sampling/index", test_index);
  g_test_add_func("/resonator-sampling/stops", test_stops);
  g_test_add_func("/resonator-sampling/error-bars", test_error_bars);
  g_test_add_func("/resonator-sampling/slope", test_slope);
  g_test_add_func("/resonator-sampling/first-snapshots", test_first_snapshots);
  g_test_add_func("/resonator-sampling/live", test_live);
  return g_test_run();
}
