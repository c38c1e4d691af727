/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/window.h"

#include "app/clipboard_actions.h"
#include "app/export_dialog.h"
#include "app/i18n.h"
#include "app/plot_tabs.h"
#include "app/window_files.h"
#include "app/window_history.h"

static void export(GtkWidget *widget, const char *name, GVariant *none)
{
  DwWindow *self = DW_WINDOW(widget);
  gtk_window_present(GTK_WINDOW(dw_export_dialog_new(self)));
}

static void
reset_view(GtkWidget *widget, const char *name, GVariant *none)
{
  dw_exploration_reset_views(dw_window_exploration(DW_WINDOW(widget)));
}

static void
pin(GtkWidget *widget, const char *name, GVariant *none)
{
  if (!dw_pinboard_add(dw_exploration_pins(dw_window_exploration(DW_WINDOW(widget)))))
    dw_window_say(DW_WINDOW(widget), _("At most twelve pins"));
}

static void
reset_parameters(GtkWidget *widget, const char *name, GVariant *none)
{
  DwExploration *exploration = dw_window_exploration(DW_WINDOW(widget));
  DwState state = *dw_exploration_state(exploration);
  for (size_t k = 0; k < state.model->n_parameters; k++)
    state.values[k] = state.model->parameters[k].initial;
  dw_exploration_open(exploration, &state);
}

/* --- plots ---------------------------------------------------------------------------------------------- */

static void
show_plot(GtkWidget *widget, const char *name, GVariant *index)
{
  DwExploration *exploration = dw_window_exploration(DW_WINDOW(widget));
  const size_t plot = g_variant_get_uint32(index);
  if (plot < dw_exploration_model(exploration)->n_plots)
    dw_exploration_show_plots(exploration, &plot, 1);
}

/* An action, so that what lies within the window can say it too. */
static void
say_plots_full(GtkWidget *widget, const char *name, GVariant *none)
{
  dw_window_say(DW_WINDOW(widget), _("At most four plots side by side"));
}

static void
show_plot_beside(GtkWidget *widget, const char *name, GVariant *index)
{
  DwExploration *exploration = dw_window_exploration(DW_WINDOW(widget));
  const size_t plot = g_variant_get_uint32(index);
  if (plot < dw_exploration_model(exploration)->n_plots && !dw_plot_tabs_toggle(exploration, plot))
    gtk_widget_activate_action(widget, "win.say-plots-full", NULL);
}

/* --- long work ------------------------------------------------------------------------------------------ */

static void
pause_run(GtkWidget *widget, const char *name, GVariant *none)
{
  DwExploration *exploration = dw_window_exploration(DW_WINDOW(widget));
  if (dw_exploration_growth(exploration)->phase == DW_GROWTH_GOING)
    dw_exploration_pause(exploration);
  else
    dw_exploration_continue(exploration);
}

static void
stop_run(GtkWidget *widget, const char *name, GVariant *none)
{
  dw_exploration_stop(dw_window_exploration(DW_WINDOW(widget)));
}

/* Of as many digits as a person can copy. */
static void
new_seed(GtkWidget *widget, const char *name, GVariant *none)
{
  dw_exploration_set_seed(dw_window_exploration(DW_WINDOW(widget)), g_random_int());
}

void
dw_window_enable_run_actions(DwWindow *self)
{
  DwExploration *exploration = dw_window_exploration(self);
  const DwGrowthPhase phase = dw_exploration_growth(exploration)->phase;
  const bool sampled = dw_exploration_model(exploration)->sampled;
  const bool unfinished = phase == DW_GROWTH_GOING || phase == DW_GROWTH_PAUSED;
  gtk_widget_action_set_enabled(GTK_WIDGET(self), "win.pause-run", sampled && phase != DW_GROWTH_DONE);
  gtk_widget_action_set_enabled(GTK_WIDGET(self), "win.stop-run", sampled && unfinished);
  gtk_widget_action_set_enabled(GTK_WIDGET(self), "win.new-seed", sampled);
}

/* --- installation --------------------------------------------------------------------------------------- */

void
dw_window_install_actions(GtkWidgetClass *class)
{
  dw_window_install_history_actions(class);
  gtk_widget_class_install_action(class, "win.export", NULL, export);
  gtk_widget_class_install_action(class, "win.reset-view", NULL, reset_view);
  gtk_widget_class_install_action(class, "win.pin", NULL, pin);
  gtk_widget_class_install_action(class, "win.reset-parameters", NULL, reset_parameters);
  dw_window_install_clipboard_actions(class);
  dw_window_install_file_actions(class);
  gtk_widget_class_install_action(class, "win.show-plot", "u", show_plot);
  gtk_widget_class_install_action(class, "win.say-plots-full", NULL, say_plots_full);
  gtk_widget_class_install_action(class, "win.show-plot-beside", "u", show_plot_beside);
  gtk_widget_class_install_action(class, "win.pause-run", NULL, pause_run);
  gtk_widget_class_install_action(class, "win.stop-run", NULL, stop_run);
  gtk_widget_class_install_action(class, "win.new-seed", NULL, new_seed);
}
