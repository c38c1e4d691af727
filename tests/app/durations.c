/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "durations.h"

#include <glib.h>
#include <stdio.h>
#include <stdlib.h>

enum { BINS = 12, WIDEST = 50 };

const double frame_time = 1000.0 / 60;

double
milliseconds_now(void)
{
  return (double) g_get_monotonic_time() * 1e-3;
}

static int
ascending(const void *a, const void *b)
{
  const double difference = *(const double *) a - *(const double *) b;
  return (difference > 0) - (difference < 0);
}

void
print_percentiles(const char *title, double *milliseconds, int n)
{
  qsort(milliseconds, (size_t) n, sizeof *milliseconds, ascending);
  const double p95 = milliseconds[n * 95 / 100];
  printf("%s: p50 %.1f ms, p95 %.1f ms, p99 %.1f ms, max %.1f ms; %d samples; p95 / 60 Hz frame = %.2f\n",
         title, milliseconds[n / 2], p95, milliseconds[n * 99 / 100], milliseconds[n - 1], n,
         p95 / frame_time);
}

void
print_histogram(const char *title, const double *milliseconds, int n)
{
  int counts[BINS] = {0}, most = 1;
  for (int k = 0; k < n; k++) {
    const int bin = MIN((int) (4 * milliseconds[k] / frame_time), BINS - 1);
    counts[bin]++;
    most = MAX(most, counts[bin]);
  }
  puts(title);
  for (int bin = 0; bin < BINS; bin++)
    printf("  %5.1f%s ms %4d %.*s\n", bin * frame_time / 4, bin == BINS - 1 ? "+" : " ", counts[bin],
           WIDEST * counts[bin] / most, "##################################################");
}
