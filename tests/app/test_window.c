/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The window on the tests' own model gets all that it offers from the table alone, and goes without a trace.
 */
#include "app/export_dialog.h"
#include "app/legend.h"
#include "app/parameter_row.h"
#include "app/pin_row.h"
#include "app/plot_area.h"
#include "app/plot_tabs.h"
#include "app/plot_view.h"
#include "app/sidebar.h"
#include "app/window.h"
#include "display.h"
#include "io/state_string.h"
#include "tiny_model.h"

#include <glib/gstdio.h>

static DwWindow *
open_window(void)
{
  const DwState state = dw_state_initial(&tiny_model);
  DwWindow *window = DW_WINDOW(dw_window_new(NULL, tiny_registry(), &state, NULL, NULL));
  gtk_window_present(GTK_WINDOW(window));
  wait_for_answer(dw_window_exploration(window));
  run_for(150); /* words follow the curves */
  return g_object_ref(window);
}

static void
close_window(DwWindow *window)
{
  gtk_window_close(GTK_WINDOW(window));
  assert_dies(window);
}

static guint
count_widgets(DwWindow *window, GType type)
{
  g_autoptr(GPtrArray) found = find_widgets(GTK_WIDGET(window), type);
  return found->len;
}

static gpointer
find_widget(DwWindow *window, GType type, guint index)
{
  g_autoptr(GPtrArray) found = find_widgets(GTK_WIDGET(window), type);
  g_assert_cmpuint(found->len, >, index);
  return g_ptr_array_index(found, index);
}

static gboolean
shows_text(DwWindow *window, const char *text)
{
  g_autoptr(GPtrArray) labels = find_widgets(GTK_WIDGET(window), GTK_TYPE_LABEL);
  for (guint k = 0; k < labels->len; k++)
    if (g_str_equal(gtk_label_get_text(g_ptr_array_index(labels, k)), text))
      return TRUE;
  return FALSE;
}

static void
test_comes_from_the_table(void)
{
  DwWindow *window = open_window();
  const DwModel *model = &tiny_model;
  g_assert_cmpuint(count_widgets(window, DW_TYPE_PARAMETER_ROW), ==, model->n_parameters);
  for (size_t k = 0; k < model->n_parameters; k++)
    g_assert_true(shows_text(window, model->parameters[k].meaning));
  for (size_t k = 0; k < model->n_plots; k++)
    g_assert_true(shows_text(window, model->plots[k].title));
  for (size_t k = 0; k < model->n_presets; k++)
    g_assert_true(shows_text(window, model->presets[k].title));
  for (size_t k = 0; k < model->n_citations; k++)
    g_assert_true(shows_text(window, model->citations[k].text));
  g_assert_true(shows_text(window, model->title));
  close_window(window);
}

static void
test_row_drives_the_curves(void)
{
  DwWindow *window = open_window();
  DwExploration *exploration = dw_window_exploration(window);
  dw_parameter_row_type(find_widget(window, DW_TYPE_PARAMETER_ROW, 0), "42");
  wait_for_answer(exploration);
  g_assert_cmpfloat(dw_result_values(dw_exploration_result(exploration))[0], ==, 42);
  close_window(window);
}

static void
test_preset_moves_the_rows(void)
{
  DwWindow *window = open_window();
  DwExploration *exploration = dw_window_exploration(window);
  DwState state = *dw_exploration_state(exploration);
  dw_state_apply_preset(&state, &tiny_model.presets[tiny_model.n_presets - 1]);
  dw_exploration_open(exploration, &state);
  wait_for_answer(exploration);
  for (guint k = 0; k < tiny_model.n_parameters; k++)
    g_assert_cmpfloat(dw_parameter_row_value(find_widget(window, DW_TYPE_PARAMETER_ROW, k)), ==,
                      state.values[k]);
  g_assert_cmpuint(count_widgets(window, DW_TYPE_PLOT_VIEW), ==, state.n_views);
  close_window(window);
}

