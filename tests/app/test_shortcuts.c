/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The shortcuts window tells of every key that means something, and of no other. */
#include "app/accelerators.h"
#include "app/exploration_history.h"
#include "app/parameter_row.h"
#include "app/pin_row.h"
#include "app/plot_handle.h"
#include "app/plot_page.h"
#include "app/trace_cursor.h"
#include "app/window.h"
#include "display.h"
#include "tiny_model.h"

#include <string.h>

/* --- what people are told ------------------------------------------------------------------------------- */

typedef struct {
  char *group, *title, *key; /* as GTK's parser has it */
} Told;

typedef struct {
  GPtrArray *told;
  GString *text;
  char *group, *title;
  bool in_shortcut, accelerator, heading;
} Reader;

static void
on_start(GMarkupParseContext *context, const char *element, const char **names, const char **values,
         gpointer data, GError **error)
{
  Reader *reader = data;
  const char *class = NULL, *name = NULL;
  for (int k = 0; names[k]; k++) {
    class = g_str_equal(names[k], "class") ? values[k] : class;
    name = g_str_equal(names[k], "name") ? values[k] : name;
  }
  if (g_str_equal(element, "object"))
    reader->in_shortcut = g_strcmp0(class, "GtkShortcutsShortcut") == 0;
  reader->accelerator = g_strcmp0(name, "accelerator") == 0;
  reader->heading = g_strcmp0(name, "title") == 0;
  g_string_truncate(reader->text, 0);
}

static void
add_told(Reader *reader)
{
  g_auto(GStrv) keys = g_strsplit(reader->text->str, " ", -1);
  for (char **key = keys; *key; key++) {
    Told *told = g_new(Told, 1);
    *told = (Told){g_strdup(reader->group), g_strdup(reader->title), g_strdup(*key)};
    g_ptr_array_add(reader->told, told);
  }
}

static void
on_end(GMarkupParseContext *context, const char *element, gpointer data, GError **error)
{
  Reader *reader = data;
  char **title = reader->in_shortcut ? &reader->title : &reader->group;
  if (reader->heading) {
    g_free(*title);
    *title = g_strdup(reader->text->str);
  } else if (reader->accelerator)
    add_told(reader);
  reader->heading = reader->accelerator = false;
}

static void
on_text(GMarkupParseContext *context, const char *text, gsize length, gpointer data, GError **error)
{
  g_string_append_len(((Reader *) data)->text, text, (gssize) length);
}

static void
told_free(gpointer data)
{
  Told *told = data;
  g_free(told->group);
  g_free(told->title);
  g_free(told->key);
  g_free(told);
}

static GPtrArray *
read_help(void)
{
  const GMarkupParser parser = {.start_element = on_start, .end_element = on_end, .text = on_text};
  Reader reader = {.told = g_ptr_array_new_with_free_func(told_free), .text = g_string_new(NULL)};
  g_autoptr(GBytes) bytes =
      g_resources_lookup_data("/org/doublewell/Doublewell/gtk/help-overlay.ui", 0, NULL);
  g_autoptr(GMarkupParseContext) context = g_markup_parse_context_new(&parser, 0, &reader, NULL);
  gsize size;
  const char *text = g_bytes_get_data(bytes, &size);
  g_assert_true(g_markup_parse_context_parse(context, text, (gssize) size, NULL));
  g_string_free(reader.text, TRUE);
  g_free(reader.group);
  g_free(reader.title);
  g_assert_cmpuint(reader.told->len, >, 50);
  return reader.told;
}

/* Whether a group, or any of them (NULL), tells of a key. */
static bool
tells(GPtrArray *told, const char *group, guint key, GdkModifierType modifiers)
{
  for (guint k = 0; k < told->len; k++) {
    const Told *one = told->pdata[k];
    guint one_key;
    GdkModifierType one_modifiers;
    if ((!group || g_str_equal(one->group, group)) &&
        gtk_accelerator_parse(one->key, &one_key, &one_modifiers) && one_key == gdk_keyval_to_lower(key) &&
        one_modifiers == modifiers)
      return true;
  }
  return false;
}

/* --- the application's ---------------------------------------------------------------------------------- */

static GtkApplication *
application_with_accels(void)
{
  GtkApplication *application = gtk_application_new("org.doublewell.Shortcuts", G_APPLICATION_NON_UNIQUE);
  dw_application_set_accels(application);
  return application;
}

