/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "plot/canvas.h"
#include "plot/legend_entries.h"
#include "plot/occupancy.h"

#include <math.h>

/* Lengths in units of the font's size. */
static const double padding = 0.5, distance = 0.9;
/* The largest share of the frame's width and height that a legend may take. */
static const double most_width = 0.92, most_height = 0.75;
/* Its letters beside those of the axes; the smaller ones where the larger would hide something. */
static const double font_shares[] = {0.9, 0.76};

typedef struct {
  DwLegendEntries entries;
  double width, height, text_width;
  bool cut; /* an entry is wider than there is room for */
} Legend;

/* Whether it fits into the frame. */
static bool
measure(Legend *legend, const DwLayout *layout, DwLettering *lettering)
{
  const DwLegendEntries *entries = &legend->entries;
  const double em = lettering->size, around = dw_legend_key_width(lettering) + 2 * padding * em;
  const double most = most_width * layout->frame.width - around;
  double widest = 0;
  for (size_t k = 0; k < entries->n; k++)
    widest = fmax(widest, dw_lettering_measure(lettering, entries->entries[k].text).width);
  legend->text_width = fmin(widest, most);
  legend->cut = widest > most;
  legend->width = around + legend->text_width;
  legend->height = (double) entries->n * dw_legend_pitch(lettering) + 2 * padding * em;
  return entries->n > 0 && most > 3 * em && legend->height <= most_height * layout->frame.height;
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
    dw_legend_collect(&legend->entries, figure, with_absent);
    if (!measure(legend, layout, lettering))
      continue;
    *site = best_site(legend, occupancy, distance * lettering->size);
    if (site->hidden == 0 || !with_absent)
      return true;
  }
  return false;
}

/* Over curves that have no other place and over a grid; a band of colour may shine through. */
static bool
needs_paper(const DwTheme *theme, const Site *site)
{
  return site->hidden > 0 || theme->grid.alpha > 0;
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
draw_entries(const Legend *legend, DwRectangle area, const DwTheme *theme, cairo_t *cr,
             DwLettering *lettering)
{
  const double em = lettering->size;
  for (size_t k = 0; k < legend->entries.n; k++)
    dw_legend_draw_entry(&legend->entries.entries[k], theme, area.x + padding * em,
                         area.y + padding * em + ((double) k + 0.5) * dw_legend_pitch(lettering),
                         legend->text_width, cr, lettering);
}

/* Draws a legend in letters of that share, unless it would hide more than `most` cells or, where it may hide
 * none, has no room for its words.  Without `cr` it only says whether. */
static bool
draw_in_letters(double share, unsigned most, const DwFigure *figure, const DwLayout *layout,
                const DwOccupancy *occupancy, cairo_t *cr)
{
  DwLettering lettering = dw_legend_letters(figure, share);
  Legend legend;
  Site site;
  const bool has_place = settle(&legend, &site, figure, layout, occupancy, &lettering) &&
                         site.hidden <= most && (most > 0 || !legend.cut);
  if (has_place && cr) {
    if (needs_paper(figure->theme, &site))
      draw_paper(figure->theme, site.area, cr);
    draw_entries(&legend, site.area, figure->theme, cr, &lettering);
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

bool
dw_legend_fits_inside(const DwFigure *figure, const DwLayout *layout, DwLettering *lettering)
{
  DwOccupancy occupancy;
  dw_occupancy_of_figure(&occupancy, figure, layout, lettering);
  for (size_t k = 0; k < DW_COUNT(font_shares); k++) {
    DwLettering letters = dw_legend_letters(figure, font_shares[k]);
    Legend legend;
    dw_legend_collect(&legend.entries, figure, true);
    const bool fits = measure(&legend, layout, &letters) && !legend.cut &&
                      best_site(&legend, &occupancy, distance * letters.size).hidden == 0;
    dw_lettering_close(&letters);
    if (fits)
      return true;
  }
  return false;
}