/* The title of the preset that is marked as shown, NULL if none is. */
static const char *
marked_preset(DwWindow *window)
{
  const char *title = NULL;
  dw_sidebar_refresh(find_widget(window, DW_TYPE_SIDEBAR, 0));
  g_autoptr(GPtrArray) rows = find_widgets(GTK_WIDGET(window), GTK_TYPE_LIST_BOX_ROW);
  for (guint k = 0; k < rows->len; k++) {
    g_autoptr(GPtrArray) labels = find_widgets(g_ptr_array_index(rows, k), GTK_TYPE_LABEL);
    const char *text = labels->len ? gtk_label_get_text(g_ptr_array_index(labels, 0)) : NULL;
    if (gtk_widget_has_css_class(g_ptr_array_index(rows, k), "shown") && !g_str_equal(text, tiny_model.title))
      title = text;
  }
  return title;
}

/* The mark follows values and views, not the focus. */
static void
test_marks_the_shown_preset(void)
{
  DwWindow *window = open_window();
  DwExploration *exploration = dw_window_exploration(window);
  const DwState opening = *dw_exploration_state(exploration);
  g_assert_cmpstr(marked_preset(window), ==, tiny_model.presets[0].title);
  g_autoptr(GPtrArray) lists = find_widgets(find_widget(window, DW_TYPE_SIDEBAR, 0), GTK_TYPE_LIST_BOX);
  GtkWidget *last = gtk_widget_get_last_child(g_ptr_array_index(lists, lists->len - 1));
  gtk_widget_grab_focus(last);
  gtk_widget_child_focus(last, GTK_DIR_TAB_BACKWARD);
  g_assert_cmpstr(marked_preset(window), ==, tiny_model.presets[0].title);
  dw_exploration_set_value(exploration, 0, 3);
  g_assert_null(marked_preset(window));
  dw_exploration_open(exploration, &opening);
  DwView view = opening.views[0];
  view.y_scale = DW_SCALE_LINEAR;
  dw_exploration_set_view(exploration, 0, &view);
  g_assert_null(marked_preset(window));
  dw_exploration_open(exploration, &opening);
  g_assert_cmpstr(marked_preset(window), ==, tiny_model.presets[0].title);
  close_window(window);
}

static void
test_tabs_are_one_stop(void)
{
  DwWindow *window = open_window();
  g_autoptr(GPtrArray) tabs = find_widgets(find_widget(window, DW_TYPE_PLOT_TABS, 0), GTK_TYPE_TOGGLE_BUTTON);
  for (guint shown = 0; shown < tiny_model.n_plots; shown++) {
    gtk_widget_activate_action(GTK_WIDGET(window), "win.show-plot", "u", shown);
    for (guint k = 0; k < tiny_model.n_plots; k++)
      g_assert_cmpint(gtk_widget_get_focusable(g_ptr_array_index(tabs, k)), ==, k == shown);
  }
  close_window(window);
}

static void
test_plots_side_by_side(void)
{
  DwWindow *window = open_window();
  gtk_widget_activate_action(GTK_WIDGET(window), "win.show-plot", "u", 0u);
  g_assert_cmpuint(count_widgets(window, DW_TYPE_PLOT_VIEW), ==, 1);
  gtk_widget_activate_action(GTK_WIDGET(window), "win.show-plot-beside", "u", 1u);
  run_for(50);
  g_assert_cmpuint(count_widgets(window, DW_TYPE_PLOT_VIEW), ==, 2);
  gtk_widget_activate_action(GTK_WIDGET(window), "win.show-plot-beside", "u", 0u);
  g_assert_cmpuint(count_widgets(window, DW_TYPE_PLOT_VIEW), ==, 1);
  gtk_widget_activate_action(GTK_WIDGET(window), "win.show-plot-beside", "u", 1u);
  g_assert_cmpuint(count_widgets(window, DW_TYPE_PLOT_VIEW), ==, 1); /* the last one stays */
  close_window(window);
}