/* "<Alt>1...9" tells of nine keys. */
static bool
tells_of_accel(GPtrArray *told, const char *accel)
{
  guint key;
  GdkModifierType modifiers;
  g_assert_true(gtk_accelerator_parse(accel, &key, &modifiers));
  for (guint k = 0; k < told->len; k++) {
    const char *range = strstr(((Told *) told->pdata[k])->key, "1...9");
    g_autofree char *first = range ? g_strdup(((Told *) told->pdata[k])->key) : NULL;
    if (!range)
      continue;
    first[range - ((Told *) told->pdata[k])->key + 1] = '\0';
    guint from;
    GdkModifierType with;
    g_assert_true(gtk_accelerator_parse(first, &from, &with));
    if (key >= from && key < from + 9 && modifiers == with)
      return true;
  }
  return tells(told, NULL, key, modifiers);
}

static void
test_every_accelerator_is_told(void)
{
  g_autoptr(GPtrArray) told = read_help();
  g_autoptr(GtkApplication) application = application_with_accels();
  g_auto(GStrv) actions = gtk_application_list_action_descriptions(application);
  g_assert_cmpuint(g_strv_length(actions), >, 20);
  for (char **action = actions; *action; action++) {
    g_auto(GStrv) accels = gtk_application_get_accels_for_action(application, *action);
    for (char **accel = accels; *accel; accel++)
      if (!tells_of_accel(told, *accel))
        g_error("the shortcuts window does not tell of %s (%s)", *accel, *action);
  }
}

/* GTK's own, and the keys that are held while something else is done. */
static bool
is_known_elsewhere(const Told *told)
{
  static const char *const keys[] = {"F10", "<Control>question", "Tab", "x", "y", NULL};
  return g_strv_contains(keys, told->key);
}

/* Those groups have nothing but actions. */
static void
test_every_action_that_is_told_exists(void)
{
  static const char *const groups[] = {"Undo", "Realizations", "Files and Clipboard", "Window", NULL};
  g_autoptr(GPtrArray) told = read_help();
  g_autoptr(GtkApplication) application = application_with_accels();
  guint n = 0;
  for (guint k = 0; k < told->len; k++) {
    const Told *one = told->pdata[k];
    if (!g_strv_contains(groups, one->group) || is_known_elsewhere(one))
      continue;
    g_auto(GStrv) actions = gtk_application_get_actions_for_accel(application, one->key);
    if (!actions[0])
      g_error("the shortcuts window tells of %s (%s), which does nothing", one->key, one->title);
    n++;
  }
  g_assert_cmpuint(n, >, 15);
}

/* --- those of widgets ----------------------------------------------------------------------------------- */

static DwWindow *
open_window(void)
{
  const DwState state = dw_state_initial(&tiny_model);
  DwWindow *window = DW_WINDOW(dw_window_new(NULL, tiny_registry(), &state, NULL, NULL));
  gtk_window_present(GTK_WINDOW(window));
  wait_for_answer(dw_window_exploration(window));
  dw_pinboard_add(dw_exploration_pins(dw_window_exploration(window)));
  run_for(100);
  return g_object_ref(window);
}

static void
close_window(DwWindow *window)
{
  gtk_window_close(GTK_WINDOW(window));
  assert_dies(window);
}

static gpointer
find(gpointer root, GType type)
{
  g_autoptr(GPtrArray) found = find_widgets(root, type);
  g_assert_cmpuint(found->len, >, 0);
  return found->pdata[0];
}

/* Other ways to press the same key, and what leaves a thing as everywhere. */
static const struct {
  guint key;
  GdkModifierType modifiers;
} unsaid[] = {
    {GDK_KEY_plus, GDK_SHIFT_MASK},
    {GDK_KEY_minus, GDK_SHIFT_MASK},
    {GDK_KEY_equal, 0},
    {GDK_KEY_KP_Add, 0},
    {GDK_KEY_KP_Subtract, 0},
    {GDK_KEY_KP_0, 0},
    {GDK_KEY_KP_Enter, 0},
    {GDK_KEY_F10, GDK_SHIFT_MASK},
    {GDK_KEY_Escape, 0},
};

static bool
goes_unsaid(guint key, GdkModifierType modifiers)
{
  for (size_t k = 0; k < G_N_ELEMENTS(unsaid); k++)
    if (unsaid[k].key == key && unsaid[k].modifiers == modifiers)
      return true;
  return false;
}

static void
assert_triggers_are_told(GtkShortcutTrigger *trigger, GPtrArray *told, const char *group, GHashTable *seen)
{
  if (GTK_IS_ALTERNATIVE_TRIGGER(trigger)) {
    GtkAlternativeTrigger *both = GTK_ALTERNATIVE_TRIGGER(trigger);
    assert_triggers_are_told(gtk_alternative_trigger_get_first(both), told, group, seen);
    assert_triggers_are_told(gtk_alternative_trigger_get_second(both), told, group, seen);
    return;
  }
  const guint key = gtk_keyval_trigger_get_keyval(GTK_KEYVAL_TRIGGER(trigger));
  const GdkModifierType modifiers = gtk_keyval_trigger_get_modifiers(GTK_KEYVAL_TRIGGER(trigger));
  g_hash_table_add(seen, gtk_accelerator_name(key, modifiers));
  if (!tells(told, group, key, modifiers) && !goes_unsaid(key, modifiers))
    g_error("%s does not tell of %s", group, gtk_accelerator_name(key, modifiers));
}

