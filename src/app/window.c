/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/window.h"

#include "app/decimal.h"
#include "app/ensemble_bar.h"
#include "app/i18n.h"
#include "app/inspector.h"
#include "app/panes.h"
#include "app/plot_area.h"
#include "app/plot_tabs.h"
#include "app/sidebar.h"
#include "app/window_files.h"
#include "app/window_history.h"
#include "app/words.h"
#include "io/state_string.h"

/* Laying text out anew takes longer than a curve.  While curves move, words follow every so many milliseconds
 * in a frame of their own, which falls between those of the curves; the last ones come once the curves have
 * stood still for a moment. */
static const gint64 words_interval = 250, words_delay = 60; /* milliseconds */
static const double long_work = 0.3;                        /* seconds after which progress is shown */

/* What the schema takes. */
static const int least_width = 360, least_height = 294;

struct _DwWindow {
  AdwApplicationWindow parent;
  const DwRegistry *registry;
  GSettings *settings;
  DwExploration *exploration;
  AdwToastOverlay *toasts;
  AdwToast *offer; /* the newest with a button, while it is there */
  AdwToast *said;  /* the newest without */
  GMenu *recent;
  AdwWindowTitle *title;
  DwPanes *panes;
  DwSidebar *sidebar;
  DwInspector *inspector;
  DwPlotTabs *tabs;
  DwPlotArea *area;
  DwEnsembleBar *ensemble;
  GtkSpinner *spinner;
  GtkLabel *status;
  GtkProgressBar *progress;
  guint words;          /* the pending update of words */
  gint64 moved, worded; /* when curves last moved, when words last followed; monotonic microseconds */
  gint64 busy_since;    /* monotonic microseconds, 0 at rest */
};

G_DEFINE_FINAL_TYPE(DwWindow, dw_window, ADW_TYPE_APPLICATION_WINDOW)

DwExploration *
dw_window_exploration(DwWindow *self)
{
  return self->exploration;
}

const DwRegistry *
dw_window_registry(DwWindow *self)
{
  return self->registry;
}

GSettings *
dw_window_settings(DwWindow *self)
{
  return self->settings;
}

void
dw_window_offer(DwWindow *self, const char *sentence, const char *label, const char *action)
{
  g_autofree char *markup = g_markup_escape_text(sentence, -1);
  if (!action && self->said && g_str_equal(adw_toast_get_title(self->said), markup))
    return; /* it stands there: twice would queue */
  AdwToast *toast = adw_toast_new(markup);
  adw_toast_set_timeout(toast, 6);
  adw_toast_set_button_label(toast, label);
  adw_toast_set_action_name(toast, action);
  g_set_weak_pointer(action ? &self->offer : &self->said, toast);
  adw_toast_overlay_add_toast(self->toasts, toast);
}

void
dw_window_withdraw_offer(DwWindow *self)
{
  if (self->offer)
    adw_toast_dismiss(self->offer);
}

void
dw_window_say(DwWindow *self, const char *sentence)
{
  dw_window_offer(self, sentence, NULL, NULL);
}

/* --- status --------------------------------------------------------------------------------------------- */

static char *
status_text(DwWindow *self)
{
  const DwError *error = dw_exploration_error(self->exploration);
  const double seconds = dw_exploration_seconds(self->exploration);
  char number[G_ASCII_DTOSTR_BUF_SIZE];
  if (dw_exploration_is_busy(self->exploration))
    return g_strdup(_("Solving…"));
  if (error->status != DW_OK)
    return g_strdup(_("Not solved"));
  g_ascii_formatd(number, sizeof number, seconds < 1 ? "%.1f" : "%.2f",
                  seconds < 1 ? 1e3 * seconds : seconds);
  dw_decimal_show(number);
  return g_strdup_printf(seconds < 1 ? _("Solved in %s ms") : _("Solved in %s s"), number);
}

static void
show_status(DwWindow *self)
{
  const gboolean sampled = dw_exploration_model(self->exploration)->sampled; /* its own bar tells more */
  const gboolean busy = dw_exploration_is_busy(self->exploration) && !sampled;
  g_autofree char *text = status_text(self);
  if (!busy)
    self->busy_since = 0;
  else if (!self->busy_since)
    self->busy_since = g_get_monotonic_time();
  const gboolean lasting = busy && 1e-6 * (double) (g_get_monotonic_time() - self->busy_since) > long_work;
  gtk_spinner_set_spinning(self->spinner, lasting);
  gtk_widget_set_visible(GTK_WIDGET(self->progress), lasting);
  gtk_progress_bar_set_fraction(self->progress, dw_exploration_progress(self->exploration));
  gtk_widget_set_visible(GTK_WIDGET(self->status), !sampled);
  gtk_widget_set_visible(GTK_WIDGET(self->spinner), !sampled);
  if (!busy || lasting)
    gtk_label_set_text(self->status, text);
}

