/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "plot/legend_entries.h"
#include "model/text.h"
#include "plot/canvas.h"
#include "plot/ghost.h"

#include <stdio.h>

/* Lengths in units of the font's size. */
static const double sample_width = 2.4, sample_gap = 0.6, line_pitch = 1.45;

static void
add_entry(DwLegendEntries *entries, const DwCurve *curve, const DwSeries *series)
{
  DwLegendEntry *entry = &entries->entries[entries->n++];
  entry->curve = curve;
  entry->number = 0;
  entry->absent = series->n == 0;
  const bool remarked = series->remark && *series->remark;
  snprintf(entry->text, sizeof entry->text, "%s%s%s", dw_text(curve->label), remarked ? ": " : "",
           remarked ? dw_text(series->remark) : "");
}

static bool
is_drawn(const DwFigure *figure, size_t ghost)
{
  for (size_t k = 0; k < dw_figure_plot(figure)->n_curves; k++)
    if (dw_ghost_series(figure, ghost, k))
      return true;
  return false;
}

static void
add_ghosts(DwLegendEntries *entries, const DwFigure *figure)
{
  for (size_t g = 0; g < figure->n_ghosts && entries->n < DW_MAX_CURVES; g++) {
    if (!is_drawn(figure, g))
      continue;
    DwLegendEntry *entry = &entries->entries[entries->n++];
    *entry = (DwLegendEntry){.number = figure->ghosts[g].number};
    dw_ghost_label(figure, g, entry->text, sizeof entry->text);
  }
}

void
dw_legend_collect(DwLegendEntries *entries, const DwFigure *figure, bool with_absent)
{
  const DwPlot *plot = dw_figure_plot(figure);
  entries->n = 0;
  for (int absent = 0; absent <= with_absent; absent++) {
    for (size_t k = 0; k < plot->n_curves && entries->n < DW_MAX_CURVES; k++) {
      const DwSeries *series = dw_figure_series(figure, k);
      if (series && (series->n == 0) == absent && (series->n > 0 || series->remark))
        add_entry(entries, &plot->curves[k], series);
    }
    if (!absent)
      add_ghosts(entries, figure);
  }
}

double
dw_legend_key_width(const DwLettering *lettering)
{
  return (sample_width + sample_gap) * lettering->size;
}

double
dw_legend_pitch(const DwLettering *lettering)
{
  return line_pitch * lettering->size;
}

void
dw_legend_draw_entry(const DwLegendEntry *entry, const DwTheme *theme, double x, double middle,
                     double text_width, cairo_t *cr, DwLettering *lettering)
{
  const double em = lettering->size;
  if (!entry->absent) {
    cairo_save(cr);
    cairo_translate(cr, x, middle - 0.5 * em);
    if (entry->curve)
      dw_figure_draw_sample(entry->curve, theme, cr, sample_width * em, em);
    else
      dw_figure_draw_ghost_sample(entry->number, theme, cr, sample_width * em, em);
    cairo_restore(cr);
  }
  dw_canvas_colour(cr, entry->absent ? theme->muted_text : theme->text);
  dw_lettering_draw(lettering, cr, entry->text, x + dw_legend_key_width(lettering),
                    middle + 0.5 * lettering->digit_height, 0, text_width);
}

DwLettering
dw_legend_letters(const DwFigure *figure, double share)
{
  DwTheme theme = *figure->theme;
  theme.font_size *= share;
  return dw_lettering_open(&theme);
}
