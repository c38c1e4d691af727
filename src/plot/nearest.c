/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "plot/ascending.h"
#include "plot/inset.h"
#include "plot/projection.h"

#include <math.h>

/* The pointer, and what it is compared with. */
typedef struct {
  DwProjection projection;
  const DwLayout *layout;
  double x, y;
} Pointer;

/* The best place so far on one series: a share of the way from point i to i + 1. */
typedef struct {
  size_t i;
  double share, distance;
} Place;

/* The points worth looking at: those within reach of the pointer and a neighbour on each side. */
static void
candidates(const DwSeries *series, const Pointer *pointer, double reach, size_t *first, size_t *end)
{
  dw_abscissae_between(series, dw_layout_data_x(pointer->layout, pointer->x - reach),
                       dw_layout_data_x(pointer->layout, pointer->x + reach), first, end);
}

/* The nearest place on the segment (ax, ay)-(bx, by), as a share of it. */
static double
nearest_share(const Pointer *pointer, double ax, double ay, double bx, double by)
{
  const double dx = bx - ax, dy = by - ay, square = dx * dx + dy * dy;
  if (!(square > 0) || !isfinite(square))
    return 0;
  return fmin(fmax(((pointer->x - ax) * dx + (pointer->y - ay) * dy) / square, 0), 1);
}

static void
keep_nearer(Place *place, size_t i, double share, double distance)
{
  if (distance < place->distance)
    *place = (Place){i, share, distance};
}

static Place
nearest_place(const DwSeries *series, const DwCurve *curve, const Pointer *pointer, double reach)
{
  Place place = {.distance = INFINITY};
  size_t first, end;
  candidates(series, pointer, reach, &first, &end);
  double last_x = NAN, last_y = NAN;
  for (size_t i = first; i < end; i++) {
    const double x = dw_project_x(&pointer->projection, series->x[i]);
    const double y = dw_project_y(&pointer->projection, series->y[i]);
    const double distance = hypot(x - pointer->x, y - pointer->y);
    if (isfinite(distance))
      keep_nearer(&place, i, 0, distance);
    if (curve->stroke != DW_STROKE_POINTS && isfinite(last_x + last_y + distance)) {
      const double share = nearest_share(pointer, last_x, last_y, x, y);
      keep_nearer(
          &place, i - 1, share,
          hypot(last_x + share * (x - last_x) - pointer->x, last_y + share * (y - last_y) - pointer->y));
    }
    last_x = x;
    last_y = y;
  }
  return place;
}

/* On a segment in axis coordinates. */
static double
interpolate(const DwAxis *axis, const double *values, Place place)
{
  if (place.share == 0)
    return values[place.i];
  const double from = axis->map(values[place.i]), to = axis->map(values[place.i + 1]);
  return axis->inverse(from + place.share * (to - from));
}

/* d/dt at t of the polynomial of degree n - 1 through n points. */
static double
polynomial_slope(const double *t_points, const double *values, int n, double t)
{
  double slope = 0;
  for (int j = 0; j < n; j++) {
    double derivative = 0;
    for (int skipped = 0; skipped < n; skipped++) {
      if (skipped == j)
        continue;
      double product = 1 / (t_points[j] - t_points[skipped]);
      for (int k = 0; k < n; k++)
        if (k != j && k != skipped)
          product *= (t - t_points[k]) / (t_points[j] - t_points[k]);
      derivative += product;
    }
    slope += values[j] * derivative;
  }
  return slope;
}

/* A cubic through the neighbours of the place in ln x and ln |y|, or less where the curve ends. */
static double
local_exponent(const DwSeries *series, Place place, double x)
{
  double ln_x[4], ln_y[4];
  int n = 0;
  const size_t first = place.i > 0 ? place.i - 1 : 0;
  for (size_t i = first; i < first + 4 && i < series->n; i++) {
    const bool has_logarithms = series->x[i] > 0 && series->y[i] / series->y[place.i] > 0;
    if (!has_logarithms && i > place.i)
      break;
    if (!has_logarithms)
      n = 0;
    if (!has_logarithms || (n > 0 && series->x[i] == series->x[i - 1]))
      continue;
    ln_x[n] = log(series->x[i]);
    ln_y[n++] = log(fabs(series->y[i]));
  }
  const double slope = n >= 2 && x > 0 ? polynomial_slope(ln_x, ln_y, n, log(x)) : (double) NAN;
  return isfinite(slope) ? slope : (double) NAN;
}

bool
dw_figure_nearest(const DwFigure *figure, const DwLayout *layout, double x, double y, double reach,
                  DwNearest *nearest)
{
  const Pointer pointer = {dw_projection_of(layout), layout, x, y};
  const DwPlot *plot = dw_figure_plot(figure);
  nearest->distance = INFINITY;
  for (size_t k = 0; k < plot->n_curves; k++) {
    const DwSeries *series = dw_figure_series(figure, k);
    if (!series || series->n == 0)
      continue;
    const Place place = nearest_place(series, &plot->curves[k], &pointer, reach);
    if (!(place.distance <= reach) || !(place.distance < nearest->distance))
      continue;
    *nearest = (DwNearest){
        .curve = &plot->curves[k],
        .index = k,
        .x = interpolate(layout->x_axis, series->x, place),
        .y = interpolate(layout->y_axis, series->y, place),
        .distance = place.distance,
    };
    nearest->exponent = local_exponent(series, place, nearest->x);
  }
  return nearest->distance <= reach;
}

/* --- at a given x --------------------------------------------------------------------------------------- */

/* The segment that holds x; false if there is none, or a gap. */
static bool
segment_at(const DwSeries *series, const DwAxis *axis, double x, Place *place)
{
  for (size_t i = 0; i + 1 < series->n; i++) {
    const double low = fmin(series->x[i], series->x[i + 1]), high = fmax(series->x[i], series->x[i + 1]);
    if (!(x >= low && x <= high) || isnan(series->y[i]) || isnan(series->y[i + 1]))
      continue;
    const double from = axis->map(series->x[i]), to = axis->map(series->x[i + 1]);
    *place = (Place){.i = i, .share = to != from ? (axis->map(x) - from) / (to - from) : 0};
    return true;
  }
  return false;
}

static bool
point_near(const DwSeries *series, const DwAxis *axis, DwRange range, double x, Place *place)
{
  place->distance = INFINITY;
  for (size_t i = 0; i < series->n; i++)
    if (series->x[i] >= range.low && series->x[i] <= range.high && !isnan(series->y[i]))
      keep_nearer(place, i, 0, fabs(axis->map(series->x[i]) - axis->map(x)));
  return isfinite(place->distance);
}

bool
dw_figure_on_curve(const DwFigure *figure, size_t curve, double x, DwNearest *nearest)
{
  const DwSeries *series = dw_figure_series(figure, curve);
  const DwCurve *drawn = &dw_figure_plot(figure)->curves[curve];
  const DwAxis *x_axis = dw_axis_of(figure->view->x_scale), *y_axis = dw_axis_of(figure->view->y_scale);
  Place place = {0};
  if (!series || series->n == 0)
    return false;
  if (drawn->stroke == DW_STROKE_POINTS ? !point_near(series, x_axis, figure->view->x, x, &place)
                                        : !segment_at(series, x_axis, x, &place))
    return false;
  *nearest = (DwNearest){.curve = drawn,
                         .index = curve,
                         .x = interpolate(x_axis, series->x, place),
                         .y = interpolate(y_axis, series->y, place),
                         .distance = place.distance};
  nearest->exponent = local_exponent(series, place, nearest->x);
  return isfinite(nearest->y);
}
