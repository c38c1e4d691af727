/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "plot/ascending.h"
#include "plot/description.h"

#include <math.h>
#include <stdlib.h>

/* A curve in equal steps of log x: NaN where it has no visible value. */
enum { GRID = 400 };
typedef struct {
  double start, step;
  double log_y[GRID + 1], slope[GRID + 1];
} Grid;

static const double least_decades = 1; /* what is shorter is no law */

static bool
is_visible(const DwSeries *series, size_t i, const DwView *view)
{
  return series->x[i] >= view->x.low && series->x[i] <= view->x.high && series->y[i] >= view->y.low &&
         series->y[i] <= view->y.high;
}

static void
find_extremes(DwTrend *trend, const DwSeries *series, const DwView *view)
{
  for (size_t i = 0; i < series->n; i++) {
    if (!is_visible(series, i, view))
      continue;
    const DwPoint point = {series->x[i], series->y[i]};
    if (!trend->visible)
      *trend = (DwTrend){true, point, point, point, point};
    if (point.x < trend->first.x)
      trend->first = point;
    if (point.x >= trend->last.x)
      trend->last = point;
    if (point.y < trend->lowest.y)
      trend->lowest = point;
    if (point.y > trend->highest.y)
      trend->highest = point;
  }
}

/* log y at log x on the segment from i to i + 1. */
static double
log_between(const DwSeries *series, size_t i, double log_x)
{
  const double from = log10(series->x[i]), to = log10(series->x[i + 1]);
  const double low = log10(series->y[i]), high = log10(series->y[i + 1]);
  return to > from ? low + (high - low) * (log_x - from) / (to - from) : low;
}

static void
fill_grid(Grid *grid, const DwSeries *series, const DwView *view)
{
  grid->start = log10(view->x.low);
  grid->step = (log10(view->x.high) - grid->start) / GRID;
  size_t i = 0;
  for (int k = 0; k <= GRID; k++) {
    const double log_x = grid->start + k * grid->step, x = pow(10, log_x);
    i = dw_abscissae_find(series, i, x);
    grid->log_y[k] = NAN;
    if (i < series->n && i > 0 && series->y[i - 1] >= view->y.low && series->y[i - 1] <= view->y.high &&
        series->y[i] >= view->y.low && series->y[i] <= view->y.high && series->x[i - 1] > 0)
      grid->log_y[k] = log_between(series, i - 1, log_x);
  }
  grid->slope[0] = grid->slope[GRID] = NAN;
  for (int k = 1; k < GRID; k++)
    grid->slope[k] = (grid->log_y[k + 1] - grid->log_y[k - 1]) / (2 * grid->step);
}

/* Where the stretch of one exponent that begins at `start` ends. */
static int
end_of_stretch(const Grid *grid, int start)
{
  double least = INFINITY, most = -INFINITY;
  int k = start;
  for (; k < GRID; k++) {
    const double slope = grid->slope[k];
    if (isnan(slope) || fmax(most, slope) - fmin(least, slope) > 2 * DW_EXPONENT_TOLERANCE)
      break;
    least = fmin(least, slope);
    most = fmax(most, slope);
  }
  return k - 1;
}

/* Indices of the grid, both ends included. */
typedef struct {
  int first, last;
} Stretch;

static Stretch
longest_stretch(const Grid *grid)
{
  Stretch longest = {1, 0};
  for (int start = 1; start < GRID; start++) {
    const int end = end_of_stretch(grid, start);
    if (end - start > longest.last - longest.first)
      longest = (Stretch){start, end};
  }
  return longest;
}

static int
ascending(const void *a, const void *b)
{
  const double difference = *(const double *) a - *(const double *) b;
  return (difference > 0) - (difference < 0);
}

static double
median_slope(const Grid *grid, Stretch stretch)
{
  double slopes[GRID];
  const size_t n = (size_t) (stretch.last - stretch.first + 1);
  for (size_t k = 0; k < n; k++)
    slopes[k] = grid->slope[stretch.first + (int) k];
  qsort(slopes, n, sizeof *slopes, ascending);
  return slopes[n / 2];
}

/* The longest that keeps to `exponent`. */
static Stretch
keeping_to(const Grid *grid, double exponent)
{
  Stretch best = {1, 0}, run = {1, 0};
  for (int k = 1; k < GRID; k++) {
    run.last = k;
    if (!(fabs(grid->slope[k] - exponent) <= DW_EXPONENT_TOLERANCE))
      run = (Stretch){k + 1, k};
    if (run.last - run.first > best.last - best.first)
      best = run;
  }
  return best;
}

/* Where between two neighbours of the grid the slope leaves the tolerance. */
static double
edge(const Grid *grid, int inside, int outside, double exponent)
{
  const double least = fabs(grid->slope[inside] - exponent), most = fabs(grid->slope[outside] - exponent);
  const double share = most > least ? (DW_EXPONENT_TOLERANCE - least) / (most - least) : 0;
  return grid->start + grid->step * (inside + share * (outside - inside));
}

/* A curve that tends to a law nears it from one side: the median is the law, the mean would not be. */
static void
find_power_law(DwTrend *trend, const Grid *grid)
{
  const Stretch constant = longest_stretch(grid);
  if (constant.last < constant.first)
    return;
  trend->exponent = median_slope(grid, constant);
  const Stretch law = keeping_to(grid, trend->exponent);
  if (law.last < law.first)
    return;
  const double low = edge(grid, law.first, law.first - 1, trend->exponent);
  const double high = edge(grid, law.last, law.last + 1, trend->exponent);
  trend->decades = high - low;
  trend->power_law = trend->decades >= least_decades;
  trend->stretch = (DwRange){pow(10, low), pow(10, high)};
}

DwTrend
dw_trend_of(const DwSeries *series, const DwView *view)
{
  DwTrend trend = {0};
  find_extremes(&trend, series, view);
  if (trend.visible && view->x_scale == DW_SCALE_LOG && view->y_scale == DW_SCALE_LOG &&
      dw_abscissae_ascend(series)) {
    Grid grid;
    fill_grid(&grid, series, view);
    find_power_law(&trend, &grid);
  }
  return trend;
}
