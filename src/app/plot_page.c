/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/plot_page.h"

#include "app/highlight.h"
#include "app/legend.h"
#include "app/menus.h"
#include "app/spoken_plot.h"
#include "app/trace_cursor.h"
#include "app/words.h"
#include "model/text.h"

struct _DwPlotPage {
  GtkWidget parent;
  DwExploration *exploration;
  size_t view;
  GtkWidget *box;
  GtkLabel *title, *equation, *error;
  GtkWidget *close;
  GtkOverlay *frame;
  GtkMenuButton *menu;
  GtkPopoverMenu *context_menu;
  GtkWidget *plot, *trace, *legend;
  GSimpleActionGroup *actions;
};

G_DEFINE_FINAL_TYPE(DwPlotPage, dw_plot_page, GTK_TYPE_WIDGET)

DwPlotView *
dw_plot_page_plot(DwPlotPage *self)
{
  return DW_PLOT_VIEW(self->plot);
}

/* --- actions -------------------------------------------------------------------------------------------- */

static DwView
wanted_view(DwPlotPage *self)
{
  return dw_exploration_state(self->exploration)->views[self->view];
}

static void
on_x_log(GSimpleAction *action, GVariant *logarithmic, gpointer data)
{
  DwPlotPage *self = data;
  DwView view = wanted_view(self);
  view.x_scale = g_variant_get_boolean(logarithmic) ? DW_SCALE_LOG : DW_SCALE_LINEAR;
  view.x_automatic = true;
  dw_exploration_set_view(self->exploration, self->view, &view);
}

static void
on_y_log(GSimpleAction *action, GVariant *logarithmic, gpointer data)
{
  DwPlotPage *self = data;
  DwView view = wanted_view(self);
  view.y_scale = g_variant_get_boolean(logarithmic) ? DW_SCALE_LOG : DW_SCALE_LINEAR;
  view.y_automatic = true;
  dw_exploration_set_view(self->exploration, self->view, &view);
}

static void
on_reset(GSimpleAction *action, GVariant *none, gpointer data)
{
  dw_plot_view_reset(dw_plot_page_plot(data));
}

static void
on_trace(GSimpleAction *action, GVariant *none, gpointer data)
{
  dw_trace_cursor_toggle(DW_TRACE_CURSOR(DW_PLOT_PAGE(data)->trace));
}

static void
on_ruler(GSimpleAction *action, GVariant *shown, gpointer data)
{
  DwPlotPage *self = data;
  DwPlotView *plot = dw_plot_page_plot(self);
  if (!g_variant_get_boolean(shown) && gtk_widget_get_focus_child(self->plot))
    gtk_widget_grab_focus(self->plot); /* from a handle that goes */
  dw_plot_ruler_lay(dw_plot_view_ruler(plot), g_variant_get_boolean(shown));
}

static void
on_add_guide(GSimpleAction *action, GVariant *none, gpointer data)
{
  DwPlotView *plot = dw_plot_page_plot(data);
  double x, y;
  dw_plot_view_pointer(plot, &x, &y);
  dw_plot_guides_offer(dw_plot_view_guides(plot), x, y);
}

static void
on_clear_guides(GSimpleAction *action, GVariant *none, gpointer data)
{
  dw_plot_guides_clear(dw_plot_view_guides(dw_plot_page_plot(data)));
}

static void
on_close(GSimpleAction *action, GVariant *none, gpointer data)
{
  DwPlotPage *self = data;
  const DwState *state = dw_exploration_state(self->exploration);
  size_t plots[DW_MAX_VIEWS], n = 0;
  for (size_t k = 0; k < state->n_views; k++)
    if (k != self->view)
      plots[n++] = state->views[k].plot;
  dw_exploration_show_plots(self->exploration, plots, n);
}

static void
set_action_state(DwPlotPage *self, const char *name, bool active)
{
  GAction *action = g_action_map_lookup_action(G_ACTION_MAP(self->actions), name);
  g_simple_action_set_state(G_SIMPLE_ACTION(action), g_variant_new_boolean(active));
}

