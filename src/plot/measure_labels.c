/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "plot/measure_labels.h"

#include <math.h>
#include <string.h>

/* Of the frame, from where on words are made brief. */
static const double most_covered = 0.6;
/* Room about words, and between them and the frame, in units of the letters' size. */
static const double padding = 0.4, gap = 0.6;
/* A cell that words hide is as bad as this share of the frame's size between them and what they are of. */
static const double price = 0.05;

enum { COLUMNS = 24, ROWS = 18 };

/* --- sizes ---------------------------------------------------------------------------------------------- */

static void
measure(DwMeasureLabel *label, DwLettering *lettering)
{
  char lines[sizeof label->text], *rest = lines, *line;
  size_t n = 0;
  double widest = 0;
  snprintf(lines, sizeof lines, "%s", label->text);
  for (; (line = strtok_r(rest, "\n", &rest)); n++)
    widest = fmax(widest, dw_lettering_measure(lettering, line).width);
  label->area.width = widest + 2 * padding * lettering->size;
  label->area.height = (double) n * lettering->line + 2 * padding * lettering->size;
}

static bool
covers_much(const DwMeasureLabel *label, const DwRectangle *frame)
{
  return label->area.width > most_covered * frame->width || label->area.height > most_covered * frame->height;
}

/* --- places --------------------------------------------------------------------------------------------- */

static double
distance(const DwRectangle *area, double x, double y, const DwRectangle *frame)
{
  return hypot((area->x + area->width / 2 - x) / frame->width,
               (area->y + area->height / 2 - y) / frame->height);
}

/* Near (x, y), where least is hidden. */
static void
place(DwMeasureLabel *label, double x, double y, DwOccupancy *occupancy, double edge)
{
  const DwRectangle *frame = &occupancy->frame;
  DwRectangle best = label->area;
  double least = INFINITY;
  for (int column = 0; column < COLUMNS; column++)
    for (int row = 0; row < ROWS; row++) {
      const DwRectangle area = {
          frame->x + edge + column * (frame->width - 2 * edge - label->area.width) / (COLUMNS - 1),
          frame->y + edge + row * (frame->height - 2 * edge - label->area.height) / (ROWS - 1),
          label->area.width, label->area.height};
      const double cost = price * dw_occupancy_count(occupancy, area) + distance(&area, x, y, frame);
      if (cost < least) {
        least = cost;
        best = area;
      }
    }
  label->area = best;
  dw_occupancy_take_area(occupancy, best);
}

/* --- all of them ---------------------------------------------------------------------------------------- */

static void
settle_ruler(DwMeasureLabel *label, const DwFigure *figure, const DwLayout *layout, DwOccupancy *occupancy,
             DwLettering *lettering)
{
  double x[2], y[2];
  DwRulerMark marks[2];
  for (int k = 0; k < 2; k++) {
    marks[k] = dw_ruler_mark_drawn(figure, layout, &figure->measure->marks[k]);
    x[k] = dw_layout_x(layout, marks[k].x);
    y[k] = dw_layout_y(layout, marks[k].y);
  }
  for (int brief = 0; brief <= 1; brief++) {
    dw_ruler_words(figure, layout, marks, brief, label->text, sizeof label->text);
    measure(label, lettering);
    if (!covers_much(label, &layout->frame))
      break;
  }
  dw_occupancy_take_segment(occupancy, x[0], y[0], x[1], y[1]);
  place(label, (x[0] + x[1]) / 2, (y[0] + y[1]) / 2, occupancy, gap * lettering->size);
}

static void
settle_guide(DwMeasureLabel *label, const DwGuide *guide, const DwLayout *layout, DwOccupancy *occupancy,
             DwLettering *lettering)
{
  dw_guide_words(guide, label->text, sizeof label->text);
  measure(label, lettering);
  place(label, dw_layout_x(layout, guide->x), dw_layout_y(layout, guide->y), occupancy,
        gap * lettering->size);
}

void
dw_measure_settle(DwMeasureLabels *labels, const DwFigure *figure, const DwLayout *layout,
                  DwOccupancy *occupancy, DwLettering *lettering)
{
  const DwMeasure *measure = figure->measure;
  const size_t n_guides = measure && dw_guides_fit(measure, layout) ? measure->n_guides : 0;
  labels->n = 0;
  for (size_t k = 0; k < n_guides; k++) {
    double x1, y1, x2, y2;
    dw_guide_ends(&measure->guides[k], layout, &x1, &y1, &x2, &y2);
    dw_occupancy_take_segment(occupancy, x1, y1, x2, y2);
  }
  if (measure && measure->ruled)
    settle_ruler(&labels->labels[labels->n++], figure, layout, occupancy, lettering);
  for (size_t k = 0; k < n_guides; k++)
    settle_guide(&labels->labels[labels->n++], &measure->guides[k], layout, occupancy, lettering);
}
