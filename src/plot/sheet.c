/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "plot/canvas.h"
#include "plot/ghost.h"
#include "plot/inset.h"

#include <math.h>

static const double best_shape = 1.4; /* width to height of a figure */

typedef struct {
  size_t columns, rows;
} Arrangement;

/* The arrangement whose figures come nearest to the best shape, with a price for empty places. */
static Arrangement
arrange(size_t n, double width, double height)
{
  Arrangement best = {1, n};
  double least = INFINITY;
  for (size_t columns = 1; columns <= n; columns++) {
    const size_t rows = (n + columns - 1) / columns;
    const double shape = (width / (double) columns) / (height / (double) rows);
    const double price = fabs(log(shape / best_shape)) + 0.3 * (double) (columns * rows - n);
    if (price < least) {
      least = price;
      best = (Arrangement){columns, rows};
    }
  }
  return best;
}

/* Margins that suit every figure of the sheet, so that frames line up. */
static DwMargins
shared_margins(const DwFigure *figures, size_t n, double width, double height, DwLettering *lettering)
{
  DwMargins shared = {0};
  DwGround ground;
  for (size_t k = 0; k < n; k++) {
    dw_ground_measure(&ground, &figures[k], width, height, NULL, lettering);
    shared.left = fmax(shared.left, ground.margins.left);
    shared.right = fmax(shared.right, ground.margins.right);
    shared.top = fmax(shared.top, ground.margins.top);
    shared.bottom = fmax(shared.bottom, ground.margins.bottom);
  }
  return shared;
}

/* One legend that has no place in its frame moves all of them below, so that the frames stay equal. */
static double
shared_below(const DwFigure *figures, size_t n, double width, double height, const DwMargins *margins,
             DwLettering *lettering)
{
  double below = 0;
  DwGround ground;
  for (size_t k = 0; k < n; k++) {
    const double panel = dw_ratio_height(&figures[k], height);
    dw_ground_measure(&ground, &figures[k], width, height - panel, margins, lettering);
    below = fmax(below, dw_legend_height_below(&figures[k], &ground.layout, width, lettering));
  }
  return below;
}

static void
draw_cells(const DwFigure *figures, size_t n, Arrangement arrangement, cairo_t *cr, double width,
           double height)
{
  DwLettering lettering = dw_lettering_open(figures->theme);
  const double cell_width = width / (double) arrangement.columns,
               cell_height = height / (double) arrangement.rows;
  const DwMargins margins = shared_margins(figures, n, cell_width, cell_height, &lettering);
  const double below = shared_below(figures, n, cell_width, cell_height, &margins, &lettering);
  for (size_t k = 0; k < n; k++) {
    cairo_save(cr);
    cairo_translate(cr, (double) (k % arrangement.columns) * cell_width,
                    (double) (k / arrangement.columns) * cell_height);
    dw_figure_draw_within(&figures[k], cr, cell_width, cell_height, &margins, below, &lettering);
    cairo_restore(cr);
  }
  dw_lettering_close(&lettering);
}

void
dw_figure_draw_sheet(const DwState *state, const DwResult *result, const DwComparison *comparison,
                     const DwMeasures *measures, const DwTheme *theme, cairo_t *cr, double width,
                     double height)
{
  const size_t n = state->n_views < DW_MAX_VIEWS ? state->n_views : DW_MAX_VIEWS;
  if (n == 0 || !(width > 0) || !(height > 0) || !isfinite(width) || !isfinite(height))
    return;
  DwView views[DW_MAX_VIEWS];
  DwFigure figures[DW_MAX_VIEWS];
  for (size_t k = 0; k < n; k++) {
    views[k] = state->views[k];
    dw_figure_fit(state->model, state->values, result, comparison, &views[k]);
    figures[k] = (DwFigure){.model = state->model, .result = result, .view = &views[k], .theme = theme};
    figures[k].legend = true;
    figures[k].title = n > 1;
    if (measures && views[k].plot < DW_MAX_MEASURED)
      figures[k].measure = &measures->plots[views[k].plot];
    if (comparison) {
      figures[k].ghosts = comparison->ghosts;
      figures[k].n_ghosts = comparison->n;
      figures[k].ratio = comparison->ratio;
    }
  }
  cairo_save(cr);
  cairo_rectangle(cr, 0, 0, width, height);
  dw_canvas_colour(cr, theme->background);
  cairo_fill(cr);
  draw_cells(figures, n, arrange(n, width, height), cr, width, height);
  cairo_restore(cr);
}
