/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A monkey at mouse and keyboard: seeded random input, injected through X, into the whole application.
 * Nothing crashes or hangs; after each round the figure is, to the pixel, that of a fresh start in the same
 * state; and back in the opening state as much of the heap is in use as rounds before.
 *
 * Usage: monkey SECONDS [SEED]   on a display of its own, or it ends with 77. */
#include "app/application.h"
#include "app/pins.h"
#include "app/shared_store.h"
#include "app/window.h"
#include "io/state_string.h"
#include "model/registry.h"
#include "plot/figure.h"
#include "scratch.h"

#include <malloc.h>
#include <stdio.h>
#include <string.h>
#include <X11/extensions/XTest.h>
#include <X11/keysym.h>
#include <X11/Xlib.h>

#ifdef DW_ADDRESS_SANITIZER
size_t __sanitizer_get_current_allocated_bytes(void); /* its header comes with clang only */
#endif

enum { WIDTH = 1280, HEIGHT = 800, EVENT_MS = 8, LEAST_ROUNDS = 8 };
static const double round_seconds = 10, settle_seconds = 15;
/* Caches of glyphs, styles and plans still take up to 5 MB over a minute; pages that stay take 24 in that
 * time. */
static const double allowed_growth = 6e6;

typedef struct {
  Display *display; /* of its own: GTK's must not be shared */
  GRand *random;
  DwApplication *application;
  DwWindow *window;
  DwState opening;
  GArray *sizes; /* double: bytes of the heap in use after each round */
  double end;    /* monotonic seconds */
  guint events, figures, skipped;
  gboolean button;
} Monkey;

static double
now(void)
{
  return 1e-6 * (double) g_get_monotonic_time();
}

static void
fail(const char *what, Monkey *monkey)
{
  g_autofree char *state = dw_state_format(dw_exploration_state(dw_window_exploration(monkey->window)));
  g_error("%s after %u events in %s", what, monkey->events, state);
}

/* --- input ---------------------------------------------------------------------------------------------- */

static void
press(Monkey *monkey, KeySym symbol, KeySym modifier)
{
  const KeyCode key = XKeysymToKeycode(monkey->display, symbol);
  const KeyCode held = modifier ? XKeysymToKeycode(monkey->display, modifier) : 0;
  if (!key)
    return;
  if (held)
    XTestFakeKeyEvent(monkey->display, held, True, 0);
  XTestFakeKeyEvent(monkey->display, key, True, 0);
  XTestFakeKeyEvent(monkey->display, key, False, 0);
  if (held)
    XTestFakeKeyEvent(monkey->display, held, False, 0);
}

static void
random_key(Monkey *monkey)
{
  static const KeySym keys[] = {
      XK_Tab,       XK_Tab,  XK_Return, XK_space, XK_Escape, XK_Left, XK_Right, XK_Up, XK_Down, XK_Page_Up,
      XK_Page_Down, XK_Home, XK_End,    XK_plus,  XK_minus,  XK_0,    XK_1,     XK_2,  XK_5,    XK_e,
      XK_t,         XK_x,    XK_y,      XK_z,     XK_c,      XK_v,    XK_p,     XK_r,  XK_a,    XK_Delete,
      XK_BackSpace, XK_F9,   XK_F10,    XK_Menu,  XK_period, XK_g,    XK_s,     XK_d,  XK_f,    XK_o,
  };
  static const KeySym modifiers[] = {0, 0, 0, 0, XK_Shift_L, XK_Control_L, XK_Alt_L};
  press(monkey, keys[g_rand_int_range(monkey->random, 0, G_N_ELEMENTS(keys))],
        modifiers[g_rand_int_range(monkey->random, 0, G_N_ELEMENTS(modifiers))]);
}

static void
move_pointer(Monkey *monkey)
{
  XTestFakeMotionEvent(monkey->display, 0, g_rand_int_range(monkey->random, 0, WIDTH),
                       g_rand_int_range(monkey->random, 0, HEIGHT), 0);
}

static void
toggle_button(Monkey *monkey, unsigned button)
{
  monkey->button = !monkey->button;
  XTestFakeButtonEvent(monkey->display, button, monkey->button, 0);
}

static void
click(Monkey *monkey, unsigned button)
{
  XTestFakeButtonEvent(monkey->display, button, True, 0);
  XTestFakeButtonEvent(monkey->display, button, False, 0);
}

static void
random_event(Monkey *monkey)
{
  const int dice = g_rand_int_range(monkey->random, 0, 100);
  monkey->events++;
  if (dice < 45)
    move_pointer(monkey);
  else if (dice < 57)
    toggle_button(monkey, 1);
  else if (dice < 67)
    click(monkey, 1);
  else if (dice < 69)
    click(monkey, 3);
  else if (dice < 77)
    click(monkey, dice % 2 ? 4 : 5);
  else
    random_key(monkey);
  XFlush(monkey->display);
}

