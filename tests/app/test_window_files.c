/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What goes out of a window comes back into it: exported figures, sessions, the clipboard. */
#include "app/exploration_measures.h"
#include "app/export_dialog.h"
#include "app/export_names.h"
#include "app/window_files.h"
#include "display.h"
#include "io/ensemble_file.h"
#include "io/export.h"
#include "io/session.h"
#include "io/state_string.h"
#include "scratch.h"
#include "tiny_model.h"

#include <string.h>

static DwWindow *
open_window(void)
{
  const DwState state = dw_state_initial(&tiny_model);
  DwWindow *window = DW_WINDOW(dw_window_new(NULL, tiny_registry(), &state, NULL, NULL));
  gtk_window_present(GTK_WINDOW(window));
  wait_for_answer(dw_window_exploration(window));
  return g_object_ref(window);
}

static void
close_window(DwWindow *window)
{
  gtk_window_close(GTK_WINDOW(window));
  assert_dies(window);
}

static char *
state_of(DwWindow *window)
{
  return dw_state_format(dw_exploration_state(dw_window_exploration(window)));
}

/* Opening any of them brings back what was on screen when it was made. */
static void
test_every_figure_reopens(void)
{
  DwWindow *window = open_window();
  DwExploration *exploration = dw_window_exploration(window);
  for (int k = 0; k < DW_N_FORMATS; k++) {
    if (k == DW_FORMAT_ENSEMBLE) /* the model has none */
      continue;
    DwError error = {0};
    const DwExportOptions options = dw_export_options((DwFormat) k);
    g_autofree char *path = scratch_path(dw_format_name((DwFormat) k));
    dw_exploration_set_value(exploration, 0, 10 + k);
    wait_for_answer(exploration);
    g_autofree char *made = state_of(window);
    dw_export_write(dw_exploration_state(exploration), dw_exploration_result(exploration), &options, path,
                    &error);
    g_assert_cmpstr(error.message, ==, "");
    dw_exploration_set_value(exploration, 0, 77);
    dw_window_open_path(window, path);
    g_autofree char *opened = state_of(window);
    g_assert_cmpstr(made, ==, opened);
  }
  close_window(window);
}

/* --- dropping ------------------------------------------------------------------------------------------- */

static GtkDropTarget *
drop_target_of(DwWindow *window)
{
  g_autoptr(GListModel) controllers = gtk_widget_observe_controllers(GTK_WIDGET(window));
  for (guint k = 0; k < g_list_model_get_n_items(controllers); k++) {
    g_autoptr(GObject) controller = g_list_model_get_item(controllers, k);
    if (GTK_IS_DROP_TARGET(controller))
      return GTK_DROP_TARGET(controller);
  }
  g_error("nothing can be dropped on the window");
}

static gboolean
drop(DwWindow *window, const GValue *value)
{
  gboolean taken = FALSE;
  g_signal_emit_by_name(drop_target_of(window), "drop", value, 5.0, 5.0, &taken);
  return taken;
}

static void
drop_text(DwWindow *window, const char *text)
{
  g_auto(GValue) value = G_VALUE_INIT;
  g_value_init(&value, G_TYPE_STRING);
  g_value_set_string(&value, text);
  drop(window, &value);
}

static void
drop_file(DwWindow *window, const char *path)
{
  g_auto(GValue) value = G_VALUE_INIT;
  g_autoptr(GFile) file = g_file_new_for_path(path);
  GFile *files[] = {file};
  g_value_init(&value, GDK_TYPE_FILE_LIST);
  g_value_take_boxed(&value, gdk_file_list_new_from_array(files, G_N_ELEMENTS(files)));
  g_assert_true(drop(window, &value));
}

static void
assert_shows(DwWindow *window, const char *state)
{
  g_autofree char *shown = state_of(window);
  g_assert_cmpstr(shown, ==, state);
}

static void
test_dropping(void)
{
  DwWindow *window = open_window();
  DwExploration *exploration = dw_window_exploration(window);
  g_autofree char *path = scratch_path("drop.doublewell"), *before = state_of(window);
  g_autofree char *uri = g_filename_to_uri(path, NULL, NULL);
  dw_exploration_set_value(exploration, 0, 31);
  g_autofree char *saved = state_of(window);
  dw_window_save_session(window, path);
  dw_exploration_set_value(exploration, 0, 32);
  drop_file(window, path);
  assert_shows(window, saved);
  drop_text(window, before);
  assert_shows(window, before);
  drop_text(window, uri);
  assert_shows(window, saved);
  drop_text(window, "hello");
  drop_text(window, "file:///nonexistent");
  assert_shows(window, saved);
  close_window(window);
}

