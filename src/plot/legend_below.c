/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "plot/canvas.h"
#include "plot/legend_notes.h"

#include <math.h>

/* Its letters beside those of the axes, the smaller ones where they save a line; lengths in units of theirs.
 */
static const double font_shares[] = {0.9, 0.76};
static const double column_gap = 1.6, space_above = 0.4, edge = 0.5;
/* What sums of widths may lose to rounding: nothing is cut for it. */
static const double slack = 0.01;
/* The largest part of the frame's height that may be given up for it. */
static const double most_below = 0.5;

/* The drawn curves in columns, row by row, and under them why others are absent. */
typedef struct {
  DwLegendEntries entries;
  DwLegendNotes notes;
  size_t columns, rows;
  double widths[DW_MAX_CURVES]; /* of the columns, keys and gaps included */
  double width, height;
} Grid;

static void
set_columns(Grid *grid, size_t columns, DwLettering *lettering)
{
  const double around = dw_legend_key_width(lettering) + column_gap * lettering->size;
  grid->width = -column_gap * lettering->size;
  grid->columns = columns;
  grid->rows = (grid->entries.n + columns - 1) / columns; /* none without entries */
  for (size_t c = 0; c < columns; c++) {
    grid->widths[c] = 0;
    for (size_t k = c; k < grid->entries.n; k += columns)
      grid->widths[c] = fmax(grid->widths[c],
                             around + dw_lettering_measure(lettering, grid->entries.entries[k].text).width);
    grid->width += grid->widths[c];
  }
  grid->height =
      (double) (grid->rows + grid->notes.n) * dw_legend_pitch(lettering) + space_above * lettering->size;
}

/* As many columns as the room allows. */
static void
fill(Grid *grid, const DwFigure *figure, double room, DwLettering *lettering)
{
  dw_legend_collect(&grid->entries, figure, false);
  dw_legend_collect_notes(&grid->notes, figure, room, lettering);
  size_t columns = grid->entries.n > 0 ? grid->entries.n : 1;
  do
    set_columns(grid, columns, lettering);
  while (grid->width > room && --columns > 0);
}

/* Returns the letters that it is set in. */
static DwLettering
make(Grid *grid, const DwFigure *figure, double width)
{
  Grid smaller;
  const double room = width - 2 * edge * figure->theme->font_size;
  DwLettering letters = dw_legend_letters(figure, font_shares[0]);
  DwLettering small_letters = dw_legend_letters(figure, font_shares[1]);
  fill(grid, figure, room, &letters);
  fill(&smaller, figure, room, &small_letters);
  if (smaller.height >= grid->height - 0.75 * dw_legend_pitch(&small_letters)) {
    dw_lettering_close(&small_letters);
    return letters;
  }
  *grid = smaller;
  dw_lettering_close(&letters);
  return small_letters;
}

double
dw_legend_height_below(const DwFigure *figure, const DwLayout *layout, double width, DwLettering *lettering)
{
  Grid grid;
  if (!figure->legend || dw_legend_fits_inside(figure, layout, lettering))
    return 0;
  DwLettering letters = make(&grid, figure, width);
  dw_lettering_close(&letters);
  return grid.entries.n + grid.notes.n > 0 && grid.height <= most_below * layout->frame.height ? grid.height
                                                                                               : 0;
}

double
dw_legend_height_under(const DwFigure *figure, double width)
{
  Grid grid;
  DwLettering letters = make(&grid, figure, width);
  dw_lettering_close(&letters);
  return grid.height;
}

/* Under the frame's left edge, or in the middle of the figure where that is too far right. */
static double
left_of(const Grid *grid, const DwLayout *layout, double width, double least)
{
  const double rest = width - least - grid->width;
  return rest >= layout->frame.x ? layout->frame.x : fmax(rest / 2, least);
}

void
dw_legend_draw_below(const DwFigure *figure, const DwLayout *layout, double width, double top, cairo_t *cr)
{
  Grid grid;
  DwLettering letters = make(&grid, figure, width);
  const double margin = edge * figure->theme->font_size, left = left_of(&grid, layout, width, margin);
  const double around = dw_legend_key_width(&letters) + column_gap * letters.size;
  for (size_t row = 0; row < grid.rows; row++) {
    double x = left;
    for (size_t c = 0; c < grid.columns && row * grid.columns + c < grid.entries.n; c++) {
      const double room = fmin(grid.widths[c], width - margin - x + column_gap * letters.size) - around;
      dw_legend_draw_entry(&grid.entries.entries[row * grid.columns + c], figure->theme, x,
                           top + ((double) row + 0.5) * dw_legend_pitch(&letters), room + slack, cr,
                           &letters);
      x += grid.widths[c];
    }
  }
  dw_canvas_colour(cr, figure->theme->muted_text);
  for (size_t k = 0; k < grid.notes.n; k++)
    dw_lettering_draw(&letters, cr, grid.notes.lines[k], margin,
                      top + ((double) (grid.rows + k) + 0.5) * dw_legend_pitch(&letters) +
                          0.5 * letters.digit_height,
                      0, width - 2 * margin);
  dw_lettering_close(&letters);
}
