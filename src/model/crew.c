/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/crew.h"
#include "model/clock.h"

#include <math.h>

/* What is kept is at most this old, so that a sudden end costs no more. */
static const double SECONDS_PER_KEEP = 2;

bool
dw_crew_open(DwCrew *crew)
{
  atomic_init(&crew->status, DW_OK);
  crew->start = crew->shown = crew->kept = dw_seconds();
  if (pthread_mutex_init(&crew->lock, NULL) != 0)
    return false;
  if (pthread_mutex_init(&crew->showing, NULL) == 0)
    return true;
  pthread_mutex_destroy(&crew->lock);
  return false;
}

void
dw_crew_close(DwCrew *crew)
{
  pthread_mutex_destroy(&crew->showing);
  pthread_mutex_destroy(&crew->lock);
}

void
dw_crew_fail(DwCrew *crew, DwStatus status)
{
  int ok = DW_OK;
  if (status != DW_OK)
    atomic_compare_exchange_strong(&crew->status, &ok, (int) status);
}

DwStatus
dw_crew_status(const DwCrew *crew)
{
  return (DwStatus) atomic_load(&crew->status);
}

bool
dw_crew_over(void *context)
{
  DwCrew *crew = context;
  if (dw_control_cancelled(crew->control))
    dw_crew_fail(crew, DW_CANCELLED);
  return atomic_load_explicit(&crew->status, memory_order_relaxed) != DW_OK ||
         dw_seconds() - crew->start > crew->limit;
}

static void
publish_in_time(DwCrew *crew, DwStatus (*publish)(void *work, bool show, bool keep), void *work)
{
  const double before = dw_seconds();
  const bool show = crew->shows && before - crew->shown > crew->interval;
  const bool keep = crew->keeps && before - crew->kept > SECONDS_PER_KEEP;
  if (!show && !keep)
    return;
  dw_crew_fail(crew, publish(work, show, keep));
  const double after = dw_seconds();
  if (show)
    crew->shown = fmax(after, after + 10 * (after - before) - crew->interval);
  if (keep)
    crew->kept = after;
}

void
dw_crew_report(DwCrew *crew, DwStatus (*publish)(void *work, bool show, bool keep), void *work)
{
  if (pthread_mutex_trylock(&crew->showing) != 0)
    return;
  publish_in_time(crew, publish, work);
  pthread_mutex_unlock(&crew->showing);
}
