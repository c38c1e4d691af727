/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/ruler_words.h"

#include "app/decimal.h"
#include "app/i18n.h"

#include <glib.h>
#include <math.h>
#include <stdlib.h>

static const DwPlot *
plot_of(const DwFigure *figure)
{
  return &figure->model->plots[figure->view->plot];
}

/* --- numbers -------------------------------------------------------------------------------------------- */

/* Of an error smaller than this a person learns nothing: the line is as good as exact. */
static const double least_error = 5e-6;

char *
dw_with_error_markup(double value, double error, char *text, size_t size)
{
  char number[96], plain[64], uncertain[64];
  const double magnitude = fmax(fabs(value), error);
  if (!(error >= least_error * magnitude) || !isfinite(error)) {
    g_strlcpy(text, dw_number_markup(value, isfinite(error) ? 6 : 4, number, sizeof number), size);
    return text;
  }
  const int power = (int) floor(log10(magnitude)), scale = power > 4 || power < -3 ? power : 0;
  const int decimals = CLAMP(1 - (int) floor(log10(error) - scale + 1e-9), 0, 12);
  g_snprintf(plain, sizeof plain, "%.*f", decimals, fabs(value) / pow(10, scale));
  g_snprintf(uncertain, sizeof uncertain, "%.*f", decimals, error / pow(10, scale));
  const char *sign = value < 0 ? "−" : "";
  if (scale == 0)
    g_snprintf(text, size, "%s%s ± %s", sign, plain, uncertain);
  else
    g_snprintf(text, size, "(%s%s ± %s)×10<sup>%s%d</sup>", sign, plain, uncertain, scale < 0 ? "−" : "",
               abs(scale));
  return text;
}

static void
append_quantity(GString *text, const char *form, const DwQuantity *quantity, double value)
{
  char number[96];
  g_string_append_printf(text, form, quantity->symbol, dw_number_markup(value, 4, number, sizeof number));
  if (*quantity->unit)
    g_string_append_printf(text, " %s", quantity->unit);
}

/* --- the line ------------------------------------------------------------------------------------------- */

static bool
two_point_line(const DwLayout *layout, const DwRulerMark *marks, DwSlope *slope)
{
  const double x1 = layout->x_axis->map(marks[0].x), x2 = layout->x_axis->map(marks[1].x);
  const double y1 = layout->y_axis->map(marks[0].y), y2 = layout->y_axis->map(marks[1].y);
  *slope = (DwSlope){.slope = (y2 - y1) / (x2 - x1), .error = NAN, .x = x1, .y = y1, .n = 2};
  return isfinite(slope->slope);
}

bool
dw_ruler_line(const DwFigure *figure, const DwLayout *layout, const DwRulerMark *marks, DwSlope *slope)
{
  const int curve = marks[0].curve;
  const DwSeries *series = figure->result && curve >= 0 && curve == marks[1].curve
                               ? dw_result_find(figure->result, figure->view->plot, (size_t) curve)
                               : NULL;
  const double low = fmin(marks[0].x, marks[1].x), high = fmax(marks[0].x, marks[1].x);
  if (series && dw_slope_fit(series, layout->x_axis, layout->y_axis, low, high, slope) && slope->n > 2)
    return true;
  return two_point_line(layout, marks, slope);
}

static void
append_line(GString *text, const DwFigure *figure, const DwLayout *layout, const DwSlope *slope)
{
  const DwPlot *plot = plot_of(figure);
  char number[192];
  const bool log_x = layout->x_axis == &dw_axis_log, log_y = layout->y_axis == &dw_axis_log;
  dw_with_error_markup(slope->slope, slope->error, number, sizeof number);
  if (log_x && log_y)
    g_string_append_printf(text, "%s <b>%s</b>", _("exponent"), number);
  else if (log_x)
    g_string_append_printf(text, "<b>%s</b> %s %s", number, plot->y.unit, _("per decade"));
  else if (log_y)
    g_string_append_printf(text, "<b>%s</b> %s %s", number, _("decades per"),
                           *plot->x.unit ? plot->x.unit : plot->x.symbol);
  else
    g_string_append_printf(text, "%s <b>%s</b>", _("slope"), number);
}

/* --- the difference ------------------------------------------------------------------------------------- */

static void
append_difference(GString *text, const DwQuantity *quantity, const DwAxis *axis, double from, double to)
{
  char number[96];
  g_string_append_c(text, '\n');
  append_quantity(text, "Δ%s = %s", quantity, to - from);
  if (axis == &dw_axis_log && from > 0)
    g_string_append_printf(text, ",  ×%s", dw_number_markup(to / from, 4, number, sizeof number));
}

static void
append_decades(GString *text, const DwLayout *layout, const DwRulerMark *marks, const char *separator)
{
  char number[96];
  if (layout->x_axis != &dw_axis_log)
    return;
  const double decades = fabs(log10(marks[1].x) - log10(marks[0].x));
  g_string_append(text, separator);
  g_string_append_printf(text, _("over %s decades"), dw_number_markup(decades, 3, number, sizeof number));
}

char *
dw_ruler_words(const DwFigure *figure, const DwLayout *layout, const DwRulerMark *marks, bool brief)
{
  const DwPlot *plot = plot_of(figure);
  GString *text = g_string_new(NULL);
  DwSlope slope;
  if (!brief && marks[0].curve >= 0 && marks[0].curve == marks[1].curve)
    g_string_append_printf(text, "%s\n", dw_text(plot->curves[marks[0].curve].label));
  if (dw_ruler_line(figure, layout, marks, &slope)) {
    append_line(text, figure, layout, &slope);
    append_decades(text, layout, marks, brief ? "\n" : " ");
  }
  if (!brief) {
    append_difference(text, &plot->x, layout->x_axis, marks[0].x, marks[1].x);
    append_difference(text, &plot->y, layout->y_axis, marks[0].y, marks[1].y);
  }
  return dw_decimal_show(g_string_free(text, FALSE));
}

char *
dw_ruler_mark_words(const DwFigure *figure, const DwRulerMark *mark)
{
  const DwPlot *plot = plot_of(figure);
  GString *text = g_string_new(NULL);
  if (mark->curve >= 0)
    g_string_append_printf(text, "%s: ", dw_text(plot->curves[mark->curve].label));
  append_quantity(text, "%s = %s", &plot->x, mark->x);
  g_string_append(text, ", ");
  append_quantity(text, "%s = %s", &plot->y, mark->y);
  g_autofree char *markup = g_string_free(text, FALSE);
  char plain[512];
  return dw_decimal_show(g_strdup(dw_text_plain(markup, plain, sizeof plain)));
}
