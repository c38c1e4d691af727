/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A ruler and guide lines as they stand in a file. */
#include "plot/canvas.h"
#include "plot/measure_labels.h"
#include "plot/stroke.h"

#include <math.h>
#include <string.h>

static const double padding = 0.4;   /* about words, in units of the letters' size: as they were measured */
static const double strength = 0.65; /* of guide lines, between ink and paper */
static const double dashes[] = {5, 3.5}; /* in units of the line's width */

/* --- guide lines ---------------------------------------------------------------------------------------- */

static void
soft_ink(const DwTheme *theme, cairo_t *cr)
{
  DwColour ink = theme->text;
  ink.alpha *= strength;
  dw_canvas_colour(cr, ink);
}

void
dw_measure_draw_guides(const DwFigure *figure, const DwLayout *layout, cairo_t *cr)
{
  const DwMeasure *measure = figure->measure;
  const double width = figure->theme->guide_width;
  if (!measure || !dw_guides_fit(measure, layout))
    return;
  cairo_save(cr);
  soft_ink(figure->theme, cr);
  cairo_set_line_width(cr, width);
  cairo_set_dash(cr, (double[]){dashes[0] * width, dashes[1] * width}, 2, 0);
  for (size_t k = 0; k < measure->n_guides; k++) {
    double x1, y1, x2, y2;
    dw_guide_ends(&measure->guides[k], layout, &x1, &y1, &x2, &y2);
    cairo_move_to(cr, x1, y1);
    cairo_line_to(cr, x2, y2);
    cairo_stroke(cr);
  }
  cairo_restore(cr);
}

/* --- the ruler ------------------------------------------------------------------------------------------ */

static void
draw_line(const DwFigure *figure, const DwLayout *layout, const DwRulerMark *marks, cairo_t *cr)
{
  DwSlope slope;
  if (!dw_ruler_line(figure, layout, marks, &slope))
    return;
  for (int k = 0; k < 2; k++) {
    const double x = layout->x_axis->map(marks[k].x);
    cairo_line_to(cr, dw_layout_x(layout, marks[k].x),
                  dw_layout_y(layout, layout->y_axis->inverse(slope.y + slope.slope * (x - slope.x))));
  }
  dw_canvas_colour(cr, figure->theme->text);
  cairo_set_line_width(cr, figure->theme->frame_width);
  cairo_stroke(cr);
}

/* A disc with paper about it, in its curve's colour; one that stands free is a ring. */
static void
draw_mark(const DwFigure *figure, const DwLayout *layout, const DwRulerMark *mark, cairo_t *cr)
{
  const DwTheme *theme = figure->theme;
  const DwPlot *plot = &figure->model->plots[figure->view->plot];
  const double x = dw_layout_x(layout, mark->x), y = dw_layout_y(layout, mark->y),
               radius = theme->marker_size / 2;
  cairo_new_path(cr);
  cairo_arc(cr, x, y, radius + 1.5 * theme->frame_width, 0, 2 * M_PI);
  dw_canvas_colour(cr, theme->background);
  cairo_fill(cr);
  cairo_arc(cr, x, y, radius, 0, 2 * M_PI);
  if (mark->curve >= 0)
    dw_canvas_colour(cr, dw_stroke_colour(&plot->curves[mark->curve], theme));
  else
    dw_canvas_colour(cr, theme->text);
  cairo_set_line_width(cr, theme->frame_width);
  if (mark->curve >= 0)
    cairo_fill(cr);
  else
    cairo_stroke(cr);
}

static void
draw_ruler(const DwFigure *figure, const DwLayout *layout, cairo_t *cr)
{
  const DwRulerMark marks[] = {dw_ruler_mark_drawn(figure, layout, &figure->measure->marks[0]),
                               dw_ruler_mark_drawn(figure, layout, &figure->measure->marks[1])};
  draw_line(figure, layout, marks, cr);
  draw_mark(figure, layout, &marks[0], cr);
  draw_mark(figure, layout, &marks[1], cr);
}

/* --- words ---------------------------------------------------------------------------------------------- */

static void
draw_paper(const DwRectangle *area, const DwTheme *theme, cairo_t *cr)
{
  const double corner = 0.25 * theme->font_size, right = area->x + area->width,
               bottom = area->y + area->height;
  DwColour paper = theme->background;
  paper.alpha = 0.9;
  cairo_new_path(cr);
  cairo_arc(cr, right - corner, area->y + corner, corner, -M_PI / 2, 0);
  cairo_arc(cr, right - corner, bottom - corner, corner, 0, M_PI / 2);
  cairo_arc(cr, area->x + corner, bottom - corner, corner, M_PI / 2, M_PI);
  cairo_arc(cr, area->x + corner, area->y + corner, corner, M_PI, 1.5 * M_PI);
  cairo_close_path(cr);
  dw_canvas_colour(cr, paper);
  cairo_fill(cr);
}

static void
draw_label(const DwMeasureLabel *label, const DwTheme *theme, cairo_t *cr, DwLettering *letters)
{
  char lines[sizeof label->text], *rest = lines, *line;
  const DwRectangle *area = &label->area;
  const double edge = padding * letters->size;
  if (label->paper)
    draw_paper(area, theme, cr);
  dw_canvas_colour(cr, theme->text);
  memcpy(lines, label->text, sizeof lines);
  for (double y = area->y + edge + letters->ascent; (line = strtok_r(rest, "\n", &rest)); y += letters->line)
    dw_lettering_draw(letters, cr, line, area->x + edge, y, 0, area->width - 2 * edge + 0.5);
}

void
dw_measure_draw(const DwFigure *figure, const DwLayout *layout, cairo_t *cr, DwLettering *lettering)
{
  DwOccupancy occupancy;
  DwMeasureLabels labels;
  if (!figure->measure)
    return;
  DwLettering letters = dw_measure_letters(figure);
  dw_occupancy_of_bands(&occupancy, figure, layout, lettering);
  dw_measure_settle(&labels, figure, layout, &occupancy);
  cairo_save(cr);
  if (figure->measure->ruled)
    draw_ruler(figure, layout, cr);
  for (size_t k = 0; k < labels.n; k++)
    draw_label(&labels.labels[k], figure->theme, cr, &letters);
  cairo_restore(cr);
  dw_lettering_close(&letters);
}
