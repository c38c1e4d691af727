/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/compat.h"

#include "app/i18n.h"

DwColour
dw_widget_colour(GtkWidget *widget)
{
  GdkRGBA colour;
  gtk_style_context_get_color(gtk_widget_get_style_context(widget), &colour);
  return (DwColour){colour.red, colour.green, colour.blue, colour.alpha};
}

typedef struct {
  GtkFileChooserNative *chooser;
  DwPathChosen chosen;
  GtkWindow *parent;
} Question;

static void
question_free(Question *question)
{
  g_signal_handlers_disconnect_by_data(question->parent, question);
  gtk_native_dialog_destroy(GTK_NATIVE_DIALOG(question->chooser));
  g_object_unref(question->chooser);
  g_object_unref(question->parent);
  g_free(question);
}

/* What is chosen may close the window that asked, and with it the question. */
static void
on_response(GtkNativeDialog *dialog, int response, Question *question)
{
  g_autoptr(GtkWindow) parent = g_object_ref(question->parent);
  const DwPathChosen chosen = question->chosen;
  g_autoptr(GFile) file =
      response == GTK_RESPONSE_ACCEPT ? gtk_file_chooser_get_file(GTK_FILE_CHOOSER(dialog)) : NULL;
  g_autofree char *path = file ? g_file_get_path(file) : NULL;
  question_free(question);
  if (path)
    chosen(path, parent);
}

static GtkFileChooser *
ask(GtkWindow *parent, const char *title, GtkFileChooserAction action, const char *accept,
    DwPathChosen chosen)
{
  Question *question = g_new0(Question, 1);
  question->chooser = gtk_file_chooser_native_new(title, parent, action, accept, NULL);
  question->chosen = chosen;
  question->parent = g_object_ref(parent);
  gtk_native_dialog_set_modal(GTK_NATIVE_DIALOG(question->chooser), TRUE);
  g_signal_connect(question->chooser, "response", G_CALLBACK(on_response), question);
  /* A chooser may outlive the window that asks, which would then never be let go. */
  g_signal_connect_swapped(parent, "destroy", G_CALLBACK(question_free), question);
  return GTK_FILE_CHOOSER(question->chooser);
}

void
dw_choose_path_to_save(GtkWindow *parent, const char *title, const char *name, DwPathChosen chosen)
{
  GtkFileChooser *chooser = ask(parent, title, GTK_FILE_CHOOSER_ACTION_SAVE, _("_Save"), chosen);
  gtk_file_chooser_set_current_name(chooser, name);
  gtk_native_dialog_show(GTK_NATIVE_DIALOG(chooser));
}

void
dw_choose_path_to_open(GtkWindow *parent, const char *title, DwPathChosen chosen)
{
  static const char *const endings[] = {"doublewell", "svg", "pdf", "png", "csv", "json"};
  GtkFileChooser *chooser = ask(parent, title, GTK_FILE_CHOOSER_ACTION_OPEN, _("_Open"), chosen);
  g_autoptr(GtkFileFilter) filter = gtk_file_filter_new();
  gtk_file_filter_set_name(filter, _("Sessions, figures and data"));
  for (size_t k = 0; k < G_N_ELEMENTS(endings); k++)
    gtk_file_filter_add_suffix(filter, endings[k]);
  gtk_file_chooser_add_filter(chooser, filter);
  gtk_native_dialog_show(GTK_NATIVE_DIALOG(chooser));
}
