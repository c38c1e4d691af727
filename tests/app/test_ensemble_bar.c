/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The strip under the plots of sampled models: what it says follows the run, its actions lead the run, and
 * its seed is taken or refused in place. */
#include "app/ensemble_bar.h"

#include "app/parameter_row.h"
#include "app/window.h"
#include "display.h"
#include "growing_model.h"
#include "model/registry.h"

static DwWindow *
open_window(const DwModel *model, double pace, double realizations)
{
  DwState state = dw_state_initial(model);
  dw_state_set(&state, "pace", pace, NULL);
  dw_state_set(&state, "realizations", realizations, NULL);
  DwWindow *window = DW_WINDOW(dw_window_new(NULL, growing_registry(), &state, NULL, NULL));
  gtk_window_present(GTK_WINDOW(window));
  run_for(250);
  return g_object_ref(window);
}

static void
close_window(DwWindow *window)
{
  gtk_window_close(GTK_WINDOW(window));
  assert_dies(window);
}

static gpointer
find_in(gpointer widget, GType type, guint index)
{
  g_autoptr(GPtrArray) found = find_widgets(widget, type);
  g_assert_cmpuint(found->len, >, index);
  return g_ptr_array_index(found, index);
}

static DwEnsembleBar *
bar_of(DwWindow *window)
{
  return find_in(window, DW_TYPE_ENSEMBLE_BAR, 0);
}

static const char *
words(DwWindow *window)
{
  return gtk_label_get_text(find_in(bar_of(window), GTK_TYPE_LABEL, 0));
}

static gboolean
can(DwWindow *window, guint button)
{
  return gtk_widget_is_sensitive(find_in(bar_of(window), GTK_TYPE_BUTTON, button));
}

static void
act(DwWindow *window, const char *action)
{
  gtk_widget_activate_action(GTK_WIDGET(window), action, NULL);
}

static DwGrowthPhase
phase(DwWindow *window)
{
  return dw_exploration_growth(dw_window_exploration(window))->phase;
}

/* --- visibility ----------------------------------------------------------------------------------------- */

static void
test_is_there_for_sampled_models(void)
{
  DwWindow *window = open_window(&growing_model, 1000, 1e6);
  GtkWidget *bar = GTK_WIDGET(bar_of(window));
  g_assert_true(gtk_widget_get_visible(bar));
  const DwState other = dw_state_initial(dw_registry_find(dw_registry(), "bottleneck"));
  const DwState same = dw_state_initial(&growing_model);
  dw_exploration_open(dw_window_exploration(window), &other);
  g_assert_false(gtk_widget_get_visible(bar));
  act(window, "win.pause-run"); /* which cannot be done */
  g_assert_cmpint(phase(window), !=, DW_GROWTH_PAUSED);
  dw_exploration_open(dw_window_exploration(window), &same);
  g_assert_true(gtk_widget_get_visible(bar));
  close_window(window);
}

/* Every line is within the strip, at every width and whatever it says. */
static void
test_finds_room(void)
{
  static const int widths[] = {240, 330, 500, 700, 1600};
  DwWindow *window = open_window(&growing_model, 1000, 1e6);
  GtkWidget *bar = GTK_WIDGET(bar_of(window));
  for (size_t k = 0; k < 2 * G_N_ELEMENTS(widths); k++) {
    const int width = widths[k / 2];
    int least, height;
    dw_ensemble_bar_type_seed(DW_ENSEMBLE_BAR(bar), k % 2 ? "banana" : "18446744073709551615");
    gtk_widget_measure(bar, GTK_ORIENTATION_HORIZONTAL, -1, &least, NULL, NULL, NULL);
    g_assert_cmpint(least, <=, 330);
    gtk_widget_measure(bar, GTK_ORIENTATION_VERTICAL, MAX(width, least), &height, NULL, NULL, NULL);
    gtk_widget_allocate(bar, MAX(width, least), height, -1, NULL);
    for (GtkWidget *child = gtk_widget_get_first_child(bar); child;
         child = gtk_widget_get_next_sibling(child)) {
      graphene_rect_t bounds;
      if (!gtk_widget_get_visible(child))
        continue;
      g_assert_true(gtk_widget_compute_bounds(child, bar, &bounds));
      g_assert_cmpfloat(bounds.origin.x + bounds.size.width, <=, MAX(width, least));
      g_assert_cmpfloat(bounds.origin.y + bounds.size.height, <=, height);
    }
  }
  close_window(window);
}

/* --- the run -------------------------------------------------------------------------------------------- */

