/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Slider to pixels, measured from outside: starts the application on the display at hand, drags its first
 * slider with injected pointer motion and polls the screen until the plot's marker (application: latency_marker.c)
 * shows that the curves drawn belong to another value.  Times taken inside a process flatter; these do not.
 * What a frame costs in processor time is printed beside them: it says the same on a loaded machine.
 *
 * Usage: bench_slider [--ruler] [--crosshair] PROGRAM [ARGUMENT]...
 *   with DISPLAY and a session bus (xvfb-run, dbus-run-session).
 *   --ruler      lays the slope ruler on the plot
 *   --crosshair  leaves the pointer, and with it the crosshair, on the plot and moves the slider by keys */
#include "durations.h"
#include "marker_probe.h"
#include "watched_process.h"

#include <atspi/atspi.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>
#include <X11/extensions/XTest.h>
#include <X11/keysym.h>

enum { SAMPLES = 400, FRAMES = 300, REST_SECONDS = 3, STEPS = 40 };

static const double swing = 800; /* milliseconds: some pixels a frame, so that none is without a change */

typedef struct {
  Display *display;
  MarkerPlace marker;
  AtspiRect slider;
  GPid pid;
  gboolean ruler, crosshair; /* wanted */
  int keys;                  /* pressed yet */
} Bench;

/* --- what is on the screen ------------------------------------------------------------------------------ */

static AtspiAccessible *
find_role(AtspiAccessible *parent, AtspiRole role)
{
  if (!parent || atspi_accessible_get_role(parent, NULL) == role)
    return parent;
  const int n = atspi_accessible_get_child_count(parent, NULL);
  for (int k = 0; k < n; k++) {
    AtspiAccessible *found = find_role(atspi_accessible_get_child_at_index(parent, k, NULL), role);
    if (found)
      return found;
  }
  return NULL;
}

/* Extents are relative to the window, which has no frame and no window manager here: it sits at 0,0. */
static gboolean
find_slider(AtspiRect *extents)
{
  AtspiAccessible *slider = find_role(atspi_get_desktop(0), ATSPI_ROLE_SLIDER);
  AtspiComponent *component = slider ? atspi_accessible_get_component_iface(slider) : NULL;
  AtspiRect *rectangle =
      component ? atspi_component_get_extents(component, ATSPI_COORD_TYPE_WINDOW, NULL) : NULL;
  if (!rectangle || rectangle->width < 40)
    return FALSE;
  *extents = *rectangle;
  return TRUE;
}

/* --- hands ---------------------------------------------------------------------------------------------- */

static void
move_pointer(const Bench *bench, int x, int y)
{
  XTestFakeMotionEvent(bench->display, 0, x, y, 0);
  XFlush(bench->display);
}

static void
press_button(const Bench *bench, gboolean down)
{
  XTestFakeButtonEvent(bench->display, 1, down, 0);
  XFlush(bench->display);
}

static void
press_key(const Bench *bench, KeySym symbol)
{
  const KeyCode key = XKeysymToKeycode(bench->display, symbol);
  XTestFakeKeyEvent(bench->display, key, True, 0);
  XTestFakeKeyEvent(bench->display, key, False, 0);
  XFlush(bench->display);
}

/* A place on the plot, right of and below its marker. */
static void
point_at_plot(const Bench *bench)
{
  move_pointer(bench, bench->marker.x + 260, bench->marker.y + 220);
  usleep(100000);
}

static void
lay_ruler(const Bench *bench)
{
  point_at_plot(bench);
  press_button(bench, True);
  press_button(bench, False);
  usleep(300000);
  press_key(bench, XK_r);
  usleep(300000);
}

static void
take_slider(const Bench *bench)
{
  move_pointer(bench, bench->slider.x + bench->slider.width / 2, bench->slider.y + bench->slider.height / 2);
  press_button(bench, True);
  usleep(300000);
  if (!bench->crosshair)
    return;
  press_button(bench, False); /* it keeps the keyboard */
  point_at_plot(bench);
  usleep(800000); /* axes held for the keys before are let go */
}

static void
let_slider_go(const Bench *bench)
{
  if (!bench->crosshair)
    press_button(bench, False);
}

/* To and fro, phase 1 being there and back again; by keys one step of as many to and fro. */
static void
move_slider(Bench *bench, double phase)
{
  if (bench->crosshair) {
    press_key(bench, bench->keys++ / STEPS % 2 ? XK_Left : XK_Right);
    return;
  }
  const double share = 0.15 + 0.7 * fabs(2 * (phase - floor(phase)) - 1);
  move_pointer(bench, bench->slider.x + (int) (share * bench->slider.width),
               bench->slider.y + bench->slider.height / 2);
}

/* --- measuring ------------------------------------------------------------------------------------------ */

/* Milliseconds from now to changed pixels; NaN if none came within half a second. */
static double
wait_for_change(const Bench *bench, int before)
{
  const double start = milliseconds_now();
  while (milliseconds_now() < start + 500) {
    const int value = marker_read(bench->display, bench->marker);
    if (value >= 0 && value != before)
      return milliseconds_now() - start;
    usleep(100);
  }
  return NAN;
}

