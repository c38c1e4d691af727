/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/plot_view.h"

#include "app/crosshair.h"
#include "app/decimal.h"
#include "app/figure_theme.h"
#include "app/ghost_layer.h"
#include "app/i18n.h"
#include "app/latency_marker.h"
#include "plot/description.h"

#include <math.h>

struct _DwPlotView {
  GtkWidget parent;
  DwExploration *exploration;
  size_t view;
  GtkWidget *crosshair;
  DwGhostLayer *ghosts;
  DwLayout layout;
  double pointer_x, pointer_y; /* NaN: not over the plot */
};

G_DEFINE_FINAL_TYPE(DwPlotView, dw_plot_view, GTK_TYPE_WIDGET)

DwExploration *
dw_plot_view_exploration(DwPlotView *self)
{
  return self->exploration;
}

const DwView *
dw_plot_view_view(DwPlotView *self)
{
  return dw_exploration_view(self->exploration, self->view);
}

const DwLayout *
dw_plot_view_layout(DwPlotView *self)
{
  return &self->layout;
}

DwFigure
dw_plot_view_figure(DwPlotView *self)
{
  const DwComparison *comparison = dw_pinboard_comparison(dw_exploration_pins(self->exploration));
  return (DwFigure){
      .model = dw_exploration_model(self->exploration),
      .result = dw_exploration_result(self->exploration),
      .view = dw_plot_view_view(self),
      .theme = dw_window_theme(),
      .ghosts = comparison->ghosts,
      .n_ghosts = comparison->n,
      .ratio = comparison->ratio,
      .comma = dw_decimal_is_comma(),
  };
}

/* --- drawing ------------------------------------------------------------------------------------------- */

static void
dw_plot_view_snapshot(GtkWidget *widget, GtkSnapshot *snapshot)
{
  DwPlotView *self = DW_PLOT_VIEW(widget);
  const int width = gtk_widget_get_width(widget), height = gtk_widget_get_height(widget);
  if (width <= 0 || height <= 0)
    return;
  DwFigure figure = dw_plot_view_figure(self);
  dw_ghost_layer_use(self->ghosts, &figure, dw_pinboard_version(dw_exploration_pins(self->exploration)),
                     gtk_widget_get_scale_factor(widget));
  const graphene_rect_t bounds = GRAPHENE_RECT_INIT(0, 0, (float) width, (float) height);
  cairo_t *cr = gtk_snapshot_append_cairo(snapshot, &bounds);
  self->layout = dw_figure_draw(&figure, cr, width, height);
  dw_latency_marker_draw(cr, self->exploration);
  cairo_destroy(cr);
  gtk_widget_snapshot_child(widget, self->crosshair, snapshot);
}

static void
dw_plot_view_size_allocate(GtkWidget *widget, int width, int height, int baseline)
{
  DwPlotView *self = DW_PLOT_VIEW(widget);
  gtk_widget_allocate(self->crosshair, width, height, -1, NULL);
  dw_exploration_set_width(self->exploration, self->view, width);
}

static void
dw_plot_view_measure(GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum, int *natural,
                     int *minimum_baseline, int *natural_baseline)
{
  *minimum = orientation == GTK_ORIENTATION_HORIZONTAL ? 140 : 170;
  *natural = orientation == GTK_ORIENTATION_HORIZONTAL ? 480 : 320;
}

/* --- what it shows, in words ---------------------------------------------------------------------------- */

static void
append_axis(GString *text, const DwQuantity *quantity, DwRange range)
{
  char symbol[64], unit[64], low[G_ASCII_DTOSTR_BUF_SIZE], high[G_ASCII_DTOSTR_BUF_SIZE];
  dw_text_plain(quantity->symbol, symbol, sizeof symbol);
  dw_text_plain(quantity->unit, unit, sizeof unit);
  g_ascii_formatd(low, sizeof low, "%.3g", range.low);
  g_ascii_formatd(high, sizeof high, "%.3g", range.high);
  g_string_append_printf(text, _("%s, %s, from %s to %s %s"), dw_text(quantity->meaning), symbol, low, high,
                         unit);
}

char *
dw_plot_view_describe(DwPlotView *self)
{
  const DwFigure figure = dw_plot_view_figure(self);
  const DwView *view = figure.view;
  const DwPlot *plot = &figure.model->plots[view->plot];
  char curves[4096];
  GString *text = g_string_new(dw_figure_describe(&figure, curves, sizeof curves));
  g_string_append(text, *curves ? " " : "");
  append_axis(text, &plot->y, view->y);
  g_string_append_printf(text, " %s ", _("against"));
  append_axis(text, &plot->x, view->x);
  g_string_append_c(text, '.');
  return dw_decimal_show(g_string_free(text, FALSE));
}

/* --- moving the view ------------------------------------------------------------------------------------ */

