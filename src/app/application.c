/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/application.h"

#include "app/accelerators.h"
#include "app/autosave.h"
#include "app/figure_theme.h"
#include "app/i18n.h"
#include "app/opening.h"
#include "app/preferences.h"
#include "app/remember.h"
#include "app/settings.h"
#include "app/window.h"

struct _DwApplication {
  AdwApplication parent;
  const DwRegistry *registry;
  GSettings *settings;
  DwSharedStore *store;
  DwAutosave *autosave; /* NULL: nobody wants it */
  bool understood;      /* the options of this process's command line */
};

G_DEFINE_FINAL_TYPE(DwApplication, dw_application, ADW_TYPE_APPLICATION)

/* --- the last states ------------------------------------------------------------------------------------ */

static void
list_windows(gpointer data, DwSession *session)
{
  for (GList *window = gtk_application_get_windows(data); window; window = window->next)
    if (DW_IS_WINDOW(window->data) && dw_window_exploration(window->data))
      dw_exploration_remember(dw_window_exploration(window->data), session);
}

static void
on_changed(DwApplication *self)
{
  if (self->autosave)
    dw_autosave_touch(self->autosave);
}

/* Of several windows one that is closed does not come back; the state of the last one does. */
static gboolean
on_close(DwApplication *self)
{
  if (self->autosave && g_list_length(gtk_application_get_windows(GTK_APPLICATION(self))) <= 1)
    dw_autosave_flush(self->autosave);
  else
    on_changed(self);
  return GDK_EVENT_PROPAGATE;
}

static void
save_changes(DwApplication *self, GtkWidget *window)
{
  static const char *const signals[] = {"opened", "values", "plots", "views", "measures"};
  DwExploration *exploration = dw_window_exploration(DW_WINDOW(window));
  for (size_t k = 0; k < G_N_ELEMENTS(signals); k++)
    g_signal_connect_object(exploration, signals[k], G_CALLBACK(on_changed), self, G_CONNECT_SWAPPED);
  g_signal_connect_object(dw_exploration_pins(exploration), "changed", G_CALLBACK(on_changed), self,
                          G_CONNECT_SWAPPED);
  g_signal_connect_object(window, "close-request", G_CALLBACK(on_close), self, G_CONNECT_SWAPPED);
  on_changed(self);
}

/* --- windows -------------------------------------------------------------------------------------------- */

static DwWindow *
open_window(DwApplication *self, const DwSession *session, size_t k)
{
  GtkWidget *window =
      dw_window_new(GTK_APPLICATION(self), self->registry, &session->states[k], self->settings, self->store);
  dw_exploration_recall(dw_window_exploration(DW_WINDOW(window)), session, k);
  gtk_window_present(GTK_WINDOW(window));
  save_changes(self, window);
  return DW_WINDOW(window);
}

/* As it was left, the window that was in front last; else what the first model opens with. */
static DwWindow *
open_last_windows(DwApplication *self)
{
  g_autofree DwSession *session = g_new0(DwSession, 1);
  size_t n = self->autosave ? dw_autosave_restore(self->autosave, self->registry, session) : 0;
  DwWindow *window = NULL;
  if (n == 0)
    session->states[n++] = dw_state_initial(self->registry->models[0]);
  while (n > 0)
    window = open_window(self, session, --n);
  return window;
}

static void
dw_application_activate(GApplication *application)
{
  DwApplication *self = DW_APPLICATION(application);
  GtkWindow *window = gtk_application_get_active_window(GTK_APPLICATION(self));
  if (window)
    gtk_window_present(window);
  else
    open_last_windows(self);
}

/* The exploration in front last, so that its window is. */
static void
open_windows(DwApplication *self, const DwSession *session)
{
  for (size_t k = 0; k < session->n; k++)
    if (k != session->current)
      open_window(self, session, k);
  open_window(self, session, session->current);
}

/* Windows for what was asked for.  What cannot be opened is said in the window that is there, else in one
 * that opens on the last state. */
static bool
open_argument(DwApplication *self, const char *argument, char **sentence)
{
  DwError error = {DW_OK};
  GtkWindow *window = gtk_application_get_active_window(GTK_APPLICATION(self));
  g_autofree DwSession *session = g_new0(DwSession, 1);
  if (dw_opening_session(self->registry, argument, session, &error)) {
    open_windows(self, session);
    return true;
  }
  dw_window_say(DW_IS_WINDOW(window) ? DW_WINDOW(window) : open_last_windows(self), error.message);
  *sentence = g_strdup(error.message);
  return false;
}

static bool
open_command_line_argument(DwApplication *self, GApplicationCommandLine *line, const char *argument)
{
  g_autoptr(GFile) file = g_application_command_line_create_file_for_arg(line, argument);
  g_autofree char *path = g_str_has_prefix(argument, "doublewell:") ? NULL : g_file_get_path(file);
  g_autofree char *sentence = NULL;
  const bool good = open_argument(self, path ? path : argument, &sentence);
  if (!good)
    g_application_command_line_printerr(line, "doublewell: %s\n", sentence);
  return good;
}