/* Two plots stand beside each other where there is room, else below; none is squeezed or covered. */
static void
test_plots_find_room(void)
{
  static const struct {
    int width, height, columns;
  } cases[] = {{1000, 700, 2}, {600, 900, 1}, {300, 100, 1}};
  DwWindow *window = open_window();
  gtk_widget_activate_action(GTK_WIDGET(window), "win.show-plot", "u", 0u);
  gtk_widget_activate_action(GTK_WIDGET(window), "win.show-plot-beside", "u", 1u);
  GtkWidget *area = find_widget(window, DW_TYPE_PLOT_AREA, 0);
  GtkWidget *first = gtk_widget_get_first_child(area), *second = gtk_widget_get_last_child(area);
  for (size_t k = 0; k < G_N_ELEMENTS(cases); k++) {
    int least, page_least;
    graphene_rect_t one, two;
    gtk_widget_measure(area, GTK_ORIENTATION_VERTICAL, cases[k].width, &least, NULL, NULL, NULL);
    gtk_widget_allocate(area, cases[k].width, MAX(least, cases[k].height), -1, NULL);
    g_assert_true(gtk_widget_compute_bounds(first, area, &one));
    g_assert_true(gtk_widget_compute_bounds(second, area, &two));
    gtk_widget_measure(first, GTK_ORIENTATION_VERTICAL, (int) one.size.width, &page_least, NULL, NULL, NULL);
    g_assert_cmpfloat(one.size.height, >=, page_least);
    g_assert_cmpint(one.origin.y == two.origin.y ? 2 : 1, ==, cases[k].columns);
    g_assert_false(graphene_rect_intersection(&one, &two, NULL));
  }
  close_window(window);
}

static void
test_legend_toggles(void)
{
  DwWindow *window = open_window();
  DwExploration *exploration = dw_window_exploration(window);
  g_autoptr(GPtrArray) chips = find_widgets(find_widget(window, DW_TYPE_LEGEND, 0), GTK_TYPE_TOGGLE_BUTTON);
  const uint64_t before = dw_exploration_view(exploration, 0)->curves;
  GtkToggleButton *first = g_ptr_array_index(chips, 0);
  g_assert_true(gtk_toggle_button_get_active(first));
  gtk_toggle_button_set_active(first, FALSE);
  g_assert_cmpuint(dw_exploration_view(exploration, 0)->curves, ==, before & ~UINT64_C(1));
  gtk_toggle_button_set_active(first, TRUE);
  g_assert_cmpuint(dw_exploration_view(exploration, 0)->curves, ==, before);
  close_window(window);
}

/* An event under way holds the page that it came to: what becomes of the views is no longer its own. */
static void
test_a_page_that_left_hears_nothing(void)
{
  DwWindow *window = open_window();
  DwExploration *exploration = dw_window_exploration(window);
  const size_t of_two_curves = 1, of_three_curves = 0;
  dw_exploration_show_plots(exploration, &of_two_curves, 1);
  wait_for_answer(exploration);
  g_autoptr(DwPlotPage) held = g_object_ref(find_widget(window, DW_TYPE_PLOT_PAGE, 0));
  g_autoptr(DwLegend) legend = g_object_ref(find_widget(window, DW_TYPE_LEGEND, 0));
  dw_exploration_show_plots(exploration, &of_three_curves, 1);
  dw_exploration_reset_views(exploration);
  wait_for_answer(exploration);
  g_assert_null(gtk_widget_get_parent(GTK_WIDGET(held)));
  g_assert_null(gtk_widget_get_root(GTK_WIDGET(legend)));
  close_window(window);
}

