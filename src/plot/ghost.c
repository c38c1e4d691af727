/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "plot/ghost.h"
#include "plot/canvas.h"
#include "plot/curve.h"
#include "plot/inset.h"

#include <math.h>
#include <stdio.h>

/* Of the curves' width, size and colour. */
static const double thinner = 0.62, smaller = 0.75, faded = 0.55;

static double
mix(double ink, double paper)
{
  return faded * ink + (1 - faded) * paper;
}

/* Opaque, so that crossing ghosts look the same in every kind of file. */
static DwTheme
faded_theme(const DwTheme *theme)
{
  DwTheme ghostly = *theme;
  const DwColour paper = theme->background;
  ghostly.line_width *= thinner;
  ghostly.guide_width *= thinner;
  ghostly.marker_size *= smaller;
  for (int k = 0; k < DW_PALETTE; k++) {
    const DwColour ink = theme->palette[k];
    ghostly.palette[k] = (DwColour){mix(ink.red, paper.red), mix(ink.green, paper.green),
                                    mix(ink.blue, paper.blue), ink.alpha};
  }
  return ghostly;
}

const DwSeries *
dw_ghost_series(const DwFigure *figure, size_t ghost, size_t curve)
{
  const bool shown = figure->view->curves >> curve & 1;
  if (!shown || dw_figure_plot(figure)->curves[curve].stroke == DW_STROKE_GUIDE)
    return NULL;
  const DwSeries *series = dw_result_find(figure->ghosts[ghost].result, figure->view->plot, curve);
  return series && series->n > 0 ? series : NULL;
}

void
dw_ghosts_draw(const DwFigure *figure, const DwLayout *layout, cairo_t *cr)
{
  const DwPlot *plot = dw_figure_plot(figure);
  const DwTheme theme = faded_theme(figure->theme);
  DwNumbered lines[DW_MAX_GHOSTS * DW_MAX_CURVES];
  size_t n = 0;
  /* Where not all numbers have a place, each ghost has its first one before any has a second. */
  for (size_t k = 0; k < plot->n_curves; k++)
    for (size_t g = 0; g < figure->n_ghosts && g < DW_MAX_GHOSTS; g++) {
      const DwSeries *series = dw_ghost_series(figure, g, k);
      if (!series)
        continue;
      dw_curve_draw(series, &plot->curves[k], layout, &theme, cr);
      lines[n++] = (DwNumbered){series, figure->ghosts[g].number};
    }
  dw_numbers_draw(lines, n, layout, figure->theme, cr);
}

void
dw_figure_draw_ghosts(const DwFigure *figure, const DwLayout *layout, cairo_t *cr)
{
  cairo_save(cr);
  dw_canvas_clip(cr, layout->frame.x, layout->frame.y, layout->frame.width, layout->frame.height);
  dw_ghosts_draw(figure, layout, cr);
  cairo_restore(cr);
}

void
dw_figure_draw_ghost_sample(unsigned number, const DwTheme *theme, cairo_t *cr, double width, double height)
{
  char text[16];
  DwTheme small = *theme;
  small.font_size *= 0.8;
  DwLettering lettering = dw_lettering_open(&small);
  snprintf(text, sizeof text, "%u", number);
  const double y = dw_canvas_snap_y(cr, height / 2);
  const double gap = dw_lettering_measure(&lettering, text).width / 2 + 0.25 * small.font_size;
  dw_canvas_colour(cr, theme->muted_text);
  cairo_set_line_width(cr, thinner * theme->line_width);
  cairo_move_to(cr, 0, y);
  cairo_line_to(cr, width / 2 - gap, y);
  cairo_move_to(cr, width / 2 + gap, y);
  cairo_line_to(cr, width, y);
  cairo_stroke(cr);
  dw_lettering_draw(&lettering, cr, text, width / 2, y + 0.5 * lettering.digit_height, 0.5, INFINITY);
  dw_lettering_close(&lettering);
}
