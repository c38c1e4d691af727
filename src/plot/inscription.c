/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "plot/inscription.h"

#include <math.h>
#include <string.h>

enum { MOST_RUNS = 64 };

static const char ellipsis[] = "\u2026";
static const cairo_user_data_key_t recorder_key;

void
dw_inscriptions_record(cairo_surface_t *surface, DwTextRecorder *recorder)
{
  cairo_surface_set_user_data(surface, &recorder_key, recorder, NULL);
}

static char *
text_of(const PangoItem *item, const char *text)
{
  if (item->analysis.flags & PANGO_ANALYSIS_FLAG_IS_ELLIPSIS)
    return g_strdup(ellipsis);
  return g_strndup(text + item->offset, (size_t) item->length);
}

static DwTextRun
run_of(const PangoGlyphItem *glyphs, const char *text)
{
  PangoFontDescription *font = pango_font_describe_with_absolute_size(glyphs->item->analysis.font);
  const DwTextRun run = {
      .text = text_of(glyphs->item, text),
      .size = (double) pango_font_description_get_size(font) / PANGO_SCALE,
      .rise = (double) glyphs->y_offset / PANGO_SCALE,
      .italic = pango_font_description_get_style(font) != PANGO_STYLE_NORMAL,
      .bold = pango_font_description_get_weight(font) >= PANGO_WEIGHT_SEMIBOLD,
  };
  pango_font_description_free(font);
  return run;
}

static bool
same_style(const DwTextRun *a, const DwTextRun *b)
{
  return fabs(a->size - b->size) < 0.01 && fabs(a->rise - b->rise) < 0.01 && a->italic == b->italic &&
         a->bold == b->bold;
}

/* Pango splits a line by script and font as well: who edits the file wants it in one piece. */
static size_t
join(DwTextRun *runs, size_t n, DwTextRun run)
{
  if (n == 0 || !same_style(&runs[n - 1], &run)) {
    runs[n] = run;
    return n + 1;
  }
  char *joined = g_strconcat(runs[n - 1].text, run.text, NULL);
  g_free(runs[n - 1].text);
  g_free(run.text);
  runs[n - 1].text = joined;
  return n;
}

static size_t
runs_of(PangoLayout *layout, DwTextRun *runs)
{
  const char *text = pango_layout_get_text(layout);
  const PangoLayoutLine *line = pango_layout_get_line_readonly(layout, 0);
  size_t n = 0;
  for (GSList *item = line ? line->runs : NULL; item && n < MOST_RUNS; item = item->next)
    n = join(runs, n, run_of(item->data, text));
  return n;
}

static DwColour
colour_of(cairo_t *cr)
{
  DwColour colour = {0, 0, 0, 1};
  cairo_pattern_get_rgba(cairo_get_source(cr), &colour.red, &colour.green, &colour.blue, &colour.alpha);
  return colour;
}

bool
dw_inscription_take(PangoLayout *layout, cairo_t *cr, double x, double baseline, double align)
{
  DwTextRun runs[MOST_RUNS];
  DwTextRecorder *recorder = cairo_surface_get_user_data(cairo_get_group_target(cr), &recorder_key);
  if (!recorder)
    return false;
  DwInscription inscription = {
      .font = pango_font_description_get_family(pango_layout_get_font_description(layout)),
      .colour = colour_of(cr),
      .x = x,
      .baseline = baseline,
      .align = align,
      .runs = runs,
      .n_runs = runs_of(layout, runs),
  };
  cairo_get_matrix(cr, &inscription.matrix);
  recorder->take(recorder->context, &inscription);
  for (size_t k = 0; k < inscription.n_runs; k++)
    g_free(runs[k].text);
  return true;
}