/* Zooming keeps what is under the pointer under it; resetting returns. */
static void
test_zoom_keeps_the_pivot(void)
{
  DwWindow *window = open_window();
  DwPlotView *plot = find_widget(window, DW_TYPE_PLOT_VIEW, 0);
  const DwView before = *dw_plot_view_view(plot);
  const DwRectangle frame = dw_plot_view_layout(plot)->frame;
  const double x = frame.x + 0.3 * frame.width, y = frame.y + 0.6 * frame.height;
  const double at_x = dw_layout_data_x(dw_plot_view_layout(plot), x);
  dw_plot_view_zoom(plot, DW_ALONG_BOTH, 2, x, y);
  run_for(50);
  g_assert_cmpfloat(dw_plot_view_view(plot)->x.low, >, before.x.low);
  const DwRectangle *now = &dw_plot_view_layout(plot)->frame;
  const double place = (dw_layout_x(dw_plot_view_layout(plot), at_x) - now->x) / now->width;
  g_assert_cmpfloat_with_epsilon(place, 0.3, 1e-9);
  dw_plot_view_reset(plot);
  wait_for_answer(dw_window_exploration(window));
  g_assert_cmpfloat(dw_plot_view_view(plot)->x.low, ==, before.x.low);
  g_assert_cmpfloat(dw_plot_view_view(plot)->x.high, ==, before.x.high);
  close_window(window);
}

static void
test_plot_is_accessible(void)
{
  DwWindow *window = open_window();
  GtkAccessible *plot = GTK_ACCESSIBLE(find_widget(window, DW_TYPE_PLOT_VIEW, 0));
  const size_t shown = dw_exploration_view(dw_window_exploration(window), 0)->plot;
  g_autofree char *description = dw_plot_view_describe(DW_PLOT_VIEW(plot));
  gtk_test_accessible_assert_role(plot, GTK_ACCESSIBLE_ROLE_IMG);
  gtk_test_accessible_assert_property(plot, GTK_ACCESSIBLE_PROPERTY_LABEL, tiny_model.plots[shown].title);
  gtk_test_accessible_assert_property(plot, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, description);
  close_window(window);
}

/* --- export --------------------------------------------------------------------------------------------- */

static gboolean
wait_for_file(const char *path)
{
  for (int k = 0; k < 200; k++) {
    if (g_file_test(path, G_FILE_TEST_EXISTS))
      return TRUE;
    run_for(20);
  }
  return FALSE;
}

static GtkWidget *
button_of_toast(DwWindow *window)
{
  g_autoptr(GPtrArray) buttons = find_widgets(GTK_WIDGET(window), GTK_TYPE_BUTTON);
  for (guint k = 0; k < buttons->len; k++)
    if (g_strcmp0(gtk_actionable_get_action_name(GTK_ACTIONABLE(buttons->pdata[k])), "win.put-pin-back") == 0)
      return buttons->pdata[k];
  return NULL;
}

static bool
says(GtkWidget *root, const char *words)
{
  g_autoptr(GPtrArray) labels = find_widgets(root, GTK_TYPE_LABEL);
  for (guint k = 0; k < labels->len; k++)
    if (gtk_widget_get_mapped(labels->pdata[k]) && strstr(gtk_label_get_text(labels->pdata[k]), words))
      return true;
  return false;
}

/* A name stands over a pin's parameters, not in their place. */
static void
test_named_pin_tells_its_parameters(void)
{
  DwWindow *window = open_window();
  DwPinboard *pins = dw_exploration_pins(dw_window_exploration(window));
  gtk_widget_activate_action(GTK_WIDGET(window), "win.pin", NULL);
  dw_exploration_set_value(dw_window_exploration(window), 0, 3.25);
  run_for(200);
  g_autoptr(DwPinned) pin = g_list_model_get_item(G_LIST_MODEL(pins), 0);
  for (int named = 0; named < 2; named++) {
    g_assert_true(says(find_widget(window, DW_TYPE_PIN_ROW, 0), " = "));
    dw_pinboard_rename(pins, pin, "before");
    run_for(200);
  }
  g_assert_true(says(find_widget(window, DW_TYPE_PIN_ROW, 0), "before"));
  close_window(window);
}

