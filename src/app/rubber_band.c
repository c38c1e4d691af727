/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/rubber_band.h"

#include "app/figure_theme.h"

struct _DwRubberBand {
  GtkWidget parent;
  DwRectangle box;
};

G_DEFINE_FINAL_TYPE(DwRubberBand, dw_rubber_band, GTK_TYPE_WIDGET)

static GdkRGBA
tinted(DwColour colour, double alpha)
{
  return (GdkRGBA){(float) colour.red, (float) colour.green, (float) colour.blue, (float) alpha};
}

static void
dw_rubber_band_snapshot(GtkWidget *widget, GtkSnapshot *snapshot)
{
  const DwRectangle *box = &DW_RUBBER_BAND(widget)->box;
  const DwColour colour = dw_window_theme()->palette[0];
  const GdkRGBA fill = tinted(colour, 0.15), edge = tinted(colour, 0.9);
  const graphene_rect_t area =
      GRAPHENE_RECT_INIT((float) box->x, (float) box->y, (float) box->width, (float) box->height);
  GskRoundedRect outline;
  gsk_rounded_rect_init_from_rect(&outline, &area, 0);
  gtk_snapshot_append_color(snapshot, &fill, &area);
  gtk_snapshot_append_border(snapshot, &outline, (float[4]){1, 1, 1, 1},
                             (GdkRGBA[4]){edge, edge, edge, edge});
}

void
dw_rubber_band_show(DwRubberBand *self, const DwRectangle *box)
{
  gtk_widget_set_visible(GTK_WIDGET(self), box != NULL);
  if (box)
    self->box = *box;
  gtk_widget_queue_draw(GTK_WIDGET(self));
}

static void
dw_rubber_band_class_init(DwRubberBandClass *class)
{
  GTK_WIDGET_CLASS(class)->snapshot = dw_rubber_band_snapshot;
  gtk_widget_class_set_accessible_role(GTK_WIDGET_CLASS(class), GTK_ACCESSIBLE_ROLE_PRESENTATION);
}

static void
dw_rubber_band_init(DwRubberBand *self)
{
  gtk_widget_set_can_target(GTK_WIDGET(self), FALSE);
  gtk_widget_set_visible(GTK_WIDGET(self), FALSE);
}

GtkWidget *
dw_rubber_band_new(void)
{
  return g_object_new(DW_TYPE_RUBBER_BAND, NULL);
}
