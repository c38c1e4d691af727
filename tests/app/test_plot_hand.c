/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A plot in the hand: whatever is done to it, its limits stay numbers; rulers and guides read what is there.
 */
#include "app/exploration_history.h"
#include "app/plot_handle.h"
#include "app/plot_page.h"
#include "app/window.h"
#include "display.h"
#include "plot/ruler.h"
#include "tiny_model.h"

#include <math.h>

typedef struct {
  DwWindow *window;
  DwExploration *exploration;
  DwPlotView *plot;
} Fixture;

static gpointer
find(Fixture *fixture, GType type)
{
  g_autoptr(GPtrArray) found = find_widgets(GTK_WIDGET(fixture->window), type);
  g_assert_cmpuint(found->len, >, 0);
  return g_ptr_array_index(found, 0);
}

static void
open_window(Fixture *fixture)
{
  const DwState state = dw_state_initial(&tiny_model);
  fixture->window = DW_WINDOW(dw_window_new(NULL, tiny_registry(), &state, NULL, NULL));
  gtk_window_present(GTK_WINDOW(fixture->window));
  g_object_ref(fixture->window);
  fixture->exploration = dw_window_exploration(fixture->window);
  wait_for_answer(fixture->exploration);
  run_for(100);
  fixture->plot = find(fixture, DW_TYPE_PLOT_VIEW);
}

static void
close_window(Fixture *fixture)
{
  gtk_window_close(GTK_WINDOW(fixture->window));
  assert_dies(fixture->window);
}

static void
show_log_axes(Fixture *fixture)
{
  DwView view = *dw_plot_view_view(fixture->plot);
  view.x_scale = view.y_scale = DW_SCALE_LOG;
  view.x_automatic = view.y_automatic = true;
  dw_exploration_set_view(fixture->exploration, 0, &view);
  wait_for_answer(fixture->exploration);
  run_for(50);
}

/* --- limits --------------------------------------------------------------------------------------------- */

static void
assert_sane(const DwView *view)
{
  const DwRange ranges[] = {view->x, view->y};
  const DwScale scales[] = {view->x_scale, view->y_scale};
  for (int k = 0; k < 2; k++) {
    g_assert_true(isfinite(ranges[k].low) && isfinite(ranges[k].high));
    g_assert_cmpfloat(ranges[k].low, <, ranges[k].high);
    if (scales[k] == DW_SCALE_LOG)
      g_assert_cmpfloat(ranges[k].low, >, 0);
  }
}

static void
do_something(Fixture *fixture)
{
  DwPlotView *plot = fixture->plot;
  const DwRectangle *frame = &dw_plot_view_layout(plot)->frame;
  const double x = frame->x + frame->width * g_test_rand_double_range(-0.2, 1.2);
  const double y = frame->y + frame->height * g_test_rand_double_range(-0.2, 1.2);
  const DwAlong along = (DwAlong) g_test_rand_int_range(1, 4);
  const DwView from = *dw_plot_view_view(plot);
  const double factor = pow(10, g_test_rand_double_range(-40, 40));
  const DwRectangle box = {x, y, g_test_rand_double_range(0, 300), g_test_rand_double_range(0, 300)};
  switch (g_test_rand_int_range(0, 4)) {
  case 0:
    dw_plot_view_zoom(plot, along, factor, x, y);
    break;
  case 1:
    dw_plot_view_zoom_to(plot, along, &box);
    break;
  case 2:
    dw_plot_view_stretch(plot, &from, along, factor, x, y, 1e6 * (g_test_rand_double() - 0.5), x - y);
    break;
  default:
    dw_plot_view_pan(plot, &from, 100 * (g_test_rand_double() - 0.5), 5);
  }
}

/* On either kind of axis, as far as doubles go and beyond. */
static void
test_limits_stay_numbers(void)
{
  Fixture fixture;
  open_window(&fixture);
  for (int scale = 0; scale < 2; scale++) {
    for (int k = 0; k < 150; k++) {
      do_something(&fixture);
      assert_sane(dw_plot_view_view(fixture.plot));
      assert_sane(&dw_exploration_state(fixture.exploration)->views[0]);
    }
    show_log_axes(&fixture);
  }
  close_window(&fixture);
}

