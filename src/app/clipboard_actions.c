/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/clipboard_actions.h"

#include "app/exploration_measures.h"
#include "app/i18n.h"
#include "app/window.h"
#include "app/window_files.h"
#include "io/csv.h"
#include "io/export.h"
#include "io/state_string.h"

static const DwState *
state_of(DwWindow *window)
{
  return dw_exploration_state(dw_window_exploration(window));
}

static const DwComparison *
comparison_of(DwWindow *window)
{
  return dw_pinboard_comparison(dw_exploration_pins(dw_window_exploration(window)));
}

/* NULL, with a word to the user, where nothing is drawn. */
static const DwResult *
result_of(DwWindow *window)
{
  const DwResult *result = dw_exploration_result(dw_window_exploration(window));
  if (!result)
    dw_window_say(window, _("There is nothing to copy yet"));
  return result;
}

static void
set_content(GtkWidget *widget, GdkContentProvider *content, const char *sentence)
{
  gdk_clipboard_set_content(gtk_widget_get_clipboard(widget), content);
  dw_window_say(DW_WINDOW(widget), sentence);
}

/* --- figure -----------------------------------------------------------------------------------------------
 */

/* As it is exported without being asked: two columns wide, on white. */
static GdkContentProvider *
picture(DwWindow *window, const DwResult *result, DwFormat format, const char *type, DwError *error)
{
  size_t length;
  DwExportOptions options = dw_export_options(format);
  options.comparison = comparison_of(window);
  options.measures = dw_exploration_measures(dw_window_exploration(window));
  char *data = dw_export_render(state_of(window), result, &options, &length, error);
  if (!data)
    return NULL;
  g_autoptr(GBytes) bytes = g_bytes_new_take(data, length);
  return gdk_content_provider_new_for_bytes(type, bytes);
}

static void
copy_figure(GtkWidget *widget, const char *name, GVariant *none)
{
  DwWindow *self = DW_WINDOW(widget);
  DwError error = {DW_OK};
  const DwResult *result = result_of(self);
  if (!result)
    return;
  GdkContentProvider *pictures[] = {picture(self, result, DW_FORMAT_PNG, "image/png", &error),
                                    picture(self, result, DW_FORMAT_SVG, "image/svg+xml", &error)};
  if (error.status != DW_OK) {
    for (size_t k = 0; k < G_N_ELEMENTS(pictures); k++)
      g_clear_object(&pictures[k]);
    dw_window_say(self, error.message);
    return;
  }
  g_autoptr(GdkContentProvider) content = gdk_content_provider_new_union(pictures, G_N_ELEMENTS(pictures));
  set_content(widget, content, _("Figure copied"));
}

/* --- numbers and words
 * -------------------------------------------------------------------------------------- */

static void
copy_data(GtkWidget *widget, const char *name, GVariant *none)
{
  size_t length;
  DwWindow *self = DW_WINDOW(widget);
  const DwResult *result = result_of(self);
  if (!result)
    return;
  char *csv = dw_csv_curves(state_of(self), result, comparison_of(self), &length);
  g_autoptr(GBytes) bytes = g_bytes_new_take(csv, length);
  GdkContentProvider *kinds[] = {gdk_content_provider_new_for_bytes("text/csv", bytes),
                                 gdk_content_provider_new_for_bytes("text/plain;charset=utf-8", bytes)};
  g_autoptr(GdkContentProvider) content = gdk_content_provider_new_union(kinds, G_N_ELEMENTS(kinds));
  set_content(widget, content, _("Data copied"));
}

static void
copy_link(GtkWidget *widget, const char *name, GVariant *none)
{
  g_autofree char *link = dw_state_format(state_of(DW_WINDOW(widget)));
  gdk_clipboard_set_text(gtk_widget_get_clipboard(widget), link);
  dw_window_say(DW_WINDOW(widget), _("Link copied"));
}

/* The state string means every parameter, plot and view, so the command draws the same figure. */
static void
copy_command(GtkWidget *widget, const char *name, GVariant *none)
{
  const DwState *state = state_of(DW_WINDOW(widget));
  g_autofree char *link = dw_state_format(state), *quoted = g_shell_quote(link);
  g_autofree char *command =
      g_strdup_printf("doublewell-cli run %s --output %s.pdf", quoted, state->model->id);
  gdk_clipboard_set_text(gtk_widget_get_clipboard(widget), command);
  dw_window_say(DW_WINDOW(widget), _("Command line copied"));
}

/* --- paste
 * -------------------------------------------------------------------------------------------------- */

static void
on_clipboard_text(GObject *clipboard, GAsyncResult *result, gpointer data)
{
  g_autoptr(DwWindow) self = data;
  g_autofree char *text = gdk_clipboard_read_text_finish(GDK_CLIPBOARD(clipboard), result, NULL);
  if (!dw_window_exploration(self))
    return; /* closed in the meantime */
  if (text)
    dw_window_open_link(self, g_strstrip(text));
  else
    dw_window_say(self, _("There is no text on the clipboard"));
}

static void
paste_link(GtkWidget *widget, const char *name, GVariant *none)
{
  gdk_clipboard_read_text_async(gtk_widget_get_clipboard(widget), NULL, on_clipboard_text,
                                g_object_ref(widget));
}

/* --- installation
 * --------------------------------------------------------------------------------------------- */

static const struct {
  const char *action;
  GtkWidgetActionActivateFunc activate;
} actions[] = {{"win.copy-figure", copy_figure},
               {"win.copy-data", copy_data},
               {"win.copy-link", copy_link},
               {"win.copy-command", copy_command},
               {"win.paste-link", paste_link}};

void
dw_window_install_clipboard_actions(GtkWidgetClass *class)
{
  for (size_t k = 0; k < G_N_ELEMENTS(actions); k++)
    gtk_widget_class_install_action(class, actions[k].action, NULL, actions[k].activate);
}