/* Doing a thing ten times is told of once, not for a minute: the next sentence has its turn. */
static void
test_the_same_sentence_does_not_queue(void)
{
  DwWindow *window = open_window();
  for (int k = 0; k < 10; k++)
    dw_window_say(window, "The same.");
  dw_window_say(window, "Another.");
  run_for(8000); /* the first goes after six seconds */
  g_assert_true(says(GTK_WIDGET(window), "Another."));
  close_window(window);
}

/* A pin that was removed by mistake comes back by the toast that tells of it, or by Ctrl+Z, and the toast
 * goes. */
static void
test_removed_pin_comes_back(void)
{
  DwWindow *window = open_window();
  GListModel *pins = G_LIST_MODEL(dw_exploration_pins(dw_window_exploration(window)));
  gtk_widget_activate_action(GTK_WIDGET(window), "win.pin", NULL);
  for (int way = 0; way < 2; way++) {
    run_for(50);
    gtk_widget_activate_action(find_widget(window, DW_TYPE_PIN_ROW, 0), "pin.remove", NULL);
    g_assert_cmpuint(g_list_model_get_n_items(pins), ==, 0);
    run_for(50);
    g_assert_nonnull(button_of_toast(window));
    if (way == 0)
      g_signal_emit_by_name(button_of_toast(window), "clicked");
    else
      gtk_widget_activate_action(GTK_WIDGET(window), "win.undo", NULL);
    g_assert_cmpuint(g_list_model_get_n_items(pins), ==, 1);
    run_for(600);
    g_assert_null(button_of_toast(window));
  }
  close_window(window);
}

static void
test_exports_its_state(void)
{
  DwWindow *window = open_window();
  g_autofree char *folder = g_dir_make_tmp("doublewell-XXXXXX", NULL);
  g_autofree char *path = g_build_filename(folder, "figure.pdf", NULL);
  g_autofree char *expected = dw_state_format(dw_exploration_state(dw_window_exploration(window)));
  DwExportDialog *dialog = DW_EXPORT_DIALOG(dw_export_dialog_new(window));
  gtk_window_present(GTK_WINDOW(dialog));
  dw_export_dialog_write(dialog, path);
  g_assert_true(wait_for_file(path));
  run_for(100);
  DwError error = {DW_OK};
  g_autofree char *embedded = dw_embedded_state(path, &error);
  g_assert_cmpstr(error.message, ==, "");
  g_assert_cmpstr(embedded, ==, expected);
  g_unlink(path);
  g_rmdir(folder);
  close_window(window);
}

/* A name with another ending than the chosen format's means its ending. */
static void
test_export_follows_the_name(void)
{
  DwWindow *window = open_window();
  g_autofree char *folder = g_dir_make_tmp("doublewell-XXXXXX", NULL);
  g_autofree char *path = g_build_filename(folder, "figure.csv", NULL);
  g_autofree char *text = NULL;
  DwExportDialog *dialog = DW_EXPORT_DIALOG(dw_export_dialog_new(window));
  gtk_window_present(GTK_WINDOW(dialog));
  g_assert_cmpint(dw_export_dialog_options(dialog).format, ==, DW_FORMAT_PDF);
  dw_export_dialog_write(dialog, path);
  g_assert_true(wait_for_file(path));
  run_for(100);
  g_assert_true(g_file_get_contents(path, &text, NULL, NULL));
  g_assert_true(g_str_has_prefix(text, "# "));
  g_unlink(path);
  g_rmdir(folder);
  close_window(window);
}

