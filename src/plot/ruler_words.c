/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/text.h"
#include "plot/ruler.h"

#include <math.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* Text that grows as far as there is room. */
typedef struct {
  char *text;
  size_t size;
} Words;

static Words
words_in(char *text, size_t size)
{
  *text = '\0';
  return (Words){text, size};
}

static void __attribute__((format(printf, 2, 3))) append(const Words *words, const char *format, ...)
{
  const size_t length = strlen(words->text);
  va_list arguments;
  va_start(arguments, format);
  vsnprintf(words->text + length, words->size - length, format, arguments);
  va_end(arguments);
}

static const DwPlot *
plot_of(const DwFigure *figure)
{
  return &figure->model->plots[figure->view->plot];
}

/* --- numbers -------------------------------------------------------------------------------------------- */

/* Of an error smaller than this a person learns nothing: the line is as good as exact. */
static const double least_error = 5e-6;
enum { MOST_DECIMALS = 12 };

/* A number >= 0 with so many decimals, which have a point in every locale. */
static void
write_fixed(double value, int wanted, char *text, size_t size)
{
  const int decimals = wanted < 0 ? 0 : wanted > MOST_DECIMALS ? MOST_DECIMALS : wanted;
  const long long unit = llround(pow(10, decimals)), count = llround(value * (double) unit);
  if (decimals > 0)
    snprintf(text, size, "%lld.%0*lld", count / unit, decimals, count % unit);
  else
    snprintf(text, size, "%lld", count);
}

char *
dw_with_error_markup(double value, double error, char *text, size_t size)
{
  char number[96], plain[64], uncertain[64];
  const double magnitude = fmax(fabs(value), error);
  if (!(error > 0 && error >= least_error * magnitude) || !isfinite(error)) {
    snprintf(text, size, "%s", dw_number_markup(value, isfinite(error) ? 6 : 4, number, sizeof number));
    return text;
  }
  const int power = (int) floor(log10(magnitude)), scale = power > 4 || power < -3 ? power : 0;
  const int decimals = 1 - (int) floor(log10(error) - scale + 1e-9);
  write_fixed(fabs(value) / pow(10, scale), decimals, plain, sizeof plain);
  write_fixed(error / pow(10, scale), decimals, uncertain, sizeof uncertain);
  const char *sign = value < 0 ? "−" : "";
  if (scale == 0)
    snprintf(text, size, "%s%s ± %s", sign, plain, uncertain);
  else
    snprintf(text, size, "(%s%s ± %s)×10<sup>%s%d</sup>", sign, plain, uncertain, scale < 0 ? "−" : "",
             abs(scale));
  return text;
}

static void
append_quantity(const Words *words, const char *before, const DwQuantity *quantity, double value)
{
  char number[96];
  append(words, "%s%s = %s", before, quantity->symbol, dw_number_markup(value, 4, number, sizeof number));
  if (*quantity->unit)
    append(words, " %s", quantity->unit);
}

/* --- the line ------------------------------------------------------------------------------------------- */

static void
append_line(const Words *words, const DwPlot *plot, const DwLayout *layout, const DwSlope *slope)
{
  char number[192];
  const bool log_x = layout->x_axis == &dw_axis_log, log_y = layout->y_axis == &dw_axis_log;
  dw_with_error_markup(slope->slope, slope->error, number, sizeof number);
  if (log_x && log_y)
    append(words, "%s <b>%s</b>", dw_text(N_("exponent")), number);
  else if (log_x)
    append(words, "<b>%s</b> %s %s", number, plot->y.unit, dw_text(N_("per decade")));
  else if (log_y)
    append(words, "<b>%s</b> %s %s", number, dw_text(N_("decades per")),
           *plot->x.unit ? plot->x.unit : plot->x.symbol);
  else
    append(words, "%s <b>%s</b>", dw_text(N_("slope")), number);
}

static void
append_decades(const Words *words, const DwLayout *layout, const DwRulerMark *marks, const char *separator)
{
  char number[96];
  if (layout->x_axis != &dw_axis_log)
    return;
  const double decades = fabs(log10(marks[1].x) - log10(marks[0].x));
  append(words, "%s", separator);
  append(words, dw_text(N_("over %s decades")), dw_number_markup(decades, 3, number, sizeof number));
}

/* --- all of it ------------------------------------------------------------------------------------------ */

static void
append_difference(const Words *words, const DwQuantity *quantity, const DwAxis *axis, double from, double to)
{
  char number[96];
  append_quantity(words, "\nΔ", quantity, to - from);
  if (axis == &dw_axis_log && from > 0)
    append(words, ",  ×%s", dw_number_markup(to / from, 4, number, sizeof number));
}

char *
dw_ruler_words(const DwFigure *figure, const DwLayout *layout, const DwRulerMark *marks, bool brief,
               char *text, size_t size)
{
  const DwPlot *plot = plot_of(figure);
  const Words words = words_in(text, size);
  DwSlope slope;
  if (!brief && marks[0].curve >= 0 && marks[0].curve == marks[1].curve)
    append(&words, "%s\n", dw_text(plot->curves[marks[0].curve].label));
  if (dw_ruler_line(figure, layout, marks, &slope)) {
    append_line(&words, plot, layout, &slope);
    append_decades(&words, layout, marks, brief ? "\n" : " ");
  }
  if (!brief) {
    append_difference(&words, &plot->x, layout->x_axis, marks[0].x, marks[1].x);
    append_difference(&words, &plot->y, layout->y_axis, marks[0].y, marks[1].y);
  }
  return text;
}

char *
dw_ruler_mark_words(const DwFigure *figure, const DwRulerMark *mark, char *text, size_t size)
{
  const DwPlot *plot = plot_of(figure);
  const Words words = words_in(text, size);
  if (mark->curve >= 0)
    append(&words, "%s: ", dw_text(plot->curves[mark->curve].label));
  append_quantity(&words, "", &plot->x, mark->x);
  append_quantity(&words, ", ", &plot->y, mark->y);
  return text;
}

/* "−1.500" is −1.5: a slope that somebody chose is exact. */
static char *
without_zeros(char *number)
{
  char *point = strchr(number, '.'), *end = number + strlen(number);
  if (!point || strspn(point + 1, "0123456789") != strlen(point + 1))
    return number;
  while (end[-1] == '0')
    end--;
  *(end[-1] == '.' ? end - 1 : end) = '\0';
  return number;
}

char *
dw_guide_words(const DwGuide *guide, char *text, size_t size)
{
  char number[96];
  dw_number_markup(guide->slope, 4, number, sizeof number);
  snprintf(text, size, "%s %s", dw_text(N_("slope")), without_zeros(number));
  return text;
}