static void
test_hostile_files_change_nothing(void)
{
  static const char *const contents[] = {
      "",           "GIF89a", "{\"explorations\":[{\"state\":\"doublewell:decay\"},{}]}",
      "%PDF-1.4\n", "<svg>",  "# state: doublewell:decay?rate=nan\n"};
  DwWindow *window = open_window();
  g_autofree char *path = scratch_path("hostile"), *before = state_of(window);
  for (size_t k = 0; k < G_N_ELEMENTS(contents); k++) {
    g_assert_true(g_file_set_contents(path, contents[k], -1, NULL));
    dw_window_open_path(window, path);
    g_autofree char *after = state_of(window);
    g_assert_cmpstr(before, ==, after);
  }
  dw_window_open_path(window, "/nonexistent");
  dw_window_open_link(window, "doublewell:nothing");
  g_autofree char *after = state_of(window);
  g_assert_cmpstr(before, ==, after);
  close_window(window);
}

static void
test_session_comes_back(void)
{
  DwWindow *window = open_window();
  DwExploration *exploration = dw_window_exploration(window);
  g_autofree char *path = scratch_path("lecture.doublewell");
  dw_exploration_set_value(exploration, 0, 42);
  g_autofree char *saved = state_of(window);
  dw_window_save_session(window, path);
  dw_exploration_set_value(exploration, 0, 43);
  dw_window_open_path(window, path);
  g_autofree char *opened = state_of(window);
  g_assert_cmpstr(saved, ==, opened);
  close_window(window);
}

/* What lies over a plot too; a single state's file leaves it alone. */
static void
test_measures_come_back(void)
{
  DwWindow *window = open_window();
  DwExploration *exploration = dw_window_exploration(window);
  const size_t plot = dw_exploration_view(exploration, 0)->plot;
  const DwMeasure measure = {.ruled = true, .marks = {{1, 0.5, 0}, {2, 0.1, -1}}};
  g_autofree char *path = scratch_path("measured.doublewell"), *link = state_of(window);
  dw_exploration_set_measure(exploration, plot, &measure);
  dw_window_save_session(window, path);
  dw_exploration_set_measure(exploration, plot, &(DwMeasure){0});
  dw_window_open_path(window, path);
  g_assert_true(dw_exploration_measure(exploration, plot)->ruled);
  g_assert_cmpfloat(dw_exploration_measure(exploration, plot)->marks[1].y, ==, 0.1);
  dw_window_open_link(window, link);
  g_assert_true(dw_exploration_is_measured(exploration));
  close_window(window);
}

/* --- clipboard ------------------------------------------------------------------------------------------ */

static void
take_text(GObject *clipboard, GAsyncResult *result, gpointer text)
{
  *(char **) text = gdk_clipboard_read_text_finish(GDK_CLIPBOARD(clipboard), result, NULL);
}

static char *
copied_text(DwWindow *window, const char *action)
{
  char *text = NULL;
  gtk_widget_activate_action(GTK_WIDGET(window), action, NULL);
  gdk_clipboard_read_text_async(gtk_widget_get_clipboard(GTK_WIDGET(window)), NULL, take_text, &text);
  for (int k = 0; k < 100 && !text; k++)
    run_for(10);
  g_assert_nonnull(text);
  return text;
}

static void
test_copies(void)
{
  DwWindow *window = open_window();
  g_autofree char *state = state_of(window), *link = copied_text(window, "win.copy-link");
  g_autofree char *data = copied_text(window, "win.copy-data");
  g_autofree char *command = copied_text(window, "win.copy-command");
  g_auto(GStrv) words = NULL;
  g_assert_cmpstr(link, ==, state);
  g_assert_nonnull(strstr(data, "\nplot,curve,x,y,y_error"));
  g_assert_nonnull(strstr(data, state));
  g_assert_true(g_shell_parse_argv(command, NULL, &words, NULL));
  g_assert_cmpstr(words[0], ==, "doublewell-cli");
  g_assert_cmpstr(words[2], ==, state);
  gtk_widget_activate_action(GTK_WIDGET(window), "win.copy-figure", NULL);
  GdkContentFormats *formats = gdk_clipboard_get_formats(gtk_widget_get_clipboard(GTK_WIDGET(window)));
  g_assert_true(gdk_content_formats_contain_mime_type(formats, "image/png"));
  g_assert_true(gdk_content_formats_contain_mime_type(formats, "image/svg+xml"));
  close_window(window);
}

