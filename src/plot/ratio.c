/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/text.h"
#include "plot/ascending.h"
#include "plot/canvas.h"
#include "plot/curve.h"
#include "plot/ghost.h"
#include "plot/inset.h"
#include "plot/series_walk.h"

#include <math.h>
#include <stdlib.h>

/* The panel's share of the figure, and the least heights that let both be read, in units of the font's size.
 */
static const double share = 0.24, least_panel = 5, least_figure = 16;
static const double line_share = 0.8, label_share = 0.85; /* of the curves' width, of the figure's letters */
static const double gap_below = 0.7, tick_pitch = 1.9;
static const double most_linear = 20; /* ratios that differ by more are drawn on a logarithmic axis */

double
dw_ratio_height(const DwFigure *figure, double height)
{
  const double em = figure->theme->font_size, panel = share * height;
  const bool fits = panel >= least_panel * em && height - panel >= least_figure * em;
  return figure->ratio && figure->n_ghosts > 0 && figure->result && fits ? floor(panel) : 0;
}

/* --- ratios --------------------------------------------------------------------------------------------- */

static double
relative(const DwSeries *series, size_t i)
{
  return series->y_error && isfinite(series->y_error[i]) ? series->y_error[i] / series->y[i] : 0;
}

/* The ghost's error counts where it was sampled at the same x: errors are not interpolated. */
static double
relative_at(const DwSeries *series, double x)
{
  const size_t i = dw_abscissae_find(series, 0, x);
  return i < series->n && series->x[i] == x ? relative(series, i) : 0;
}

bool
dw_ratio_make(const DwSeries *curve, const DwSeries *ghost, const DwLayout *layout, DwSeries *ratio)
{
  DwSeriesWalk walk = dw_series_walk(ghost, layout->x_axis, layout->y_axis);
  size_t first, end;
  *ratio = *curve;
  if (curve->n == 0 || !dw_abscissae_ascend(curve) || !dw_abscissae_ascend(ghost))
    return false;
  dw_abscissae_between(curve, layout->x.low, layout->x.high, &first, &end);
  ratio->n = end - first;
  ratio->x = malloc((3 * ratio->n + 1) * sizeof(double));
  if (!ratio->x)
    return false;
  ratio->y = ratio->x + ratio->n;
  ratio->y_error = curve->y_error || ghost->y_error ? ratio->y + ratio->n : NULL;
  for (size_t i = 0; i < ratio->n; i++) {
    const double x = curve->x[first + i], y = curve->y[first + i] / dw_series_walk_to(&walk, x);
    ratio->x[i] = x;
    ratio->y[i] = isfinite(y) ? y : NAN;
    if (ratio->y_error)
      ratio->y_error[i] = fabs(y) * hypot(relative(curve, first + i), relative_at(ghost, x));
  }
  return true;
}

typedef struct {
  DwSeries series;
  const DwCurve *curve;
  unsigned number;
} Line;

typedef struct {
  Line *lines;
  size_t n;
} Lines;

static void
collect(Lines *lines, const DwFigure *figure, const DwLayout *layout)
{
  const DwPlot *plot = dw_figure_plot(figure);
  lines->n = 0;
  lines->lines = malloc(figure->n_ghosts * plot->n_curves * sizeof *lines->lines);
  for (size_t k = 0; lines->lines && k < plot->n_curves; k++)
    for (size_t g = 0; g < figure->n_ghosts; g++) {
      const DwSeries *ghost = dw_ghost_series(figure, g, k), *curve = dw_figure_series(figure, k);
      Line *line = &lines->lines[lines->n];
      *line = (Line){.curve = &plot->curves[k], .number = figure->ghosts[g].number};
      if (ghost && curve && dw_ratio_make(curve, ghost, layout, &line->series))
        lines->n++;
    }
}

static void
forget(Lines *lines)
{
  for (size_t k = 0; k < lines->n; k++)
    free(lines->lines[k].series.x);
  free(lines->lines);
}

/* --- its axis ------------------------------------------------------------------------------------------- */

/* All ratios and 1. */
static DwRange
span_of(const Lines *lines)
{
  DwRange span = {1, 1};
  for (size_t k = 0; k < lines->n; k++)
    for (size_t i = 0; i < lines->lines[k].series.n; i++) {
      const double y = lines->lines[k].series.y[i];
      span.low = fmin(span.low, y);
      span.high = fmax(span.high, y);
    }
  return span;
}