static void
test_pause_and_continue(void)
{
  DwWindow *window = open_window(&growing_model, 1000, 1e6);
  g_assert_cmpint(phase(window), ==, DW_GROWTH_GOING);
  g_assert_nonnull(strstr(words(window), "realizations"));
  g_assert_true(can(window, 0) && can(window, 1));
  act(window, "win.pause-run");
  g_assert_cmpint(phase(window), ==, DW_GROWTH_PAUSED);
  g_assert_true(g_str_has_suffix(words(window), "paused"));
  act(window, "win.pause-run");
  g_assert_cmpint(phase(window), ==, DW_GROWTH_GOING);
  g_assert_false(g_str_has_suffix(words(window), "paused"));
  close_window(window);
}

static void
test_stop_and_continue(void)
{
  DwWindow *window = open_window(&growing_model, 1000, 1e6);
  act(window, "win.stop-run");
  g_assert_cmpint(phase(window), ==, DW_GROWTH_STOPPED);
  g_assert_true(g_str_has_suffix(words(window), "stopped"));
  g_assert_true(can(window, 0));
  g_assert_false(can(window, 1));
  act(window, "win.pause-run");
  g_assert_cmpint(phase(window), ==, DW_GROWTH_GOING);
  g_assert_true(can(window, 1));
  close_window(window);
}

static void
test_done(void)
{
  DwWindow *window = open_window(&growing_model, 0, 1000);
  wait_for_answer(dw_window_exploration(window));
  g_assert_true(g_str_has_prefix(words(window), "1\u202f000 realizations, done in "));
  g_assert_cmpfloat(gtk_progress_bar_get_fraction(find_in(bar_of(window), GTK_TYPE_PROGRESS_BAR, 0)), ==, 1);
  g_assert_false(can(window, 0) || can(window, 1));
  close_window(window);
}

static void
count(int *n)
{
  ++*n;
}

/* What it says changes five times a second at most: a second leaves room for six, and for more if it was
 * late. */
static void
test_speaks_seldom(void)
{
  DwWindow *window = open_window(&growing_model, 2000, 1e6);
  GtkLabel *label = find_in(bar_of(window), GTK_TYPE_LABEL, 0);
  int changes = 0;
  g_signal_connect_swapped(label, "notify::label", G_CALLBACK(count), &changes);
  const gint64 start = g_get_monotonic_time();
  run_for(1000);
  g_assert_cmpint(changes, <=, (g_get_monotonic_time() - start) / 200000 + 1);
  g_assert_cmpint(changes, >=, 1);
  close_window(window);
}

/* --- the seed ------------------------------------------------------------------------------------------- */

/* A window that goes takes its run along: nothing works on for nobody. */
static void
test_goes_with_its_window(void)
{
  DwWindow *window = open_window(&growing_model, 1000, 1e6);
  gpointer watched[] = {dw_window_exploration(window), bar_of(window)};
  for (size_t k = 0; k < G_N_ELEMENTS(watched); k++)
    g_object_add_weak_pointer(watched[k], &watched[k]);
  close_window(window);
  for (size_t k = 0; k < G_N_ELEMENTS(watched); k++)
    g_assert_null(watched[k]);
}

static void
test_takes_seeds(void)
{
  static const struct {
    const char *text;
    guint64 seed;
  } cases[] = {{"0", 0}, {" 42 ", 42}, {"18446744073709551615", G_MAXUINT64}};
  DwWindow *window = open_window(&growing_model, 0, 100);
  for (size_t k = 0; k < G_N_ELEMENTS(cases); k++) {
    g_assert_true(dw_ensemble_bar_type_seed(bar_of(window), cases[k].text));
    g_assert_cmpuint(dw_exploration_state(dw_window_exploration(window))->seed, ==, cases[k].seed);
  }
  g_assert_cmpstr(gtk_editable_get_text(find_in(bar_of(window), GTK_TYPE_ENTRY, 0)), ==,
                  "18446744073709551615");
  close_window(window);
}

static void
test_refuses_seeds_in_place(void)
{
  static const char *const bad[] = {"", "banana", "-1", "+1", "1.5", "1e5", "0x10", "18446744073709551616"};
  DwWindow *window = open_window(&growing_model, 0, 100);
  GtkWidget *entry = find_in(bar_of(window), GTK_TYPE_ENTRY, 0);
  for (size_t k = 0; k < G_N_ELEMENTS(bad); k++) {
    g_assert_false(dw_ensemble_bar_type_seed(bar_of(window), bad[k]));
    g_assert_cmpuint(dw_exploration_state(dw_window_exploration(window))->seed, ==, 1);
    g_assert_cmpstr(gtk_editable_get_text(GTK_EDITABLE(entry)), ==, bad[k]);
    g_assert_true(gtk_widget_has_css_class(entry, "error"));
  }
  gtk_editable_set_text(GTK_EDITABLE(entry), "7");
  g_assert_false(gtk_widget_has_css_class(entry, "error"));
  close_window(window);
}