/* Six hundred decades are drawn like six. */
static void
test_far_out(void)
{
  Fixture fixture;
  open_window(&fixture);
  show_log_axes(&fixture);
  for (int k = 0; k < 40; k++)
    dw_plot_view_zoom(fixture.plot, DW_ALONG_BOTH, 0.5, 200, 200);
  wait_for_answer(fixture.exploration);
  run_for(50);
  g_assert_cmpfloat(dw_plot_view_view(fixture.plot)->x.low, <, 1e-250);
  g_assert_cmpfloat(dw_plot_view_view(fixture.plot)->x.high, >, 1e250);
  close_window(&fixture);
}

/* --- gestures ------------------------------------------------------------------------------------------- */

/* What was in the box fills the frame; along one axis the other is left alone. */
static void
test_box(void)
{
  Fixture fixture;
  open_window(&fixture);
  const DwLayout layout = *dw_plot_view_layout(fixture.plot);
  const DwView before = *dw_plot_view_view(fixture.plot);
  const DwRectangle box = {layout.frame.x + 40, layout.frame.y + 30, 100, 80};
  const double low = dw_layout_data_x(&layout, box.x), high = dw_layout_data_x(&layout, box.x + box.width);
  dw_plot_view_zoom_to(fixture.plot, DW_ALONG_X, &box);
  g_assert_cmpfloat_with_epsilon(dw_plot_view_view(fixture.plot)->x.low, low, 1e-9 * high);
  g_assert_cmpfloat_with_epsilon(dw_plot_view_view(fixture.plot)->x.high, high, 1e-9 * high);
  g_assert_true(dw_exploration_state(fixture.exploration)->views[0].y_automatic);
  dw_exploration_walk(fixture.exploration, false);
  g_assert_cmpfloat(dw_plot_view_view(fixture.plot)->x.low, ==, before.x.low);
  close_window(&fixture);
}

/* Beside an axis that one is meant, elsewhere both. */
static void
test_place_tells_the_axis(void)
{
  Fixture fixture;
  open_window(&fixture);
  const DwRectangle frame = dw_plot_view_layout(fixture.plot)->frame;
  const double x = frame.x + 20, y = frame.y + 20;
  g_assert_cmpint(dw_plot_view_along(fixture.plot, x, y), ==, DW_ALONG_BOTH);
  g_assert_cmpint(dw_plot_view_along(fixture.plot, frame.x - 10, y), ==, DW_ALONG_Y);
  g_assert_cmpint(dw_plot_view_along(fixture.plot, x, frame.y + frame.height + 10), ==, DW_ALONG_X);
  close_window(&fixture);
}

/* Two fingers hold on to what is under them. */
static void
test_two_fingers(void)
{
  Fixture fixture;
  open_window(&fixture);
  const DwLayout before = *dw_plot_view_layout(fixture.plot);
  const DwView from = *dw_plot_view_view(fixture.plot);
  const double x = before.frame.x + 100, y = before.frame.y + 90, held = dw_layout_data_x(&before, x);
  dw_plot_view_stretch(fixture.plot, &from, DW_ALONG_BOTH, 1.7, x, y, 35, -20);
  const DwView *view = dw_plot_view_view(fixture.plot);
  const double place = dw_axis_place(before.x_axis, view->x, held);
  g_assert_cmpfloat_with_epsilon(place, (x + 35 - before.frame.x) / before.frame.width, 1e-9);
  close_window(&fixture);
}

/* --- the ruler ------------------------------------------------------------------------------------------ */

static void
test_ruler_holds_its_curve(void)
{
  Fixture fixture;
  open_window(&fixture);
  DwPlotRuler *ruler = dw_plot_view_ruler(fixture.plot);
  gtk_widget_activate_action(GTK_WIDGET(fixture.plot), "plot.ruler", NULL);
  run_for(50);
  g_assert_true(gtk_widget_get_visible(GTK_WIDGET(ruler)));
  g_autofree char *before = dw_plot_ruler_read(ruler);
  dw_exploration_set_value(fixture.exploration, 0, 30);
  wait_for_answer(fixture.exploration);
  run_for(50);
  g_autofree char *after = dw_plot_ruler_read(ruler);
  g_assert_cmpstr(before, !=, after);
  g_assert_true(g_str_has_prefix(after, tiny_model.plots[0].curves[0].label));
  gtk_widget_activate_action(GTK_WIDGET(fixture.plot), "plot.ruler", NULL);
  g_assert_false(gtk_widget_get_visible(GTK_WIDGET(ruler)));
  close_window(&fixture);
}