/* It fits a telephone held upright. */
static void
test_export_dialog_is_narrow(void)
{
  int width = 0;
  DwWindow *window = open_window();
  GtkWidget *dialog = dw_export_dialog_new(window);
  gtk_window_present(GTK_WINDOW(dialog));
  run_for(50);
  gtk_widget_measure(dialog, GTK_ORIENTATION_HORIZONTAL, -1, &width, NULL, NULL, NULL);
  g_assert_cmpint(width, <=, 360);
  gtk_window_close(GTK_WINDOW(dialog));
  close_window(window);
}

/* --- the dialog ----------------------------------------------------------------------------------------- */

static GtkWidget *
child_named(GtkWidget *dialog, GType type, const char *id)
{
  g_autoptr(GPtrArray) found = find_widgets(dialog, type);
  for (guint k = 0; k < found->len; k++)
    if (g_strcmp0(gtk_buildable_get_buildable_id(GTK_BUILDABLE(found->pdata[k])), id) == 0)
      return found->pdata[k];
  g_error("there is no %s", id);
}

static GtkWidget *
open_dialog(DwWindow *window)
{
  GtkWidget *dialog = dw_export_dialog_new(window);
  gtk_window_present(GTK_WINDOW(dialog));
  run_for(50);
  return dialog;
}

/* Offered where there are any, and then drawn unless somebody does not want them. */
static void
test_dialog_offers_measures(void)
{
  DwWindow *window = open_window();
  DwExploration *exploration = dw_window_exploration(window);
  GtkWidget *dialog = open_dialog(window);
  g_assert_false(gtk_widget_get_visible(child_named(dialog, ADW_TYPE_ACTION_ROW, "measures_row")));
  gtk_window_close(GTK_WINDOW(dialog));
  dw_exploration_set_measure(exploration, dw_exploration_view(exploration, 0)->plot,
                             &(DwMeasure){.guides = {{1, 0.5, -1}}, .n_guides = 1});
  dialog = open_dialog(window);
  g_assert_true(gtk_widget_get_visible(child_named(dialog, ADW_TYPE_ACTION_ROW, "measures_row")));
  g_assert_nonnull(dw_export_dialog_options(DW_EXPORT_DIALOG(dialog)).measures);
  gtk_switch_set_active(GTK_SWITCH(child_named(dialog, GTK_TYPE_SWITCH, "measures")), FALSE);
  g_assert_null(dw_export_dialog_options(DW_EXPORT_DIALOG(dialog)).measures);
  gtk_window_close(GTK_WINDOW(dialog));
  close_window(window);
}

static void
wait_for_file(const char *path)
{
  for (int k = 0; k < 500 && !g_file_test(path, G_FILE_TEST_EXISTS); k++)
    run_for(20);
}

/* What has been sampled goes into a file from which it can be gone on from; other models have none. */
static void
test_dialog_writes_ensembles(void)
{
  DwState state;
  DwError error = {0};
  DwEnsembleFile ensemble = {0};
  g_autofree char *path = scratch_path("sampled.ensemble");
  const char *small =
      "doublewell:density-of-states?size=4&sweeps=2&ladder=2&realizations=3&protocol=preview&seed=8";
  g_assert_cmpint(dw_state_parse(dw_registry(), small, &state, &error), ==, DW_OK);
  DwWindow *window = DW_WINDOW(dw_window_new(NULL, dw_registry(), &state, NULL, NULL));
  gtk_window_present(GTK_WINDOW(window));
  g_object_ref(window);
  wait_for_answer(dw_window_exploration(window));
  GtkWidget *dialog = open_dialog(window), *button = child_named(dialog, GTK_TYPE_TOGGLE_BUTTON, "ensemble");
  g_assert_true(gtk_widget_get_visible(button));
  gtk_toggle_button_set_active(GTK_TOGGLE_BUTTON(child_named(dialog, GTK_TYPE_TOGGLE_BUTTON, "pdf")), FALSE);
  gtk_toggle_button_set_active(GTK_TOGGLE_BUTTON(button), TRUE);
  dw_export_dialog_write(DW_EXPORT_DIALOG(dialog), path);
  wait_for_file(path);
  run_for(100);
  dw_ensemble_file_read(&ensemble, dw_registry(), path, &error);
  g_assert_cmpstr(error.message, ==, "");
  g_assert_cmpuint(ensemble.state.seed, ==, 8);
  g_assert_cmpuint(ensemble.content.realizations, ==, 3);
  dw_ensemble_file_clear(&ensemble);
  close_window(window);
  window = open_window();
  dialog = open_dialog(window);
  g_assert_false(gtk_widget_get_visible(child_named(dialog, GTK_TYPE_TOGGLE_BUTTON, "ensemble")));
  gtk_window_close(GTK_WINDOW(dialog));
  close_window(window);
}

