/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/window_files.h"

#include "app/compat.h"
#include "app/i18n.h"
#include "app/recent_files.h"
#include "app/remember.h"
#include "io/export.h"
#include "io/session.h"
#include "io/state_string.h"

/* --- opening ----------------------------------------------------------------------------------------------
 */

static void
open_beside(DwWindow *self, const DwSession *session, size_t k)
{
  GtkApplication *application = gtk_window_get_application(GTK_WINDOW(self));
  GtkWidget *window =
      dw_window_new(application, dw_window_registry(self), &session->states[k], dw_window_settings(self),
                    dw_exploration_store(dw_window_exploration(self)));
  dw_exploration_recall(dw_window_exploration(DW_WINDOW(window)), session, k);
  gtk_window_present(GTK_WINDOW(window));
}

static void
open_session(DwWindow *self, const DwSession *session)
{
  for (size_t k = 0; k < session->n; k++)
    if (k != session->current)
      open_beside(self, session, k);
  DwExploration *exploration = dw_window_exploration(self);
  dw_exploration_open(exploration, &session->states[session->current]);
  if (session->whole)
    dw_exploration_recall(exploration, session, session->current);
  gtk_window_present(GTK_WINDOW(self));
}

void
dw_window_open_path(DwWindow *self, const char *path)
{
  DwError error = {DW_OK};
  g_autofree DwSession *session = g_new0(DwSession, 1);
  if (dw_session_read(dw_window_registry(self), path, session, &error) != DW_OK) {
    dw_window_say(self, error.message);
    return;
  }
  open_session(self, session);
  dw_recent_files_add(path);
}

void
dw_window_open_link(DwWindow *self, const char *link)
{
  DwExploration *exploration = dw_window_exploration(self);
  DwState state = *dw_exploration_state(exploration);
  DwError error = {DW_OK};
  if (dw_state_parse(dw_window_registry(self), link, &state, &error) == DW_OK)
    dw_exploration_open(exploration, &state);
  else
    dw_window_say(self, error.message);
}

static void
on_path_to_open(const char *path, GtkWindow *parent)
{
  DwWindow *self = DW_WINDOW(parent);
  if (dw_window_exploration(self)) /* not closed in the meantime */
    dw_window_open_path(self, path);
}

static void
ask_for_file(GtkWidget *widget, const char *name, GVariant *none)
{
  dw_choose_path_to_open(GTK_WINDOW(widget), _("Open Session or Figure"), on_path_to_open);
}

static void
open_recent(GtkWidget *widget, const char *name, GVariant *path)
{
  dw_window_open_path(DW_WINDOW(widget), g_variant_get_string(path, NULL));
}

/* --- saving -----------------------------------------------------------------------------------------------
 */

static void
add_window(DwSession *session, GtkWindow *window, DwWindow *front)
{
  if (!DW_IS_WINDOW(window) || session->n == DW_MAX_EXPLORATIONS)
    return;
  if (DW_WINDOW(window) == front)
    session->current = session->n;
  dw_exploration_remember(dw_window_exploration(DW_WINDOW(window)), session);
}

/* Oldest windows first, so that they come back in that order. */
static void
collect(DwSession *session, DwWindow *self)
{
  GtkApplication *application = gtk_window_get_application(GTK_WINDOW(self));
  GList *windows = application ? gtk_application_get_windows(application) : NULL;
  if (!windows)
    add_window(session, GTK_WINDOW(self), self);
  for (GList *item = g_list_last(windows); item; item = item->prev)
    add_window(session, item->data, self);
}

void
dw_window_save_session(DwWindow *self, const char *path)
{
  DwError error = {DW_OK};
  g_autofree DwSession *session = g_new0(DwSession, 1);
  g_autofree char *name = g_path_get_basename(path), *shown = g_filename_display_name(name);
  g_autofree char *sentence = g_strdup_printf(_("Saved as %s"), shown);
  collect(session, self);
  if (dw_session_write(session, path, &error) == DW_OK)
    dw_recent_files_add(path);
  dw_window_say(self, error.status == DW_OK ? sentence : error.message);
}

static void
on_path_to_save(const char *path, GtkWindow *parent)
{
  DwWindow *self = DW_WINDOW(parent);
  if (dw_window_exploration(self)) /* not closed in the meantime */
    dw_window_save_session(self, path);
}

static void
ask_where_to_save(GtkWidget *widget, const char *action, GVariant *none)
{
  const DwModel *model = dw_exploration_model(dw_window_exploration(DW_WINDOW(widget)));
  g_autofree char *name = g_strconcat(model->id, ".doublewell", NULL);
  dw_choose_path_to_save(GTK_WINDOW(widget), _("Save Session"), name, on_path_to_save);
}

/* --- dropping ---------------------------------------------------------------------------------------------
 */

static gboolean
open_file(DwWindow *self, GFile *file)
{
  g_autofree char *path = file ? g_file_get_path(file) : NULL;
  if (path)
    dw_window_open_path(self, path);
  else
    dw_window_say(self, _("Only files of this computer can be opened"));
  return path != NULL;
}

/* The first of several files: they would all want this window. */
static gboolean
on_drop(GtkDropTarget *target, const GValue *value, double x, double y, DwWindow *self)
{
  if (G_VALUE_HOLDS(value, GDK_TYPE_FILE_LIST)) {
    GSList *files = g_value_get_boxed(value);
    return files && open_file(self, files->data);
  }
  g_autofree char *text = g_strstrip(g_value_dup_string(value));
  g_autoptr(GFile) file = g_str_has_prefix(text, "file:") ? g_file_new_for_uri(text) : NULL;
  if (file)
    return open_file(self, file);
  dw_window_open_link(self, text);
  return TRUE;
}

void
dw_window_follow_files(DwWindow *self, GMenu *recent)
{
  GType types[] = {GDK_TYPE_FILE_LIST, G_TYPE_STRING};
  GtkDropTarget *target = gtk_drop_target_new(G_TYPE_INVALID, GDK_ACTION_COPY);
  gtk_drop_target_set_gtypes(target, types, G_N_ELEMENTS(types));
  g_signal_connect(target, "drop", G_CALLBACK(on_drop), self);
  gtk_widget_add_controller(GTK_WIDGET(self), GTK_EVENT_CONTROLLER(target));
  dw_recent_files_show(recent, "win.open-recent");
}

/* --- installation
 * ------------------------------------------------------------------------------------------- */

void
dw_window_install_file_actions(GtkWidgetClass *class)
{
  gtk_widget_class_install_action(class, "win.open", NULL, ask_for_file);
  gtk_widget_class_install_action(class, "win.open-recent", "s", open_recent);
  gtk_widget_class_install_action(class, "win.save-session", NULL, ask_where_to_save);
}