/* Whose keys are bound in class or template. */
static void
assert_shortcuts_are_told(GtkWidget *widget, GPtrArray *told, const char *group, GHashTable *seen)
{
  g_autoptr(GListModel) controllers = gtk_widget_observe_controllers(widget);
  for (guint k = 0; k < g_list_model_get_n_items(controllers); k++) {
    g_autoptr(GObject) controller = g_list_model_get_item(controllers, k);
    const guint n =
        GTK_IS_SHORTCUT_CONTROLLER(controller) ? g_list_model_get_n_items(G_LIST_MODEL(controller)) : 0;
    for (guint j = 0; j < n; j++) {
      g_autoptr(GtkShortcut) shortcut = g_list_model_get_item(G_LIST_MODEL(controller), j);
      assert_triggers_are_told(gtk_shortcut_get_trigger(shortcut), told, group, seen);
    }
  }
}

static void
assert_all_seen(GPtrArray *told, const char *group, GHashTable *seen)
{
  g_autoptr(GtkApplication) application = application_with_accels();
  for (guint k = 0; k < told->len; k++) {
    const Told *one = told->pdata[k];
    guint key;
    GdkModifierType modifiers;
    if (!g_str_equal(one->group, group) || is_known_elsewhere(one) || strstr(one->key, "..."))
      continue;
    g_assert_true(gtk_accelerator_parse(one->key, &key, &modifiers));
    g_autofree char *name = gtk_accelerator_name(key, modifiers);
    g_auto(GStrv) actions = gtk_application_get_actions_for_accel(application, one->key);
    if (!g_hash_table_contains(seen, name) && !actions[0])
      g_error("%s tells of %s (%s), which does nothing", group, one->key, one->title);
  }
}

static void
test_keys_of_plots(void)
{
  DwWindow *window = open_window();
  g_autoptr(GPtrArray) told = read_help();
  g_autoptr(GHashTable) seen = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
  GtkWidget *plot = find(window, DW_TYPE_PLOT_VIEW), *page = find(window, DW_TYPE_PLOT_PAGE);
  assert_shortcuts_are_told(plot, told, NULL, seen);
  assert_shortcuts_are_told(page, told, "Plots", seen);
  assert_all_seen(told, "Plots", seen);
  close_window(window);
}

static void
test_keys_of_pins(void)
{
  DwWindow *window = open_window();
  g_autoptr(GPtrArray) told = read_help();
  g_autoptr(GHashTable) seen = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
  assert_shortcuts_are_told(find(window, DW_TYPE_PIN_ROW), told, "Pins", seen);
  assert_all_seen(told, "Pins", seen);
  close_window(window);
}

/* --- those that widgets listen for themselves ----------------------------------------------------------- */

static bool
means_something(GtkWidget *widget, guint key, GdkModifierType modifiers)
{
  g_autoptr(GListModel) controllers = gtk_widget_observe_controllers(widget);
  for (guint k = 0; k < g_list_model_get_n_items(controllers); k++) {
    g_autoptr(GObject) controller = g_list_model_get_item(controllers, k);
    gboolean meant = FALSE;
    if (GTK_IS_EVENT_CONTROLLER_KEY(controller))
      g_signal_emit_by_name(controller, "key-pressed", key, 0u, modifiers, &meant);
    if (meant)
      return true;
  }
  return false;
}

typedef GtkWidget *(*Finder)(DwWindow *window);

/* Brings the thing back where the last key has put it away. */
static GtkWidget *
ruler_handle(DwWindow *window)
{
  DwPlotView *plot = find(window, DW_TYPE_PLOT_VIEW);
  DwPlotRuler *ruler = dw_plot_view_ruler(plot);
  dw_plot_ruler_lay(ruler, true);
  run_for(1);
  return find(ruler, DW_TYPE_PLOT_HANDLE);
}

static GtkWidget *
guide_handle(DwWindow *window)
{
  DwPlotView *plot = find(window, DW_TYPE_PLOT_VIEW);
  DwPlotGuides *guides = dw_plot_view_guides(plot);
  if (dw_plot_guides_count(guides) == 0)
    g_assert_true(dw_plot_guides_add(guides, 200, 150, -1));
  return find(guides, DW_TYPE_PLOT_HANDLE);
}

