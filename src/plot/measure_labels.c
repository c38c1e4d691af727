/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "plot/measure_labels.h"

#include <math.h>
#include <string.h>

/* Letters beside those of the axes. */
static const double font_share = 0.9;
/* Room about words, and between them and what they must not touch, in units of their size. */
static const double padding = 0.4, gap = 0.6;
/* A cell that words hide is as bad as this share of the frame between them and what they are of. */
static const double price = 0.05;

enum { COLUMNS = 24, ROWS = 18, STEPS = 40 };

DwLettering
dw_measure_letters(const DwFigure *figure)
{
  DwTheme theme = *figure->theme;
  theme.font_size *= font_share;
  return dw_lettering_open(&theme);
}

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
}

static bool
lies_within(const DwRectangle *area, const DwRectangle *frame, double edge)
{
  return area->x >= frame->x + edge && area->x + area->width <= frame->x + frame->width - edge &&
         area->y >= frame->y + edge && area->y + area->height <= frame->y + frame->height - edge;
}

/* Beside a line through (x, y) in the direction (along_x, along_y) of length 1, on the side where least is
 * hidden.  False if it has no place there. */
static bool
place_beside(DwMeasureLabel *label, double x, double y, double along_x, double along_y,
             const DwOccupancy *occupancy, double edge)
{
  const DwRectangle *frame = &occupancy->frame;
  const double width = label->area.width, height = label->area.height;
  const double away = (width * fabs(along_y) + height * fabs(along_x)) / 2;
  double least = INFINITY;
  for (int k = -STEPS; k <= STEPS; k++)
    for (int side = -1; side <= 1; side += 2) {
      const double t = k * (frame->width + frame->height) / STEPS;
      const DwRectangle area = {x + t * along_x - side * away * along_y - width / 2,
                                y + t * along_y + side * away * along_x - height / 2, width, height};
      const double cost = price * dw_occupancy_count(occupancy, area) + fabs(t) / frame->width;
      if (lies_within(&area, frame, edge) && cost < least) {
        least = cost;
        label->area = area;
      }
    }
  return isfinite(least);
}

/* Paper hides a grid; where words touch nothing a band of colour may shine through. */
static void
take(DwMeasureLabel *label, const DwFigure *figure, DwOccupancy *occupancy, const DwLettering *letters)
{
  const double room = padding * letters->size;
  const DwRectangle words = {label->area.x + room, label->area.y + room, label->area.width - 2 * room,
                             label->area.height - 2 * room};
  label->paper = figure->theme->grid.alpha > 0 || dw_occupancy_count(occupancy, words) > 0;
  dw_occupancy_take_area(occupancy, label->area);
}

/* --- all of them ---------------------------------------------------------------------------------------- */

/* On one curve the line alone is what a figure is to say; else how far the marks are apart. */
static void
settle_ruler(DwMeasureLabel *label, const DwFigure *figure, const DwLayout *layout, DwOccupancy *occupancy,
             DwLettering *letters)
{
  double x[2], y[2];
  DwRulerMark marks[2];
  for (int k = 0; k < 2; k++) {
    marks[k] = dw_ruler_mark_drawn(figure, layout, &figure->measure->marks[k]);
    x[k] = dw_layout_x(layout, marks[k].x);
    y[k] = dw_layout_y(layout, marks[k].y);
  }
  const bool brief = marks[0].curve >= 0 && marks[0].curve == marks[1].curve;
  dw_ruler_words(figure, layout, marks, brief, label->text, sizeof label->text);
  measure(label, letters);
  dw_occupancy_take_segment(occupancy, x[0], y[0], x[1], y[1]);
  place(label, (x[0] + x[1]) / 2, (y[0] + y[1]) / 2, occupancy, gap * letters->size);
  take(label, figure, occupancy, letters);
}

static void
settle_guide(DwMeasureLabel *label, const DwGuide *guide, const DwFigure *figure, const DwLayout *layout,
             DwOccupancy *occupancy, DwLettering *letters)
{
  const double x = dw_layout_x(layout, guide->x), y = dw_layout_y(layout, guide->y),
               edge = 0.5 * letters->size;
  const double steep = guide->slope * dw_layout_aspect(layout), length = hypot(1, steep);
  dw_guide_words(guide, label->text, sizeof label->text);
  measure(label, letters);
  if (!place_beside(label, x, y, 1 / length, -steep / length, occupancy, edge))
    place(label, x, y, occupancy, edge);
  take(label, figure, occupancy, letters);
}

static void
take_line(const DwGuide *guide, const DwLayout *layout, DwOccupancy *occupancy)
{
  double x1, y1, x2, y2;
  dw_guide_ends(guide, layout, &x1, &y1, &x2, &y2);
  dw_occupancy_take_segment(occupancy, x1, y1, x2, y2);
}

void
dw_measure_settle(DwMeasureLabels *labels, const DwFigure *figure, const DwLayout *layout,
                  DwOccupancy *occupancy)
{
  const DwMeasure *measure = figure->measure;
  const size_t n_guides = measure && dw_guides_fit(measure, layout) ? measure->n_guides : 0;
  labels->n = 0;
  if (n_guides == 0 && !(measure && measure->ruled))
    return;
  DwLettering letters = dw_measure_letters(figure);
  for (size_t k = 0; k < n_guides; k++)
    take_line(&measure->guides[k], layout, occupancy);
  if (measure->ruled)
    settle_ruler(&labels->labels[labels->n++], figure, layout, occupancy, &letters);
  for (size_t k = 0; k < n_guides; k++)
    settle_guide(&labels->labels[labels->n++], &measure->guides[k], figure, layout, occupancy, &letters);
  dw_lettering_close(&letters);
}
