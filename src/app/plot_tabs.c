/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/plot_tabs.h"
#include "app/words.h"
#include "model/text.h"

static const double fade = 28, arrow_step = 160; /* pixels; the fade at either end is style.css's */

struct _DwPlotTabs {
  GtkWidget parent;
  DwExploration *exploration;
  GtkScrolledWindow *scroller;
  GtkBox *buttons;
  GtkMenuButton *beside;
  GtkWidget *arrows, *back, *forward;
  GSimpleActionGroup *actions;
  guint revealing;
};

G_DEFINE_FINAL_TYPE(DwPlotTabs, dw_plot_tabs, GTK_TYPE_WIDGET)

static bool
is_shown(DwExploration *exploration, size_t plot)
{
  const DwState *state = dw_exploration_state(exploration);
  for (size_t k = 0; k < state->n_views; k++)
    if (state->views[k].plot == plot)
      return true;
  return false;
}

bool
dw_plot_tabs_toggle(DwExploration *exploration, size_t plot)
{
  const DwState *state = dw_exploration_state(exploration);
  const bool shown = is_shown(exploration, plot);
  size_t plots[DW_MAX_VIEWS + 1], n = 0;
  for (size_t k = 0; k < state->n_views; k++)
    if (state->views[k].plot != plot)
      plots[n++] = state->views[k].plot;
  if (!shown)
    plots[n++] = plot;
  if (n >= 1 && n <= DW_MAX_VIEWS)
    dw_exploration_show_plots(exploration, plots, n);
  return n <= DW_MAX_VIEWS;
}

/* --- keys ----------------------------------------------------------------------------------------------- */

/* The row is one stop of Tab, arrows go along it. */
static void
make_stop(DwPlotTabs *self, GtkWidget *stop)
{
  GtkWidget *button = gtk_widget_get_first_child(GTK_WIDGET(self->buttons));
  gtk_widget_set_focusable(stop, TRUE);
  for (; button; button = gtk_widget_get_next_sibling(button))
    gtk_widget_set_focusable(button, button == stop);
}

static gboolean
on_key(DwPlotTabs *self, guint key)
{
  GtkWidget *row = GTK_WIDGET(self->buttons), *from = gtk_widget_get_focus_child(row), *to = NULL;
  if (key == GDK_KEY_Left)
    to = from ? gtk_widget_get_prev_sibling(from) : NULL;
  else if (key == GDK_KEY_Right)
    to = from ? gtk_widget_get_next_sibling(from) : NULL;
  else if (key == GDK_KEY_Home)
    to = gtk_widget_get_first_child(row);
  else if (key == GDK_KEY_End)
    to = gtk_widget_get_last_child(row);
  if (!to)
    return GDK_EVENT_PROPAGATE;
  gtk_widget_set_focusable(to, TRUE);
  gtk_widget_grab_focus(to);
  make_stop(self, to);
  return GDK_EVENT_STOP;
}

/* --- following the state -------------------------------------------------------------------------------- */

static GtkAdjustment *
scroll(DwPlotTabs *self)
{
  return gtk_scrolled_window_get_hadjustment(self->scroller);
}

static void
reveal(DwPlotTabs *self, GtkWidget *button)
{
  graphene_rect_t bounds;
  if (gtk_widget_compute_bounds(button, GTK_WIDGET(self->buttons), &bounds))
    gtk_adjustment_clamp_page(scroll(self), bounds.origin.x - fade,
                              bounds.origin.x + bounds.size.width + fade);
}

static void
update_arrows(DwPlotTabs *self)
{
  GtkAdjustment *adjustment = scroll(self);
  const double value = gtk_adjustment_get_value(adjustment);
  const double last = gtk_adjustment_get_upper(adjustment) - gtk_adjustment_get_page_size(adjustment);
  gtk_widget_set_sensitive(self->back, value > 0);
  gtk_widget_set_sensitive(self->forward, value < last);
}

/* The room is taken without the arrows: else their coming would be a reason to go. */
static void
show_arrows(DwPlotTabs *self)
{
  const int room = gtk_widget_get_width(GTK_WIDGET(self)) - gtk_widget_get_width(GTK_WIDGET(self->beside));
  gtk_widget_set_visible(self->arrows, gtk_adjustment_get_upper(scroll(self)) > room);
  update_arrows(self);
}