static void
let_go(Monkey *monkey)
{
  if (monkey->button)
    toggle_button(monkey, 1);
  XTestFakeMotionEvent(monkey->display, 0, WIDTH - 1, HEIGHT - 1, 0);
  XFlush(monkey->display);
}

/* --- bounds --------------------------------------------------------------------------------------------- */

/* Without a window manager GTK drags windows itself, off the screen too, where menus find no monitor; and on
 * the right button it shows a menu of its own instead of the manager's, which GTK 4.8 leaks each time,
 * tooltip and all.
 */
static void
hold_handle(GtkWidget *handle)
{
  g_autoptr(GListModel) controllers = gtk_widget_observe_controllers(handle);
  for (guint k = 0; k < g_list_model_get_n_items(controllers); k++) {
    g_autoptr(GtkEventController) controller = g_list_model_get_item(controllers, k);
    if (GTK_IS_GESTURE(controller))
      gtk_event_controller_set_propagation_phase(controller, GTK_PHASE_NONE);
  }
}

static void
nail_down(GtkWidget *widget)
{
  if (GTK_IS_WINDOW(widget))
    gtk_window_set_decorated(GTK_WINDOW(widget), FALSE); /* no edges to pull at */
  if (GTK_IS_WINDOW_HANDLE(widget))
    hold_handle(widget);
  for (GtkWidget *child = gtk_widget_get_first_child(widget); child;
       child = gtk_widget_get_next_sibling(child))
    nail_down(child);
}

static void
nail_down_once(GtkWidget *window)
{
  if (g_object_get_data(G_OBJECT(window), "nailed-down"))
    return;
  g_object_set_data(G_OBJECT(window), "nailed-down", window);
  nail_down(window);
}

/* Dialogs that choose files reach beyond the test's folder; everything else may stay open for the monkey. */
static void
keep_windows(Monkey *monkey, gboolean close)
{
  g_autoptr(GList) windows = gtk_window_list_toplevels();
  for (GList *item = windows; item; item = item->next) {
    nail_down_once(item->data);
    if (!DW_IS_WINDOW(item->data) && gtk_widget_get_visible(item->data) &&
        (close || GTK_IS_FILE_CHOOSER_DIALOG(item->data)))
      gtk_window_close(item->data);
  }
}

static gboolean
refuse_to_close(GtkWindow *window, gpointer data)
{
  return TRUE;
}

/* --- rounds --------------------------------------------------------------------------------------------- */

static gboolean
set_flag(gpointer flag)
{
  *(gboolean *) flag = TRUE;
  return G_SOURCE_REMOVE;
}

static void
run_for(double seconds)
{
  gboolean over = FALSE;
  g_timeout_add((guint) (1e3 * seconds), set_flag, &over);
  while (!over)
    g_main_context_iteration(NULL, TRUE);
}

static gboolean
is_settled(DwExploration *exploration)
{
  const DwGrowth *growth = dw_exploration_growth(exploration);
  const gboolean grown = !dw_exploration_model(exploration)->sampled || growth->phase == DW_GROWTH_DONE;
  return grown && !dw_exploration_is_busy(exploration);
}

static gboolean
settle(DwExploration *exploration)
{
  const double end = now() + settle_seconds;
  run_for(0.7); /* keys hold axes for half a second */
  while (!is_settled(exploration) && now() < end)
    run_for(0.05);
  return is_settled(exploration);
}

/* Abscissae follow the plots' widths, and not each change of them: only where both are asked anew for the
 * same are curves the same. */
static gboolean
settle_at_widths(DwExploration *exploration, const int *widths)
{
  for (size_t k = 0; k < dw_exploration_state(exploration)->n_views; k++) {
    dw_exploration_set_width(exploration, k, 16000); /* more than any plot */
    dw_exploration_set_width(exploration, k, widths[k]);
  }
  return settle(exploration);
}

static cairo_surface_t *
figure_of(DwExploration *exploration)
{
  DwState state = *dw_exploration_state(exploration);
  cairo_surface_t *surface = cairo_image_surface_create(CAIRO_FORMAT_ARGB32, 900, 600);
  cairo_t *cr = cairo_create(surface);
  for (size_t k = 0; k < state.n_views; k++)
    state.views[k] = *dw_exploration_view(exploration, k);
  dw_figure_draw_sheet(&state, dw_exploration_result(exploration), NULL, NULL, dw_theme_find("light"), cr,
                       900, 600);
  cairo_destroy(cr);
  cairo_surface_flush(surface);
  return surface;
}

/* A solver asked by a plot of another width answers at other abscissae, which moves a curve by a fraction of
 * a pixel: its edge takes another shade, no more.  Another value or range moves it by pixels. */
