/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/watch.h"
#include "run/team.h"

#include <glib.h>
#include <signal.h>
#include <stdio.h>
#include <unistd.h>

/* No line before this time, then one as often. */
static const double QUIET_SECONDS = 0.5, SECONDS_PER_LINE = 0.1;

struct DwWatch {
  DwControl control;
  struct sigaction before[2];
  bool shown; /* whether a line stands on the terminal */
  gint64 start;
  double told;                          /* seconds at the last line */
  double begun_seconds, begun_fraction; /* at the first report: what was recalled was not computed here */
  double fraction;                      /* the highest reported; negative before the first */
  GMutex lock;                          /* solvers may publish from several threads */
  DwResult *snapshot;
};

static const int stop_signals[2] = {SIGINT, SIGTERM};
static volatile sig_atomic_t interrupted;

static void
interrupt(int signal)
{
  interrupted = 1;
}

static bool
cancelled(void *context)
{
  return interrupted;
}

static void
publish(void *context, DwResult *snapshot)
{
  DwWatch *watch = context;
  g_mutex_lock(&watch->lock);
  DwResult *old = watch->snapshot;
  /* A thread of a team may come late with what it made before another's. */
  if (old && dw_result_realizations(snapshot, NULL) < dw_result_realizations(old, NULL))
    old = snapshot;
  else
    watch->snapshot = snapshot;
  dw_result_unref(old);
  g_mutex_unlock(&watch->lock);
}

/* "  37 %   12500 realizations/s   4 s left", over the line before. */
static void
show(const DwWatch *watch, double seconds)
{
  uint64_t wanted = 0;
  const double fraction = watch->fraction;
  const double rate = (fraction - watch->begun_fraction) / (seconds - watch->begun_seconds);
  if (watch->snapshot)
    dw_result_realizations(watch->snapshot, &wanted);
  fprintf(stderr, "\r\033[K%4.0f %%   ", 100 * fraction);
  if (wanted > 0)
    fprintf(stderr, "%.3g realizations/s   ", rate * (double) wanted);
  else
    fprintf(stderr, "%.3g %%/s   ", 100 * rate);
  fprintf(stderr, "%.0f s left", (1 - fraction) / rate);
  fflush(stderr);
}

static void
progress(void *context, double fraction)
{
  DwWatch *watch = context;
  g_mutex_lock(&watch->lock);
  const double seconds = 1e-6 * (double) (g_get_monotonic_time() - watch->start);
  if (watch->fraction < 0) {
    watch->begun_seconds = seconds;
    watch->begun_fraction = CLAMP(fraction, 0, 1);
  }
  watch->fraction = MAX(watch->fraction, CLAMP(fraction, 0, 1));
  if (seconds > QUIET_SECONDS && seconds - watch->told >= SECONDS_PER_LINE &&
      watch->fraction > watch->begun_fraction) {
    show(watch, seconds);
    watch->told = seconds;
    watch->shown = true;
  }
  g_mutex_unlock(&watch->lock);
}

DwWatch *
dw_watch_new(bool quiet, const DwStore *store)
{
  DwWatch *watch = g_new0(DwWatch, 1);
  watch->control = (DwControl){
      .context = watch, .cancelled = cancelled, .publish = publish, .team = dw_team_run, .store = store};
  watch->fraction = -1;
  if (!quiet && isatty(STDERR_FILENO))
    watch->control.progress = progress;
  watch->start = g_get_monotonic_time();
  g_mutex_init(&watch->lock);
  interrupted = 0;
  /* A second Ctrl-C ends a solver that does not listen. */
  const struct sigaction action = {.sa_handler = interrupt, .sa_flags = (int) SA_RESETHAND};
  for (size_t k = 0; k < G_N_ELEMENTS(stop_signals); k++)
    sigaction(stop_signals[k], &action, &watch->before[k]);
  return watch;
}

const DwControl *
dw_watch_control(DwWatch *watch)
{
  return &watch->control;
}

bool
dw_watch_interrupted(const DwWatch *watch)
{
  return interrupted;
}

const DwResult *
dw_watch_take(DwWatch *watch)
{
  return watch->snapshot ? dw_result_ref(watch->snapshot) : NULL;
}

void
dw_watch_free(DwWatch *watch)
{
  for (size_t k = 0; k < G_N_ELEMENTS(stop_signals); k++)
    sigaction(stop_signals[k], &watch->before[k], NULL);
  if (watch->shown)
    fputs("\r\033[K", stderr);
  dw_result_unref(watch->snapshot);
  g_mutex_clear(&watch->lock);
  g_free(watch);
}
