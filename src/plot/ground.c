/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "plot/ground.h"
#include "model/text.h"
#include "plot/canvas.h"

#include <math.h>

/* Ticks point inwards from all four sides; lengths in units of the font's size. */
static const double major_length = 0.5, minor_length = 0.27;

static double
x_of(const DwLayout *layout, double value, cairo_t *cr)
{
  return dw_canvas_snap_x(cr, dw_layout_x(layout, value));
}

static double
y_of(const DwLayout *layout, double value, cairo_t *cr)
{
  return dw_canvas_snap_y(cr, dw_layout_y(layout, value));
}

static void
add_grid_lines(const DwGround *ground, bool major, cairo_t *cr)
{
  const DwLayout *layout = &ground->layout;
  const DwRectangle *frame = &layout->frame;
  for (size_t k = 0; k < ground->x.n; k++)
    if (ground->x.ticks[k].major == major) {
      cairo_move_to(cr, x_of(layout, ground->x.ticks[k].value, cr), frame->y);
      cairo_rel_line_to(cr, 0, frame->height);
    }
  for (size_t k = 0; k < ground->y.n; k++)
    if (ground->y.ticks[k].major == major) {
      cairo_move_to(cr, frame->x, y_of(layout, ground->y.ticks[k].value, cr));
      cairo_rel_line_to(cr, frame->width, 0);
    }
}

/* Minor lines closer than this, in units of the font's size, read as stripes and not as a scale. */
static const double least_minor_pitch = 0.65;

/* The mean distance of the lines that minor ticks would draw along an axis of that length. */
static bool
minor_grid_reads(const DwGround *ground, double size)
{
  const DwRectangle *frame = &ground->layout.frame;
  const double across = frame->width / (double) (ground->x.n + 1),
               up = frame->height / (double) (ground->y.n + 1);
  return across > least_minor_pitch * size && up > least_minor_pitch * size;
}

static void
stroke_grid(const DwGround *ground, bool major, DwColour colour, cairo_t *cr)
{
  if (colour.alpha <= 0)
    return;
  add_grid_lines(ground, major, cr);
  dw_canvas_colour(cr, colour);
  cairo_stroke(cr);
}

void
dw_ground_draw_grid(const DwGround *ground, const DwTheme *theme, cairo_t *cr)
{
  cairo_set_line_width(cr, theme->frame_width);
  if (minor_grid_reads(ground, theme->font_size))
    stroke_grid(ground, false, theme->minor_grid, cr);
  stroke_grid(ground, true, theme->grid, cr);
}

static void
add_x_ticks(const DwGround *ground, double size, cairo_t *cr)
{
  const DwRectangle *frame = &ground->layout.frame;
  for (size_t k = 0; k < ground->x.n; k++) {
    const DwTick *tick = &ground->x.ticks[k];
    const double x = x_of(&ground->layout, tick->value, cr),
                 length = (tick->major ? major_length : minor_length) * size;
    cairo_move_to(cr, x, frame->y + frame->height);
    cairo_rel_line_to(cr, 0, -length);
    cairo_move_to(cr, x, frame->y);
    cairo_rel_line_to(cr, 0, length);
  }
}

static void
add_y_ticks(const DwGround *ground, double size, cairo_t *cr)
{
  const DwRectangle *frame = &ground->layout.frame;
  for (size_t k = 0; k < ground->y.n; k++) {
    const DwTick *tick = &ground->y.ticks[k];
    const double y = y_of(&ground->layout, tick->value, cr),
                 length = (tick->major ? major_length : minor_length) * size;
    cairo_move_to(cr, frame->x, y);
    cairo_rel_line_to(cr, length, 0);
    cairo_move_to(cr, frame->x + frame->width, y);
    cairo_rel_line_to(cr, -length, 0);
  }
}

static void
draw_labels(const DwGround *ground, cairo_t *cr, DwLettering *lettering)
{
  for (size_t k = 0; k < ground->x.n; k++) {
    const DwTick *tick = &ground->x.ticks[k];
    if (*tick->label)
      dw_lettering_draw(lettering, cr, tick->label, dw_layout_x(&ground->layout, tick->value),
                        ground->x_label_baseline, 0.5, INFINITY);
  }
  for (size_t k = 0; k < ground->y.n; k++) {
    const DwTick *tick = &ground->y.ticks[k];
    if (*tick->label)
      dw_lettering_draw(lettering, cr, tick->label, ground->y_label_right,
                        dw_layout_y(&ground->layout, tick->value) + 0.5 * lettering->digit_height, 1,
                        INFINITY);
  }
}

static void
draw_axis_titles(const DwGround *ground, cairo_t *cr, DwLettering *lettering)
{
  const DwRectangle *frame = &ground->layout.frame;
  /* A short frame's title may reach beyond it. */
  const double y_room = frame->height + 2 * fmin(frame->y, ground->margins.bottom);
  dw_lettering_draw(lettering, cr, ground->x_title, frame->x + frame->width / 2, ground->x_title_baseline,
                    0.5, frame->width);
  cairo_save(cr);
  cairo_translate(cr, ground->y_title_baseline, frame->y + frame->height / 2);
  cairo_rotate(cr, -M_PI_2);
  dw_lettering_draw(lettering, cr, ground->y_title, 0, 0, 0.5, y_room);
  cairo_restore(cr);
}

void
dw_ground_draw_frame(const DwGround *ground, const DwFigure *figure, cairo_t *cr, double width,
                     DwLettering *lettering)
{
  const DwTheme *theme = figure->theme;
  const DwRectangle *frame = &ground->layout.frame;
  cairo_rectangle(cr, frame->x, frame->y, frame->width, frame->height);
  add_x_ticks(ground, theme->font_size, cr);
  add_y_ticks(ground, theme->font_size, cr);
  dw_canvas_colour(cr, theme->frame);
  cairo_set_line_width(cr, theme->frame_width);
  cairo_stroke(cr);
  dw_canvas_colour(cr, theme->text);
  if (ground->labels)
    draw_labels(ground, cr, lettering);
  if (ground->axis_titles)
    draw_axis_titles(ground, cr, lettering);
  if (ground->title)
    dw_lettering_draw(lettering, cr, dw_text(dw_figure_plot(figure)->title), frame->x, ground->title_baseline,
                      0, width - frame->x);
}
