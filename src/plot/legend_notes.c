/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "plot/legend_notes.h"
#include "model/text.h"

#include <stdio.h>
#include <string.h>

enum { PARAGRAPH = 2048 };

static void
append(char *text, size_t size, const char *more)
{
  const size_t length = strlen(text);
  snprintf(text + length, size - length, "%s", more);
}

/* The remark of an absent curve; NULL of one that is drawn or not wanted. */
static const char *
reason(const DwFigure *figure, size_t curve)
{
  const DwSeries *series = dw_figure_series(figure, curve);
  return series && series->n == 0 && series->remark && *series->remark ? series->remark : NULL;
}

static bool
is_first_of_reason(const DwFigure *figure, size_t curve)
{
  for (size_t k = 0; k < curve; k++)
    if (reason(figure, k) && strcmp(reason(figure, k), reason(figure, curve)) == 0)
      return false;
  return true;
}

/* "stretched exponential, short times: Without a bottleneck …" */
static void
write_paragraph(char *text, const DwFigure *figure, size_t first)
{
  const DwPlot *plot = dw_figure_plot(figure);
  *text = '\0';
  for (size_t k = first; k < plot->n_curves; k++) {
    if (!reason(figure, k) || strcmp(reason(figure, k), reason(figure, first)) != 0)
      continue;
    append(text, PARAGRAPH, k > first ? ", " : "");
    append(text, PARAGRAPH, dw_text(plot->curves[k].label));
  }
  append(text, PARAGRAPH, ": ");
  append(text, PARAGRAPH, dw_text(reason(figure, first)));
}

/* Whether the markup up to `end` opens nothing that is closed behind it: there a line may end. */
static bool
is_whole(const char *text, const char *end)
{
  int depth = 0;
  for (const char *c = text; c < end; c++)
    if (*c == '<')
      depth += c[1] == '/' ? -1 : 1;
  return depth == 0;
}

/* As many words as fit, at least one; returns what is left. */
static const char *
take_line(char *line, const char *text, double width, DwLettering *lettering)
{
  const char *rest = text;
  for (const char *end = text; *end;) {
    end += 1 + strcspn(end + 1, " ");
    char tried[DW_LEGEND_TEXT];
    snprintf(tried, sizeof tried, "%.*s", (int) (end - text), text);
    if (!is_whole(text, end))
      continue;
    if (rest > text && dw_lettering_measure(lettering, tried).width > width)
      break;
    snprintf(line, DW_LEGEND_TEXT, "%s", tried);
    rest = end;
  }
  return rest + strspn(rest, " ");
}

void
dw_legend_collect_notes(DwLegendNotes *notes, const DwFigure *figure, double width, DwLettering *lettering)
{
  char paragraph[PARAGRAPH];
  notes->n = 0;
  for (size_t k = 0; k < dw_figure_plot(figure)->n_curves; k++) {
    if (!reason(figure, k) || !is_first_of_reason(figure, k))
      continue;
    write_paragraph(paragraph, figure, k);
    const char *rest = paragraph;
    while (*rest && notes->n < DW_MOST_NOTE_LINES)
      rest = take_line(notes->lines[notes->n++], rest, width, lettering);
  }
}
