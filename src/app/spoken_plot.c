/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/spoken_plot.h"

/* Milliseconds.  What never rests, an ensemble that grows, is spoken of all the same when patience ends. */
static const gint64 rest = 100, interval = 1000, patience = 5000;

typedef struct {
  DwPlotView *plot; /* owns it */
  guint due;
  gint64 spoken, changed; /* when last, and since when it is no longer true; monotonic milliseconds */
} SpokenPlot;

static gint64
now(void)
{
  return g_get_monotonic_time() / 1000;
}

static gboolean
on_due(gpointer data)
{
  SpokenPlot *spoken = data;
  spoken->due = 0;
  if (!gtk_widget_get_root(GTK_WIDGET(spoken->plot)))
    return G_SOURCE_REMOVE; /* its view is another plot's by now */
  g_autofree char *description = dw_plot_view_describe(spoken->plot);
  spoken->spoken = now();
  gtk_accessible_update_property(GTK_ACCESSIBLE(spoken->plot), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                 description, -1);
  return G_SOURCE_REMOVE;
}

static void
on_changed(DwPlotView *plot)
{
  SpokenPlot *spoken = g_object_get_data(G_OBJECT(plot), "spoken-plot");
  if (!spoken)
    return; /* the plot is going */
  if (!spoken->due)
    spoken->changed = now();
  else if (now() - spoken->changed > patience)
    return;
  g_clear_handle_id(&spoken->due, g_source_remove);
  spoken->due = g_timeout_add((guint) MAX(rest, spoken->spoken + interval - now()), on_due, spoken);
}

static void
spoken_plot_free(gpointer data)
{
  SpokenPlot *spoken = data;
  g_clear_handle_id(&spoken->due, g_source_remove);
  g_free(spoken);
}

void
dw_spoken_plot_follow(DwPlotView *plot)
{
  SpokenPlot *spoken = g_new0(SpokenPlot, 1);
  DwExploration *exploration = dw_plot_view_exploration(plot);
  spoken->plot = plot;
  spoken->spoken = now() - interval;
  g_object_set_data_full(G_OBJECT(plot), "spoken-plot", spoken, spoken_plot_free);
  g_signal_connect_object(exploration, "result", G_CALLBACK(on_changed), plot, G_CONNECT_SWAPPED);
  g_signal_connect_object(exploration, "views", G_CALLBACK(on_changed), plot, G_CONNECT_SWAPPED);
  on_changed(plot);
}
