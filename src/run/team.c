/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "run/team.h"

#include <pthread.h>
#include <sched.h>
#include <signal.h>
#include <stdbool.h>
#include <stdlib.h>
#include <sys/resource.h>

enum { STEPS_DOWN = 10, MOST_THREADS = 1024 };

typedef struct {
  void (*work)(void *job, unsigned k);
  void *job;
  unsigned k;
  pthread_t thread;
  bool started;
} Member;

/* Linux counts priorities by thread, and 0 is the one that asks. */
static void
step_back(void)
{
  setpriority(PRIO_PROCESS, 0, getpriority(PRIO_PROCESS, 0) + STEPS_DOWN);
}

static void *
begin(void *context)
{
  const Member *member = context;
  step_back();
  member->work(member->job, member->k);
  return NULL;
}

unsigned
dw_team_size(unsigned wanted)
{
  cpu_set_t processors;
  if (wanted == 0)
    wanted =
        sched_getaffinity(0, sizeof processors, &processors) == 0 ? (unsigned) CPU_COUNT(&processors) : 1;
  return wanted < MOST_THREADS ? wanted : MOST_THREADS;
}

/* Signals are for the threads that were there before. */
static void
start(Member *members, unsigned n)
{
  sigset_t all, before;
  sigfillset(&all);
  pthread_sigmask(SIG_SETMASK, &all, &before);
  for (unsigned k = 0; k < n; k++)
    members[k].started = pthread_create(&members[k].thread, NULL, begin, &members[k]) == 0;
  pthread_sigmask(SIG_SETMASK, &before, NULL);
}

static void
do_what_nobody_started(const Member *members, unsigned n)
{
  for (unsigned k = 0; k < n; k++)
    if (!members[k].started)
      members[k].work(members[k].job, k);
}

void
dw_team_run(void *context, unsigned wanted, void (*work)(void *job, unsigned k), void *job)
{
  const unsigned n = dw_team_size(wanted);
  Member *members = calloc(n, sizeof *members);
  if (!members) {
    for (unsigned k = 0; k < n; k++)
      work(job, k);
    return;
  }
  for (unsigned k = 0; k < n; k++)
    members[k] = (Member){.work = work, .job = job, .k = k};
  start(members, n);
  do_what_nobody_started(members, n);
  for (unsigned k = 0; k < n; k++)
    if (members[k].started)
      pthread_join(members[k].thread, NULL);
  free(members);
}