static GtkWidget *
trace_scale(DwWindow *window)
{
  DwTraceCursor *cursor = find(window, DW_TYPE_TRACE_CURSOR);
  if (!gtk_widget_get_visible(GTK_WIDGET(cursor)))
    dw_trace_cursor_toggle(cursor);
  return find(cursor, GTK_TYPE_SCALE);
}

static GtkWidget *
parameter_scale(DwWindow *window)
{
  return find(find(window, DW_TYPE_PARAMETER_ROW), GTK_TYPE_SCALE);
}

/* Of a slider arrows mean the same both ways; Shift makes any step finer. */
static bool
follows_from(GPtrArray *told, const char *group, guint key, GdkModifierType modifiers)
{
  const guint across = key == GDK_KEY_Up ? GDK_KEY_Right : key == GDK_KEY_Down ? GDK_KEY_Left : key;
  return tells(told, group, key, modifiers) || tells(told, group, across, modifiers) ||
         tells(told, group, across, modifiers & ~GDK_SHIFT_MASK);
}

static void
assert_keys(Finder finder, Finder other, const char *group)
{
  DwWindow *window = open_window();
  g_autoptr(GPtrArray) told = read_help();
  g_autoptr(GHashTable) seen = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
  assert_shortcuts_are_told(find(window, DW_TYPE_PLOT_VIEW), told, NULL, seen); /* beside: r, g, z */
  for (int which = 0; which < 2 && (which == 0 || other); which++)
    for (guint key = 0x20; key <= 0xffff; key = key == 0x7e ? 0xff00 : key + 1)
      for (GdkModifierType modifiers = 0; modifiers <= GDK_SHIFT_MASK; modifiers += GDK_SHIFT_MASK) {
        GtkWidget *widget = which == 0 ? finder(window) : other(window);
        if (!means_something(widget, key, modifiers))
          continue;
        g_hash_table_add(seen, gtk_accelerator_name(key, modifiers));
        if (!follows_from(told, group, key, modifiers) && !goes_unsaid(key, modifiers & ~GDK_SHIFT_MASK))
          g_error("%s does not tell of %s", group, gtk_accelerator_name(key, modifiers));
      }
  assert_all_seen(told, group, seen);
  close_window(window);
}

static void
test_keys_of_rulers_and_guides(void)
{
  assert_keys(ruler_handle, guide_handle, "Ruler and Guide Lines");
}

static void
test_keys_of_the_trace_cursor(void)
{
  assert_keys(trace_scale, NULL, "Tracing a Curve");
}

static void
test_keys_of_parameters(void)
{
  assert_keys(parameter_scale, NULL, "Parameters");
}

/* While x is held the wheel zooms along x alone. */
static void
test_held_keys(void)
{
  static const guint keys[] = {GDK_KEY_x, GDK_KEY_y};
  for (size_t k = 0; k < G_N_ELEMENTS(keys); k++) {
    DwWindow *window = open_window();
    DwPlotView *plot = find(window, DW_TYPE_PLOT_VIEW);
    const DwView before = *dw_plot_view_view(plot);
    g_autoptr(GListModel) controllers = gtk_widget_observe_controllers(GTK_WIDGET(plot));
    means_something(GTK_WIDGET(window), keys[k], 0);
    for (guint j = 0; j < g_list_model_get_n_items(controllers); j++) {
      g_autoptr(GObject) controller = g_list_model_get_item(controllers, j);
      gboolean done;
      if (GTK_IS_EVENT_CONTROLLER_SCROLL(controller))
        g_signal_emit_by_name(controller, "scroll", 0.0, -1.0, &done);
    }
    const DwView *view = dw_plot_view_view(plot);
    g_assert_cmpint(view->x.low != before.x.low, ==, keys[k] == GDK_KEY_x);
    g_assert_cmpint(!view->y_automatic, ==, keys[k] == GDK_KEY_y);
    close_window(window);
  }
}

int
main(int argc, char **argv)
{
  display_init(&argc, &argv);
  g_test_add_func("/shortcuts/accelerators-are-told", test_every_accelerator_is_told);
  g_test_add_func("/shortcuts/actions-exist", test_every_action_that_is_told_exists);
  g_test_add_func("/shortcuts/plots", test_keys_of_plots);
  g_test_add_func("/shortcuts/pins", test_keys_of_pins);
  g_test_add_func("/shortcuts/rulers-and-guides", test_keys_of_rulers_and_guides);
  g_test_add_func("/shortcuts/trace-cursor", test_keys_of_the_trace_cursor);
  g_test_add_func("/shortcuts/parameters", test_keys_of_parameters);
  g_test_add_func("/shortcuts/held", test_held_keys);
  return g_test_run();
}
