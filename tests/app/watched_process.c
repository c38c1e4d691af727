/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "watched_process.h"

#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

long
process_context_switches(GPid pid)
{
  g_autofree char *folder = g_strdup_printf("/proc/%d/task", pid);
  g_autoptr(GDir) tasks = g_dir_open(folder, 0, NULL);
  long switches = 0;
  for (const char *task; tasks && (task = g_dir_read_name(tasks));) {
    g_autofree char *path = g_build_filename(folder, task, "status", NULL);
    g_autofree char *status = NULL;
    if (g_file_get_contents(path, &status, NULL, NULL))
      switches += atol(strstr(status, "\nvoluntary_ctxt_switches:") + strlen("\nvoluntary_ctxt_switches:"));
  }
  return switches;
}

/* Nanoseconds, unlike the process' own ticks of 10 ms. */
static double
main_thread_time(GPid pid)
{
  g_autofree char *path = g_strdup_printf("/proc/%d/task/%d/schedstat", pid, pid);
  g_autofree char *text = NULL;
  return g_file_get_contents(path, &text, NULL, NULL) ? 1e-6 * g_ascii_strtod(text, NULL) : 0;
}

/* Counts threads that have ended, too. */
static double
whole_time(GPid pid)
{
  clockid_t clock;
  struct timespec time = {0};
  if (clock_getcpuclockid(pid, &clock) == 0)
    clock_gettime(clock, &time);
  return 1e3 * (double) time.tv_sec + 1e-6 * (double) time.tv_nsec;
}

ProcessTime
process_time(GPid pid)
{
  return (ProcessTime){main_thread_time(pid), whole_time(pid)};
}