/* What is shown comes into sight, the first of several surely, once the buttons have their places. */
static gboolean
on_places(gpointer data)
{
  DwPlotTabs *self = data;
  GtkWidget *button = gtk_widget_get_last_child(GTK_WIDGET(self->buttons));
  self->revealing = 0;
  for (; button; button = gtk_widget_get_prev_sibling(button))
    if (gtk_toggle_button_get_active(GTK_TOGGLE_BUTTON(button)))
      reveal(self, button);
  show_arrows(self);
  return G_SOURCE_REMOVE;
}

static void
reveal_soon(DwPlotTabs *self)
{
  if (!self->revealing)
    self->revealing = g_idle_add_full(G_PRIORITY_LOW, on_places, self, NULL);
}

static void
on_back(DwPlotTabs *self)
{
  gtk_adjustment_set_value(scroll(self), gtk_adjustment_get_value(scroll(self)) - arrow_step);
}

static void
on_forward(DwPlotTabs *self)
{
  gtk_adjustment_set_value(scroll(self), gtk_adjustment_get_value(scroll(self)) + arrow_step);
}

static void
update(DwPlotTabs *self)
{
  const bool full = dw_exploration_state(self->exploration)->n_views == DW_MAX_VIEWS;
  size_t plot = 0;
  GtkWidget *button = gtk_widget_get_first_child(GTK_WIDGET(self->buttons)), *stop = NULL;
  for (; button; button = gtk_widget_get_next_sibling(button), plot++) {
    const bool shown = is_shown(self->exploration, plot);
    g_autofree char *name = g_strdup_printf("plot-%zu", plot);
    GAction *action = g_action_map_lookup_action(G_ACTION_MAP(self->actions), name);
    gtk_toggle_button_set_active(GTK_TOGGLE_BUTTON(button), shown);
    stop = !stop && shown ? button : stop;
    g_simple_action_set_state(G_SIMPLE_ACTION(action), g_variant_new_boolean(shown));
    g_simple_action_set_enabled(G_SIMPLE_ACTION(action), shown || !full);
  }
  if (stop && !gtk_widget_get_focus_child(GTK_WIDGET(self->buttons)))
    make_stop(self, stop);
  reveal_soon(self);
}

/* --- a user's choice ------------------------------------------------------------------------------------ */

/* A plain wheel moves the row, which has no other direction to go. */
static gboolean
on_wheel(DwPlotTabs *self, double dx, double dy)
{
  gtk_adjustment_set_value(scroll(self), gtk_adjustment_get_value(scroll(self)) + 48 * (dx + dy));
  return GDK_EVENT_STOP;
}

static void
on_clicked(DwPlotTabs *self, GtkWidget *button)
{
  const size_t plot = GPOINTER_TO_SIZE(g_object_get_data(G_OBJECT(button), "plot"));
  const gboolean beside = GPOINTER_TO_INT(g_object_get_data(G_OBJECT(button), "beside"));
  if (beside && !dw_plot_tabs_toggle(self->exploration, plot))
    gtk_widget_activate_action(GTK_WIDGET(self), "win.say-plots-full", NULL);
  else if (!beside)
    dw_exploration_show_plots(self->exploration, &plot, 1);
  update(self); /* a toggle button that stays down */
}

/* The modifiers are known to the press only, not to what follows from it. */
static void
on_pressed(GtkGestureClick *click, int n_press, double x, double y, GtkWidget *button)
{
  const GdkModifierType modifiers = gtk_event_controller_get_current_event_state(GTK_EVENT_CONTROLLER(click));
  g_object_set_data(G_OBJECT(button), "beside", GINT_TO_POINTER((modifiers & GDK_CONTROL_MASK) != 0));
}

static void
on_beside(GSimpleAction *action, GVariant *show, gpointer data)
{
  DwPlotTabs *self = data;
  dw_plot_tabs_toggle(self->exploration, GPOINTER_TO_SIZE(g_object_get_data(G_OBJECT(action), "plot")));
}

/* --- filling -------------------------------------------------------------------------------------------- */

static void
add_button(DwPlotTabs *self, const DwPlot *plot, size_t index)
{
  GtkWidget *button = gtk_toggle_button_new_with_label(dw_text(plot->title));
  GtkGesture *click = gtk_gesture_click_new();
  gtk_event_controller_set_propagation_phase(GTK_EVENT_CONTROLLER(click), GTK_PHASE_CAPTURE);
  g_signal_connect(click, "pressed", G_CALLBACK(on_pressed), button);
  gtk_widget_add_controller(button, GTK_EVENT_CONTROLLER(click));
  gtk_widget_add_css_class(button, "flat");
  g_object_set_data(G_OBJECT(button), "plot", GSIZE_TO_POINTER(index));
  g_signal_connect_object(button, "clicked", G_CALLBACK(on_clicked), self, G_CONNECT_SWAPPED);
  gtk_box_append(self->buttons, button);
}