static void
choose_axis(DwLayout *layout, DwRange span)
{
  const bool logarithmic = span.low > 0 && span.high > most_linear * span.low;
  layout->y_axis = logarithmic ? &dw_axis_log : &dw_axis_linear;
  if (span.high - span.low < 1e-6)
    span = (DwRange){0.9, 1.1}; /* nothing differs */
  else if (!logarithmic) {
    const double margin = 0.06 * (span.high - span.low);
    span = (DwRange){span.low >= 0 && span.low < 0.3 * span.high ? 0 : span.low - margin, span.high + margin};
  }
  layout->y = dw_axis_sane(layout->y_axis, dw_axis_round(layout->y_axis, span));
}

/* The ground of the panel: the figure's ticks of x without their labels, its own of y. */
static void
lay_out(DwGround *panel, const DwGround *ground, const Lines *lines, double top, double height,
        DwLettering *lettering)
{
  const double em = lettering->size;
  DwRectangle *frame = &panel->layout.frame;
  *panel = *ground;
  panel->title = panel->axis_titles = false;
  frame->y = floor(top) + 0.5;
  frame->height = fmax(floor(top + height - gap_below * em) + 0.5 - frame->y, 1);
  choose_axis(&panel->layout, span_of(lines));
  for (size_t k = 0; k < panel->x.n; k++)
    *panel->x.ticks[k].label = '\0';
  panel->y.n = panel->layout.y_axis->ticks(panel->layout.y, tick_pitch * em / frame->height, panel->y.ticks,
                                           DW_MAX_TICKS);
}

/* --- drawing -------------------------------------------------------------------------------------------- */

static void
draw_one(const DwLayout *layout, const DwTheme *theme, cairo_t *cr)
{
  const double y = dw_canvas_snap_y(cr, dw_layout_y(layout, 1));
  cairo_move_to(cr, layout->frame.x, y);
  cairo_line_to(cr, layout->frame.x + layout->frame.width, y);
  dw_canvas_colour(cr, theme->guide);
  cairo_set_line_width(cr, theme->guide_width);
  cairo_stroke(cr);
}

static void
draw_lines(const Lines *lines, const DwLayout *layout, const DwTheme *theme, cairo_t *cr)
{
  DwTheme thin = *theme;
  DwNumbered numbered[DW_MAX_GHOSTS * DW_MAX_CURVES];
  thin.line_width *= line_share;
  for (size_t k = 0; k < lines->n; k++) {
    dw_curve_draw(&lines->lines[k].series, lines->lines[k].curve, layout, &thin, cr);
    numbered[k] = (DwNumbered){&lines->lines[k].series, lines->lines[k].number};
  }
  dw_numbers_draw(numbered, lines->n, layout, theme, cr);
}

static void
draw_title(const DwLayout *layout, const DwTheme *theme, cairo_t *cr, DwLettering *lettering)
{
  const char *title = dw_text(N_("curve / pin"));
  const double em = lettering->size, x = layout->frame.x + 0.7 * em, y = layout->frame.y + 0.5 * em;
  dw_canvas_colour(cr, theme->background);
  cairo_rectangle(cr, x - 0.2 * em, y, dw_lettering_measure(lettering, title).width + 0.4 * em,
                  lettering->line);
  cairo_fill(cr);
  dw_canvas_colour(cr, theme->muted_text);
  dw_lettering_draw(lettering, cr, title, x, y + lettering->ascent, 0, layout->frame.width);
}

void
dw_ratio_draw(const DwFigure *figure, const DwGround *ground, double top, double width, double height,
              cairo_t *cr)
{
  DwTheme theme = *figure->theme;
  DwFigure small = *figure;
  DwGround panel;
  Lines lines;
  theme.font_size *= label_share;
  small.theme = &theme;
  DwLettering lettering = dw_lettering_open(&theme);
  collect(&lines, figure, &ground->layout);
  lay_out(&panel, ground, &lines, top, height, &lettering);
  const DwRectangle *frame = &panel.layout.frame;
  cairo_save(cr);
  dw_canvas_clip(cr, frame->x, frame->y, frame->width, frame->height);
  dw_ground_draw_grid(&panel, &theme, cr);
  draw_one(&panel.layout, &theme, cr);
  draw_lines(&lines, &panel.layout, &theme, cr);
  draw_title(&panel.layout, &theme, cr, &lettering);
  cairo_restore(cr);
  dw_ground_draw_frame(&panel, &small, cr, width, &lettering);
  forget(&lines);
  dw_lettering_close(&lettering);
}
