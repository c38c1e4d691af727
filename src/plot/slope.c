/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "plot/slope.h"

#include <math.h>

/* One point as the line sees it. */
typedef struct {
  double x, y, weight;
} Point;

/* Weighted sums about a place in the middle of the points, so that nothing cancels. */
typedef struct {
  double xx, xy;
} Sums;

typedef struct {
  const DwSeries *series;
  const DwAxis *x_axis, *y_axis;
  double low, high;
  bool weighted;
} Part;

static bool
point_at(const Part *part, size_t i, Point *point)
{
  const DwSeries *series = part->series;
  if (!(series->x[i] >= part->low && series->x[i] <= part->high))
    return false;
  *point = (Point){part->x_axis->map(series->x[i]), part->y_axis->map(series->y[i]), 1};
  if (part->weighted) {
    const double error = series->y_error[i] * fabs(part->y_axis->derivative(series->y[i]));
    point->weight = 1 / (error * error);
  }
  return isfinite(point->x) && isfinite(point->y) && point->weight > 0 && isfinite(point->weight);
}

/* Whether every point that counts has an error. */
static bool
has_errors(const Part *part)
{
  const DwSeries *series = part->series;
  Point point;
  for (size_t i = 0; i < series->n; i++)
    if (point_at(part, i, &point) &&
        !(series->y_error && series->y_error[i] > 0 && isfinite(series->y_error[i])))
      return false;
  return true;
}

static size_t
find_middle(const Part *part, double *x, double *y)
{
  Point point;
  size_t n = 0;
  double weight = *x = *y = 0;
  for (size_t i = 0; i < part->series->n; i++)
    if (point_at(part, i, &point)) {
      weight += point.weight;
      *x += point.weight / weight * (point.x - *x);
      *y += point.weight / weight * (point.y - *y);
      n++;
    }
  return n;
}

static Sums
sum(const Part *part, double x, double y)
{
  Point point;
  Sums sums = {0};
  for (size_t i = 0; i < part->series->n; i++)
    if (point_at(part, i, &point)) {
      sums.xx += point.weight * (point.x - x) * (point.x - x);
      sums.xy += point.weight * (point.x - x) * (point.y - y);
    }
  return sums;
}

/* Sum of weighted squares of residuals, and of products of neighbouring ones. */
static void
residuals(const Part *part, const DwSlope *line, double *squares, double *products)
{
  Point point;
  double last = 0;
  *squares = *products = 0;
  for (size_t i = 0; i < part->series->n; i++)
    if (point_at(part, i, &point)) {
      const double residual = sqrt(point.weight) * (point.y - line->y - line->slope * (point.x - line->x));
      *squares += residual * residual;
      *products += residual * last;
      last = residual;
    }
}

/* Of n residuals whose neighbours are correlated so many are independent. */
static double
independent(double n, double squares, double products)
{
  const double correlation = squares > 0 ? fmin(fmax(products / squares, 0), 1) : 0;
  return fmin(fmax(n * (1 - correlation) / (1 + correlation), 3), n);
}

static double
error_of(const Part *part, const DwSlope *line, const Sums *sums)
{
  double squares, products;
  const double n = (double) line->n;
  residuals(part, line, &squares, &products);
  if (part->weighted)
    return sqrt((n > 2 ? fmax(squares / (n - 2), 1) : 1) / sums->xx);
  if (n < 3)
    return NAN;
  return sqrt(squares / n / (independent(n, squares, products) - 2) / (sums->xx / n));
}

bool
dw_slope_fit(const DwSeries *series, const DwAxis *x_axis, const DwAxis *y_axis, double low, double high,
             DwSlope *slope)
{
  Part part = {series, x_axis, y_axis, low, high, false};
  part.weighted = series->y_error && has_errors(&part);
  *slope = (DwSlope){.error = NAN};
  slope->n = find_middle(&part, &slope->x, &slope->y);
  const Sums sums = sum(&part, slope->x, slope->y);
  if (slope->n < 2 || !(sums.xx > 0))
    return false;
  slope->slope = sums.xy / sums.xx;
  slope->error = error_of(&part, slope, &sums);
  return isfinite(slope->slope);
}

double
dw_series_height(const DwSeries *series, const DwAxis *x_axis, const DwAxis *y_axis, double x)
{
  for (size_t i = 0; i < series->n; i++) {
    if (series->x[i] == x)
      return series->y[i];
    if (i + 1 == series->n ||
        !((series->x[i] < x && x < series->x[i + 1]) || (series->x[i + 1] < x && x < series->x[i])))
      continue;
    const double from = x_axis->map(series->x[i]), to = x_axis->map(series->x[i + 1]);
    const double low = y_axis->map(series->y[i]), high = y_axis->map(series->y[i + 1]);
    const double y = y_axis->inverse(low + (high - low) * (x_axis->map(x) - from) / (to - from));
    if (isfinite(y))
      return y;
  }
  return NAN;
}
