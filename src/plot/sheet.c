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

/* A sheet's cells.  Those of a column have the same margins at the sides and those of the sheet the same at
 * top and bottom, so that frames line up; columns are as wide as it takes to make all frames equally wide. */
typedef struct {
  Arrangement arrangement;
  DwMargins margins[DW_MAX_VIEWS]; /* of a column */
  double width[DW_MAX_VIEWS], height;
} Cells;

static void
widen(DwMargins *margins, const DwMargins *wanted)
{
  margins->left = fmax(margins->left, wanted->left);
  margins->right = fmax(margins->right, wanted->right);
  margins->top = fmax(margins->top, wanted->top);
  margins->bottom = fmax(margins->bottom, wanted->bottom);
}

/* What the figures ask for in cells of equal width. */
static void
share_margins(Cells *cells, const DwFigure *figures, size_t n, double width, DwLettering *lettering)
{
  const size_t columns = cells->arrangement.columns;
  DwMargins all = {0};
  DwGround ground;
  for (size_t k = 0; k < n; k++) {
    dw_ground_measure(&ground, &figures[k], width / (double) columns, cells->height, NULL, lettering);
    widen(&cells->margins[k % columns], &ground.margins);
    widen(&all, &ground.margins);
  }
  for (size_t column = 0; column < columns; column++) {
    cells->margins[column].top = all.top;
    cells->margins[column].bottom = all.bottom;
  }
}

static void
divide_width(Cells *cells, double width)
{
  const size_t columns = cells->arrangement.columns;
  double frames = width;
  for (size_t column = 0; column < columns; column++)
    frames -= cells->margins[column].left + cells->margins[column].right;
  for (size_t column = 0; column < columns; column++) {
    const DwMargins *margins = &cells->margins[column];
    const double sides = margins->left + margins->right;
    cells->width[column] = frames > 0 ? sides + frames / (double) columns : width / (double) columns;
  }
}

/* One legend that has no place in its frame moves all of them below, so that the frames stay equal. */
static double
shared_below(const Cells *cells, const DwFigure *figures, size_t n, DwLettering *lettering)
{
  double below = 0;
  DwGround ground;
  for (size_t k = 0; k < n; k++) {
    const size_t column = k % cells->arrangement.columns;
    const double width = cells->width[column], panel = dw_ratio_height(&figures[k], cells->height);
    dw_ground_measure(&ground, &figures[k], width, cells->height - panel, &cells->margins[column], lettering);
    below = fmax(below, dw_legend_height_below(&figures[k], &ground.layout, width, lettering));
  }
  for (size_t k = 0; k < n && below > 0; k++)
    below = fmax(below, dw_legend_height_under(&figures[k], cells->width[k % cells->arrangement.columns]));
  return below;
}

static void
draw_cells(const DwFigure *figures, size_t n, Arrangement arrangement, cairo_t *cr, double width,
           double height)
{
  DwLettering lettering = dw_lettering_open(figures->theme);
  Cells cells = {.arrangement = arrangement, .height = height / (double) arrangement.rows};
  share_margins(&cells, figures, n, width, &lettering);
  divide_width(&cells, width);
  const double below = shared_below(&cells, figures, n, &lettering);
  double x = 0;
  for (size_t k = 0; k < n; k++) {
    const size_t column = k % arrangement.columns;
    x = column ? x : 0;
    cairo_save(cr);
    cairo_translate(cr, x, (double) (k / arrangement.columns) * cells.height);
    dw_figure_draw_within(&figures[k], cr, cells.width[column], cells.height, &cells.margins[column], below,
                          &lettering);
    cairo_restore(cr);
    x += cells.width[column];
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
