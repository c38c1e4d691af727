/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "plot/description.h"

#include "model/text.h"
#include "plot/inset.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

enum { WORD = 96 };

/* The words that every sentence about a plot needs. */
typedef struct {
  char x[WORD], y[WORD], unit[WORD];
} Names;

/* " 1/τ_s", "" for a pure number. */
static void
unit_words(const DwQuantity *quantity, char *text, size_t size)
{
  char plain[WORD - 1];
  dw_text_plain(quantity->unit, plain, sizeof plain);
  snprintf(text, size, "%s%s", *plain ? " " : "", plain);
}

static Names
names_of(const DwPlot *plot)
{
  Names names;
  dw_text_plain(plot->x.symbol, names.x, sizeof names.x);
  dw_text_plain(plot->y.symbol, names.y, sizeof names.y);
  unit_words(&plot->x, names.unit, sizeof names.unit);
  return names;
}

static const char *
number(double value, int digits, char *plain)
{
  char markup[WORD];
  return dw_text_plain(dw_number_markup(value, digits, markup, sizeof markup), plain, WORD);
}

/* Cuts what snprintf may have broken in the middle of a character. */
static char *
whole_characters(char *text)
{
  size_t n = strlen(text), first = n;
  while (first > 0 && ((unsigned char) text[first - 1] & 0xc0) == 0x80)
    first--;
  if (first == 0 || (unsigned char) text[first - 1] < 0xc0)
    return text;
  const unsigned char lead = (unsigned char) text[first - 1];
  const size_t length = lead >= 0xf0 ? 4 : lead >= 0xe0 ? 3 : 2;
  if (n - (first - 1) < length)
    text[first - 1] = '\0';
  return text;
}

/* --- sentences ------------------------------------------------------------------------------------------ */

static void
power_law_words(const DwTrend *trend, const Names *names, char *text, size_t size)
{
  char exponent[WORD], decades[WORD], low[WORD], high[WORD], level[WORD];
  number(trend->decades, 2, decades);
  number(trend->stretch.low, 2, low);
  number(trend->stretch.high, 2, high);
  if (fabs(trend->exponent) < DW_EXPONENT_TOLERANCE) {
    number(sqrt(trend->highest.y) * sqrt(trend->lowest.y), 3, level);
    snprintf(text, size,
             dw_text(N_("%1$s stays nearly constant over %2$s decades, from %3$s = %4$s to %5$s%6$s")),
             names->y, decades, names->x, low, high, names->unit);
    return;
  }
  snprintf(text, size,
           trend->exponent < 0
               ? dw_text(N_("%1$s falls as %2$s^%3$s over %4$s decades, from %2$s = %5$s to %6$s%7$s"))
               : dw_text(N_("%1$s rises as %2$s^%3$s over %4$s decades, from %2$s = %5$s to %6$s%7$s")),
           names->y, names->x, number(trend->exponent, 3, exponent), decades, low, high, names->unit);
}

/* Where the curve starts, where it ends, and an extremum that is neither. */
static void
course_words(const DwTrend *trend, const DwPlot *plot, const Names *names, char *text, size_t size)
{
  char start[WORD], from[WORD], end[WORD], to[WORD], y_unit[WORD];
  unit_words(&plot->y, y_unit, sizeof y_unit);
  number(trend->first.y, 3, start);
  number(trend->first.x, 3, from);
  number(trend->last.y, 3, end);
  number(trend->last.x, 3, to);
  snprintf(text, size, dw_text(N_("%1$s goes from %2$s%3$s at %4$s = %5$s to %6$s%3$s at %4$s = %7$s%8$s")),
           names->y, start, y_unit, names->x, from, end, to, names->unit);
}

static bool
lies_between(DwPoint point, const DwTrend *trend)
{
  return point.x > trend->first.x && point.x < trend->last.x;
}

/* An extremum counts where it stands out from both ends by a twentieth of all that the curve spans. */
static bool
stands_out(DwPoint point, const DwTrend *trend)
{
  const double span = trend->highest.y - trend->lowest.y;
  return lies_between(point, trend) && fabs(point.y - trend->first.y) > span / 20 &&
         fabs(point.y - trend->last.y) > span / 20;
}

static void
append_extremum(DwPoint point, const char *format, const DwPlot *plot, const Names *names, char *text,
                size_t size)
{
  char value[WORD], place[WORD], y_unit[WORD];
  const size_t used = strlen(text);
  unit_words(&plot->y, y_unit, sizeof y_unit);
  number(point.y, 3, value);
  number(point.x, 3, place);
  snprintf(text + used, size - used, format, value, y_unit, names->x, place, names->unit);
}

char *
dw_trend_words(const DwTrend *trend, const DwPlot *plot, char *text, size_t size)
{
  const Names names = names_of(plot);
  if (!trend->visible) {
    snprintf(text, size, "%s", dw_text(N_("nothing in sight")));
  } else if (trend->power_law) {
    power_law_words(trend, &names, text, size);
  } else {
    course_words(trend, plot, &names, text, size);
    if (stands_out(trend->highest, trend))
      append_extremum(trend->highest, dw_text(N_(", highest with %1$s%2$s at %3$s = %4$s%5$s")), plot, &names,
                      text, size);
    if (stands_out(trend->lowest, trend))
      append_extremum(trend->lowest, dw_text(N_(", lowest with %1$s%2$s at %3$s = %4$s%5$s")), plot, &names,
                      text, size);
  }
  return whole_characters(text);
}

/* --- the figure ----------------------------------------------------------------------------------------- */

static void
append_curve(const DwFigure *figure, size_t curve, char *text, size_t size)
{
  const DwSeries *series = dw_figure_series(figure, curve);
  const size_t used = strlen(text);
  char label[2 * WORD], words[8 * WORD];
  if (!series || series->n == 0)
    return;
  const DwTrend trend = dw_trend_of(series, figure->view);
  const DwPlot *plot = dw_figure_plot(figure);
  dw_text_plain(dw_text(plot->curves[curve].label), label, sizeof label);
  snprintf(text + used, size - used, "%s%s: %s.", used ? " " : "", label,
           dw_trend_words(&trend, plot, words, sizeof words));
}

static void
append_curves(const DwFigure *figure, bool guides, char *text, size_t size)
{
  const DwPlot *plot = dw_figure_plot(figure);
  for (size_t k = 0; k < plot->n_curves; k++)
    if ((plot->curves[k].stroke == DW_STROKE_GUIDE) == guides)
      append_curve(figure, k, text, size);
}

char *
dw_figure_describe(const DwFigure *figure, char *text, size_t size)
{
  *text = '\0';
  append_curves(figure, false, text, size);
  if (!*text)
    append_curves(figure, true, text, size);
  return whole_characters(text);
}