static void
update_scales(DwPlotPage *self)
{
  const DwView view = wanted_view(self);
  set_action_state(self, "x-log", view.x_scale == DW_SCALE_LOG);
  set_action_state(self, "y-log", view.y_scale == DW_SCALE_LOG);
}

static void
on_measures(DwPlotPage *self)
{
  set_action_state(self, "ruler", dw_plot_view_measured(dw_plot_page_plot(self))->ruled);
}

static void
on_context_menu(GtkGestureClick *click, int n_press, double x, double y, DwPlotPage *self)
{
  GtkPopover *popover = GTK_POPOVER(self->context_menu);
  gtk_popover_set_pointing_to(popover, &(GdkRectangle){(int) x, (int) y, 1, 1});
  gtk_popover_popup(popover);
}

/* Where a key asks for it, in the middle of the plot. */
static void
on_menu(GSimpleAction *action, GVariant *none, gpointer data)
{
  DwPlotPage *self = data;
  const int x = gtk_widget_get_width(GTK_WIDGET(self)) / 2, y = gtk_widget_get_height(GTK_WIDGET(self)) / 2;
  on_context_menu(NULL, 1, x, y, self);
}

/* --- words ---------------------------------------------------------------------------------------------- */

void
dw_plot_page_refresh(DwPlotPage *self)
{
  const DwError *error = dw_exploration_error(self->exploration);
  gtk_widget_set_visible(GTK_WIDGET(self->error), error->status != DW_OK);
  gtk_label_set_text(self->error, error->message);
  dw_legend_refresh(DW_LEGEND(self->legend));
  dw_plot_ruler_say(dw_plot_view_ruler(dw_plot_page_plot(self)));
}

/* --- life ----------------------------------------------------------------------------------------------- */

/* A press that makes a page leave goes on to its other gestures, which would then hold their widget for ever:
 * GTK 4.8 ends them when it is unmapped, and that has been. */
static void
end_gestures(GtkWidget *widget)
{
  g_autoptr(GListModel) controllers = gtk_widget_observe_controllers(widget);
  for (guint k = 0; k < g_list_model_get_n_items(controllers); k++) {
    g_autoptr(GtkEventController) controller = g_list_model_get_item(controllers, k);
    if (GTK_IS_GESTURE(controller))
      gtk_event_controller_set_propagation_phase(controller, GTK_PHASE_NONE);
  }
  for (GtkWidget *child = gtk_widget_get_first_child(widget); child;
       child = gtk_widget_get_next_sibling(child))
    end_gestures(child);
}

void
dw_plot_page_leave(DwPlotPage *self)
{
  gpointer const listeners[] = {self, self->plot, self->trace, self->legend, self->equation};
  for (size_t k = 0; k < G_N_ELEMENTS(listeners); k++) {
    g_signal_handlers_disconnect_by_data(self->exploration, listeners[k]);
    g_signal_handlers_disconnect_by_data(dw_exploration_pins(self->exploration), listeners[k]);
  }
  end_gestures(GTK_WIDGET(self));
  gtk_widget_unparent(GTK_WIDGET(self));
}

static void
dw_plot_page_size_allocate(GtkWidget *widget, int width, int height, int baseline)
{
  DwPlotPage *self = DW_PLOT_PAGE(widget);
  gtk_widget_allocate(self->box, width, height, baseline, NULL);
  gtk_popover_present(GTK_POPOVER(self->context_menu));
}

static void
dw_plot_page_measure(GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum, int *natural,
                     int *minimum_baseline, int *natural_baseline)
{
  gtk_widget_measure(DW_PLOT_PAGE(widget)->box, orientation, for_size, minimum, natural, NULL, NULL);
}

