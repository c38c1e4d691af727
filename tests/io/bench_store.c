/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What keeping and recalling an ensemble of 5 MB costs whoever waits for it, as multiples of copying as much
 * in memory, which nobody can do without. */
#include "io/store.h"
#include "scratch.h"

#include <glib.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { LENGTH = 5 << 20, ROUNDS = 15 };

/* Counts of levels: small whole numbers in words of four bytes that fall off with the energy. */
static guint8 *
counts(void)
{
  guint32 *words = g_malloc(LENGTH);
  for (guint k = 0; k < LENGTH / 4; k++)
    words[k] = (guint32) (-200 * exp(-(double) (k % 4096) / 800) * log(g_random_double_range(1e-9, 1)));
  return (guint8 *) words;
}

static int
ascending(const void *a, const void *b)
{
  return (*(const double *) a > *(const double *) b) - (*(const double *) a < *(const double *) b);
}

static void
print_row(const char *what, double *seconds, double copy)
{
  qsort(seconds, ROUNDS, sizeof *seconds, ascending);
  printf("%-28s median %8.2f ms   worst %8.2f ms   %6.1f copies\n", what, 1e3 * seconds[ROUNDS / 2],
         1e3 * seconds[ROUNDS - 1], seconds[ROUNDS / 2] / copy);
}

static double
copy_time(const guint8 *bytes)
{
  double seconds[ROUNDS];
  for (int k = 0; k < ROUNDS; k++) {
    const gint64 start = g_get_monotonic_time();
    g_bytes_unref(g_bytes_new(bytes, LENGTH));
    seconds[k] = 1e-6 * (double) (g_get_monotonic_time() - start);
  }
  qsort(seconds, ROUNDS, sizeof *seconds, ascending);
  print_row("copy in memory", seconds, seconds[ROUNDS / 2]);
  return seconds[ROUNDS / 2];
}

int
main(void)
{
  double keep[ROUNDS], memory[ROUNDS], flush[ROUNDS], disk[ROUNDS], absent[ROUNDS];
  g_autofree guint8 *bytes = counts();
  g_autofree char *path = scratch_path("store.sqlite");
  size_t length;
  for (int k = 0; k < ROUNDS; k++) {
    g_autofree char *key = g_strdup_printf("key %d", k);
    DwDiskStore *store = dw_store_new(path, 0);
    const DwStore *control = dw_store_control(store);
    gint64 start = g_get_monotonic_time();
#define LAP(into) (into)[k] = 1e-6 * (double) (g_get_monotonic_time() - start), start = g_get_monotonic_time()
    control->keep(control->context, key, bytes, LENGTH);
    LAP(keep);
    free(control->recall(control->context, key, &length));
    LAP(memory);
    dw_store_flush(store);
    LAP(flush);
    dw_store_free(store);
    store = dw_store_new(path, 0);
    control = dw_store_control(store);
    free(control->recall(control->context, "nothing", &length)); /* opens the file */
    start = g_get_monotonic_time();
    void *back = control->recall(control->context, key, &length);
    LAP(disk);
    g_assert_cmpmem(bytes, LENGTH, back, length);
    free(back);
    start = g_get_monotonic_time();
    free(control->recall(control->context, "nothing", &length));
    LAP(absent);
    dw_store_free(store);
  }
  const double copy = copy_time(bytes);
  print_row("keep", keep, copy);
  print_row("recall from memory", memory, copy);
  print_row("recall from disk", disk, copy);
  print_row("recall of nothing", absent, copy);
  print_row("flush (nobody waits for it)", flush, copy);
  scratch_remove();
  return 0;
}