static void
test_export_says_why_not(void)
{
  DwWindow *window = open_window();
  DwExportDialog *dialog = DW_EXPORT_DIALOG(dw_export_dialog_new(window));
  gtk_window_present(GTK_WINDOW(dialog));
  dw_export_dialog_write(dialog, "/nonexistent/folder/figure.pdf");
  gboolean said = FALSE;
  for (int k = 0; k < 200 && !said; k++) {
    run_for(20);
    g_autoptr(GPtrArray) labels = find_widgets(GTK_WIDGET(dialog), GTK_TYPE_LABEL);
    for (guint j = 0; j < labels->len; j++) {
      GtkWidget *label = g_ptr_array_index(labels, j);
      said |= gtk_widget_has_css_class(label, "error") && gtk_widget_get_visible(label) &&
              *gtk_label_get_text(GTK_LABEL(label));
    }
  }
  g_assert_true(said);
  gtk_window_close(GTK_WINDOW(dialog));
  close_window(window);
}

/* Where a plot and a parameter's row stand in a window of this size. */
static void
place(int width, int height, graphene_rect_t *plot, graphene_rect_t *row)
{
  const DwState state = dw_state_initial(&tiny_model);
  DwWindow *window = g_object_ref(DW_WINDOW(dw_window_new(NULL, tiny_registry(), &state, NULL, NULL)));
  gtk_window_set_default_size(GTK_WINDOW(window), width, height);
  gtk_window_present(GTK_WINDOW(window));
  wait_for_answer(dw_window_exploration(window));
  run_for(150);
  GtkWidget *root = GTK_WIDGET(window);
  g_assert_true(gtk_widget_compute_bounds(find_widget(window, DW_TYPE_PLOT_VIEW, 0), root, plot));
  g_assert_true(gtk_widget_compute_bounds(find_widget(window, DW_TYPE_PARAMETER_ROW, 0), root, row));
  close_window(window);
}

/* A slider and its curve in sight together: below each other on a phone, beside each other in a low window.
 */
static void
test_inspector_finds_its_side(void)
{
  graphene_rect_t plot, row;
  place(640, 360, &plot, &row);
  g_assert_cmpfloat(row.origin.x, >=, plot.origin.x + plot.size.width);
  g_assert_cmpfloat(row.origin.y, <, 200);
  place(640, 800, &plot, &row);
  g_assert_cmpfloat(row.origin.x, <, 100);
  g_assert_cmpfloat(row.origin.y, >, plot.origin.y);
}

int
main(int argc, char **argv)
{
  display_init(&argc, &argv);
  g_test_add_func("/window/comes-from-the-table", test_comes_from_the_table);
  g_test_add_func("/window/row-drives-the-curves", test_row_drives_the_curves);
  g_test_add_func("/window/preset-moves-the-rows", test_preset_moves_the_rows);
  g_test_add_func("/window/marks-the-shown-preset", test_marks_the_shown_preset);
  g_test_add_func("/window/tabs-are-one-stop", test_tabs_are_one_stop);
  g_test_add_func("/window/plots-side-by-side", test_plots_side_by_side);
  g_test_add_func("/window/plots-find-room", test_plots_find_room);
  g_test_add_func("/window/inspector-finds-its-side", test_inspector_finds_its_side);
  g_test_add_func("/window/legend-toggles", test_legend_toggles);
  g_test_add_func("/window/a-page-that-left-hears-nothing", test_a_page_that_left_hears_nothing);
  g_test_add_func("/window/zoom-keeps-the-pivot", test_zoom_keeps_the_pivot);
  g_test_add_func("/window/plot-is-accessible", test_plot_is_accessible);
  g_test_add_func("/window/removed-pin-comes-back", test_removed_pin_comes_back);
  g_test_add_func("/window/same-sentence", test_the_same_sentence_does_not_queue);
  g_test_add_func("/window/named-pin-tells-its-parameters", test_named_pin_tells_its_parameters);
  g_test_add_func("/window/exports-its-state", test_exports_its_state);
  g_test_add_func("/window/export-follows-the-name", test_export_follows_the_name);
  g_test_add_func("/window/export-says-why-not", test_export_says_why_not);
  return g_test_run();
}
