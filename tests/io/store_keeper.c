/* SPDX-License-Identifier: GPL-3.0-or-later */
/* store_keeper PATH: keeps ever newer bytes under a few keys until somebody kills it, and writes down what it
 * has kept when: "KEY NUMBER MICROSECONDS" a line. */
#include "io/store.h"

#include <glib.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { KEYS = 3, LENGTH = 300000, PERIOD_US = 20000 };

int
main(int argc, char **argv)
{
  static guint8 bytes[LENGTH];
  DwDiskStore *store = dw_store_new(argv[1], 0);
  const DwStore *control = dw_store_control(store);
  /* What an earlier keeper left is not older than what this one begins with. */
  for (guint64 number = argc > 2 ? g_ascii_strtoull(argv[2], NULL, 10) : 0;; number++) {
    const guint key = (guint) (number % KEYS);
    g_autofree char *name = g_strdup_printf("key %u", key);
    memset(bytes, (int) (number % 251), sizeof bytes);
    memcpy(bytes, &number, sizeof number);
    control->keep(control->context, name, bytes, sizeof bytes);
    printf("%u %" G_GUINT64_FORMAT " %" G_GINT64_FORMAT "\n", key, number, g_get_monotonic_time());
    fflush(stdout);
    g_usleep(PERIOD_US);
  }
}