/* A handle stands on its curve when the view has moved under it. */
static void
test_handles_follow_the_view(void)
{
  Fixture fixture;
  graphene_rect_t before, after;
  open_window(&fixture);
  gtk_widget_activate_action(GTK_WIDGET(fixture.plot), "plot.ruler", NULL);
  run_for(50);
  GtkWidget *handle = find(&fixture, DW_TYPE_PLOT_HANDLE);
  const DwRectangle frame = dw_plot_view_layout(fixture.plot)->frame;
  g_assert_true(gtk_widget_compute_bounds(handle, GTK_WIDGET(fixture.plot), &before));
  const DwView from = *dw_plot_view_view(fixture.plot);
  dw_plot_view_pan(fixture.plot, &from, 0.1, 0);
  wait_for_answer(fixture.exploration);
  run_for(50);
  g_assert_true(gtk_widget_compute_bounds(handle, GTK_WIDGET(fixture.plot), &after));
  g_assert_cmpfloat_with_epsilon(before.origin.x - after.origin.x, 0.1 * frame.width, 1);
  close_window(&fixture);
}

/* By keys alone: both handles are reached, move, and put the ruler away. */
static void
test_ruler_by_keys(void)
{
  Fixture fixture;
  gboolean meant = FALSE;
  open_window(&fixture);
  gtk_widget_activate_action(GTK_WIDGET(fixture.plot), "plot.ruler", NULL);
  run_for(50);
  g_autoptr(GPtrArray) handles =
      find_widgets(GTK_WIDGET(dw_plot_view_ruler(fixture.plot)), DW_TYPE_PLOT_HANDLE);
  g_assert_cmpuint(handles->len, ==, 2);
  for (guint k = 0; k < 2; k++) {
    g_autofree char *before = dw_plot_ruler_read(dw_plot_view_ruler(fixture.plot));
    g_assert_true(gtk_widget_grab_focus(g_ptr_array_index(handles, k)));
    g_signal_emit_by_name(g_ptr_array_index(handles, k), "key", (guint) GDK_KEY_Right, 0u, &meant);
    g_assert_true(meant);
    run_for(50);
    g_autofree char *after = dw_plot_ruler_read(dw_plot_view_ruler(fixture.plot));
    g_assert_cmpstr(before, !=, after);
  }
  g_signal_emit_by_name(g_ptr_array_index(handles, 0), "key", (guint) GDK_KEY_Escape, 0u, &meant);
  g_assert_false(gtk_widget_get_visible(GTK_WIDGET(dw_plot_view_ruler(fixture.plot))));
  close_window(&fixture);
}

/* Where no pointer is: off the curves, and into the box between the handles. */
static void
test_free_handle_and_zoom_by_keys(void)
{
  Fixture fixture;
  gboolean meant = FALSE;
  open_window(&fixture);
  gtk_widget_activate_action(GTK_WIDGET(fixture.plot), "plot.ruler", NULL);
  run_for(50);
  GtkWidget *handle = find(&fixture, DW_TYPE_PLOT_HANDLE);
  const DwRulerMark held = dw_plot_view_measured(fixture.plot)->marks[0];
  g_assert_cmpint(held.curve, >=, 0);
  g_signal_emit_by_name(handle, "key", (guint) GDK_KEY_Up, (guint) GDK_SHIFT_MASK, &meant);
  g_assert_true(meant);
  run_for(50);
  const DwRulerMark *marks = dw_plot_view_measured(fixture.plot)->marks;
  g_assert_cmpint(marks[0].curve, ==, -1);
  g_assert_cmpfloat(marks[0].x, ==, held.x);
  g_assert_cmpfloat(marks[0].y, >, held.y);
  dw_plot_ruler_zoom(dw_plot_view_ruler(fixture.plot));
  const DwView *view = dw_plot_view_view(fixture.plot);
  g_assert_cmpfloat_with_epsilon(view->x.low / fmin(marks[0].x, marks[1].x), 1, 1e-9);
  g_assert_cmpfloat_with_epsilon(view->x.high / fmax(marks[0].x, marks[1].x), 1, 1e-9);
  g_assert_cmpfloat_with_epsilon(view->y.high / fmax(marks[0].y, marks[1].y), 1, 1e-9);
  close_window(&fixture);
}

