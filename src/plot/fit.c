/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "plot/figure.h"

#include <math.h>

/* Free space above and below the curves: a share of a linear axis, decades of a logarithmic one. */
static const double linear_margin = 0.03, log_margin = 0.03;
/* A positive range that reaches this far down starts at zero. */
static const double near_zero = 0.3;

static void
extend(DwRange *span, const DwAxis *axis, double value)
{
  if (!axis->valid(value))
    return;
  span->low = fmin(span->low, value);
  span->high = fmax(span->high, value);
}

static bool
contains(DwRange range, double value)
{
  return value >= range.low && value <= range.high;
}

/* Where the segment from i to i + 1 passes `x`. */
static double
crossing(const DwSeries *series, size_t i, double x, const DwAxis *x_axis, const DwAxis *y_axis)
{
  const double from = x_axis->map(series->x[i]), to = x_axis->map(series->x[i + 1]);
  const double low = y_axis->map(series->y[i]), high = y_axis->map(series->y[i + 1]);
  return y_axis->inverse(low + (high - low) * (x_axis->map(x) - from) / (to - from));
}

static bool
is_between(double value, double a, double b)
{
  return (a < value && value < b) || (b < value && value < a);
}

/* What a series spans inside a range of x, the ends of its cut segments included. */
static void
extend_by_series(DwRange *span, const DwSeries *series, DwRange range, const DwAxis *x_axis,
                 const DwAxis *y_axis)
{
  for (size_t i = 0; i < series->n; i++) {
    if (contains(range, series->x[i])) {
      extend(span, y_axis, series->y[i]);
      if (series->y_error && series->y_error[i] > 0) {
        extend(span, y_axis, series->y[i] + series->y_error[i]);
        extend(span, y_axis, series->y[i] - series->y_error[i]);
      }
    }
    if (i + 1 == series->n)
      break;
    if (is_between(range.low, series->x[i], series->x[i + 1]))
      extend(span, y_axis, crossing(series, i, range.low, x_axis, y_axis));
    if (is_between(range.high, series->x[i], series->x[i + 1]))
      extend(span, y_axis, crossing(series, i, range.high, x_axis, y_axis));
  }
}

/* Guides follow the results; they widen the view only where nothing else is shown. */
static DwRange
span_of_curves(const DwPlot *plot, const DwResult *result, const DwView *view, bool guides)
{
  DwRange span = {INFINITY, -INFINITY};
  const DwAxis *x_axis = dw_axis_of(view->x_scale), *y_axis = dw_axis_of(view->y_scale);
  for (size_t k = 0; k < plot->n_curves; k++) {
    const DwSeries *series = view->curves >> k & 1 ? dw_result_find(result, view->plot, k) : NULL;
    if (series && (plot->curves[k].stroke == DW_STROKE_GUIDE) == guides)
      extend_by_series(&span, series, view->x, x_axis, y_axis);
  }
  return span;
}

static DwRange
with_margin(DwRange span, const DwAxis *axis, bool about_zero)
{
  if (axis == &dw_axis_log)
    return (DwRange){span.low * pow(10, -log_margin), span.high * pow(10, log_margin)};
  const double margin = linear_margin * (span.high - span.low);
  const bool from_zero = !about_zero && span.low >= 0 && span.low < near_zero * span.high;
  const bool to_zero = !about_zero && span.high <= 0 && span.high > near_zero * span.low;
  return (DwRange){from_zero ? 0 : span.low - margin, to_zero ? 0 : span.high + margin};
}

/* `span` cut to the table's range; the latter alone where they have nothing in common. */
static DwRange
cut_to_table(DwRange span, const DwPlot *plot, const double *values)
{
  if (!plot->range)
    return span;
  DwRange worth;
  plot->range(values, &worth.low, &worth.high);
  const DwRange both = {fmax(span.low, worth.low), fmin(span.high, worth.high)};
  return both.low < both.high ? both : worth;
}

static bool
is_some(DwRange span)
{
  return span.low <= span.high;
}

/* What the shown curves of a result want to be seen of them. */
static DwRange
wanted_by(const DwPlot *plot, const DwResult *result, const double *values, const DwView *view, bool guides)
{
  const DwRange span = span_of_curves(plot, result, view, guides);
  return is_some(span)
             ? cut_to_table(with_margin(span, dw_axis_of(view->y_scale), plot->about_zero), plot, values)
             : span;
}

static DwRange
hull(DwRange a, DwRange b)
{
  return (DwRange){fmin(a.low, b.low), fmax(a.high, b.high)};
}

/* Ghosts of another model are on their way out. */
static DwRange
wanted_by_ghosts(const DwModel *model, const DwComparison *comparison, const DwView *view)
{
  DwRange wanted = {INFINITY, -INFINITY};
  for (size_t g = 0; comparison && g < comparison->n; g++) {
    const DwResult *ghost = comparison->ghosts[g].result;
    if (dw_result_model(ghost) == model)
      wanted =
          hull(wanted, wanted_by(&model->plots[view->plot], ghost, dw_result_values(ghost), view, false));
  }
  return wanted;
}

static DwRange
fitted_y(const DwModel *model, const double *values, const DwResult *result, const DwComparison *comparison,
         const DwView *view)
{
  const DwPlot *plot = &model->plots[view->plot];
  const DwAxis *axis = dw_axis_of(view->y_scale);
  const DwRange nothing = {INFINITY, -INFINITY};
  DwRange wanted = result ? wanted_by(plot, result, values, view, false) : nothing;
  if (result && !is_some(wanted))
    wanted = wanted_by(plot, result, values, view, true);
  wanted = hull(wanted, wanted_by_ghosts(model, comparison, view));
  if (is_some(wanted))
    return dw_axis_round(axis, wanted);
  return dw_axis_sane(axis, plot->range ? cut_to_table(nothing, plot, values) : (DwRange){1, 10});
}

void
dw_figure_fit(const DwModel *model, const double *values, const DwResult *result,
              const DwComparison *comparison, DwView *view)
{
  const DwPlot *plot = &model->plots[view->plot];
  if (view->x_automatic)
    plot->domain(values, &view->x.low, &view->x.high);
  view->x = dw_axis_sane(dw_axis_of(view->x_scale), view->x);
  if (view->y_automatic)
    view->y = fitted_y(model, values, result, comparison, view);
  else
    view->y = dw_axis_sane(dw_axis_of(view->y_scale), view->y);
}
