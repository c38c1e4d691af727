/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "plot/figure.h"
#include "plot/canvas.h"
#include "plot/curve.h"
#include "plot/ghost.h"
#include "plot/ground.h"
#include "plot/inset.h"
#include "plot/measure_labels.h"

#include <math.h>

static void
draw_background(const DwTheme *theme, cairo_t *cr, double width, double height)
{
  dw_canvas_colour(cr, theme->background);
  cairo_rectangle(cr, 0, 0, width, height);
  cairo_fill(cr);
}

/* Guides first, so that they never hide a result. */
static void
draw_curves(const DwFigure *figure, const DwLayout *layout, bool guides, cairo_t *cr)
{
  const DwPlot *plot = dw_figure_plot(figure);
  for (size_t k = 0; k < plot->n_curves; k++) {
    const DwSeries *series = dw_figure_series(figure, k);
    if (series && series->n > 0 && (plot->curves[k].stroke == DW_STROKE_GUIDE) == guides)
      dw_curve_draw(series, &plot->curves[k], layout, figure->theme, cr);
  }
}

static void
draw_ghosts(const DwFigure *figure, const DwLayout *layout, cairo_t *cr)
{
  if (figure->n_ghosts > 0 && figure->draw_ghosts)
    figure->draw_ghosts(figure->ghosts_context, figure, layout, cr);
  else if (figure->n_ghosts > 0)
    dw_ghosts_draw(figure, layout, cr);
}

const DwSeries *
dw_figure_series(const DwFigure *figure, size_t curve)
{
  if (!figure->result || !(figure->view->curves >> curve & 1))
    return NULL;
  return dw_result_find(figure->result, figure->view->plot, curve);
}

DwLayout
dw_figure_draw_within(const DwFigure *figure, cairo_t *cr, double width, double height,
                      const DwMargins *least, double below, DwLettering *lettering)
{
  DwGround ground;
  const double panel = dw_ratio_height(figure, height - below), foot = height - below - panel;
  dw_ground_measure(&ground, figure, width, foot, least, lettering);
  cairo_save(cr);
  cairo_rectangle(cr, 0, 0, width, height);
  cairo_clip(cr);
  cairo_new_path(cr);
  draw_background(figure->theme, cr, width, height);
  cairo_save(cr);
  dw_canvas_clip(cr, ground.layout.frame.x, ground.layout.frame.y, ground.layout.frame.width,
                 ground.layout.frame.height);
  dw_inset_draw_bands(figure, &ground.layout, cr);
  dw_ground_draw_grid(&ground, figure->theme, cr);
  draw_curves(figure, &ground.layout, true, cr);
  draw_ghosts(figure, &ground.layout, cr);
  dw_measure_draw_guides(figure, &ground.layout, cr);
  draw_curves(figure, &ground.layout, false, cr);
  dw_measure_draw(figure, &ground.layout, cr, lettering);
  dw_inset_draw_band_labels(figure, &ground.layout, cr, lettering);
  if (figure->legend && below == 0)
    dw_legend_draw(figure, &ground.layout, cr, lettering);
  cairo_restore(cr);
  dw_ground_draw_frame(&ground, figure, cr, width, lettering);
  if (panel > 0)
    dw_ratio_draw(figure, &ground, foot, width, panel, cr);
  if (figure->legend && below > 0)
    dw_legend_draw_below(figure, &ground.layout, width, height - below, cr);
  cairo_restore(cr);
  return ground.layout;
}

static bool
is_drawable(double width, double height)
{
  return width > 0 && height > 0 && isfinite(width) && isfinite(height);
}

/* Where the legend goes follows from the frame as it is without it. */
static double
height_below(const DwFigure *figure, double width, double height, DwLettering *lettering)
{
  DwGround ground;
  if (!figure->legend)
    return 0;
  dw_ground_measure(&ground, figure, width, height - dw_ratio_height(figure, height), NULL, lettering);
  return dw_legend_height_below(figure, &ground.layout, width, lettering);
}

DwLayout
dw_figure_layout(const DwFigure *figure, double width, double height)
{
  DwLettering lettering = dw_lettering_open(figure->theme);
  DwGround ground;
  const double wide = fmax(width, 1), high = fmax(height, 1);
  const double below = height_below(figure, wide, high, &lettering);
  const double panel = dw_ratio_height(figure, high - below);
  dw_ground_measure(&ground, figure, wide, high - below - panel, NULL, &lettering);
  dw_lettering_close(&lettering);
  return ground.layout;
}

DwLayout
dw_figure_draw(const DwFigure *figure, cairo_t *cr, double width, double height)
{
  if (!is_drawable(width, height))
    return dw_figure_layout(figure, width, height);
  DwLettering lettering = dw_lettering_open(figure->theme);
  const double below = height_below(figure, width, height, &lettering);
  const DwLayout layout = dw_figure_draw_within(figure, cr, width, height, NULL, below, &lettering);
  dw_lettering_close(&lettering);
  return layout;
}
