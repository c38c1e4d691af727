/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Slider to pixels, measured from outside: starts the application on the display at hand, drags its first
 * slider with injected pointer motion and polls the screen until the plot's marker (application: marker.c)
 * shows that the curves drawn belong to another value.  Times taken inside a process flatter; these do not.
 *
 * Usage: bench_slider PROGRAM [ARGUMENT]...   with DISPLAY and a session bus (xvfb-run, dbus-run-session). */
#include <atspi/atspi.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>
#include <X11/extensions/XTest.h>
#include <X11/Xlib.h>
#include <X11/Xutil.h>

enum { CELLS = 4, CELL = 4, SIDE = CELLS * CELL, SAMPLES = 400, FRAMES = 300, BINS = 12, REST_SECONDS = 3 };

static const double frame = 1000.0 / 60; /* milliseconds */

/* The marker's two colours, which nothing else on screen has. */
static const unsigned long ONE = 0xff00ff, ZERO = 0x00ff00;

typedef struct {
  int x, y;
} Place;

static double
now(void)
{
  return (double) g_get_monotonic_time() * 1e-3; /* milliseconds */
}

static int
bit_at(XImage *image, int x, int y)
{
  const unsigned long pixel = XGetPixel(image, x, y) & 0xffffff;
  return pixel == ONE ? 1 : pixel == ZERO ? 0 : -1;
}

/* The 16 bits of the marker whose corner is (x, y) of the image, -1 if there is none. */
static int
decode(XImage *image, int x, int y)
{
  int value = 0;
  for (int cell = 0; cell < CELLS * CELLS; cell++) {
    const int bit = bit_at(image, x + cell % CELLS * CELL + CELL / 2, y + cell / CELLS * CELL + CELL / 2);
    if (bit < 0)
      return -1;
    value = value * 2 + bit;
  }
  return value;
}

static gboolean
find_marker(Display *display, Place *place)
{
  const int width = DisplayWidth(display, 0), height = DisplayHeight(display, 0);
  XImage *image = XGetImage(display, DefaultRootWindow(display), 0, 0, (unsigned) width, (unsigned) height,
                            AllPlanes, ZPixmap);
  gboolean found = FALSE;
  for (int y = 0; image && y + SIDE < height && !found; y++)
    for (int x = 0; x + SIDE < width && !found; x++)
      if (bit_at(image, x, y) >= 0 && decode(image, x, y) >= 0) {
        *place = (Place){x, y};
        found = TRUE;
      }
  if (image)
    XDestroyImage(image);
  return found;
}

static int
read_marker(Display *display, Place place)
{
  XImage *image =
      XGetImage(display, DefaultRootWindow(display), place.x, place.y, SIDE, SIDE, AllPlanes, ZPixmap);
  const int value = image ? decode(image, 0, 0) : -1;
  if (image)
    XDestroyImage(image);
  return value;
}

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

static void
move_pointer(Display *display, int x, int y)
{
  XTestFakeMotionEvent(display, 0, x, y, 0);
  XFlush(display);
}

/* Milliseconds from one injected motion to changed pixels; NaN if none came within half a second. */
static double
measure_step(Display *display, Place marker, int x, int y)
{
  const int before = read_marker(display, marker);
  const double start = now();
  move_pointer(display, x, y);
  while (now() < start + 500) {
    const int value = read_marker(display, marker);
    if (value >= 0 && value != before)
      return now() - start;
    usleep(100);
  }
  return NAN;
}

static int
ascending(const void *a, const void *b)
{
  const double difference = *(const double *) a - *(const double *) b;
  return (difference > 0) - (difference < 0);
}

/* A row for each quarter of a frame, the last one for all that is longer. */
static void
print_histogram(const char *title, const double *milliseconds, int n)
{
  int counts[BINS] = {0}, most = 1;
  for (int k = 0; k < n; k++) {
    const int bin = MIN((int) (4 * milliseconds[k] / frame), BINS - 1);
    counts[bin]++;
    most = MAX(most, counts[bin]);
  }
  puts(title);
  for (int bin = 0; bin < BINS; bin++)
    printf("  %5.1f%s ms %4d %.*s\n", bin * frame / 4, bin == BINS - 1 ? "+" : " ", counts[bin],
           50 * counts[bin] / most, "##################################################");
}

static void
report(double *latency, int n, int lost)
{
  double load = 0;
  getloadavg(&load, 1);
  qsort(latency, (size_t) n, sizeof *latency, ascending);
  printf("slider to pixels: p50 %.1f ms, p95 %.1f ms, p99 %.1f ms, max %.1f ms; %d samples, %d without a "
         "change; "
         "p95 / 60 Hz frame = %.2f; renderer %s; load %.2f\n",
         latency[n / 2], latency[n * 95 / 100], latency[n * 99 / 100], latency[n - 1], n, lost,
         latency[n * 95 / 100] / frame, g_getenv("GSK_RENDERER") ? g_getenv("GSK_RENDERER") : "default",
         load);
}

