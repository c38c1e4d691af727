/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a frame costs, beside one plain cairo_stroke of a hundredth of one of its curves.  CPU time of the
 * thread, best of repeats; nothing here passes or fails. */
#include "toy.h"

#include <glib.h>
#include <math.h>
#include <stdio.h>
#include <time.h>

static double
milliseconds(void)
{
  struct timespec now;
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
  return (double) now.tv_sec * 1e3 + (double) now.tv_nsec / 1e6;
}

static cairo_t *
canvas(int width, int height)
{
  cairo_surface_t *surface = cairo_image_surface_create(CAIRO_FORMAT_RGB24, width, height);
  cairo_t *cr = cairo_create(surface);
  cairo_surface_destroy(surface);
  return cr;
}

static double
best_frame(const DwFigure *figure, int width, int height, int repeats)
{
  cairo_t *cr = canvas(width, height);
  double best = INFINITY;
  for (int k = 0; k < repeats; k++) {
    const double start = milliseconds();
    dw_figure_draw(figure, cr, width, height);
    best = fmin(best, milliseconds() - start);
  }
  cairo_destroy(cr);
  return best;
}

static double
naive_stroke(const DwSeries *series, size_t n, int width, int height)
{
  cairo_t *cr = canvas(width, height);
  const double start = milliseconds();
  for (size_t i = 0; i < n; i++)
    cairo_line_to(cr, (double) (i * (size_t) width) / (double) n,
                  height * (0.5 - 0.06 * log10(series->y[i])));
  cairo_set_line_width(cr, 1.8);
  cairo_stroke(cr);
  const double time = milliseconds() - start;
  cairo_destroy(cr);
  return time;
}

static void
measure_dense(GRand *random)
{
  const size_t n = 1000000;
  DwResult *result = toy_result();
  const size_t curves[] = {TOY_SOLID, TOY_DASHED, TOY_DOTTED, TOY_DASH_DOT, TOY_MORE};
  DwSeries *series = NULL;
  for (size_t k = 0; k < G_N_ELEMENTS(curves); k++) {
    series = toy_add(result, TOY_FREE, curves[k], n, DW_SCALE_LOG, 1e-8, 1e8, toy_lorentz);
    for (size_t i = 0; i < n; i++)
      series->y[i] *= -log(g_rand_double_range(random, 1e-12, 1)) * pow(10, (double) k);
  }
  const DwView view = toy_view(result, TOY_FREE, 0x7f);
  const DwFigure figure = toy_figure(result, &view, "light");
  const double dense = best_frame(&figure, 1600, 1000, 7), naive = naive_stroke(series, 10000, 1600, 1000);
  printf("5 curves x 1e6 noisy points, 1600x1000: %.2f ms a frame\n", dense);
  printf("one cairo_stroke of 1e4 of them: %.0f ms, %.1f times the frame\n", naive, naive / dense);
  dw_result_unref(result);
}

static void
measure_ordinary(void)
{
  DwResult *result = toy_result();
  double (*const functions[])(double) = {toy_bottleneck, toy_lorentz, toy_power, toy_decay};
  const size_t curves[] = {TOY_SOLID, TOY_DASHED, TOY_DOTTED, TOY_DASH_DOT, TOY_GUIDE, TOY_MORE};
  for (size_t k = 0; k < G_N_ELEMENTS(curves); k++)
    toy_add(result, TOY_LOG, curves[k], 1000, DW_SCALE_LOG, 1e-8, 1e8, functions[k % 4]);
  const DwView view = toy_view(result, TOY_LOG, 0x7f);
  DwFigure figure = toy_figure(result, &view, "light");
  printf("6 curves x 1000 points, 760x560: %.2f ms a frame", best_frame(&figure, 760, 560, 30));
  figure.legend = figure.title = true;
  printf(", %.2f ms with legend and title\n", best_frame(&figure, 760, 560, 30));
  const DwFigure empty = toy_figure(NULL, &view, "light");
  printf("its axes alone: %.2f ms\n", best_frame(&empty, 760, 560, 30));
  dw_result_unref(result);
}

static double
shifted(double x)
{
  return toy_lorentz(0.01 * x);
}

/* As an application draws them in each frame of a drag: ghosts stand still, and are a picture. */
static void
draw_no_ghosts(void *context, const DwFigure *figure, const DwLayout *layout, cairo_t *cr)
{
}

static void
measure_ghosts(void)
{
  double (*const functions[])(double) = {toy_lorentz, toy_bottleneck, toy_power, shifted, toy_lorentz};
  const size_t curves[] = {TOY_SOLID, TOY_DASHED, TOY_DASH_DOT};
  DwResult *results[6];
  DwGhost ghosts[5];
  for (size_t r = 0; r < 6; r++) {
    results[r] = toy_result();
    for (size_t k = 0; k < G_N_ELEMENTS(curves); k++)
      toy_add(results[r], TOY_LOG, curves[k], 480 + r, DW_SCALE_LOG, 1e-8, 1e8, functions[(r + k) % 5]);
    if (r > 0)
      ghosts[r - 1] = (DwGhost){.result = results[r], .number = (unsigned) r};
  }
  const DwView view = toy_view(results[0], TOY_LOG, 0x7f);
  DwFigure figure = toy_figure(results[0], &view, "light");
  printf("3 curves x 480 points, 680x560: %.2f ms a frame", best_frame(&figure, 680, 560, 60));
  figure.ghosts = ghosts;
  figure.n_ghosts = G_N_ELEMENTS(ghosts);
  printf(", %.2f ms with 5 ghosts", best_frame(&figure, 680, 560, 60));
  figure.draw_ghosts = draw_no_ghosts;
  printf(", %.2f ms where those are kept", best_frame(&figure, 680, 560, 60));
  figure.ratio = true;
  printf(", %.2f ms with the panel of ratios\n", best_frame(&figure, 680, 560, 60));
  for (size_t r = 0; r < 6; r++)
    dw_result_unref(results[r]);
}

static void
measure_points(GRand *random)
{
  DwResult *result = toy_result();
  DwSeries *series = toy_add(result, TOY_FREE, TOY_POINTS, 100000, DW_SCALE_LOG, 1e-8, 1e8, toy_lorentz);
  for (size_t i = 0; i < series->n; i++) {
    series->y[i] *= pow(10, g_rand_double_range(random, -3, 0));
    series->y_error[i] = 0.3 * series->y[i];
  }
  const DwView view = toy_view(result, TOY_FREE, 0x7f);
  const DwFigure figure = toy_figure(result, &view, "light");
  printf("1e5 points with error bars, 760x560: %.0f ms a frame\n", best_frame(&figure, 760, 560, 3));
  dw_result_unref(result);
}

int
main(void)
{
  GRand *random = g_rand_new_with_seed(1);
  measure_dense(random);
  measure_ordinary();
  measure_ghosts();
  measure_points(random);
  g_rand_free(random);
  return 0;
}