/* --- words ---------------------------------------------------------------------------------------------- */

static void
update_words(DwWindow *self)
{
  self->worded = g_get_monotonic_time();
  dw_inspector_refresh(self->inspector);
  dw_sidebar_refresh(self->sidebar);
  dw_plot_area_refresh(self->area);
  show_status(self);
}

static gboolean
on_words_due(gpointer data)
{
  DwWindow *self = data;
  const gint64 now = g_get_monotonic_time();
  const bool still = now >= self->moved + 1000 * words_delay;
  const bool due = now >= self->worded + 1000 * words_interval;
  const bool last = still && (due || !dw_exploration_is_busy(self->exploration));
  if (due || last)
    update_words(self);
  if (!last)
    return G_SOURCE_CONTINUE;
  self->words = 0;
  return G_SOURCE_REMOVE;
}

static void
update_words_soon(DwWindow *self)
{
  self->moved = g_get_monotonic_time();
  if (!self->words)
    self->words = g_timeout_add((guint) words_delay, on_words_due, self);
}

/* --- following the exploration -------------------------------------------------------------------------- */

static void
on_plots(DwWindow *self)
{
  dw_plot_area_fill(self->area, self->exploration);
  update_words_soon(self);
}

static void
on_opened(DwWindow *self)
{
  const DwModel *model = dw_exploration_model(self->exploration);
  adw_window_title_set_title(self->title, dw_text(model->title));
  adw_window_title_set_subtitle(self->title, dw_text(model->source));
  gtk_window_set_title(GTK_WINDOW(self), dw_text(model->title));
  dw_plot_tabs_fill(self->tabs, self->exploration);
  dw_window_enable_run_actions(self);
  on_plots(self);
}

static void
on_status(DwWindow *self)
{
  dw_window_enable_run_actions(self);
  update_words_soon(self);
}

static void
follow(DwWindow *self)
{
  static const struct {
    const char *signal;
    void (*handler)(DwWindow *);
  } handlers[] = {{"values", dw_window_enable_history},
                  {"views", dw_window_enable_history},
                  {"plots", dw_window_enable_history},
                  {"opened", dw_window_enable_history},
                  {"opened", on_opened},
                  {"plots", on_plots},
                  {"views", update_words_soon},
                  {"values", update_words_soon},
                  {"result", update_words_soon},
                  {"status", on_status}};
  for (size_t k = 0; k < G_N_ELEMENTS(handlers); k++)
    g_signal_connect_object(self->exploration, handlers[k].signal, G_CALLBACK(handlers[k].handler), self,
                            G_CONNECT_SWAPPED);
  g_signal_connect_object(dw_exploration_pins(self->exploration), "changed",
                          G_CALLBACK(dw_window_enable_history), self, G_CONNECT_SWAPPED);
}

/* --- settings ------------------------------------------------------------------------------------------- */

static void
restore_layout(DwWindow *self)
{
  GSettings *settings = self->settings;
  if (!settings)
    return;
  gtk_window_set_default_size(GTK_WINDOW(self), g_settings_get_int(settings, "window-width"),
                              g_settings_get_int(settings, "window-height"));
  if (g_settings_get_boolean(settings, "window-maximized"))
    gtk_window_maximize(GTK_WINDOW(self));
  g_object_set(self->panes, "show-sidebar", g_settings_get_boolean(settings, "sidebar-visible"),
               "show-inspector", g_settings_get_boolean(settings, "inspector-visible"), NULL);
}

static void
save_layout(DwWindow *self)
{
  int width, height;
  gboolean inspector;
  gtk_window_get_default_size(GTK_WINDOW(self), &width, &height);
  g_object_get(self->panes, "show-inspector", &inspector, NULL);
  g_settings_set_int(self->settings, "window-width", MAX(width, least_width));
  g_settings_set_int(self->settings, "window-height", MAX(height, least_height));
  g_settings_set_boolean(self->settings, "window-maximized", gtk_window_is_maximized(GTK_WINDOW(self)));
  g_settings_set_boolean(self->settings, "sidebar-visible", dw_panes_wants_sidebar(self->panes));
  g_settings_set_boolean(self->settings, "inspector-visible", inspector);
}

