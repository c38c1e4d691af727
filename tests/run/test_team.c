/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A team does each part of its work once, at a priority that leaves the processors to others, and does all of
 * it even where the system refuses threads. */
#include "run/team.h"

#include <errno.h>
#include <glib.h>
#include <pthread.h>
#include <stdatomic.h>
#include <sys/resource.h>

static atomic_int threads_left; /* before pthread_create fails; the linker hands its calls to the wrapper */

int __real_pthread_create(pthread_t *thread, const pthread_attr_t *attributes, void *(*start)(void *),
                          void *context);
int __wrap_pthread_create(pthread_t *thread, const pthread_attr_t *attributes, void *(*start)(void *),
                          void *context);

int
__wrap_pthread_create(pthread_t *thread, const pthread_attr_t *attributes, void *(*start)(void *),
                      void *context)
{
  if (atomic_fetch_sub(&threads_left, 1) <= 0)
    return EAGAIN;
  return __real_pthread_create(thread, attributes, start, context);
}

enum { MOST = 40 };

typedef struct {
  pthread_t caller;
  atomic_int calls[MOST], here, nice_sum;
} Job;

static void
work(void *data, unsigned k)
{
  Job *job = data;
  g_assert_cmpuint(k, <, MOST);
  atomic_fetch_add(&job->calls[k], 1);
  if (pthread_equal(pthread_self(), job->caller))
    atomic_fetch_add(&job->here, 1);
  else
    atomic_fetch_add(&job->nice_sum, getpriority(PRIO_PROCESS, 0));
}

static void
run_team(Job *job, unsigned wanted, unsigned granted)
{
  atomic_store(&threads_left, (int) granted);
  job->caller = pthread_self();
  dw_team_run(NULL, wanted, work, job);
  for (unsigned k = 0; k < MOST; k++)
    g_assert_cmpint(atomic_load(&job->calls[k]), ==, k < wanted);
}

static void
test_each_once(void)
{
  for (unsigned wanted = 1; wanted <= MOST; wanted++) {
    Job job = {0};
    run_team(&job, wanted, MOST);
    g_assert_cmpint(atomic_load(&job.here), ==, 0);
  }
}

static void
test_lower_priority(void)
{
  const int before = getpriority(PRIO_PROCESS, 0);
  Job job = {0};
  run_team(&job, 3, MOST);
  g_assert_cmpint(atomic_load(&job.nice_sum), ==, 3 * MIN(before + 10, 19));
  g_assert_cmpint(getpriority(PRIO_PROCESS, 0), ==, before);
}

static void
test_no_threads(void)
{
  for (unsigned granted = 0; granted <= 5; granted++) {
    Job job = {0};
    run_team(&job, 5, granted);
    g_assert_cmpint(atomic_load(&job.here), ==, 5 - (int) granted);
  }
}

static void
count(void *data, unsigned k)
{
  atomic_fetch_add((atomic_uint *) data, 1);
}

static void
test_as_many_as_the_machine_has(void)
{
  atomic_uint calls = 0;
  atomic_store(&threads_left, 10000);
  dw_team_run(NULL, 0, count, &calls);
  g_assert_cmpuint(atomic_load(&calls), ==, g_get_num_processors());
  g_assert_cmpuint(dw_team_size(0), ==, g_get_num_processors());
  g_assert_cmpuint(dw_team_size(7), ==, 7);
  g_assert_cmpuint(dw_team_size(4000000000U), <=, 1024); /* an absurd wish is no bomb */
}

int
main(int argc, char **argv)
{
  g_test_init(&argc, &argv, NULL);
  g_test_add_func("/team/each-once", test_each_once);
  g_test_add_func("/team/lower-priority", test_lower_priority);
  g_test_add_func("/team/no-threads", test_no_threads);
  g_test_add_func("/team/as-many-as-the-machine-has", test_as_many_as_the_machine_has);
  return g_test_run();
}
