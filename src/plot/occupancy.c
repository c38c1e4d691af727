/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "plot/occupancy.h"
#include "plot/ascending.h"
#include "plot/ghost.h"
#include "plot/measure_labels.h"
#include "plot/projection.h"

#include <math.h>
#include <string.h>

/* More points than this a curve say nothing more about where it is, in cells this coarse. */
enum { MOST_POINTS = 2000 };

static void
take(DwOccupancy *occupancy, double x, double y)
{
  const double column = floor((x - occupancy->frame.x) / occupancy->frame.width * DW_OCCUPANCY_COLUMNS);
  const double row = floor((y - occupancy->frame.y) / occupancy->frame.height * DW_OCCUPANCY_ROWS);
  if (column >= 0 && column < DW_OCCUPANCY_COLUMNS && row >= 0 && row < DW_OCCUPANCY_ROWS)
    occupancy->cells[(int) row][(int) column] = 1;
}

/* Steps of half a cell, at most across the frame twice over. */
void
dw_occupancy_take_segment(DwOccupancy *occupancy, double x, double y, double to_x, double to_y)
{
  const double columns = fabs(to_x - x) / occupancy->frame.width * DW_OCCUPANCY_COLUMNS;
  const double rows = fabs(to_y - y) / occupancy->frame.height * DW_OCCUPANCY_ROWS;
  const int steps = (int) fmin(2 * fmax(columns, rows) + 1, 4 * DW_OCCUPANCY_COLUMNS);
  for (int k = 0; k <= steps; k++)
    take(occupancy, x + (to_x - x) * k / steps, y + (to_y - y) * k / steps);
}

static void
take_series(DwOccupancy *occupancy, const DwSeries *series, bool joined, const DwLayout *layout)
{
  const DwProjection projection = dw_projection_of(layout);
  size_t first, end;
  dw_abscissae_between(series, layout->x.low, layout->x.high, &first, &end);
  const size_t stride = (end - first) / MOST_POINTS + 1;
  double last_x = NAN, last_y = NAN;
  for (size_t i = first; i < end; i += stride) {
    const double x = dw_project_x(&projection, series->x[i]), y = dw_project_y(&projection, series->y[i]);
    if (joined && isfinite(x + y + last_x + last_y))
      dw_occupancy_take_segment(occupancy, last_x, last_y, x, y);
    else
      take(occupancy, x, y);
    last_x = x;
    last_y = y;
  }
}

void
dw_occupancy_take_area(DwOccupancy *occupancy, DwRectangle area)
{
  const double step = 0.5 * occupancy->frame.height / DW_OCCUPANCY_ROWS;
  for (double y = area.y; y <= area.y + area.height; y += step)
    dw_occupancy_take_segment(occupancy, area.x, y, area.x + area.width, y);
}

void
dw_occupancy_of_curves(DwOccupancy *occupancy, const DwFigure *figure, const DwLayout *layout)
{
  memset(occupancy, 0, sizeof *occupancy);
  occupancy->frame = layout->frame;
  const DwPlot *plot = dw_figure_plot(figure);
  for (size_t k = 0; k < plot->n_curves; k++) {
    const DwSeries *series = dw_figure_series(figure, k);
    if (series && series->n > 0)
      take_series(occupancy, series, plot->curves[k].stroke != DW_STROKE_POINTS, layout);
  }
  for (size_t g = 0; g < figure->n_ghosts; g++)
    for (size_t k = 0; k < plot->n_curves; k++) {
      const DwSeries *series = dw_ghost_series(figure, g, k);
      if (series)
        take_series(occupancy, series, plot->curves[k].stroke != DW_STROKE_POINTS, layout);
    }
}

void
dw_occupancy_of_bands(DwOccupancy *occupancy, const DwFigure *figure, const DwLayout *layout,
                      DwLettering *lettering)
{
  DwOccupancy curves;
  DwRectangle label;
  dw_occupancy_of_curves(&curves, figure, layout);
  *occupancy = curves;
  for (size_t k = 0; k < dw_inset_n_bands(figure); k++)
    if (dw_inset_band_label(figure, layout, k, lettering, &curves, &label))
      dw_occupancy_take_area(occupancy, label);
}

void
dw_occupancy_of_figure(DwOccupancy *occupancy, const DwFigure *figure, const DwLayout *layout,
                       DwLettering *lettering)
{
  DwMeasureLabels labels;
  dw_occupancy_of_bands(occupancy, figure, layout, lettering);
  dw_measure_settle(&labels, figure, layout, occupancy);
}

static int
cell(double place, int n)
{
  return (int) fmin(fmax(floor(place * n), 0), n - 1);
}

unsigned
dw_occupancy_count(const DwOccupancy *occupancy, DwRectangle area)
{
  const DwRectangle *frame = &occupancy->frame;
  const int left = cell((area.x - frame->x) / frame->width, DW_OCCUPANCY_COLUMNS);
  const int right = cell((area.x + area.width - frame->x) / frame->width, DW_OCCUPANCY_COLUMNS);
  const int top = cell((area.y - frame->y) / frame->height, DW_OCCUPANCY_ROWS);
  const int bottom = cell((area.y + area.height - frame->y) / frame->height, DW_OCCUPANCY_ROWS);
  unsigned count = 0;
  for (int row = top; row <= bottom; row++)
    for (int column = left; column <= right; column++)
      count += occupancy->cells[row][column];
  return count;
}