static void
add_menu_item(DwPlotTabs *self, GMenu *menu, const DwPlot *plot, size_t index)
{
  g_autofree char *name = g_strdup_printf("plot-%zu", index);
  g_autofree char *detailed = g_strdup_printf("beside.%s", name);
  g_autoptr(GSimpleAction) action = g_simple_action_new_stateful(name, NULL, g_variant_new_boolean(FALSE));
  g_object_set_data(G_OBJECT(action), "plot", GSIZE_TO_POINTER(index));
  g_signal_connect_object(action, "change-state", G_CALLBACK(on_beside), self, 0);
  g_action_map_add_action(G_ACTION_MAP(self->actions), G_ACTION(action));
  g_menu_append(menu, dw_text(plot->title), detailed);
}

void
dw_plot_tabs_fill(DwPlotTabs *self, DwExploration *exploration)
{
  const DwModel *model = dw_exploration_model(exploration);
  GtkWidget *button;
  g_autoptr(GMenu) menu = g_menu_new();
  if (!self->exploration) {
    self->exploration = g_object_ref(exploration);
    g_signal_connect_object(exploration, "plots", G_CALLBACK(update), self, G_CONNECT_SWAPPED);
  }
  while ((button = gtk_widget_get_first_child(GTK_WIDGET(self->buttons))))
    gtk_box_remove(self->buttons, button);
  for (size_t k = 0; k < model->n_plots; k++) {
    add_button(self, &model->plots[k], k);
    add_menu_item(self, menu, &model->plots[k], k);
  }
  gtk_menu_button_set_menu_model(self->beside, G_MENU_MODEL(menu));
  gtk_widget_set_visible(GTK_WIDGET(self), model->n_plots > 1);
  update(self);
}

/* --- life ----------------------------------------------------------------------------------------------- */

static void
dw_plot_tabs_dispose(GObject *object)
{
  DwPlotTabs *self = DW_PLOT_TABS(object);
  GtkWidget *child;
  g_clear_handle_id(&self->revealing, g_source_remove);
  while ((child = gtk_widget_get_first_child(GTK_WIDGET(self))))
    gtk_widget_unparent(child);
  g_clear_object(&self->actions);
  g_clear_object(&self->exploration);
  G_OBJECT_CLASS(dw_plot_tabs_parent_class)->dispose(object);
}

static void
dw_plot_tabs_class_init(DwPlotTabsClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS(class);
  G_OBJECT_CLASS(class)->dispose = dw_plot_tabs_dispose;
  gtk_widget_class_set_layout_manager_type(widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_template_from_resource(widget_class, "/org/doublewell/Doublewell/plot-tabs.ui");
  gtk_widget_class_bind_template_child(widget_class, DwPlotTabs, scroller);
  gtk_widget_class_bind_template_child(widget_class, DwPlotTabs, buttons);
  gtk_widget_class_bind_template_child(widget_class, DwPlotTabs, beside);
  gtk_widget_class_bind_template_child(widget_class, DwPlotTabs, arrows);
  gtk_widget_class_bind_template_child(widget_class, DwPlotTabs, back);
  gtk_widget_class_bind_template_child(widget_class, DwPlotTabs, forward);
  gtk_widget_class_bind_template_callback(widget_class, on_back);
  gtk_widget_class_bind_template_callback(widget_class, on_forward);
  gtk_widget_class_bind_template_callback(widget_class, on_wheel);
  gtk_widget_class_bind_template_callback(widget_class, on_key);
}

static void
dw_plot_tabs_init(DwPlotTabs *self)
{
  gtk_widget_init_template(GTK_WIDGET(self));
  dw_name_by_tooltips(GTK_WIDGET(self));
  self->actions = g_simple_action_group_new();
  gtk_widget_insert_action_group(GTK_WIDGET(self), "beside", G_ACTION_GROUP(self->actions));
  g_signal_connect_object(scroll(self), "changed", G_CALLBACK(reveal_soon), self, G_CONNECT_SWAPPED);
  g_signal_connect_object(scroll(self), "value-changed", G_CALLBACK(update_arrows), self, G_CONNECT_SWAPPED);
}