/* A number and its error end at the same digit. */
static void
test_numbers_with_errors(void)
{
  static const struct {
    double value, error;
    const char *text;
  } cases[] = {{-1.50213, 0.0031, "−1.5021 ± 0.0031"},
               {2, 0.5, "2.00 ± 0.50"},
               {-1.5, NAN, "−1.500"},
               {-1.5, 1e-12, "−1.50000"},
               {0, 0, "0"}, /* along a curve that is nothing but zero */
               {123.4, 27, "123 ± 27"},
               {3e9, 2e7, "(3.000 ± 0.020)×10<sup>9</sup>"},
               {1e-7, 3e-8, "(1.00 ± 0.30)×10<sup>−7</sup>"}};
  char text[192];
  for (size_t k = 0; k < G_N_ELEMENTS(cases); k++)
    g_assert_cmpstr(dw_with_error_markup(cases[k].value, cases[k].error, text, sizeof text), ==,
                    cases[k].text);
}

/* --- guide lines ---------------------------------------------------------------------------------------- */

static void
test_guides(void)
{
  Fixture fixture;
  open_window(&fixture);
  DwPlotGuides *guides = dw_plot_view_guides(fixture.plot);
  for (int k = 0; k < DW_MAX_GUIDES; k++)
    g_assert_true(dw_plot_guides_add(guides, 200 + 10 * k, 150, -1));
  g_assert_false(dw_plot_guides_add(guides, 200, 150, -1));
  run_for(50);
  static const struct {
    const char *text;
    double slope;
  } good[] = {{"-1.5", -1.5}, {"-3/2", -1.5}, {" 2 ", 2}, {"−7 / 4", -1.75}, {"0", 0}};
  for (size_t k = 0; k < G_N_ELEMENTS(good); k++) {
    g_assert_true(dw_plot_guides_type(guides, good[k].text));
    g_assert_cmpfloat(dw_plot_guides_slope(guides), ==, good[k].slope);
  }
  static const char *const bad[] = {"", "x", "1/0", "nan", "1/2/3", "1,5", "/2"};
  for (size_t k = 0; k < G_N_ELEMENTS(bad); k++) {
    g_assert_false(dw_plot_guides_type(guides, bad[k]));
    g_assert_cmpfloat(dw_plot_guides_slope(guides), ==, 0);
  }
  gtk_widget_activate_action(GTK_WIDGET(fixture.plot), "plot.clear-guides", NULL);
  g_assert_cmpint(dw_plot_guides_count(guides), ==, 0);
  close_window(&fixture);
}

static void
test_guide_by_keys(void)
{
  Fixture fixture;
  gboolean meant = FALSE;
  open_window(&fixture);
  DwPlotGuides *guides = dw_plot_view_guides(fixture.plot);
  g_assert_true(dw_plot_guides_add(guides, 200, 150, -1));
  run_for(50);
  g_autoptr(GPtrArray) handles = find_widgets(GTK_WIDGET(guides), DW_TYPE_PLOT_HANDLE);
  GtkWidget *turn = g_ptr_array_index(handles, 1);
  g_signal_emit_by_name(turn, "key", (guint) GDK_KEY_Up, 0u, &meant);
  g_assert_cmpfloat_with_epsilon(dw_plot_guides_slope(guides), -0.75, 1e-12);
  g_signal_emit_by_name(turn, "key", (guint) GDK_KEY_Down, (guint) GDK_SHIFT_MASK, &meant);
  g_assert_cmpfloat_with_epsilon(dw_plot_guides_slope(guides), -0.76, 1e-12);
  g_signal_emit_by_name(turn, "key", (guint) GDK_KEY_Delete, 0u, &meant);
  g_assert_true(meant);
  g_assert_cmpint(dw_plot_guides_count(guides), ==, 0);
  close_window(&fixture);
}

/* However the view moves, a handle stands within the frame or nowhere. */
static void
test_guide_handles_stay_in_the_frame(void)
{
  Fixture fixture;
  open_window(&fixture);
  DwPlotGuides *guides = dw_plot_view_guides(fixture.plot);
  g_assert_true(dw_plot_guides_add(guides, 200, 150, -1));
  run_for(50);
  g_autoptr(GPtrArray) handles = find_widgets(GTK_WIDGET(guides), DW_TYPE_PLOT_HANDLE);
  for (int k = 0; k < 20; k++) {
    const DwView from = *dw_plot_view_view(fixture.plot);
    dw_plot_view_pan(fixture.plot, &from, g_test_rand_double_range(-0.4, 0.4),
                     g_test_rand_double_range(-0.4, 0.4));
    run_for(50);
    const DwRectangle *frame = &dw_plot_view_layout(fixture.plot)->frame;
    for (guint h = 0; h < handles->len; h++) {
      graphene_rect_t bounds;
      if (!gtk_widget_get_mapped(handles->pdata[h]) ||
          !gtk_widget_compute_bounds(handles->pdata[h], GTK_WIDGET(fixture.plot), &bounds))
        continue;
      const double x = bounds.origin.x + bounds.size.width / 2, y = bounds.origin.y + bounds.size.height / 2;
      g_assert_true(x > frame->x - 2 && x < frame->x + frame->width + 2);
      g_assert_true(y > frame->y - 2 && y < frame->y + frame->height + 2);
    }
  }
  close_window(&fixture);
}

