/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "plot/columns.h"
#include "plot/ascending.h"

#include <math.h>
#include <stdlib.h>

enum { MOST_COLUMNS = 1 << 16 };

bool
dw_columns_open(DwColumns *columns, const DwLayout *layout, double resolution, double origin)
{
  const DwRectangle *frame = &layout->frame;
  const double wanted = ceil((frame->x + frame->width - origin) * resolution);
  columns->n = (size_t) fmin(fmax(wanted, 1), MOST_COLUMNS);
  columns->origin = origin;
  columns->width = wanted > MOST_COLUMNS ? frame->width / MOST_COLUMNS : 1 / resolution;
  columns->columns = calloc(columns->n, sizeof *columns->columns);
  return columns->columns != NULL;
}

void
dw_columns_close(DwColumns *columns)
{
  free(columns->columns);
}

typedef struct {
  double low, high; /* low > high: no value there */
} Extremes;

/* Comparisons are written so that NaN changes nothing, and fourfold so that none waits for the one before. */
static Extremes
extremes_of(const double *y, size_t n)
{
  double low[4] = {INFINITY, INFINITY, INFINITY, INFINITY};
  double high[4] = {-INFINITY, -INFINITY, -INFINITY, -INFINITY};
  size_t i = 0;
  for (; i + 4 <= n; i += 4)
    for (size_t k = 0; k < 4; k++) {
      low[k] = y[i + k] < low[k] ? y[i + k] : low[k];
      high[k] = y[i + k] > high[k] ? y[i + k] : high[k];
    }
  for (; i < n; i++) {
    low[0] = y[i] < low[0] ? y[i] : low[0];
    high[0] = y[i] > high[0] ? y[i] : high[0];
  }
  return (Extremes){fmin(fmin(low[0], low[1]), fmin(low[2], low[3])),
                    fmax(fmax(high[0], high[1]), fmax(high[2], high[3]))};
}

/* The rare way, of values of which the axis has no place for some. */
static Extremes
valid_extremes_of(const double *y, size_t n, const DwAxis *axis)
{
  Extremes extremes = {INFINITY, -INFINITY};
  for (size_t i = 0; i < n; i++)
    if (axis->valid(y[i])) {
      extremes.low = fmin(extremes.low, y[i]);
      extremes.high = fmax(extremes.high, y[i]);
    }
  return extremes;
}

/* One column from the points start..end - 1, at least one. */
static DwColumn
column_of(const DwSeries *series, size_t start, size_t end, const DwProjection *projection)
{
  const DwAxis *axis = projection->y_axis;
  Extremes extremes = extremes_of(series->y + start, end - start);
  if (!axis->valid(extremes.low) || !axis->valid(extremes.high))
    extremes = valid_extremes_of(series->y + start, end - start, axis);
  if (!(extremes.low <= extremes.high))
    return (DwColumn){.cut = true};
  DwColumn column = {.n = end - start, .cut = !axis->valid(series->y[start])};
  while (!axis->valid(series->y[start]))
    start++;
  while (!axis->valid(series->y[end - 1]))
    end--;
  column.first_x = dw_project_x(projection, series->x[start]);
  column.last_x = dw_project_x(projection, series->x[end - 1]);
  column.first = dw_project_y(projection, series->y[start]);
  column.last = dw_project_y(projection, series->y[end - 1]);
  column.top = dw_project_y(projection, extremes.high);
  column.bottom = dw_project_y(projection, extremes.low);
  return column;
}

void
dw_columns_fill(DwColumns *columns, const DwSeries *series, const DwLayout *layout)
{
  const DwProjection projection = dw_projection_of(layout);
  size_t start = dw_abscissae_find(series, 0, dw_layout_data_x(layout, columns->origin));
  for (size_t k = 0; k < columns->n; k++) {
    const double edge = columns->origin + (double) (k + 1) * columns->width;
    const size_t end = dw_abscissae_find(series, start, dw_layout_data_x(layout, edge));
    if (end > start)
      columns->columns[k] = column_of(series, start, end, &projection);
    start = end;
  }
}

static void
extend(DwColumn *column, double x, double y)
{
  if (column->n++ == 0) {
    *column = (DwColumn){.n = 1, .first_x = x, .first = y, .last_x = x, .last = y, .top = y, .bottom = y};
    return;
  }
  column->top = fmin(column->top, y);
  column->bottom = fmax(column->bottom, y);
  column->last_x = x;
  column->last = y;
}

void
dw_columns_scatter(DwColumns *columns, const DwSeries *series, const DwLayout *layout)
{
  const DwProjection projection = dw_projection_of(layout);
  for (size_t i = 0; i < series->n; i++) {
    const double x = dw_project_x(&projection, series->x[i]), y = dw_project_y(&projection, series->y[i]);
    const double k = floor((x - columns->origin) / columns->width);
    if (k >= 0 && k < (double) columns->n && isfinite(y))
      extend(&columns->columns[(size_t) k], x, y);
  }
}

/* A column in which the curve goes this much further up and down than it gets ahead is noisy, in user units.
 */
static const double noise = 1;

static bool
turns_sharply(const DwColumn *column)
{
  const DwColumn *before = column - 1, *after = column + 1;
  if (before->n == 0 || after->n == 0)
    return false;
  const double in = column->first - before->last, out = after->first - column->last;
  return in * out < 0 && fmin(fabs(in), fabs(out)) > noise;
}

void
dw_columns_find_noise(DwColumns *columns)
{
  for (size_t k = 0; k < columns->n; k++) {
    DwColumn *column = &columns->columns[k];
    const bool inside = k > 0 && k + 1 < columns->n;
    const double ahead = fabs(column->last - column->first);
    column->noisy =
        column->n > 0 && (column->bottom - column->top > ahead + noise || (inside && turns_sharply(column)));
  }
  /* Noise that happens to begin and end at its extremes is no calm. */
  for (size_t k = 1; k + 1 < columns->n; k++)
    if (columns->columns[k - 1].noisy && columns->columns[k + 1].noisy)
      columns->columns[k].noisy = columns->columns[k].n > 0;
}

void
dw_columns_connect(DwColumns *columns)
{
  for (size_t k = 1; k < columns->n; k++) {
    DwColumn *before = &columns->columns[k - 1], *after = &columns->columns[k];
    if (before->n == 0 || after->n == 0 || after->cut)
      continue;
    const double meeting = (before->last + after->first) / 2;
    before->top = fmin(before->top, meeting);
    before->bottom = fmax(before->bottom, meeting);
    after->top = fmin(after->top, meeting);
    after->bottom = fmax(after->bottom, meeting);
  }
}
