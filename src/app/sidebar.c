/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/sidebar.h"

#include "app/history.h"
#include "app/words.h"
#include "model/text.h"

struct _DwSidebar {
  GtkWidget parent;
  const DwRegistry *registry;
  DwExploration *exploration;
  GtkListBox *models, *presets;
  GtkWidget *presets_title;
  const DwModel *listed; /* whose presets are listed */
};

enum { CHOSEN, N_SIGNALS };
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE(DwSidebar, dw_sidebar, GTK_TYPE_WIDGET)

static GtkWidget *
row_new(const char *title, const char *subtitle)
{
  GtkWidget *row = gtk_box_new(GTK_ORIENTATION_VERTICAL, 2);
  g_autofree char *unbroken = dw_unbroken(title);
  GtkWidget *first = gtk_label_new(unbroken), *second = gtk_label_new(subtitle);
  gtk_label_set_xalign(GTK_LABEL(first), 0);
  gtk_label_set_wrap(GTK_LABEL(first), TRUE);
  gtk_label_set_xalign(GTK_LABEL(second), 0);
  gtk_label_set_ellipsize(GTK_LABEL(second), PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class(second, "caption");
  gtk_widget_add_css_class(second, "dim-label");
  gtk_widget_set_visible(second, subtitle && *subtitle);
  gtk_box_append(GTK_BOX(row), first);
  gtk_box_append(GTK_BOX(row), second);
  gtk_widget_set_valign(row, GTK_ALIGN_CENTER);
  gtk_widget_set_margin_top(row, 6);
  gtk_widget_set_margin_bottom(row, 6);
  return row;
}

static void
append(GtkListBox *list, GtkWidget *content, const char *name, const char *tooltip)
{
  gtk_widget_set_tooltip_text(content, tooltip);
  gtk_list_box_append(list, content);
  dw_name_accessible(gtk_widget_get_parent(content), name, tooltip);
}

static void
clear(GtkListBox *list)
{
  GtkListBoxRow *row;
  while ((row = gtk_list_box_get_row_at_index(list, 0)))
    gtk_list_box_remove(list, GTK_WIDGET(row));
}

static void
fill_models(DwSidebar *self)
{
  for (size_t k = 0; k < self->registry->n_models; k++) {
    const DwModel *model = self->registry->models[k];
    GtkWidget *row = row_new(dw_text(model->title), dw_text(model->source));
    append(self->models, row, dw_text(model->title), dw_text(model->summary));
  }
}

static void
add_preset(DwSidebar *self, const DwPreset *preset)
{
  GtkWidget *row = row_new(dw_text(preset->title), NULL);
  g_autofree char *tooltip =
      preset->source ? g_strdup_printf("%s\n%s", dw_text(preset->meaning), dw_text(preset->source))
                     : g_strdup(dw_text(preset->meaning));
  append(self->presets, row, dw_text(preset->title), tooltip);
}

/* --- keys ----------------------------------------------------------------------------------------------- */

/* A list is one stop of Tab, arrows go through it: Tab leaves as from the row at its end. */
static gboolean
on_list_key(GtkEventControllerKey *keys, guint key, guint code, GdkModifierType modifiers)
{
  GtkWidget *list = gtk_event_controller_get_widget(GTK_EVENT_CONTROLLER(keys));
  if (key == GDK_KEY_ISO_Left_Tab || (key == GDK_KEY_Tab && modifiers & GDK_SHIFT_MASK))
    gtk_widget_grab_focus(gtk_widget_get_first_child(list));
  else if (key == GDK_KEY_Tab)
    gtk_widget_grab_focus(gtk_widget_get_last_child(list));
  return GDK_EVENT_PROPAGATE;
}

static void
focus_shown_row(gpointer data)
{
  g_autoptr(GtkWidget) list = data;
  GtkWidget *row = gtk_widget_get_first_child(list);
  while (row && !gtk_widget_has_css_class(row, "shown"))
    row = gtk_widget_get_next_sibling(row);
  if (!row)
    row = gtk_widget_get_first_child(list);
  if (row)
    gtk_widget_grab_focus(row);
}

/* Tab comes to the row that is shown from either side, a pointer to the one that it points at.  The focus
 * moves on once it has arrived: a screen reader would else be told of both rows in the wrong order. */
static void
on_list_enter(GtkEventControllerFocus *focus)
{
  GtkWidget *list = gtk_event_controller_get_widget(GTK_EVENT_CONTROLLER(focus));
  if (gtk_window_get_focus_visible(GTK_WINDOW(gtk_widget_get_root(list))))
    g_idle_add_once(focus_shown_row, g_object_ref(list));
}

/* --- following the state -------------------------------------------------------------------------------- */

/* The preset whose values and views these are, -1 if there is none. */
static int
shown_preset(const DwState *state)
{
  for (size_t k = 0; k < state->model->n_presets; k++) {
    DwState preset = *state;
    dw_state_apply_preset(&preset, &state->model->presets[k]);
    if (dw_state_equal(&preset, state))
      return (int) k;
  }
  return -1;
}

/* Marked, not selected: GtkListBox selects whatever the focus comes to. */
static void
mark_row(GtkListBox *list, int marked)
{
  GtkListBoxRow *row;
  for (int k = 0; (row = gtk_list_box_get_row_at_index(list, k)); k++) {
    if (k == marked)
      gtk_widget_add_css_class(GTK_WIDGET(row), "shown");
    else
      gtk_widget_remove_css_class(GTK_WIDGET(row), "shown");
    gtk_accessible_update_state(GTK_ACCESSIBLE(row), GTK_ACCESSIBLE_STATE_SELECTED, k == marked, -1);
  }
}

void
dw_sidebar_refresh(DwSidebar *self)
{
  mark_row(self->presets, shown_preset(dw_exploration_state(self->exploration)));
}

static void
list_presets(DwSidebar *self, const DwModel *model)
{
  clear(self->presets);
  for (size_t k = 0; k < model->n_presets; k++)
    add_preset(self, &model->presets[k]);
  gtk_widget_set_visible(self->presets_title, model->n_presets > 0);
  self->listed = model;
}

static void
on_opened(DwSidebar *self)
{
  const DwModel *model = dw_exploration_model(self->exploration);
  for (size_t k = 0; k < self->registry->n_models; k++)
    if (self->registry->models[k] == model)
      mark_row(self->models, (int) k);
  if (self->listed != model) /* not while a row of the list is being activated */
    list_presets(self, model);
  dw_sidebar_refresh(self);
}

/* --- a user's choice ------------------------------------------------------------------------------------ */

static void
on_model(DwSidebar *self, GtkListBoxRow *row)
{
  const DwModel *model = self->registry->models[gtk_list_box_row_get_index(row)];
  if (model != dw_exploration_model(self->exploration)) {
    const DwState state = dw_state_initial(model);
    dw_exploration_open(self->exploration, &state);
  }
  g_signal_emit(self, signals[CHOSEN], 0);
}

static void
on_preset(DwSidebar *self, GtkListBoxRow *row)
{
  DwState state = *dw_exploration_state(self->exploration);
  dw_state_apply_preset(&state, &state.model->presets[gtk_list_box_row_get_index(row)]);
  dw_exploration_open(self->exploration, &state);
  g_signal_emit(self, signals[CHOSEN], 0);
}

/* --- life ----------------------------------------------------------------------------------------------- */

static void
dw_sidebar_dispose(GObject *object)
{
  DwSidebar *self = DW_SIDEBAR(object);
  GtkWidget *child;
  while ((child = gtk_widget_get_first_child(GTK_WIDGET(self))))
    gtk_widget_unparent(child);
  g_clear_object(&self->exploration);
  G_OBJECT_CLASS(dw_sidebar_parent_class)->dispose(object);
}

static void
dw_sidebar_class_init(DwSidebarClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS(class);
  G_OBJECT_CLASS(class)->dispose = dw_sidebar_dispose;
  signals[CHOSEN] =
      g_signal_new("chosen", DW_TYPE_SIDEBAR, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_layout_manager_type(widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource(widget_class, "/org/doublewell/Doublewell/sidebar.ui");
  gtk_widget_class_bind_template_child(widget_class, DwSidebar, models);
  gtk_widget_class_bind_template_child(widget_class, DwSidebar, presets);
  gtk_widget_class_bind_template_child(widget_class, DwSidebar, presets_title);
  gtk_widget_class_bind_template_callback(widget_class, on_list_key);
  gtk_widget_class_bind_template_callback(widget_class, on_list_enter);
  gtk_widget_class_bind_template_callback(widget_class, on_model);
  gtk_widget_class_bind_template_callback(widget_class, on_preset);
}

static void
dw_sidebar_init(DwSidebar *self)
{
  gtk_widget_init_template(GTK_WIDGET(self));
}

void
dw_sidebar_connect(DwSidebar *self, const DwRegistry *registry, DwExploration *exploration)
{
  self->registry = registry;
  self->exploration = g_object_ref(exploration);
  fill_models(self);
  on_opened(self);
  g_signal_connect_object(exploration, "opened", G_CALLBACK(on_opened), self, G_CONNECT_SWAPPED);
}