static gboolean
dw_window_close_request(GtkWindow *window)
{
  DwWindow *self = DW_WINDOW(window);
  if (self->settings)
    save_layout(self);
  return GTK_WINDOW_CLASS(dw_window_parent_class)->close_request(window);
}

/* --- life ----------------------------------------------------------------------------------------------- */

static void
dw_window_dispose(GObject *object)
{
  DwWindow *self = DW_WINDOW(object);
  g_clear_handle_id(&self->words, g_source_remove);
  g_action_map_remove_action(G_ACTION_MAP(self),
                             "show-sidebar"); /* which hold the panes, and these all else */
  g_action_map_remove_action(G_ACTION_MAP(self), "show-inspector");
  g_clear_weak_pointer(&self->offer);
  g_clear_weak_pointer(&self->said);
  g_clear_object(&self->exploration);
  g_clear_object(&self->settings);
  G_OBJECT_CLASS(dw_window_parent_class)->dispose(object);
}

static void
dw_window_class_init(DwWindowClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS(class);
  G_OBJECT_CLASS(class)->dispose = dw_window_dispose;
  GTK_WINDOW_CLASS(class)->close_request = dw_window_close_request;
  g_type_ensure(DW_TYPE_PANES);
  g_type_ensure(DW_TYPE_SIDEBAR);
  g_type_ensure(DW_TYPE_INSPECTOR);
  g_type_ensure(DW_TYPE_PLOT_TABS);
  g_type_ensure(DW_TYPE_PLOT_AREA);
  g_type_ensure(DW_TYPE_ENSEMBLE_BAR);
  gtk_widget_class_set_template_from_resource(widget_class, "/org/doublewell/Doublewell/window.ui");
  gtk_widget_class_bind_template_child(widget_class, DwWindow, toasts);
  gtk_widget_class_bind_template_child(widget_class, DwWindow, recent);
  gtk_widget_class_bind_template_child(widget_class, DwWindow, title);
  gtk_widget_class_bind_template_child(widget_class, DwWindow, panes);
  gtk_widget_class_bind_template_child(widget_class, DwWindow, sidebar);
  gtk_widget_class_bind_template_child(widget_class, DwWindow, inspector);
  gtk_widget_class_bind_template_child(widget_class, DwWindow, tabs);
  gtk_widget_class_bind_template_child(widget_class, DwWindow, area);
  gtk_widget_class_bind_template_child(widget_class, DwWindow, ensemble);
  gtk_widget_class_bind_template_child(widget_class, DwWindow, spinner);
  gtk_widget_class_bind_template_child(widget_class, DwWindow, status);
  gtk_widget_class_bind_template_child(widget_class, DwWindow, progress);
  dw_window_install_actions(widget_class);
}

static void
dw_window_init(DwWindow *self)
{
  gtk_widget_init_template(GTK_WIDGET(self));
  dw_name_by_tooltips(GTK_WIDGET(self));
  g_autoptr(GPropertyAction) sidebar = g_property_action_new("show-sidebar", self->panes, "show-sidebar");
  g_autoptr(GPropertyAction) inspector =
      g_property_action_new("show-inspector", self->panes, "show-inspector");
  g_action_map_add_action(G_ACTION_MAP(self), G_ACTION(sidebar));
  g_action_map_add_action(G_ACTION_MAP(self), G_ACTION(inspector));
  g_signal_connect_object(self->sidebar, "chosen", G_CALLBACK(dw_panes_uncover), self->panes,
                          G_CONNECT_SWAPPED);
  dw_window_follow_files(self, self->recent);
}

GtkWidget *
dw_window_new(GtkApplication *application, const DwRegistry *registry, const DwState *state,
              GSettings *settings, DwSharedStore *store)
{
  DwWindow *self = g_object_new(DW_TYPE_WINDOW, "application", application, NULL);
  self->registry = registry;
  self->settings = settings ? g_object_ref(settings) : NULL;
  self->exploration = dw_exploration_new(state, store);
  restore_layout(self);
  dw_sidebar_connect(self->sidebar, registry, self->exploration);
  dw_inspector_connect(self->inspector, self->exploration);
  dw_ensemble_bar_connect(self->ensemble, self->exploration);
  follow(self);
  on_opened(self);
  dw_window_enable_history(self);
  return GTK_WIDGET(self);
}
