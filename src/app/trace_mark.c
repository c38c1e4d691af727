/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/trace_mark.h"

#include "app/figure_theme.h"

#include <math.h>

static const float radius = 5, ring = 2;

struct _DwTraceMark {
  GtkWidget parent;
  DwPlotView *plot; /* lies below it, and lives as long */
  double x, y;
};

G_DEFINE_FINAL_TYPE(DwTraceMark, dw_trace_mark, GTK_TYPE_WIDGET)

static void
append_disc(GtkSnapshot *snapshot, float x, float y, float size, const GdkRGBA *colour)
{
  GskRoundedRect disc;
  gsk_rounded_rect_init_from_rect(&disc, &GRAPHENE_RECT_INIT(x - size, y - size, 2 * size, 2 * size), size);
  gtk_snapshot_push_rounded_clip(snapshot, &disc);
  gtk_snapshot_append_color(snapshot, colour, &disc.bounds);
  gtk_snapshot_pop(snapshot);
}

static GdkRGBA
rgba(DwColour colour, double alpha)
{
  return (GdkRGBA){(float) colour.red, (float) colour.green, (float) colour.blue, (float) alpha};
}

static void
dw_trace_mark_snapshot(GtkWidget *widget, GtkSnapshot *snapshot)
{
  DwTraceMark *self = DW_TRACE_MARK(widget);
  const DwTheme *theme = dw_window_theme();
  const DwLayout *layout = dw_plot_view_layout(self->plot);
  const float x = (float) dw_layout_x(layout, self->x), y = (float) dw_layout_y(layout, self->y);
  const GdkRGBA line = rgba(theme->text, 0.5), dot = rgba(theme->text, 1), gap = rgba(theme->background, 1);
  if (!isfinite(x) || !isfinite(y))
    return;
  gtk_snapshot_push_clip(snapshot,
                         &GRAPHENE_RECT_INIT((float) layout->frame.x, (float) layout->frame.y,
                                             (float) layout->frame.width, (float) layout->frame.height));
  gtk_snapshot_append_color(
      snapshot, &line,
      &GRAPHENE_RECT_INIT(floorf(x), (float) layout->frame.y, 1, (float) layout->frame.height));
  append_disc(snapshot, x, y, radius + ring, &gap);
  append_disc(snapshot, x, y, radius, &dot);
  gtk_snapshot_pop(snapshot);
}

void
dw_trace_mark_put(DwTraceMark *self, double x, double y)
{
  self->x = x;
  self->y = y;
  gtk_widget_queue_draw(GTK_WIDGET(self));
}

static void
dw_trace_mark_class_init(DwTraceMarkClass *class)
{
  GTK_WIDGET_CLASS(class)->snapshot = dw_trace_mark_snapshot;
  gtk_widget_class_set_accessible_role(GTK_WIDGET_CLASS(class), GTK_ACCESSIBLE_ROLE_PRESENTATION);
}

static void
dw_trace_mark_init(DwTraceMark *self)
{
  self->x = self->y = NAN;
  gtk_widget_set_can_target(GTK_WIDGET(self), FALSE);
}

GtkWidget *
dw_trace_mark_new(DwPlotView *plot)
{
  DwTraceMark *self = g_object_new(DW_TYPE_TRACE_MARK, NULL);
  self->plot = plot;
  return GTK_WIDGET(self);
}