static GtkSizeRequestMode
dw_plot_page_request_mode(GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
dw_plot_page_dispose(GObject *object)
{
  DwPlotPage *self = DW_PLOT_PAGE(object);
  GtkWidget *child;
  while ((child = gtk_widget_get_first_child(GTK_WIDGET(self))))
    gtk_widget_unparent(child);
  g_clear_object(&self->actions);
  g_clear_object(&self->exploration);
  G_OBJECT_CLASS(dw_plot_page_parent_class)->dispose(object);
}

static void
dw_plot_page_class_init(DwPlotPageClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS(class);
  G_OBJECT_CLASS(class)->dispose = dw_plot_page_dispose;
  widget_class->size_allocate = dw_plot_page_size_allocate;
  widget_class->measure = dw_plot_page_measure;
  widget_class->get_request_mode = dw_plot_page_request_mode;
  gtk_widget_class_set_template_from_resource(widget_class, "/org/doublewell/Doublewell/plot-page.ui");
  gtk_widget_class_bind_template_child(widget_class, DwPlotPage, box);
  gtk_widget_class_bind_template_child(widget_class, DwPlotPage, title);
  gtk_widget_class_bind_template_child(widget_class, DwPlotPage, equation);
  gtk_widget_class_bind_template_child(widget_class, DwPlotPage, error);
  gtk_widget_class_bind_template_child(widget_class, DwPlotPage, close);
  gtk_widget_class_bind_template_child(widget_class, DwPlotPage, frame);
  gtk_widget_class_bind_template_child(widget_class, DwPlotPage, menu);
  gtk_widget_class_bind_template_child(widget_class, DwPlotPage, context_menu);
  gtk_widget_class_bind_template_callback(widget_class, on_context_menu);
}

static void
dw_plot_page_init(DwPlotPage *self)
{
  static const GActionEntry actions[] = {
      {"x-log", NULL, NULL, "false", on_x_log},
      {"y-log", NULL, NULL, "false", on_y_log},
      {"ruler", NULL, NULL, "false", on_ruler},
      {"add-guide", on_add_guide},
      {"clear-guides", on_clear_guides},
      {"reset", on_reset},
      {"trace", on_trace},
      {"menu", on_menu},
      {"close", on_close},
  };
  gtk_widget_init_template(GTK_WIDGET(self));
  gtk_menu_button_set_menu_model(self->menu, dw_menu_find("plot"));
  gtk_popover_menu_set_menu_model(self->context_menu, dw_menu_find("plot"));
  dw_name_by_tooltips(GTK_WIDGET(self));
  self->actions = g_simple_action_group_new();
  g_action_map_add_action_entries(G_ACTION_MAP(self->actions), actions, G_N_ELEMENTS(actions), self);
  gtk_widget_insert_action_group(GTK_WIDGET(self), "plot", G_ACTION_GROUP(self->actions));
}

GtkWidget *
dw_plot_page_new(DwExploration *exploration, size_t view)
{
  DwPlotPage *self = g_object_new(DW_TYPE_PLOT_PAGE, NULL);
  const DwState *state = dw_exploration_state(exploration);
  const DwPlot *plot = &state->model->plots[state->views[view].plot];
  self->exploration = g_object_ref(exploration);
  self->view = view;
  self->plot = dw_plot_view_new(exploration, view);
  self->trace = dw_trace_cursor_new(DW_PLOT_VIEW(self->plot));
  self->legend = dw_legend_new(exploration, view);
  gtk_overlay_set_child(self->frame, self->plot);
  gtk_overlay_add_overlay(self->frame, dw_trace_cursor_mark(DW_TRACE_CURSOR(self->trace)));
  gtk_box_append(GTK_BOX(self->box), self->trace);
  gtk_box_append(GTK_BOX(self->box), self->legend);
  gtk_label_set_text(self->title, dw_text(plot->title));
  gtk_widget_set_visible(GTK_WIDGET(self->title), state->n_views > 1); /* alone, its tab says it */
  if (state->n_views == 1)
    dw_highlight_follow(self->equation, exploration, dw_text(plot->equation));
  gtk_widget_set_visible(self->close, state->n_views > 1);
  if (state->n_views > 2)
    gtk_widget_add_css_class(self->legend, "compact");
  dw_name_accessible(self->plot, dw_text(plot->title), NULL);
  dw_spoken_plot_follow(DW_PLOT_VIEW(self->plot));
  update_scales(self);
  on_measures(self);
  g_signal_connect_object(exploration, "views", G_CALLBACK(update_scales), self, G_CONNECT_SWAPPED);
  g_signal_connect_object(exploration, "measures", G_CALLBACK(on_measures), self, G_CONNECT_SWAPPED);
  return GTK_WIDGET(self);
}