static void
test_new_seed(void)
{
  DwWindow *window = open_window(&growing_model, 0, 100);
  const DwState *state = dw_exploration_state(dw_window_exploration(window));
  const guint64 before = state->seed;
  act(window, "win.new-seed"); /* the same by a chance of 2^-32 */
  g_autofree char *text = g_strdup_printf("%" G_GUINT64_FORMAT, state->seed);
  g_assert_cmpuint(state->seed, !=, before);
  g_assert_cmpstr(gtk_editable_get_text(find_in(bar_of(window), GTK_TYPE_ENTRY, 0)), ==, text);
  close_window(window);
}

static void
test_is_accessible(void)
{
  DwWindow *window = open_window(&growing_model, 1000, 1e6);
  GtkAccessible *pause = find_in(bar_of(window), GTK_TYPE_BUTTON, 0);
  gtk_test_accessible_assert_property(pause, GTK_ACCESSIBLE_PROPERTY_LABEL, "Pause");
  act(window, "win.pause-run");
  gtk_test_accessible_assert_property(pause, GTK_ACCESSIBLE_PROPERTY_LABEL, "Continue");
  gtk_test_accessible_assert_property(GTK_ACCESSIBLE(find_in(bar_of(window), GTK_TYPE_ENTRY, 0)),
                                      GTK_ACCESSIBLE_PROPERTY_LABEL, "Seed of the random numbers");
  close_window(window);
}

/* --- derived quantities beside it ----------------------------------------------------------------------- */

static DwParameterRow *
row_of(DwWindow *window, const char *symbol)
{
  g_autoptr(GPtrArray) rows = find_widgets(GTK_WIDGET(window), DW_TYPE_PARAMETER_ROW);
  for (guint k = 0; k < rows->len; k++)
    if (g_str_equal(gtk_label_get_text(find_in(g_ptr_array_index(rows, k), GTK_TYPE_LABEL, 0)), symbol))
      return g_ptr_array_index(rows, k);
  g_assert_not_reached();
}

/* The ratio moves the interaction, the field moves the ratio; what the interaction cannot be is refused. */
static void
test_derived_moves_its_parameter(void)
{
  DwWindow *window = open_window(&growing_model, 0, 100);
  const DwState *state = dw_exploration_state(dw_window_exploration(window));
  DwParameterRow *ratio = row_of(window, "J0/h0");
  g_assert_cmpfloat(dw_parameter_row_value(ratio), ==, 0.2);
  g_assert_true(dw_parameter_row_type(ratio, "0.5"));
  g_assert_cmpfloat(state->values[1], ==, 5);
  g_assert_cmpfloat(dw_parameter_row_value(row_of(window, "J0")), ==, 5);
  g_assert_true(dw_parameter_row_type(row_of(window, "h0"), "50"));
  g_assert_cmpfloat(dw_parameter_row_value(ratio), ==, 0.1);
  g_assert_false(dw_parameter_row_type(ratio, "0.9"));
  g_assert_cmpfloat(state->values[1], ==, 5);
  close_window(window);
}

int
main(int argc, char **argv)
{
  display_init(&argc, &argv);
  g_test_add_func("/ensemble-bar/is-there-for-sampled-models", test_is_there_for_sampled_models);
  g_test_add_func("/ensemble-bar/finds-room", test_finds_room);
  g_test_add_func("/ensemble-bar/pause-and-continue", test_pause_and_continue);
  g_test_add_func("/ensemble-bar/stop-and-continue", test_stop_and_continue);
  g_test_add_func("/ensemble-bar/done", test_done);
  g_test_add_func("/ensemble-bar/speaks-seldom", test_speaks_seldom);
  g_test_add_func("/ensemble-bar/goes-with-its-window", test_goes_with_its_window);
  g_test_add_func("/ensemble-bar/takes-seeds", test_takes_seeds);
  g_test_add_func("/ensemble-bar/refuses-seeds-in-place", test_refuses_seeds_in_place);
  g_test_add_func("/ensemble-bar/new-seed", test_new_seed);
  g_test_add_func("/ensemble-bar/is-accessible", test_is_accessible);
  g_test_add_func("/ensemble-bar/derived-moves-its-parameter", test_derived_moves_its_parameter);
  return g_test_run();
}
