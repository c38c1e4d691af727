/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/curve_sample.h"

#include "app/figure_theme.h"
#include "plot/figure.h"

struct _DwCurveSample {
  GtkWidget parent;
  const DwCurve *curve;
};

G_DEFINE_FINAL_TYPE(DwCurveSample, dw_curve_sample, GTK_TYPE_WIDGET)

static void
dw_curve_sample_snapshot(GtkWidget *widget, GtkSnapshot *snapshot)
{
  const int width = gtk_widget_get_width(widget), height = gtk_widget_get_height(widget);
  if (width <= 0 || height <= 0)
    return;
  cairo_t *cr = gtk_snapshot_append_cairo(snapshot, &GRAPHENE_RECT_INIT(0, 0, (float) width, (float) height));
  dw_figure_draw_sample(DW_CURVE_SAMPLE(widget)->curve, dw_window_theme(), cr, width, height);
  cairo_destroy(cr);
}

static void
dw_curve_sample_measure(GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum,
                        int *natural, int *minimum_baseline, int *natural_baseline)
{
  *minimum = *natural = orientation == GTK_ORIENTATION_HORIZONTAL ? 28 : 14;
}

static void
dw_curve_sample_class_init(DwCurveSampleClass *class)
{
  GTK_WIDGET_CLASS(class)->snapshot = dw_curve_sample_snapshot;
  GTK_WIDGET_CLASS(class)->measure = dw_curve_sample_measure;
  gtk_widget_class_set_accessible_role(GTK_WIDGET_CLASS(class), GTK_ACCESSIBLE_ROLE_PRESENTATION);
}

static void
dw_curve_sample_init(DwCurveSample *self)
{
  gtk_widget_set_valign(GTK_WIDGET(self), GTK_ALIGN_CENTER);
  dw_follow_window_theme(GTK_WIDGET(self));
}

GtkWidget *
dw_curve_sample_new(const DwCurve *curve)
{
  DwCurveSample *self = g_object_new(DW_TYPE_CURVE_SAMPLE, NULL);
  self->curve = curve;
  return GTK_WIDGET(self);
}
