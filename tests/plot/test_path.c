/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What reaches cairo of a polyline: as little as an eye cannot tell from all of it. */
#include "plot/path.h"

#include <glib.h>
#include <math.h>

enum { POINTS = 600, WIDTH = 800, HEIGHT = 600 };

/* The promise, and the steps of cairo's coordinates (1/256 pixel) at either end. */
static const double tolerance = 0.05 + 2.0 / 256;

typedef struct {
  double x[POINTS], y[POINTS];
} Polyline;

static cairo_path_t *
draw(const Polyline *line)
{
  cairo_surface_t *surface = cairo_image_surface_create(CAIRO_FORMAT_RGB24, WIDTH, HEIGHT);
  cairo_t *cr = cairo_create(surface);
  DwPath path = dw_path_start(cr, (DwRectangle){0, 0, WIDTH, HEIGHT}, 0);
  for (int k = 0; k < POINTS; k++)
    dw_path_point(&path, line->x[k], line->y[k]);
  dw_path_lift(&path);
  cairo_path_t *drawn = cairo_copy_path(cr);
  cairo_destroy(cr);
  cairo_surface_destroy(surface);
  return drawn;
}

static int
count_segments(const cairo_path_t *path)
{
  int n = 0;
  for (int k = 0; k < path->num_data; k += path->data[k].header.length)
    n += path->data[k].header.type == CAIRO_PATH_LINE_TO;
  return n;
}

static double
distance_to_segment(double x, double y, double x0, double y0, double x1, double y1)
{
  const double dx = x1 - x0, dy = y1 - y0, length = dx * dx + dy * dy;
  const double share = length > 0 ? fmin(fmax(((x - x0) * dx + (y - y0) * dy) / length, 0), 1) : 0;
  return hypot(x - x0 - share * dx, y - y0 - share * dy);
}

static double
distance_to_path(const cairo_path_t *path, double x, double y)
{
  double least = INFINITY, from_x = 0, from_y = 0;
  for (int k = 0; k < path->num_data; k += path->data[k].header.length) {
    const double to_x = path->data[k + 1].point.x, to_y = path->data[k + 1].point.y;
    if (path->data[k].header.type == CAIRO_PATH_LINE_TO)
      least = fmin(least, distance_to_segment(x, y, from_x, from_y, to_x, to_y));
    from_x = to_x;
    from_y = to_y;
  }
  return least;
}

static void
check_all_are_passed(const Polyline *line, const cairo_path_t *path)
{
  for (int k = 0; k < POINTS; k++)
    g_assert_cmpfloat(distance_to_path(path, line->x[k], line->y[k]), <=, tolerance);
}

static void
test_a_smooth_curve_becomes_few_segments(void)
{
  Polyline line;
  for (int k = 0; k < POINTS; k++) {
    line.x[k] = 50 + 700.0 * k / POINTS;
    line.y[k] = 100 + 60 * log10(1 + pow(10, 0.02 * (k - 300)));
  }
  cairo_path_t *path = draw(&line);
  check_all_are_passed(&line, path);
  g_assert_cmpint(count_segments(path), <, POINTS / 10);
  cairo_path_destroy(path);
}

static void
test_a_straight_line_becomes_one(void)
{
  Polyline line;
  for (int k = 0; k < POINTS; k++) {
    line.x[k] = 50 + k;
    line.y[k] = 500 - 0.7 * k;
  }
  cairo_path_t *path = draw(&line);
  g_assert_cmpint(count_segments(path), ==, 1);
  check_all_are_passed(&line, path);
  cairo_path_destroy(path);
}

/* Steps of all sizes from far below the tolerance to far above it, in all directions: corners, spikes that
 * come back the way they went, and stretches that hardly move. */
static void
test_no_point_of_a_random_walk_is_missed(void)
{
  for (int walk = 0; walk < 50; walk++) {
    Polyline line = {{WIDTH / 2}, {HEIGHT / 2}};
    for (int k = 1; k < POINTS; k++) {
      const double step = pow(10, g_test_rand_double_range(-3, 2));
      const double angle = g_test_rand_double_range(0, 2 * G_PI);
      line.x[k] = fmin(fmax(line.x[k - 1] + step * cos(angle), 0), WIDTH);
      line.y[k] = fmin(fmax(line.y[k - 1] + step * sin(angle), 0), HEIGHT);
    }
    cairo_path_t *path = draw(&line);
    check_all_are_passed(&line, path);
    cairo_path_destroy(path);
  }
}

static void
test_a_gap_stays_a_gap(void)
{
  Polyline line;
  for (int k = 0; k < POINTS; k++) {
    line.x[k] = 50 + k;
    line.y[k] = k == 300 ? (double) NAN : 200;
  }
  cairo_path_t *path = draw(&line);
  g_assert_cmpint(count_segments(path), ==, 2);
  g_assert_cmpfloat(distance_to_path(path, 350, 200), >, 0.9);
  g_assert_cmpfloat(distance_to_path(path, 349, 200), <, tolerance);
  g_assert_cmpfloat(distance_to_path(path, 50 + POINTS - 1, 200), <, tolerance);
  cairo_path_destroy(path);
}

int
main(int argc, char **argv)
{
  g_test_init(&argc, &argv, NULL);
  g_test_add_func("/plot/path/smooth", test_a_smooth_curve_becomes_few_segments);
  g_test_add_func("/plot/path/straight", test_a_straight_line_becomes_one);
  g_test_add_func("/plot/path/random", test_no_point_of_a_random_walk_is_missed);
  g_test_add_func("/plot/path/gap", test_a_gap_stays_a_gap);
  return g_test_run();
}