/* What was typed into a field counts when the focus leaves it, and it leaves when the dialog goes. */
static void
test_export_dialog_closes_over_typing(void)
{
  DwWindow *window = open_window();
  GtkWidget *dialog = dw_export_dialog_new(window);
  gtk_window_present(GTK_WINDOW(dialog));
  run_for(50);
  g_autoptr(GPtrArray) fields = find_widgets(dialog, GTK_TYPE_SPIN_BUTTON);
  gtk_widget_grab_focus(g_ptr_array_index(fields, 0));
  gtk_editable_set_text(GTK_EDITABLE(g_ptr_array_index(fields, 0)), "123");
  gtk_window_close(GTK_WINDOW(dialog));
  settle();
  close_window(window);
}

/* --- names ---------------------------------------------------------------------------------------------- */

static char *
joined_paths(const char *path, bool pdf, bool svg, bool csv)
{
  const bool chosen[DW_N_FORMATS] = {[DW_FORMAT_PDF] = pdf, [DW_FORMAT_SVG] = svg, [DW_FORMAT_CSV] = csv};
  g_auto(GStrv) paths = dw_export_paths(path, chosen);
  return g_strjoinv(" ", paths);
}

static void
test_export_names(void)
{
  static const struct {
    const char *path;
    bool pdf, svg, csv;
    const char *expected;
  } cases[] = {
      {"/a/b.pdf", true, false, false, "/a/b.pdf"},
      {"/a/b.csv", true, false, false, "/a/b.csv"},
      {"/a/b", true, false, false, "/a/b.pdf"},
      {"/a/sigma=1.5", true, false, false, "/a/sigma=1.5.pdf"},
      {"/a/b.pdf", true, true, true, "/a/b.csv /a/b.svg /a/b.pdf"},
      {"/a/b.png", true, true, false, "/a/b.svg /a/b.pdf"},
      {"/a.svg/b", true, true, false, "/a.svg/b.svg /a.svg/b.pdf"},
  };
  for (size_t k = 0; k < G_N_ELEMENTS(cases); k++) {
    g_autofree char *joined = joined_paths(cases[k].path, cases[k].pdf, cases[k].svg, cases[k].csv);
    g_assert_cmpstr(joined, ==, cases[k].expected);
  }
}

int
main(int argc, char **argv)
{
  display_init(&argc, &argv);
  /* Sorting out old entries GTK 4.8 loses a date each time. */
  g_object_set(gtk_settings_get_default(), "gtk-recent-files-max-age", -1, NULL);
  g_test_add_func("/files/figures-reopen", test_every_figure_reopens);
  g_test_add_func("/files/hostile", test_hostile_files_change_nothing);
  g_test_add_func("/files/dropping", test_dropping);
  g_test_add_func("/files/session", test_session_comes_back);
  g_test_add_func("/files/measures", test_measures_come_back);
  g_test_add_func("/files/copies", test_copies);
  g_test_add_func("/files/export-dialog-is-narrow", test_export_dialog_is_narrow);
  g_test_add_func("/files/dialog-offers-measures", test_dialog_offers_measures);
  g_test_add_func("/files/dialog-writes-ensembles", test_dialog_writes_ensembles);
  g_test_add_func("/files/export-dialog-closes-over-typing", test_export_dialog_closes_over_typing);
  g_test_add_func("/files/export-names", test_export_names);
  const int failed = g_test_run();
  scratch_remove();
  return failed;
}
