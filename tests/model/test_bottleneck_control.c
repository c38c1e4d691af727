/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a solve of the bottleneck does while it runs: it asks whether to go on, and shows a first answer where
 * the last one takes long. */
#include "golden.h"
#include "inquiry.h"

#include <glib.h>
#include <string.h>

typedef struct {
  unsigned questions, stop_after;
  DwResult *first; /* what was published first */
  unsigned published;
} Listener;

static bool
ask(void *context)
{
  Listener *listener = context;
  return listener->questions++ >= listener->stop_after;
}

static void
listen(void *context, DwResult *snapshot)
{
  Listener *listener = context;
  if (listener->published++ == 0)
    listener->first = snapshot;
  else
    dw_result_unref(snapshot);
}

static DwResult *
solve(const Inquiry *inquiry, Listener *listener, bool publishes, DwError *error)
{
  const DwControl control = {listener, ask, publishes ? listen : NULL, NULL};
  return inquiry_model()->solve(&inquiry->request, &control, error);
}

static void
inquire_at_random(Inquiry *inquiry, size_t plot)
{
  for (size_t k = 0; k < inquiry_model()->n_parameters; k++)
    inquiry->values[k] = inquiry_random_value(&inquiry_model()->parameters[k]);
  inquiry_init(inquiry, plot, 12); /* few, for the lock-in takes milliseconds at each */
  g_test_message("%s at sigma = %g, a = %g, v0 = %g, drive = %g", inquiry_model()->plots[plot].id,
                 inquiry->values[0], inquiry->values[1], inquiry->values[2], inquiry->values[3]);
}

/* The question after which it is stopped is its last but for one of each layer that passes the answer on. */
static void
check_stop(const Inquiry *inquiry, unsigned stop_after, bool publishes)
{
  Listener listener = {.stop_after = stop_after};
  DwError error = {0};
  g_assert_null(solve(inquiry, &listener, publishes, &error));
  g_assert_cmpint(error.status, ==, DW_CANCELLED);
  g_assert_cmpuint(listener.questions, <=, stop_after + 3);
  dw_result_unref(listener.first);
}

static void
test_stops_at_any_question(void)
{
  for (int round = 0; round < random_rounds(20, 300); round++)
    for (size_t plot = 0; plot < inquiry_model()->n_plots; plot++) {
      Inquiry inquiry = {0};
      Listener listener = {.stop_after = G_MAXUINT};
      DwError error = {0};
      inquire_at_random(&inquiry, plot);
      dw_result_unref(solve(&inquiry, &listener, round % 2, &error));
      g_assert_cmpstr(error.message, ==, "");
      dw_result_unref(listener.first);
      /* One before each thing that is made and each curve, and many within what takes long. */
      g_assert_cmpuint(listener.questions, >=, 5);
      check_stop(&inquiry, 0, round % 2);
      check_stop(&inquiry, listener.questions - 1, round % 2);
      for (int k = 0; k < 3; k++)
        check_stop(&inquiry, (unsigned) g_test_rand_int_range(0, (gint32) listener.questions), round % 2);
    }
}

static const DwSeries *
series(const DwResult *result, const Inquiry *inquiry, const char *curve)
{
  const int index = dw_plot_curve(&inquiry_model()->plots[inquiry->plot.plot], curve);
  g_assert_cmpint(index, >=, 0);
  return dw_result_find(result, inquiry->plot.plot, (size_t) index);
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

/* Two samplings of one v over one time: the same bins with the same values but for aliases, which fall as
 * omega^-3/2: at a 500th of the coarse one's highest frequency they are 2 zeta(3/2) 1000^-3/2 = 2e-4 of the
 * real part. */
static void
assert_first_glance(const DwSeries *first, const DwSeries *last)
{
  g_assert_cmpuint(first->n, <, last->n);
  for (size_t k = 0; first->x[k] < first->x[first->n - 1] / 500; k++) {
    g_assert_true(first->x[k] == last->x[k]);
    g_assert_cmpfloat_with_epsilon(first->y[k], last->y[k], 3e-4 * last->y[k]);
  }
}

/* The uniform transform is shown coarsely first, which does not change what is shown last. */
static void
test_first_glance(void)
{
  Inquiry inquiry = {.values = {1e5, 100, 1, 1e-3}};
  inquiry_init(&inquiry, (size_t) dw_model_plot(inquiry_model(), "fourier"), 12);
  Listener listener = {.stop_after = G_MAXUINT}, silent = listener;
  DwError error = {0};
  DwResult *shown = solve(&inquiry, &listener, true, &error),
           *alone = solve(&inquiry, &silent, false, &error);
  g_assert_cmpuint(listener.published, ==, 1);
  g_assert_cmpuint(silent.published, ==, 0);
  assert_same(shown, alone);
  assert_first_glance(series(listener.first, &inquiry, "fft-real"), series(shown, &inquiry, "fft-real"));
  dw_result_unref(listener.first);
  dw_result_unref(shown);
  dw_result_unref(alone);
}

int
main(int argc, char **argv)
{
  g_test_init(&argc, &argv, NULL);
  g_test_add_func("/bottleneck-control/stops-at-any-question", test_stops_at_any_question);
  g_test_add_func("/bottleneck-control/first-glance", test_first_glance);
  return g_test_run();
}