/* --- what stays ----------------------------------------------------------------------------------------- */

/* Another plot beside makes all pages anew: ruler and guide lines stay where they were. */
static void
test_measures_outlive_their_page(void)
{
  Fixture fixture;
  static const size_t both[] = {0, 1};
  open_window(&fixture);
  gtk_widget_activate_action(GTK_WIDGET(fixture.plot), "plot.ruler", NULL);
  g_assert_true(dw_plot_guides_add(dw_plot_view_guides(fixture.plot), 200, 150, -1.25));
  run_for(50);
  const DwMeasure before = *dw_plot_view_measured(fixture.plot);
  dw_exploration_show_plots(fixture.exploration, both, 2);
  wait_for_answer(fixture.exploration);
  run_for(50);
  g_autoptr(GPtrArray) plots = find_widgets(GTK_WIDGET(fixture.window), DW_TYPE_PLOT_VIEW);
  g_assert_cmpuint(plots->len, ==, 2);
  DwPlotView *same = g_ptr_array_index(plots, 0), *other = g_ptr_array_index(plots, 1);
  g_assert_true(gtk_widget_get_visible(GTK_WIDGET(dw_plot_view_ruler(same))));
  g_assert_false(gtk_widget_get_visible(GTK_WIDGET(dw_plot_view_ruler(other))));
  g_assert_cmpfloat(dw_plot_view_measured(same)->marks[0].x, ==, before.marks[0].x);
  g_assert_cmpint(dw_plot_guides_count(dw_plot_view_guides(same)), ==, 1);
  g_assert_cmpfloat(dw_plot_guides_slope(dw_plot_view_guides(same)), ==, -1.25);
  g_assert_cmpint(dw_plot_guides_count(dw_plot_view_guides(other)), ==, 0);
  close_window(&fixture);
}

/* --- touch ---------------------------------------------------------------------------------------------- */

static gpointer
controller_of(GtkWidget *widget, GType type)
{
  g_autoptr(GListModel) controllers = gtk_widget_observe_controllers(widget);
  for (guint k = 0; k < g_list_model_get_n_items(controllers); k++) {
    g_autoptr(GObject) controller = g_list_model_get_item(controllers, k);
    if (G_TYPE_CHECK_INSTANCE_TYPE(controller, type))
      return controller; /* the widget holds it */
  }
  g_error("%s has no %s", G_OBJECT_TYPE_NAME(widget), g_type_name(type));
}

static void
assert_listens(gpointer gesture, guint points)
{
  guint n;
  g_object_get(gesture, "n-points", &n, NULL);
  g_assert_cmpuint(n, ==, points);
  g_assert_cmpint(gtk_event_controller_get_propagation_phase(gesture), !=, GTK_PHASE_NONE);
}

/* One finger or a mouse drags, two fingers pinch, a wheel or a touchpad scrolls both ways. */
static void
test_gestures_are_attached(void)
{
  Fixture fixture;
  open_window(&fixture);
  GtkWidget *plot = GTK_WIDGET(fixture.plot);
  gpointer drag = controller_of(plot, GTK_TYPE_GESTURE_DRAG);
  gpointer scroll = controller_of(plot, GTK_TYPE_EVENT_CONTROLLER_SCROLL);
  assert_listens(controller_of(plot, GTK_TYPE_GESTURE_ZOOM), 2);
  assert_listens(drag, 1);
  g_assert_false(gtk_gesture_single_get_touch_only(drag));
  g_assert_cmpint(gtk_event_controller_scroll_get_flags(scroll), ==, GTK_EVENT_CONTROLLER_SCROLL_BOTH_AXES);
  gtk_widget_activate_action(plot, "plot.ruler", NULL);
  run_for(50);
  assert_listens(controller_of(find(&fixture, DW_TYPE_PLOT_HANDLE), GTK_TYPE_GESTURE_DRAG), 1);
  close_window(&fixture);
}

