/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How promptly a solve of the bottleneck can be stopped, and how soon it shows something: over a grid of the
 * parameters, corners included, and for every plot, the longest time between two questions whether to go on
 * and to the first answer.  Thread CPU times, of the better of two runs, in milliseconds. */
#include "inquiry.h"
#include "stopwatch.h"

#include <string.h>

typedef struct {
  double asked, gap, begun, first;
} Clock;

static double
milliseconds(void)
{
  struct timespec now;
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
  return 1e3 * (double) now.tv_sec + 1e-6 * (double) now.tv_nsec;
}

static bool
ask(void *context)
{
  Clock *clock = context;
  const double now = milliseconds();
  clock->gap = fmax(clock->gap, now - clock->asked);
  clock->asked = now;
  return false;
}

static void
listen(void *context, DwResult *snapshot)
{
  Clock *clock = context;
  if (clock->first == 0)
    clock->first = milliseconds() - clock->begun;
  dw_result_unref(snapshot);
}

typedef struct {
  double gap, first, whole;
} Times;

static Times
measure(const Inquiry *inquiry)
{
  const double begun = milliseconds();
  Clock clock = {.asked = begun, .begun = begun};
  const DwControl control = {&clock, ask, listen, NULL};
  DwError error;
  dw_result_unref(inquiry_model()->solve(&inquiry->request, &control, &error));
  ask(&clock);
  const double whole = milliseconds() - begun;
  return (Times){clock.gap, clock.first > 0 ? clock.first : whole, whole};
}

static Times
better_of_two(const Inquiry *inquiry)
{
  const Times one = measure(inquiry), other = measure(inquiry);
  return (Times){fmin(one.gap, other.gap), fmin(one.first, other.first), fmin(one.whole, other.whole)};
}

/* The largest of one of the times, and where. */
typedef struct {
  double time, values[4];
} Worst;

static void
keep(Worst *worst, double time, const double *values)
{
  if (time <= worst->time)
    return;
  *worst = (Worst){.time = time, .values = {values[0], values[1], values[2], values[3]}};
}

static void
print(const char *what, const Worst *worst)
{
  printf("  %s %.2f ms at sigma %g, a %g, v0 %g, drive %g\n", what, worst->time, worst->values[0],
         worst->values[1], worst->values[2], worst->values[3]);
}

static void
report(size_t plot, size_t n)
{
  static const double sigmas[] = {0, 1e-2, 1, 17, 500, 1e5, 1e7, 1e9}, as[] = {0, 1e-2, 1, 100, 1e4, 1e7},
                      starts[] = {1e-3, 1, 1.01, 2}, drives[] = {1e-3, 0.95};
  const size_t n_drives = strcmp(inquiry_model()->plots[plot].id, "susceptibility") == 0 ? 2 : 1;
  Worst gap = {0}, first = {0}, whole = {0};
  for (size_t i = 0; i < DW_COUNT(sigmas) * DW_COUNT(as) * DW_COUNT(starts) * n_drives; i++) {
    Inquiry inquiry = {.values = {sigmas[i % 8], as[i / 8 % 6], starts[i / 48 % 4], drives[i / 192]}};
    inquiry_init(&inquiry, plot, n);
    const Times times = better_of_two(&inquiry);
    keep(&gap, times.gap, inquiry.values);
    keep(&first, times.first, inquiry.values);
    keep(&whole, times.whole, inquiry.values);
  }
  printf("%s, %zu points\n", inquiry_model()->plots[plot].id, n);
  print("longest gap  ", &gap);
  print("first answer ", &first);
  print("whole        ", &whole);
}

int
main(void)
{
  print_load();
  for (size_t plot = 0; plot < inquiry_model()->n_plots; plot++) {
    const bool slow = strcmp(inquiry_model()->plots[plot].id, "susceptibility") == 0; /* the lock-in */
    report(plot, slow ? 12 : INQUIRY_ABSCISSAE);
  }
  return 0;
}