static gboolean
same_picture(cairo_surface_t *a, cairo_surface_t *b)
{
  const size_t bytes =
      (size_t) cairo_image_surface_get_stride(a) * (size_t) cairo_image_surface_get_height(a);
  const unsigned char *left = cairo_image_surface_get_data(a), *right = cairo_image_surface_get_data(b);
  size_t different = 0;
  for (size_t k = 0; k < bytes; k++)
    different += ABS(left[k] - right[k]) > 64;
  return different < bytes / 2000;
}

/* What a user would get who started anew with the link to what is shown. */
static DwExploration *
fresh_start(DwExploration *exploration)
{
  g_autofree char *link = dw_state_format(dw_exploration_state(exploration));
  DwState state = dw_state_initial(dw_registry()->models[0]);
  DwError error = {DW_OK};
  if (dw_state_parse(dw_registry(), link, &state, &error) != DW_OK)
    g_error("%s: %s", link, error.message);
  return dw_exploration_new(&state, NULL);
}

typedef enum { OTHER, SAME, UNFINISHED } Comparison;

/* A long Monte Carlo is UNFINISHED: how far it is differs, as it should. */
static Comparison
compare(DwExploration *used, DwExploration *fresh)
{
  int widths[DW_MAX_VIEWS];
  for (size_t k = 0; k < DW_MAX_VIEWS; k++)
    widths[k] = dw_exploration_width(used, k);
  if (!settle_at_widths(used, widths))
    return UNFINISHED;
  cairo_surface_t *a = figure_of(used);
  const gboolean settled = settle_at_widths(fresh, widths);
  cairo_surface_t *b = figure_of(fresh);
  const gboolean same = same_picture(a, b);
  if (settled && !same) {
    cairo_surface_write_to_png(a, "monkey-used.png");
    cairo_surface_write_to_png(b, "monkey-fresh.png");
  }
  cairo_surface_destroy(a);
  cairo_surface_destroy(b);
  return !settled ? UNFINISHED : same ? SAME : OTHER;
}

/* A window that is laid out in between asks for its own width's abscissae again, but not three times. */
static void
compare_with_fresh_start(Monkey *monkey)
{
  DwExploration *used = dw_window_exploration(monkey->window);
  g_autoptr(DwExploration) fresh = fresh_start(used);
  Comparison comparison = OTHER;
  for (int k = 0; k < 3 && comparison == OTHER; k++)
    comparison = compare(used, fresh);
  if (comparison == OTHER)
    fail("the figure is not that of a fresh start (monkey-used.png, monkey-fresh.png)", monkey);
  monkey->figures += comparison == SAME;
  monkey->skipped += comparison == UNFINISHED;
}

/* What is allocated and not freed, in all threads: what is resident says less, because freed pages stay,
 * under the address sanitizer hundreds of megabytes of them in quarantine. */
static double
heap_in_use(void)
{
#ifdef DW_ADDRESS_SANITIZER
  return (double) __sanitizer_get_current_allocated_bytes();
#else
  const struct mallinfo2 heap = mallinfo2();
  return (double) (heap.uordblks + heap.hblkhd);
#endif
}

/* Pins, and the latest ensembles, are kept on purpose: eight to a model, and eight. */
static void
drop_what_is_kept(Monkey *monkey)
{
  DwExploration *exploration = dw_window_exploration(monkey->window);
  const DwPins none = {0};
  const DwRegistry *registry = dw_registry();
  for (size_t k = 0; k < registry->n_models; k++) {
    const DwState state = dw_state_initial(registry->models[k]);
    dw_exploration_open(exploration, &state);
    dw_pinboard_restore(dw_exploration_pins(exploration), &none);
  }
  const DwStore *store = dw_shared_store_control(dw_exploration_store(exploration));
  for (int k = 0; k < 8; k++) {
    g_autofree char *key = g_strdup_printf("in place of ensemble %d", k);
    store->keep(store->context, key, "", 1);
  }
}

static void
measure_at_rest(Monkey *monkey)
{
  DwExploration *exploration = dw_window_exploration(monkey->window);
  drop_what_is_kept(monkey);
  dw_exploration_open(exploration, &monkey->opening);
  settle(exploration);
  run_for(2.5); /* what is kept must be on the disk before it may leave memory */
  const double size = heap_in_use();
  g_array_append_val(monkey->sizes, size);
  printf("round %u: %u events, %.2f MB\n", monkey->sizes->len, monkey->events, 1e-6 * size);
  fflush(stdout);
}

