/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "plot/ascending.h"
#include "plot/canvas.h"
#include "plot/ghost.h"
#include "plot/series_walk.h"

#include <math.h>
#include <stdio.h>

enum { MOST_NUMBERS = 64, TRIES = 9 };
/* Letters beside the figure's, and the paper about them in units of their size; and from number to
 * number in units of their height. */
static const double font_share = 0.78, around = 0.18, apart = 1.2;

static double
height_at(const DwSeries *series, const DwLayout *layout, double x)
{
  DwSeriesWalk walk = dw_series_walk(series, layout->x_axis, layout->y_axis);
  return dw_series_walk_to(&walk, x);
}

static bool
are_close(const DwRectangle *a, const DwRectangle *b)
{
  const double gap = apart * a->height;
  return a->x < b->x + b->width + gap && b->x < a->x + a->width + gap && a->y < b->y + b->height + gap &&
         b->y < a->y + a->height + gap;
}

static bool
is_free(const DwRectangle *area, const DwRectangle *taken, size_t n, const DwRectangle *frame)
{
  const bool inside = area->x >= frame->x && area->x + area->width <= frame->x + frame->width &&
                      area->y >= frame->y && area->y + area->height <= frame->y + frame->height;
  for (size_t k = 0; k < n; k++)
    if (are_close(area, &taken[k]))
      return false;
  return inside;
}

/* The lines take turns from left to right, so that numbers of lines that run together stand beside each
 * other.  False if the line has no free place. */
static bool
find_place(const DwNumbered *line, size_t turn, size_t turns, const DwLayout *layout, DwRectangle *area,
           const DwRectangle *taken, size_t n)
{
  const double first = ((double) turn + 0.5) / (double) turns;
  for (int k = 0; k < TRIES; k++) {
    const double share = 0.05 + 0.9 * fmod(first + 0.382 * k, 1); /* the golden section leaves no gap */
    const double x = layout->frame.x + share * layout->frame.width;
    const double y = dw_layout_y(layout, height_at(line->series, layout, dw_layout_data_x(layout, x)));
    area->x = x - area->width / 2;
    area->y = y - area->height / 2;
    if (isfinite(y) && is_free(area, taken, n, &layout->frame))
      return true;
  }
  return false;
}

static void
draw_number(const char *text, const DwRectangle *area, const DwTheme *theme, cairo_t *cr,
            DwLettering *lettering)
{
  dw_canvas_colour(cr, theme->background);
  cairo_rectangle(cr, area->x, area->y, area->width, area->height);
  cairo_fill(cr);
  dw_canvas_colour(cr, theme->text);
  dw_lettering_draw(lettering, cr, text, area->x + area->width / 2,
                    area->y + (area->height + lettering->digit_height) / 2, 0.5, INFINITY);
}

void
dw_numbers_draw(const DwNumbered *lines, size_t n, const DwLayout *layout, const DwTheme *theme, cairo_t *cr)
{
  DwTheme small = *theme;
  small.font_size *= font_share;
  DwLettering lettering = dw_lettering_open(&small);
  DwRectangle taken[MOST_NUMBERS];
  size_t n_taken = 0;
  for (size_t k = 0; k < n && n_taken < MOST_NUMBERS; k++) {
    char text[16];
    snprintf(text, sizeof text, "%u", lines[k].number);
    DwRectangle *area = &taken[n_taken];
    area->width = dw_lettering_measure(&lettering, text).width + 2 * around * small.font_size;
    area->height = lettering.digit_height + 2 * around * small.font_size;
    if (dw_abscissae_ascend(lines[k].series) && find_place(&lines[k], k, n, layout, area, taken, n_taken))
      draw_number(text, &taken[n_taken++], theme, cr, &lettering);
  }
  dw_lettering_close(&lettering);
}
