/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

/* What the system tells about another process. */

/* How often its threads went to sleep by themselves. */
long process_context_switches(GPid pid);

/* Milliseconds of processor time that the main thread and all threads have had. */
typedef struct {
  double main_thread, all;
} ProcessTime;
ProcessTime process_time(GPid pid);
