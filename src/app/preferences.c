/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/preferences.h"

struct _DwPreferences {
  AdwPreferencesWindow parent;
  AdwComboRow *colours;
  GtkSwitch *large_type, *restore_state;
};

G_DEFINE_FINAL_TYPE(DwPreferences, dw_preferences, ADW_TYPE_PREFERENCES_WINDOW)

/* In the order of the row in preferences.ui; the states of the action app.color-scheme. */
static const char *const schemes[] = {"system", "light", "dark"};

static void
on_colours_chosen(DwPreferences *self)
{
  const char *scheme = schemes[adw_combo_row_get_selected(self->colours)];
  g_action_group_change_action_state(G_ACTION_GROUP(g_application_get_default()), "color-scheme",
                                     g_variant_new_string(scheme));
}

static void
on_large_type_changed(DwPreferences *self)
{
  g_action_group_change_action_state(G_ACTION_GROUP(g_application_get_default()), "large-type",
                                     g_variant_new_boolean(gtk_switch_get_active(self->large_type)));
}

static void
on_restore_state_changed(DwPreferences *self)
{
  g_action_group_change_action_state(G_ACTION_GROUP(g_application_get_default()), "restore-state",
                                     g_variant_new_boolean(gtk_switch_get_active(self->restore_state)));
}

static GVariant *
state_of(const char *action)
{
  GApplication *application = g_application_get_default();
  return application ? g_action_group_get_action_state(G_ACTION_GROUP(application), action) : NULL;
}

/* Before the handlers are connected: showing a state is no choice. */
static void
show_states(DwPreferences *self)
{
  g_autoptr(GVariant) scheme = state_of("color-scheme"), large = state_of("large-type"),
                      restore = state_of("restore-state");
  for (guint k = 0; scheme && k < G_N_ELEMENTS(schemes); k++)
    if (g_str_equal(g_variant_get_string(scheme, NULL), schemes[k]))
      adw_combo_row_set_selected(self->colours, k);
  if (large)
    gtk_switch_set_active(self->large_type, g_variant_get_boolean(large));
  if (restore)
    gtk_switch_set_active(self->restore_state, g_variant_get_boolean(restore));
}

static void
dw_preferences_class_init(DwPreferencesClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS(class);
  gtk_widget_class_set_template_from_resource(widget_class, "/org/doublewell/Doublewell/preferences.ui");
  gtk_widget_class_bind_template_child(widget_class, DwPreferences, colours);
  gtk_widget_class_bind_template_child(widget_class, DwPreferences, large_type);
  gtk_widget_class_bind_template_child(widget_class, DwPreferences, restore_state);
}

static void
dw_preferences_init(DwPreferences *self)
{
  gtk_widget_init_template(GTK_WIDGET(self));
  show_states(self);
  g_signal_connect_swapped(self->colours, "notify::selected", G_CALLBACK(on_colours_chosen), self);
  g_signal_connect_swapped(self->large_type, "notify::active", G_CALLBACK(on_large_type_changed), self);
  g_signal_connect_swapped(self->restore_state, "notify::active", G_CALLBACK(on_restore_state_changed), self);
}

GtkWidget *
dw_preferences_new(GtkWindow *parent)
{
  return g_object_new(DW_TYPE_PREFERENCES, "transient-for", parent, "modal", parent != NULL, NULL);
}