static void
play_round(Monkey *monkey, double seconds)
{
  const double end = now() + seconds;
  while (now() < end) {
    random_event(monkey);
    run_for(1e-3 * EVENT_MS);
    keep_windows(monkey, FALSE);
  }
  let_go(monkey);
  for (int k = 0; k < 5; k++) { /* popovers in popovers */
    press(monkey, XK_Escape, 0);
    XFlush(monkey->display);
    run_for(0.05);
  }
  keep_windows(monkey, TRUE);
  run_for(0.2);
}

/* --- the whole ------------------------------------------------------------------------------------------ */

/* Bytes a round, by least squares over the later half: the earlier one fills caches. */
static double
slope(const GArray *sizes)
{
  double mean_k = 0, mean_size = 0, covariance = 0, variance = 0;
  const guint first = sizes->len / 2, n = sizes->len - first;
  for (guint k = 0; k < n; k++) {
    mean_k += k / (double) n;
    mean_size += g_array_index(sizes, double, first + k) / n;
  }
  for (guint k = 0; k < n; k++) {
    covariance += (k - mean_k) * (g_array_index(sizes, double, first + k) - mean_size);
    variance += (k - mean_k) * (k - mean_k);
  }
  return variance > 0 ? covariance / variance : 0;
}

static gboolean
report(Monkey *monkey)
{
  const GArray *sizes = monkey->sizes;
  const double growth = slope(sizes) * (sizes->len - sizes->len / 2);
  printf("%u events in %u rounds: %u figures as after a fresh start, %u unfinished; %.2f MB in use after the "
         "first round, %.2f after the last, growth over the later half %.2f MB (allowed %.2f)\n",
         monkey->events, sizes->len, monkey->figures, monkey->skipped, 1e-6 * g_array_index(sizes, double, 0),
         1e-6 * g_array_index(sizes, double, sizes->len - 1), 1e-6 * growth, 1e-6 * allowed_growth);
  return growth <= allowed_growth && monkey->figures > 0;
}

static void
play(Monkey *monkey, double seconds)
{
  const double length = MIN(round_seconds, seconds / LEAST_ROUNDS);
  monkey->opening = *dw_exploration_state(dw_window_exploration(monkey->window));
  g_signal_connect(monkey->window, "close-request", G_CALLBACK(refuse_to_close), NULL);
  g_action_map_remove_action(G_ACTION_MAP(monkey->application), "quit");
  keep_windows(monkey, FALSE);
  while (now() < monkey->end) {
    play_round(monkey, length);
    compare_with_fresh_start(monkey);
    measure_at_rest(monkey);
  }
}

/* Nothing that is written leaves the folder of this run. */
static void
settle_in(const char *home)
{
  const char *variables[] = {"HOME", "XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME", "XDG_STATE_HOME"};
  for (size_t k = 0; k < G_N_ELEMENTS(variables); k++)
    g_setenv(variables[k], home, TRUE);
  g_setenv("GSETTINGS_BACKEND", "memory", TRUE);
}

/* GTK 4.8 itself warns of its accounting of active widgets, and asks about menus' surfaces that have gone. */
static void
make_criticals_fatal(void)
{
  const char *domains[] = {NULL, "Gtk", "Adwaita", "GLib", "GLib-GObject", "GLib-GIO"};
  for (size_t k = 0; k < G_N_ELEMENTS(domains); k++)
    g_log_set_fatal_mask(domains[k], G_LOG_FATAL_MASK | G_LOG_LEVEL_CRITICAL);
}

int
main(int argc, char **argv)
{
  const double seconds = argc > 1 ? g_ascii_strtod(argv[1], NULL) : 20;
  const guint32 seed = argc > 2 ? (guint32) g_ascii_strtoull(argv[2], NULL, 10) : 1;
  settle_in(scratch_folder());
  Monkey monkey = {.display = XOpenDisplay(NULL), .random = g_rand_new_with_seed(seed)};
  if (!monkey.display || !gtk_init_check())
    return 77;
  make_criticals_fatal();
  monkey.sizes = g_array_new(FALSE, FALSE, sizeof(double));
  monkey.end = now() + seconds;
  monkey.application = dw_application_new(dw_registry());
  g_application_set_flags(G_APPLICATION(monkey.application), G_APPLICATION_NON_UNIQUE);
  g_application_register(G_APPLICATION(monkey.application), NULL, NULL);
  g_application_activate(G_APPLICATION(monkey.application));
  monkey.window = DW_WINDOW(gtk_application_get_active_window(GTK_APPLICATION(monkey.application)));
  printf("seed %u\n", seed);
  run_for(1);
  play(&monkey, seconds);
  const gboolean good = report(&monkey);
  gtk_window_destroy(GTK_WINDOW(monkey.window));
  run_for(0.5);
  g_object_unref(monkey.application);
  g_array_unref(monkey.sizes);
  g_rand_free(monkey.random);
  XCloseDisplay(monkey.display);
  scratch_remove();
  return good ? 0 : 1;
}