static void
print_processor_time(const char *title, const Bench *bench, ProcessTime before, int n)
{
  const ProcessTime after = process_time(bench->pid);
  printf("%s: %.2f ms of processor time each, %.2f of it the main thread's\n", title,
         (after.all - before.all) / n, (after.main_thread - before.main_thread) / n);
}

static void
measure_single_steps(Bench *bench)
{
  static double latency[SAMPLES];
  int n = 0;
  take_slider(bench);
  const ProcessTime before = process_time(bench->pid);
  for (int k = 0; k < SAMPLES; k++) {
    const int shown = marker_read(bench->display, bench->marker);
    move_slider(bench, 0.013 * (k + 1));
    latency[n] = wait_for_change(bench, shown);
    n += !isnan(latency[n]);
    usleep((useconds_t) (15000 + 997 * (k % 31))); /* not in step with the display's frames */
  }
  let_slider_go(bench);
  if (n == 0) {
    puts("slider to pixels: nothing moved");
    return;
  }
  print_histogram("slider to pixels, by quarters of a frame:", latency, n);
  print_percentiles("slider to pixels", latency, n);
  printf("slider to pixels: %d without a change\n", SAMPLES - n);
  print_processor_time("single steps", bench, before, n);
}

/* Milliseconds between changes on screen while the slider never rests; how many there were. */
static int
record_frames(Bench *bench, double *frames)
{
  const double start = milliseconds_now();
  double last = start;
  int n = -1, shown = marker_read(bench->display, bench->marker);
  while (n < FRAMES && milliseconds_now() < start + 10000) {
    move_slider(bench, (milliseconds_now() - start) / swing);
    usleep(bench->crosshair ? 8000 : 500); /* motion is compressed, keys are not */
    const int value = marker_read(bench->display, bench->marker);
    if (value < 0 || value == shown)
      continue;
    const double time = milliseconds_now();
    if (n >= 0)
      frames[n] = time - last;
    n++;
    last = time;
    shown = value;
  }
  return MAX(n, 0);
}

static void
measure_without_rest(Bench *bench)
{
  static double frames[FRAMES + 1];
  take_slider(bench);
  const ProcessTime before = process_time(bench->pid);
  const int n = record_frames(bench, frames);
  let_slider_go(bench);
  if (n == 0)
    return;
  print_histogram("time between frames with new curves, by quarters of a frame:", frames, n);
  print_percentiles("frames", frames, n);
  print_processor_time("frames", bench, before, n);
}

static void
rest(const Bench *bench)
{
  sleep(4); /* GTK fades scroll indicators and tooltips out for three seconds */
  const long before = process_context_switches(bench->pid);
  sleep(REST_SECONDS);
  printf("at rest: %ld context switches in %d s\n", process_context_switches(bench->pid) - before,
         REST_SECONDS);
}

static void
print_circumstances(const Bench *bench)
{
  double load = 0;
  getloadavg(&load, 1);
  printf("circumstances: renderer %s, screen %dx%d, load %.2f%s%s\n",
         g_getenv("GSK_RENDERER") ? g_getenv("GSK_RENDERER") : "default", DisplayWidth(bench->display, 0),
         DisplayHeight(bench->display, 0), load, bench->ruler ? ", ruler" : "",
         bench->crosshair ? ", crosshair" : "");
}

/* --- the whole ------------------------------------------------------------------------------------------ */

static gboolean
wait_for_window(Bench *bench)
{
  for (int tries = 0; tries < 100; tries++) {
    usleep(200000);
    if (marker_find(bench->display, &bench->marker) && find_slider(&bench->slider))
      return TRUE;
  }
  return FALSE;
}

static void
measure(Bench *bench)
{
  print_circumstances(bench);
  if (bench->ruler)
    lay_ruler(bench);
  measure_single_steps(bench);
  measure_without_rest(bench);
  rest(bench);
  print_circumstances(bench);
}

static char **
take_options(Bench *bench, char **arguments)
{
  for (; *arguments; arguments++)
    if (g_str_equal(*arguments, "--ruler"))
      bench->ruler = TRUE;
    else if (g_str_equal(*arguments, "--crosshair"))
      bench->crosshair = TRUE;
    else
      break;
  return arguments;
}

int
main(int argc, char **argv)
{
  Bench bench = {.display = XOpenDisplay(NULL)};
  char **program = take_options(&bench, argv + 1);
  if (!*program || !bench.display) {
    fputs("bench_slider needs a program and a display (xvfb-run).\n", stderr);
    return 77;
  }
  g_setenv("DOUBLEWELL_MARKER", "1", TRUE);
  g_setenv("GTK_A11Y", "atspi", TRUE);
  g_autoptr(GError) error = NULL;
  if (!g_spawn_async(NULL, program, NULL, G_SPAWN_DO_NOT_REAP_CHILD, NULL, NULL, &bench.pid, &error)) {
    fprintf(stderr, "%s\n", error->message);
    return 1;
  }
  atspi_init();
  const gboolean ready = wait_for_window(&bench);
  if (ready)
    measure(&bench);
  else
    fputs("The application showed no marker or no slider.\n", stderr);
  kill(bench.pid, SIGTERM);
  waitpid(bench.pid, NULL, 0);
  return ready ? 0 : 1;
}
