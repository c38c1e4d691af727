/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/window_history.h"

#include "app/exploration_history.h"
#include "app/i18n.h"
#include "app/parameter_row.h"

/* What somebody has typed and not given to a parameter yet is the first to go. */
static bool
revert_typing(GtkWidget *window)
{
  GtkWidget *focus = gtk_root_get_focus(GTK_ROOT(window));
  GtkWidget *row = focus ? gtk_widget_get_ancestor(focus, DW_TYPE_PARAMETER_ROW) : NULL;
  return row && GTK_IS_TEXT(focus) && dw_parameter_row_revert(DW_PARAMETER_ROW(row));
}

static void
undo(GtkWidget *widget, const char *name, GVariant *none)
{
  if (!revert_typing(widget))
    dw_exploration_undo(dw_window_exploration(DW_WINDOW(widget)));
}

static void
redo(GtkWidget *widget, const char *name, GVariant *none)
{
  dw_exploration_redo(dw_window_exploration(DW_WINDOW(widget)));
}

static void
view_back(GtkWidget *widget, const char *name, GVariant *none)
{
  dw_exploration_walk(dw_window_exploration(DW_WINDOW(widget)), false);
}

static void
view_forward(GtkWidget *widget, const char *name, GVariant *none)
{
  dw_exploration_walk(dw_window_exploration(DW_WINDOW(widget)), true);
}

/* Of a pin that is named so. */
static void
say_pin_removed(GtkWidget *widget, const char *name, GVariant *title)
{
  g_autofree char *sentence = g_strdup_printf(_("Removed: %s"), g_variant_get_string(title, NULL));
  dw_window_offer(DW_WINDOW(widget), sentence, _("_Undo"), "win.put-pin-back");
}

static void
put_pin_back(GtkWidget *widget, const char *name, GVariant *none)
{
  DwExploration *exploration = dw_window_exploration(DW_WINDOW(widget));
  dw_pinboard_put_back(dw_exploration_pins(exploration), dw_exploration_step(exploration));
}

void
dw_window_install_history_actions(GtkWidgetClass *class)
{
  gtk_widget_class_install_action(class, "win.undo", NULL, undo);
  gtk_widget_class_install_action(class, "win.redo", NULL, redo);
  gtk_widget_class_install_action(class, "win.view-back", NULL, view_back);
  gtk_widget_class_install_action(class, "win.view-forward", NULL, view_forward);
  gtk_widget_class_install_action(class, "win.say-pin-removed", "s", say_pin_removed);
  gtk_widget_class_install_action(class, "win.put-pin-back", NULL, put_pin_back);
}

/* Undo stays within reach: it also takes back what is being typed. */
void
dw_window_enable_history(DwWindow *self)
{
  DwExploration *exploration = dw_window_exploration(self);
  GtkWidget *widget = GTK_WIDGET(self);
  if (!dw_pinboard_can_put_back(dw_exploration_pins(exploration)))
    dw_window_withdraw_offer(self);
  gtk_widget_action_set_enabled(widget, "win.redo", dw_exploration_can_redo(exploration));
  gtk_widget_action_set_enabled(widget, "win.view-back", dw_exploration_can_walk(exploration, false));
  gtk_widget_action_set_enabled(widget, "win.view-forward", dw_exploration_can_walk(exploration, true));
}