static int
dw_application_command_line(GApplication *application, GApplicationCommandLine *line)
{
  GVariantDict *options = g_application_command_line_get_options_dict(line);
  g_autofree const char **arguments = NULL;
  int status = 0;
  if (!g_variant_dict_lookup(options, G_OPTION_REMAINING, "^a&ay", &arguments))
    g_application_activate(application);
  for (size_t k = 0; arguments && arguments[k]; k++)
    if (!open_command_line_argument(DW_APPLICATION(application), line, arguments[k]))
      status = 2;
  return status;
}

static void
dw_application_open(GApplication *application, GFile **files, int n_files, const char *hint)
{
  for (int k = 0; k < n_files; k++) {
    g_autofree char *path = g_file_get_path(files[k]);
    g_autofree char *uri = g_file_get_uri(files[k]);
    g_autofree char *sentence = NULL;
    if (!open_argument(DW_APPLICATION(application), path ? path : uri, &sentence))
      g_printerr("doublewell: %s\n", sentence);
  }
}

static void
on_restore_state(GSimpleAction *action, GVariant *wanted, gpointer data)
{
  DwApplication *self = data;
  g_simple_action_set_state(action, wanted);
  if (self->settings)
    g_settings_set_boolean(self->settings, "restore-state", g_variant_get_boolean(wanted));
  if (g_variant_get_boolean(wanted) && !self->autosave)
    self->autosave = dw_autosave_new(NULL, list_windows, self);
  else if (!g_variant_get_boolean(wanted) && self->autosave) {
    dw_autosave_forget(self->autosave);
    g_clear_pointer(&self->autosave, dw_autosave_free);
  }
}

/* --- actions -------------------------------------------------------------------------------------------- */

static char **
papers(const DwRegistry *registry)
{
  g_autoptr(GStrvBuilder) builder = g_strv_builder_new();
  for (size_t k = 0; k < registry->n_models; k++)
    for (size_t j = 0; j < registry->models[k]->n_citations; j++)
      g_strv_builder_add(builder, registry->models[k]->citations[j].text);
  return g_strv_builder_end(builder);
}

static void
on_about(GSimpleAction *action, GVariant *none, gpointer data)
{
  DwApplication *self = data;
  g_auto(GStrv) people = papers(self->registry);
  AdwAboutWindow *about = ADW_ABOUT_WINDOW(adw_about_window_new());
  g_object_set(about, "application-name", "Doublewell", "application-icon", "org.doublewell.Doublewell",
               "version", DW_VERSION, "license-type", GTK_LICENSE_GPL_3_0, "developer-name",
               _("The Doublewell authors"), "comments", _("The physics of two-level systems, draggable"),
               NULL);
  adw_about_window_add_credit_section(about, _("Papers"), (const char **) people);
  gtk_window_set_transient_for(GTK_WINDOW(about), gtk_application_get_active_window(GTK_APPLICATION(self)));
  gtk_window_set_modal(GTK_WINDOW(about), TRUE);
  gtk_window_present(GTK_WINDOW(about));
}

/* All windows together are what comes back. */
static void
on_quit(GSimpleAction *action, GVariant *none, gpointer data)
{
  DwApplication *self = data;
  GList *window;
  if (self->autosave)
    dw_autosave_flush(self->autosave);
  g_clear_pointer(&self->autosave, dw_autosave_free);
  while ((window = gtk_application_get_windows(data)))
    gtk_window_close(window->data); /* modal dialogs go with theirs */
  g_application_quit(data);
}

static void
apply_colour_scheme(const char *name)
{
  AdwColorScheme scheme = ADW_COLOR_SCHEME_DEFAULT;
  if (g_strcmp0(name, "light") == 0)
    scheme = ADW_COLOR_SCHEME_FORCE_LIGHT;
  else if (g_strcmp0(name, "dark") == 0)
    scheme = ADW_COLOR_SCHEME_FORCE_DARK;
  adw_style_manager_set_color_scheme(adw_style_manager_get_default(), scheme);
}

static void
on_colour_scheme(GSimpleAction *action, GVariant *name, gpointer data)
{
  DwApplication *self = data;
  g_simple_action_set_state(action, name);
  apply_colour_scheme(g_variant_get_string(name, NULL));
  if (self->settings)
    g_settings_set_string(self->settings, "color-scheme", g_variant_get_string(name, NULL));
}

static void
on_preferences(GSimpleAction *action, GVariant *none, gpointer data)
{
  gtk_window_present(
      GTK_WINDOW(dw_preferences_new(gtk_application_get_active_window(GTK_APPLICATION(data)))));
}

static void
on_large_type(GSimpleAction *action, GVariant *large, gpointer data)
{
  DwApplication *self = data;
  g_simple_action_set_state(action, large);
  dw_set_large_type(g_variant_get_boolean(large));
  if (self->settings)
    g_settings_set_boolean(self->settings, "large-type", g_variant_get_boolean(large));
}

