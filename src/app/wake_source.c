/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/wake_source.h"

static gboolean
dispatch(GSource *source, GSourceFunc callback, gpointer data)
{
  g_source_set_ready_time(source, -1); /* before the callback: what comes from now on wakes again */
  return callback(data);
}

GSource *
dw_wake_source_new(GSourceFunc callback, gpointer data)
{
  static GSourceFuncs functions = {.dispatch = dispatch};
  GSource *source = g_source_new(&functions, sizeof(GSource));
  g_source_set_static_name(source, "solver's answer");
  g_source_set_priority(source, G_PRIORITY_HIGH_IDLE); /* before GTK's redraw */
  g_source_set_callback(source, callback, data, NULL);
  g_source_attach(source, NULL);
  return source;
}

void
dw_wake_source_wake(void *source)
{
  g_source_set_ready_time(source, 0);
}