static void
show(DwPlotView *self, DwView view, bool x, bool y)
{
  view.x_automatic = view.x_automatic && !x;
  view.y_automatic = view.y_automatic && !y;
  dw_exploration_set_view(self->exploration, self->view, &view);
}

void
dw_plot_view_zoom(DwPlotView *self, double factor, double x, double y)
{
  const DwLayout *layout = &self->layout;
  const DwRectangle *frame = &layout->frame;
  const bool along_x = x >= frame->x, along_y = y <= frame->y + frame->height;
  DwView view = *dw_plot_view_view(self);
  if (along_x || !along_y)
    view.x = dw_axis_zoom(layout->x_axis, view.x, factor, dw_layout_data_x(layout, x));
  if (along_y || !along_x)
    view.y = dw_axis_zoom(layout->y_axis, view.y, factor, dw_layout_data_y(layout, y));
  show(self, view, along_x || !along_y, along_y || !along_x);
}

void
dw_plot_view_pan(DwPlotView *self, const DwView *from, double right, double up)
{
  DwView view = *from;
  view.x = dw_axis_pan(self->layout.x_axis, from->x, right);
  view.y = dw_axis_pan(self->layout.y_axis, from->y, up);
  show(self, view, right != 0 || !from->x_automatic, up != 0 || !from->y_automatic);
}

void
dw_plot_view_reset(DwPlotView *self)
{
  DwView view = *dw_plot_view_view(self);
  view.x_automatic = view.y_automatic = true;
  dw_exploration_set_view(self->exploration, self->view, &view);
}

void
dw_plot_view_point(DwPlotView *self, double x, double y)
{
  self->pointer_x = x;
  self->pointer_y = y;
  dw_crosshair_point(DW_CROSSHAIR(self->crosshair), x, y);
}

void
dw_plot_view_pointer(DwPlotView *self, double *x, double *y)
{
  const DwRectangle *frame = &self->layout.frame;
  *x = isnan(self->pointer_x) ? frame->x + frame->width / 2 : self->pointer_x;
  *y = isnan(self->pointer_y) ? frame->y + frame->height / 2 : self->pointer_y;
}

/* --- life ---------------------------------------------------------------------------------------------- */

static void
on_changed(DwPlotView *self)
{
  gtk_widget_queue_draw(GTK_WIDGET(self));
  dw_crosshair_refresh(DW_CROSSHAIR(self->crosshair));
}

static void
dw_plot_view_dispose(GObject *object)
{
  DwPlotView *self = DW_PLOT_VIEW(object);
  g_clear_pointer(&self->crosshair, gtk_widget_unparent);
  g_clear_pointer(&self->ghosts, dw_ghost_layer_free);
  g_clear_object(&self->exploration);
  G_OBJECT_CLASS(dw_plot_view_parent_class)->dispose(object);
}

static void
dw_plot_view_class_init(DwPlotViewClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS(class);
  G_OBJECT_CLASS(class)->dispose = dw_plot_view_dispose;
  widget_class->snapshot = dw_plot_view_snapshot;
  widget_class->size_allocate = dw_plot_view_size_allocate;
  widget_class->measure = dw_plot_view_measure;
  gtk_widget_class_set_css_name(widget_class, "plotview");
  gtk_widget_class_set_accessible_role(widget_class, GTK_ACCESSIBLE_ROLE_IMG);
  dw_plot_view_bind_keys(widget_class);
}

static void
dw_plot_view_init(DwPlotView *self)
{
  GtkWidget *widget = GTK_WIDGET(self);
  self->pointer_x = self->pointer_y = NAN;
  self->ghosts = dw_ghost_layer_new();
  gtk_widget_set_focusable(widget, TRUE);
  gtk_widget_set_hexpand(widget, TRUE);
  gtk_widget_set_vexpand(widget, TRUE);
  gtk_widget_set_overflow(widget, GTK_OVERFLOW_HIDDEN);
  self->crosshair = dw_crosshair_new(self);
  gtk_widget_set_parent(self->crosshair, widget);
  dw_plot_view_add_input(self);
  dw_follow_window_theme(GTK_WIDGET(self));
}

GtkWidget *
dw_plot_view_new(DwExploration *exploration, size_t view)
{
  DwPlotView *self = g_object_new(DW_TYPE_PLOT_VIEW, NULL);
  self->exploration = g_object_ref(exploration);
  self->view = view;
  self->layout = (DwLayout){.x_axis = &dw_axis_linear, .y_axis = &dw_axis_linear};
  g_signal_connect_object(exploration, "result", G_CALLBACK(on_changed), self, G_CONNECT_SWAPPED);
  g_signal_connect_object(exploration, "views", G_CALLBACK(on_changed), self, G_CONNECT_SWAPPED);
  g_signal_connect_object(dw_exploration_pins(exploration), "changed", G_CALLBACK(on_changed), self,
                          G_CONNECT_SWAPPED);
  return GTK_WIDGET(self);
}