/* What the gestures report moves the plot: one finger's way, and a way that is no slip. */
static void
test_drag_moves(void)
{
  Fixture fixture;
  open_window(&fixture);
  const DwLayout layout = *dw_plot_view_layout(fixture.plot);
  gpointer drag = controller_of(GTK_WIDGET(fixture.plot), GTK_TYPE_GESTURE_DRAG);
  const double x = layout.frame.x + 100, y = layout.frame.y + 90, held = dw_layout_data_x(&layout, x);
  g_signal_emit_by_name(drag, "drag-begin", x, y);
  g_signal_emit_by_name(drag, "drag-update", 60.0, 0.0);
  g_signal_emit_by_name(drag, "drag-end", 60.0, 0.0);
  const double place = dw_axis_place(layout.x_axis, dw_plot_view_view(fixture.plot)->x, held);
  g_assert_cmpfloat_with_epsilon(place, (x + 60 - layout.frame.x) / layout.frame.width, 1e-9);
  close_window(&fixture);
}

/* To everybody who watches the window's keys. */
static void
press_in_window(GtkWidget *widget, guint key)
{
  gboolean meant;
  g_autoptr(GListModel) controllers = gtk_widget_observe_controllers(GTK_WIDGET(gtk_widget_get_root(widget)));
  for (guint k = 0; k < g_list_model_get_n_items(controllers); k++) {
    g_autoptr(GObject) controller = g_list_model_get_item(controllers, k);
    if (GTK_IS_EVENT_CONTROLLER_KEY(controller))
      g_signal_emit_by_name(controller, "key-pressed", key, 0u, (GdkModifierType) 0, &meant);
  }
}

static void
test_escape_takes_a_drag_back(void)
{
  Fixture fixture;
  open_window(&fixture);
  const DwRectangle frame = dw_plot_view_layout(fixture.plot)->frame;
  const DwView before = *dw_plot_view_view(fixture.plot);
  gpointer drag = controller_of(GTK_WIDGET(fixture.plot), GTK_TYPE_GESTURE_DRAG);
  g_signal_emit_by_name(drag, "drag-begin", frame.x + 100, frame.y + 90);
  g_signal_emit_by_name(drag, "drag-update", 60.0, 30.0);
  g_assert_cmpfloat(dw_plot_view_view(fixture.plot)->x.low, !=, before.x.low);
  press_in_window(GTK_WIDGET(fixture.plot), GDK_KEY_Escape);
  const DwView *after = dw_plot_view_view(fixture.plot);
  g_assert_cmpfloat_with_epsilon(after->x.low / before.x.low, 1, 1e-9);
  g_assert_cmpfloat_with_epsilon(after->y.high / before.y.high, 1, 1e-9);
  g_assert_true(after->x_automatic == before.x_automatic && after->y_automatic == before.y_automatic);
  close_window(&fixture);
}

int
main(int argc, char **argv)
{
  display_init(&argc, &argv);
  g_test_add_func("/plot-hand/limits-stay-numbers", test_limits_stay_numbers);
  g_test_add_func("/plot-hand/far-out", test_far_out);
  g_test_add_func("/plot-hand/box", test_box);
  g_test_add_func("/plot-hand/place-tells-the-axis", test_place_tells_the_axis);
  g_test_add_func("/plot-hand/two-fingers", test_two_fingers);
  g_test_add_func("/plot-hand/ruler-holds-its-curve", test_ruler_holds_its_curve);
  g_test_add_func("/plot-hand/handles-follow-the-view", test_handles_follow_the_view);
  g_test_add_func("/plot-hand/ruler-by-keys", test_ruler_by_keys);
  g_test_add_func("/plot-hand/free-handle-and-zoom-by-keys", test_free_handle_and_zoom_by_keys);
  g_test_add_func("/plot-hand/numbers-with-errors", test_numbers_with_errors);
  g_test_add_func("/plot-hand/guides", test_guides);
  g_test_add_func("/plot-hand/guide-by-keys", test_guide_by_keys);
  g_test_add_func("/plot-hand/guide-handles", test_guide_handles_stay_in_the_frame);
  g_test_add_func("/plot-hand/measures-outlive-their-page", test_measures_outlive_their_page);
  g_test_add_func("/plot-hand/gestures-are-attached", test_gestures_are_attached);
  g_test_add_func("/plot-hand/drag-moves", test_drag_moves);
  g_test_add_func("/plot-hand/escape", test_escape_takes_a_drag_back);
  return g_test_run();
}
