/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/text.h"
#include "plot/canvas.h"
#include "plot/occupancy.h"

#include <math.h>
#include <stdio.h>

/* Lengths in units of the font's size. */
static const double sample_width = 2.4, sample_gap = 0.6, padding = 0.5, distance = 0.9, line_pitch = 1.45;
/* The largest share of the frame's width and height that a legend may take. */
static const double most_width = 0.92, most_height = 0.75;
/* Its letters beside those of the axes; the smaller ones where the larger would hide something. */
static const double font_shares[] = {0.9, 0.76};

enum { ENTRY_TEXT = 512 };

typedef struct {
  const DwCurve *curve;
  char text[ENTRY_TEXT]; /* markup */
  bool absent;
} Entry;

typedef struct {
  Entry entries[DW_MAX_CURVES];
  size_t n;
  double width, height, text_width;
} Legend;

static void
add_entry(Legend *legend, const DwCurve *curve, const DwSeries *series)
{
  Entry *entry = &legend->entries[legend->n++];
  entry->curve = curve;
  entry->absent = series->n == 0;
  const bool remarked = series->remark && *series->remark;
  snprintf(entry->text, sizeof entry->text, "%s%s%s", dw_text(curve->label), remarked ? ": " : "",
           remarked ? dw_text(series->remark) : "");
}

/* Curves that are drawn, then those that are absent. */
static void
collect(Legend *legend, const DwFigure *figure, bool with_absent)
{
  const DwPlot *plot = dw_figure_plot(figure);
  legend->n = 0;
  for (int absent = 0; absent <= with_absent; absent++)
    for (size_t k = 0; k < plot->n_curves && legend->n < DW_MAX_CURVES; k++) {
      const DwSeries *series = dw_figure_series(figure, k);
      if (series && (series->n == 0) == absent && (series->n > 0 || series->remark))
        add_entry(legend, &plot->curves[k], series);
    }
}

/* Whether it fits into the frame. */
static bool
measure(Legend *legend, const DwLayout *layout, DwLettering *lettering)
{
  const double em = lettering->size, around = (sample_width + sample_gap + 2 * padding) * em;
  const double most = most_width * layout->frame.width - around;
  double widest = 0;
  for (size_t k = 0; k < legend->n; k++)
    widest = fmax(widest, dw_lettering_measure(lettering, legend->entries[k].text).width);
  legend->text_width = fmin(widest, most);
  legend->width = around + legend->text_width;
  legend->height = ((double) legend->n * line_pitch + 2 * padding) * em;
  return legend->n > 0 && most > 3 * em && legend->height <= most_height * layout->frame.height;
}

/* A place and what it would hide, in cells. */
typedef struct {
  DwRectangle area;
  unsigned hidden;
} Site;

/* Corners before edges before the middle. */
static Site
best_site(const Legend *legend, const DwOccupancy *occupancy, double gap)
{
  static const double places[][2] = {{1, 0},    {0, 1},    {1, 1},    {0, 0},    {1, 0.25}, {0, 0.75},
                                     {1, 0.5},  {0, 0.5},  {1, 0.75}, {0, 0.25}, {0.25, 1}, {0.5, 1},
                                     {0.75, 1}, {0.75, 0}, {0.5, 0},  {0.25, 0}, {0.5, 0.5}};
  const DwRectangle *frame = &occupancy->frame;
  Site best = {.hidden = ~0u};
  for (size_t k = 0; k < sizeof places / sizeof places[0]; k++) {
    const DwRectangle area = {
        .x = frame->x + gap + places[k][0] * (frame->width - 2 * gap - legend->width),
        .y = frame->y + gap + places[k][1] * (frame->height - 2 * gap - legend->height),
        .width = legend->width,
        .height = legend->height,
    };
    const unsigned hidden = dw_occupancy_count(occupancy, area);
    if (hidden < best.hidden)
      best = (Site){area, hidden};
  }
  return best;
}

/* With the absent curves where that hides nothing, else without them.  False if there is no place at all. */
static bool
settle(Legend *legend, Site *site, const DwFigure *figure, const DwLayout *layout,
       const DwOccupancy *occupancy, DwLettering *lettering)
{
  for (int with_absent = 1; with_absent >= 0; with_absent--) {
    collect(legend, figure, with_absent);
    if (!measure(legend, layout, lettering))
      continue;
    *site = best_site(legend, occupancy, distance * lettering->size);
    if (site->hidden == 0 || !with_absent)
      return true;
  }
  return false;
}

static void
draw_paper(const DwTheme *theme, DwRectangle area, cairo_t *cr)
{
  DwColour paper = theme->background;
  paper.alpha = 0.8;
  dw_canvas_colour(cr, paper);
  cairo_rectangle(cr, area.x, area.y, area.width, area.height);
  cairo_fill(cr);
}

static void
draw_entry(const Entry *entry, const DwTheme *theme, double x, double baseline, double text_width,
           cairo_t *cr, DwLettering *lettering)
{
  const double em = lettering->size, middle = baseline - 0.5 * lettering->digit_height;
  if (!entry->absent) {
    cairo_save(cr);
    cairo_translate(cr, x, middle - 0.5 * em);
    dw_figure_draw_sample(entry->curve, theme, cr, sample_width * em, em);
    cairo_restore(cr);
  }
  dw_canvas_colour(cr, entry->absent ? theme->muted_text : theme->text);
  dw_lettering_draw(lettering, cr, entry->text, x + (sample_width + sample_gap) * em, baseline, 0,
                    text_width);
}

static void
draw_entries(const Legend *legend, DwRectangle area, const DwTheme *theme, cairo_t *cr,
             DwLettering *lettering)
{
  const double em = lettering->size;
  for (size_t k = 0; k < legend->n; k++) {
    const double middle = area.y + (padding + ((double) k + 0.5) * line_pitch) * em;
    draw_entry(&legend->entries[k], theme, area.x + padding * em, middle + 0.5 * lettering->digit_height,
               legend->text_width, cr, lettering);
  }
}

/* Draws a legend in letters of that share, unless it would hide more than `most` cells. */
static bool
draw_in_letters(double share, unsigned most, const DwFigure *figure, const DwLayout *layout,
                const DwOccupancy *occupancy, cairo_t *cr)
{
  DwTheme theme = *figure->theme;
  theme.font_size *= share;
  DwLettering lettering = dw_lettering_open(&theme);
  Legend legend;
  Site site;
  const bool has_place = settle(&legend, &site, figure, layout, occupancy, &lettering) && site.hidden <= most;
  if (has_place) {
    draw_paper(&theme, site.area, cr);
    draw_entries(&legend, site.area, &theme, cr, &lettering);
  }
  dw_lettering_close(&lettering);
  return has_place;
}

void
dw_legend_draw(const DwFigure *figure, const DwLayout *layout, cairo_t *cr, DwLettering *lettering)
{
  DwOccupancy occupancy;
  dw_occupancy_of_figure(&occupancy, figure, layout, lettering);
  if (!draw_in_letters(font_shares[0], 0, figure, layout, &occupancy, cr))
    draw_in_letters(font_shares[1], ~0u, figure, layout, &occupancy, cr);
}