static void
drag(Display *display, Place marker, AtspiRect slider)
{
  static double latency[SAMPLES];
  int n = 0, lost = 0;
  const int y = slider.y + slider.height / 2;
  int x = slider.x + slider.width / 2;
  move_pointer(display, x, y);
  XTestFakeButtonEvent(display, 1, True, 0);
  XFlush(display);
  usleep(300000);
  for (int k = 0; k < SAMPLES; k++) {
    const int wanted = slider.x + (int) ((0.5 + 0.35 * sin(0.13 * k)) * slider.width);
    x = wanted == x ? x + 1 : wanted; /* at its turns the sine would leave the pointer where it is */
    const double milliseconds = measure_step(display, marker, x, y);
    if (isnan(milliseconds))
      lost++;
    else
      latency[n++] = milliseconds;
    usleep((useconds_t) (15000 + 997 * (k % 31))); /* not in step with the display's frames */
  }
  XTestFakeButtonEvent(display, 1, False, 0);
  XFlush(display);
  if (n > 0) {
    report(latency, n, lost);
    print_histogram("slider to pixels, by quarters of a frame:", latency, n);
  } else {
    puts("slider to pixels: nothing moved");
  }
}

/* Milliseconds between changes on screen while the pointer never rests; how many there were. */
static int
record_frames(Display *display, Place marker, AtspiRect slider, double *frames)
{
  const double start = now();
  double last = start;
  int n = -1, shown = read_marker(display, marker);
  while (n < FRAMES && now() < start + 10000) {
    const double phase = (now() - start) / 600;
    move_pointer(display, slider.x + (int) ((0.5 + 0.35 * sin(phase)) * slider.width),
                 slider.y + slider.height / 2);
    usleep(500);
    const int value = read_marker(display, marker);
    if (value < 0 || value == shown)
      continue;
    const double time = now();
    if (n >= 0)
      frames[n] = time - last;
    n++;
    last = time;
    shown = value;
  }
  return MAX(n, 0);
}

static void
drag_without_rest(Display *display, Place marker, AtspiRect slider)
{
  static double frames[FRAMES + 1];
  move_pointer(display, slider.x + slider.width / 2, slider.y + slider.height / 2);
  XTestFakeButtonEvent(display, 1, True, 0);
  XFlush(display);
  usleep(300000);
  const int n = record_frames(display, marker, slider, frames);
  XTestFakeButtonEvent(display, 1, False, 0);
  XFlush(display);
  if (n == 0)
    return;
  print_histogram("time between frames with new curves, by quarters of a frame:", frames, n);
  qsort(frames, (size_t) n, sizeof *frames, ascending);
  printf("frames: p50 %.1f ms, p95 %.1f ms, p99 %.1f ms, max %.1f ms; %d frames; p95 / 60 Hz frame = %.2f\n",
         frames[n / 2], frames[n * 95 / 100], frames[n * 99 / 100], frames[n - 1], n,
         frames[n * 95 / 100] / frame);
}

static long
context_switches(GPid pid)
{
  g_autofree char *folder = g_strdup_printf("/proc/%d/task", pid);
  g_autoptr(GDir) tasks = g_dir_open(folder, 0, NULL);
  long switches = 0;
  for (const char *task; tasks && (task = g_dir_read_name(tasks));) {
    g_autofree char *path = g_build_filename(folder, task, "status", NULL);
    g_autofree char *status = NULL;
    if (g_file_get_contents(path, &status, NULL, NULL))
      switches += atol(strstr(status, "\nvoluntary_ctxt_switches:") + strlen("\nvoluntary_ctxt_switches:"));
  }
  return switches;
}

static void
rest(GPid pid)
{
  sleep(4); /* GTK fades scroll indicators and tooltips out for three seconds */
  const long before = context_switches(pid);
  sleep(REST_SECONDS);
  printf("at rest: %ld context switches in %d s\n", context_switches(pid) - before, REST_SECONDS);
}

int
main(int argc, char **argv)
{
  Display *display = XOpenDisplay(NULL);
  if (argc < 2 || !display) {
    fputs("bench_slider needs a program and a display (xvfb-run).\n", stderr);
    return 77;
  }
  g_setenv("DOUBLEWELL_MARKER", "1", TRUE);
  g_setenv("GTK_A11Y", "atspi", TRUE);
  GPid pid;
  g_autoptr(GError) error = NULL;
  if (!g_spawn_async(NULL, argv + 1, NULL, G_SPAWN_DO_NOT_REAP_CHILD, NULL, NULL, &pid, &error)) {
    fprintf(stderr, "%s\n", error->message);
    return 1;
  }
  atspi_init();
  Place marker;
  AtspiRect slider;
  gboolean ready = FALSE;
  for (int tries = 0; tries < 100 && !ready; tries++) {
    usleep(200000);
    ready = find_marker(display, &marker) && find_slider(&slider);
  }
  if (ready) {
    drag(display, marker, slider);
    drag_without_rest(display, marker, slider);
    rest(pid);
  } else
    fputs("The application showed no marker or no slider.\n", stderr);
  kill(pid, SIGTERM);
  waitpid(pid, NULL, 0);
  return ready ? 0 : 1;
}
