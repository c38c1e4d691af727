/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

/* The best of several runs in seconds of this thread's processor time, which other programs disturb least. */
static inline double
best_seconds(void (*run)(void *context), void *context, int n_runs)
{
  double best = INFINITY;
  for (int k = 0; k < n_runs; k++) {
    struct timespec begin, end;
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &begin);
    run(context);
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &end);
    best = fmin(best, (double) (end.tv_sec - begin.tv_sec) + 1e-9 * (double) (end.tv_nsec - begin.tv_nsec));
  }
  return best;
}

static inline void
print_load(void)
{
  double load[3];
  if (getloadavg(load, 3) == 3)
    printf("load average %.2f %.2f %.2f\n", load[0], load[1], load[2]);
}
