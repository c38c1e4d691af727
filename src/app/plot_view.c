/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/plot_view.h"

#include "app/crosshair.h"
#include "app/decimal.h"
#include "app/exploration_measures.h"
#include "app/figure_theme.h"
#include "app/ghost_layer.h"
#include "app/i18n.h"
#include "app/latency_marker.h"
#include "app/rubber_band.h"
#include "plot/description.h"

#include <math.h>
#include <string.h>

struct _DwPlotView {
  GtkWidget parent;
  DwExploration *exploration;
  size_t view;
  GtkWidget *crosshair, *ruler, *guides, *band; /* over it, each a widget of its own */
  GskRenderNode *drawing;                       /* of the figure, while it is as it was drawn, */
  DwTheme theme;                                /* in this theme */
  DwGhostLayer *ghosts;
  DwLayout layout;
  int width, height, scale;
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
draw(DwPlotView *self, int width, int height)
{
  DwFigure figure = dw_plot_view_figure(self);
  GtkSnapshot *snapshot = gtk_snapshot_new();
  self->scale = gtk_widget_get_scale_factor(GTK_WIDGET(self));
  dw_ghost_layer_use(self->ghosts, &figure, dw_pinboard_version(dw_exploration_pins(self->exploration)),
                     self->scale);
  cairo_t *cr = gtk_snapshot_append_cairo(snapshot, &GRAPHENE_RECT_INIT(0, 0, (float) width, (float) height));
  self->layout = dw_figure_draw(&figure, cr, width, height);
  self->theme = *figure.theme;
  dw_latency_marker_draw(cr, self->exploration);
  cairo_destroy(cr);
  self->drawing = gtk_snapshot_free_to_node(snapshot);
}

static void
ensure_drawing(DwPlotView *self, int width, int height)
{
  if (memcmp(&self->theme, dw_window_theme(), sizeof self->theme) != 0 ||
      self->scale != gtk_widget_get_scale_factor(GTK_WIDGET(self)))
    g_clear_pointer(&self->drawing, gsk_render_node_unref);
  if (!self->drawing && width > 0 && height > 0)
    draw(self, width, height);
}

/* GTK asks again whenever something over the figure has changed. */
static void
dw_plot_view_snapshot(GtkWidget *widget, GtkSnapshot *snapshot)
{
  DwPlotView *self = DW_PLOT_VIEW(widget);
  ensure_drawing(self, gtk_widget_get_width(widget), gtk_widget_get_height(widget));
  if (self->drawing)
    gtk_snapshot_append_node(snapshot, self->drawing);
  gtk_widget_snapshot_child(widget, self->guides, snapshot);
  gtk_widget_snapshot_child(widget, self->ruler, snapshot);
  gtk_widget_snapshot_child(widget, self->crosshair, snapshot);
  gtk_widget_snapshot_child(widget, self->band, snapshot);
}

static bool
is_measured(DwPlotView *self)
{
  return gtk_widget_get_visible(self->ruler) || gtk_widget_get_visible(self->guides);
}

/* Handles stand on curves: they need the figure's layout before they get their places. */
static void
dw_plot_view_size_allocate(GtkWidget *widget, int width, int height, int baseline)
{
  DwPlotView *self = DW_PLOT_VIEW(widget);
  if (self->width != width || self->height != height)
    g_clear_pointer(&self->drawing, gsk_render_node_unref);
  self->width = width;
  self->height = height;
  dw_exploration_set_width(self->exploration, self->view, width);
  if (is_measured(self))
    ensure_drawing(self, width, height);
  GtkWidget *const overlays[] = {self->crosshair, self->ruler, self->guides, self->band};
  for (size_t k = 0; k < G_N_ELEMENTS(overlays); k++)
    if (gtk_widget_should_layout(overlays[k]))
      gtk_widget_allocate(overlays[k], width, height, -1, NULL);
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

DwAlong
dw_plot_view_along(DwPlotView *self, double x, double y)
{
  const DwRectangle *frame = &self->layout.frame;
  const bool beside = x<frame->x, below = y> frame->y + frame->height;
  return beside == below ? DW_ALONG_BOTH : beside ? DW_ALONG_Y : DW_ALONG_X;
}

static DwView
zoomed(DwPlotView *self, DwView view, DwAlong along, double factor, double x, double y)
{
  const DwLayout *layout = &self->layout;
  const DwRectangle *frame = &layout->frame;
  const double share_x = (x - frame->x) / frame->width, share_y = 1 - (y - frame->y) / frame->height;
  if (along & DW_ALONG_X)
    view.x = dw_axis_zoom(layout->x_axis, view.x, factor, dw_axis_value(layout->x_axis, view.x, share_x));
  if (along & DW_ALONG_Y)
    view.y = dw_axis_zoom(layout->y_axis, view.y, factor, dw_axis_value(layout->y_axis, view.y, share_y));
  return view;
}

void
dw_plot_view_zoom(DwPlotView *self, DwAlong along, double factor, double x, double y)
{
  show(self, zoomed(self, *dw_plot_view_view(self), along, factor, x, y), along & DW_ALONG_X,
       along & DW_ALONG_Y);
}

void
dw_plot_view_zoom_to(DwPlotView *self, DwAlong along, const DwRectangle *box)
{
  const DwLayout *layout = &self->layout;
  DwView view = *dw_plot_view_view(self);
  if (along & DW_ALONG_X)
    view.x = dw_axis_sane(layout->x_axis, (DwRange){dw_layout_data_x(layout, box->x),
                                                    dw_layout_data_x(layout, box->x + box->width)});
  if (along & DW_ALONG_Y)
    view.y = dw_axis_sane(layout->y_axis, (DwRange){dw_layout_data_y(layout, box->y + box->height),
                                                    dw_layout_data_y(layout, box->y)});
  show(self, view, along & DW_ALONG_X, along & DW_ALONG_Y);
}

void
dw_plot_view_stretch(DwPlotView *self, const DwView *from, DwAlong along, double factor, double x, double y,
                     double dx, double dy)
{
  const DwRectangle *frame = &self->layout.frame;
  DwView view = zoomed(self, *from, along, factor, x, y);
  if (along & DW_ALONG_X)
    view.x = dw_axis_pan(self->layout.x_axis, view.x, -dx / frame->width);
  if (along & DW_ALONG_Y)
    view.y = dw_axis_pan(self->layout.y_axis, view.y, dy / frame->height);
  show(self, view, along & DW_ALONG_X, along & DW_ALONG_Y);
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

DwPlotRuler *
dw_plot_view_ruler(DwPlotView *self)
{
  return DW_PLOT_RULER(self->ruler);
}

DwPlotGuides *
dw_plot_view_guides(DwPlotView *self)
{
  return DW_PLOT_GUIDES(self->guides);
}

const DwMeasure *
dw_plot_view_measured(DwPlotView *self)
{
  return dw_exploration_measure(self->exploration, dw_plot_view_view(self)->plot);
}

void
dw_plot_view_set_measured(DwPlotView *self, const DwMeasure *measure)
{
  dw_exploration_set_measure(self->exploration, dw_plot_view_view(self)->plot, measure);
}

static void
on_measures(DwPlotView *self)
{
  dw_plot_ruler_refresh(DW_PLOT_RULER(self->ruler));
  dw_plot_guides_refresh(DW_PLOT_GUIDES(self->guides));
}

void
dw_plot_view_show_box(DwPlotView *self, const DwRectangle *box)
{
  dw_rubber_band_show(DW_RUBBER_BAND(self->band), box);
}

/* --- life ---------------------------------------------------------------------------------------------- */

void
dw_plot_view_redraw(DwPlotView *self)
{
  g_clear_pointer(&self->drawing, gsk_render_node_unref);
  gtk_widget_queue_draw(GTK_WIDGET(self));
  dw_crosshair_refresh(DW_CROSSHAIR(self->crosshair));
  if (!is_measured(self))
    return;
  gtk_widget_queue_allocate(GTK_WIDGET(self)); /* for the layout, */
  gtk_widget_queue_allocate(self->ruler);      /* which theirs follow */
  gtk_widget_queue_allocate(self->guides);
  gtk_widget_queue_draw(self->ruler);
  gtk_widget_queue_draw(self->guides);
}

static void
dw_plot_view_dispose(GObject *object)
{
  DwPlotView *self = DW_PLOT_VIEW(object);
  g_clear_pointer(&self->crosshair, gtk_widget_unparent);
  g_clear_pointer(&self->ghosts, dw_ghost_layer_free);
  g_clear_pointer(&self->ruler, gtk_widget_unparent);
  g_clear_pointer(&self->guides, gtk_widget_unparent);
  g_clear_pointer(&self->band, gtk_widget_unparent);
  g_clear_pointer(&self->drawing, gsk_render_node_unref);
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
  self->guides = dw_plot_guides_new(self);
  self->ruler = dw_plot_ruler_new(self);
  self->crosshair = dw_crosshair_new(self);
  self->band = dw_rubber_band_new();
  gtk_widget_set_parent(self->guides, widget);
  gtk_widget_set_parent(self->ruler, widget);
  gtk_widget_set_parent(self->crosshair, widget);
  gtk_widget_set_parent(self->band, widget);
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
  g_signal_connect_object(exploration, "result", G_CALLBACK(dw_plot_view_redraw), self, G_CONNECT_SWAPPED);
  g_signal_connect_object(exploration, "views", G_CALLBACK(dw_plot_view_redraw), self, G_CONNECT_SWAPPED);
  g_signal_connect_object(exploration, "measures", G_CALLBACK(on_measures), self, G_CONNECT_SWAPPED);
  on_measures(self);
  g_signal_connect_object(dw_exploration_pins(exploration), "changed", G_CALLBACK(dw_plot_view_redraw), self,
                          G_CONNECT_SWAPPED);
  return GTK_WIDGET(self);
}