static void
restore_large_type(DwApplication *self)
{
  if (self->settings && g_settings_get_boolean(self->settings, "large-type"))
    g_action_group_change_action_state(G_ACTION_GROUP(self), "large-type", g_variant_new_boolean(TRUE));
}

static void
restore_colour_scheme(DwApplication *self)
{
  GAction *action = g_action_map_lookup_action(G_ACTION_MAP(self), "color-scheme");
  g_autofree char *name = NULL;
  if (!self->settings)
    return;
  name = g_settings_get_string(self->settings, "color-scheme");
  g_simple_action_set_state(G_SIMPLE_ACTION(action), g_variant_new_string(name));
  apply_colour_scheme(name);
}

/* --- the command line ----------------------------------------------------------------------------------- */

static void
add_options(GApplication *application)
{
  const GOptionEntry options[] = {
      {"version", 0, 0, G_OPTION_ARG_NONE, NULL, _("Print the version"), NULL},
      {G_OPTION_REMAINING, 0, 0, G_OPTION_ARG_FILENAME_ARRAY, NULL, NULL, _("[STATE|FILE]…")},
      {NULL},
  };
  g_application_add_main_option_entries(application, options);
}

/* What needs no window is answered without a display. */
static int
dw_application_handle_local_options(GApplication *application, GVariantDict *options)
{
  DW_APPLICATION(application)->understood = true;
  if (g_variant_dict_contains(options, "version")) {
    g_print("doublewell %s\n", DW_VERSION);
    return 0;
  }
  if (gtk_init_check())
    return -1;
  g_printerr("doublewell: there is no display to open a window on; doublewell-cli works without one\n");
  return 1;
}

/* GApplication says what option it does not know, and ends with 1: bad usage is 2 in both programs. */
static gboolean
dw_application_local_command_line(GApplication *application, char ***arguments, int *status)
{
  DwApplication *self = DW_APPLICATION(application);
  self->understood = false;
  const gboolean done =
      G_APPLICATION_CLASS(dw_application_parent_class)->local_command_line(application, arguments, status);
  if (!self->understood)
    *status = 2;
  return done;
}

/* --- life ----------------------------------------------------------------------------------------------- */

static void
dw_application_startup(GApplication *application)
{
  static const GActionEntry actions[] = {
      {"about", on_about},
      {"quit", on_quit},
      {"preferences", on_preferences},
      {"large-type", NULL, NULL, "false", on_large_type},
      {"restore-state", NULL, NULL, "false", on_restore_state},
      {"color-scheme", NULL, "s", "'system'", on_colour_scheme},
  };
  DwApplication *self = DW_APPLICATION(application);
  G_APPLICATION_CLASS(dw_application_parent_class)->startup(application);
  g_action_map_add_action_entries(G_ACTION_MAP(self), actions, G_N_ELEMENTS(actions), self);
  dw_application_set_accels(GTK_APPLICATION(self));
  self->settings = dw_settings_open();
  self->store = dw_shared_store_new(NULL, 0); /* whose file is opened when it is first needed */
  restore_colour_scheme(self);
  restore_large_type(self);
  if (!self->settings || g_settings_get_boolean(self->settings, "restore-state"))
    g_action_group_change_action_state(G_ACTION_GROUP(self), "restore-state", g_variant_new_boolean(TRUE));
}

/* Windows hold the store too: they have gone when the parent's part is done. */
static void
dw_application_shutdown(GApplication *application)
{
  g_clear_pointer(&DW_APPLICATION(application)->autosave, dw_autosave_free);
  G_APPLICATION_CLASS(dw_application_parent_class)->shutdown(application);
  g_clear_pointer(&DW_APPLICATION(application)->store, dw_shared_store_unref);
}

static void
dw_application_dispose(GObject *object)
{
  g_clear_object(&DW_APPLICATION(object)->settings);
  G_OBJECT_CLASS(dw_application_parent_class)->dispose(object);
}

static void
dw_application_class_init(DwApplicationClass *class)
{
  GApplicationClass *application_class = G_APPLICATION_CLASS(class);
  G_OBJECT_CLASS(class)->dispose = dw_application_dispose;
  application_class->startup = dw_application_startup;
  application_class->shutdown = dw_application_shutdown;
  application_class->activate = dw_application_activate;
  application_class->local_command_line = dw_application_local_command_line;
  application_class->handle_local_options = dw_application_handle_local_options;
  application_class->command_line = dw_application_command_line;
  application_class->open = dw_application_open;
}

static void
dw_application_init(DwApplication *self)
{
  add_options(G_APPLICATION(self));
}

DwApplication *
dw_application_new(const DwRegistry *registry)
{
  DwApplication *self = g_object_new(DW_TYPE_APPLICATION, "application-id", "org.doublewell.Doublewell",
                                     "resource-base-path", "/org/doublewell/Doublewell", "flags",
                                     G_APPLICATION_HANDLES_COMMAND_LINE | G_APPLICATION_HANDLES_OPEN, NULL);
  self->registry = registry;
  return self;
}
