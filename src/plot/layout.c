/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/text.h"
#include "plot/ground.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

/* Lengths in units of the font's size. */
static const double edge = 0.5;           /* paper left free at the figure's border */
static const double label_gap = 0.45;     /* between frame and tick labels */
static const double title_gap = 0.35;     /* between tick labels and the axis' title */
static const double between_labels = 1.1; /* on the x axis */
static const double y_label_pitch = 2.1;
static const double least_room = 1.0 / 16; /* of an axis that a label takes: more labels tell no more */
static const double least_right = 1.2;
/* The widths of labels count in steps of this, so that the frame holds still while an axis is dragged. */
static const double width_step = 1.0;
static const double least_frame_width = 6, least_frame_height = 4.5;

const DwPlot *
dw_figure_plot(const DwFigure *figure)
{
  return &figure->model->plots[figure->view->plot];
}

/* "meaning, symbol (unit)", or without the meaning. */
static void
write_title(const DwQuantity *quantity, bool with_meaning, char *text, size_t size)
{
  const char *meaning = with_meaning ? dw_text(quantity->meaning) : NULL;
  const char *symbol = quantity->symbol ? quantity->symbol : "",
             *unit = quantity->unit ? dw_text(quantity->unit) : "";
  const bool has_meaning = meaning && *meaning;
  snprintf(text, size, "%s%s%s%s%s%s", has_meaning ? meaning : "", has_meaning && *symbol ? ", " : "", symbol,
           *unit ? " (" : "", unit, *unit ? ")" : "");
}

static void
fit_title(const DwQuantity *quantity, double room, char *text, size_t size, DwLettering *lettering)
{
  write_title(quantity, true, text, size);
  if (dw_lettering_measure(lettering, text).width > room)
    write_title(quantity, false, text, size);
}

static void
measure_labels(DwScaleTicks *scale, DwLettering *lettering)
{
  scale->label_width = 0;
  scale->label_ascent = lettering->digit_height;
  for (size_t k = 0; k < scale->n; k++) {
    const char *label = scale->ticks[k].label;
    if (!*label)
      continue;
    scale->label_width = fmax(scale->label_width, dw_lettering_measure(lettering, label).width);
    if (strchr(label, '<'))
      scale->label_ascent = lettering->digit_height + 0.38 * lettering->size;
  }
}

static void
make_ticks(DwScaleTicks *scale, const DwAxis *axis, DwRange range, double room, DwLettering *lettering)
{
  scale->n = axis->ticks(range, room, scale->ticks, DW_MAX_TICKS);
  measure_labels(scale, lettering);
}

/* The labels' width decides how many there can be, and their number (its digits) the width. */
static void
make_x_ticks(DwScaleTicks *scale, const DwAxis *axis, DwRange range, double length, DwLettering *lettering)
{
  double width = 2 * lettering->size;
  for (int attempt = 0; attempt < 5; attempt++) {
    make_ticks(scale, axis, range, fmax((width + between_labels * lettering->size) / length, least_room),
               lettering);
    if (scale->label_width <= width)
      return;
    width = scale->label_width;
  }
}

/* A frame too short for two labels gets only those that do not run into each other. */
static void
drop_crowded(DwScaleTicks *scale, const DwAxis *axis, DwRange range, double length, double pitch)
{
  double last = -INFINITY;
  for (size_t k = 0; k < scale->n; k++) {
    DwTick *tick = &scale->ticks[k];
    const double place = dw_axis_place(axis, range, tick->value) * length;
    if (!*tick->label)
      continue;
    if (place - last < pitch)
      *tick->label = '\0';
    else
      last = place;
  }
}

static double
stepped(double width, double size)
{
  return ceil(width / (width_step * size)) * width_step * size;
}

static void
set_vertical(DwGround *ground, double height, const DwMargins *least, const DwLettering *lettering)
{
  const double em = lettering->size;
  ground->title_baseline = edge * em + lettering->ascent;
  double top = edge * em + 0.5 * lettering->digit_height;
  if (ground->title)
    top = ground->title_baseline + lettering->descent + 0.4 * em;
  double bottom = edge * em;
  if (ground->labels)
    bottom += label_gap * em + lettering->digit_height + 0.38 * em;
  if (ground->axis_titles)
    bottom += title_gap * em + lettering->line;
  ground->margins.top = fmax(top, least ? least->top : 0);
  ground->margins.bottom = fmax(bottom, least ? least->bottom : 0);
  DwRectangle *frame = &ground->layout.frame;
  frame->y = floor(ground->margins.top) + 0.5;
  frame->height = fmax(floor(height - ground->margins.bottom) + 0.5 - frame->y, 1);
}

static void
set_horizontal(DwGround *ground, double width, const DwMargins *least, const DwLettering *lettering)
{
  const double em = lettering->size;
  double left = edge * em, right = fmax(least_right * em, edge * em + 0.5 * ground->x.label_width);
  if (ground->axis_titles)
    left += lettering->line + title_gap * em;
  if (ground->labels)
    left += stepped(ground->y.label_width, em) + label_gap * em;
  left = fmax(left, edge * em + 0.5 * ground->x.label_width);
  ground->margins.left = fmax(left, least ? least->left : 0);
  ground->margins.right = fmax(right, least ? least->right : 0);
  DwRectangle *frame = &ground->layout.frame;
  frame->x = floor(ground->margins.left) + 0.5;
  frame->width = fmax(floor(width - ground->margins.right) + 0.5 - frame->x, 1);
}

static void
place_words(DwGround *ground, const DwLettering *lettering)
{
  const double em = lettering->size;
  const DwRectangle *frame = &ground->layout.frame;
  const double bottom = frame->y + frame->height;
  ground->x_label_baseline = bottom + label_gap * em + ground->x.label_ascent;
  const double below = ground->labels ? ground->x_label_baseline : bottom;
  ground->x_title_baseline = below + title_gap * em + lettering->ascent;
  ground->y_label_right = frame->x - label_gap * em;
  const double beside = ground->labels ? ground->y_label_right - ground->y.label_width : frame->x;
  ground->y_title_baseline = beside - title_gap * em - lettering->descent;
}

static void
measure_frame(DwGround *ground, double width, double height, const DwMargins *least, DwLettering *lettering)
{
  DwLayout *layout = &ground->layout;
  const double em = lettering->size;
  set_vertical(ground, height, least, lettering);
  make_ticks(&ground->y, layout->y_axis, layout->y,
             fmax(y_label_pitch * em / layout->frame.height, least_room), lettering);
  drop_crowded(&ground->y, layout->y_axis, layout->y, layout->frame.height,
               lettering->digit_height + 0.5 * em);
  ground->x.label_width = 2 * em;
  for (int attempt = 0; attempt < 2; attempt++) {
    set_horizontal(ground, width, least, lettering);
    make_x_ticks(&ground->x, layout->x_axis, layout->x, layout->frame.width, lettering);
  }
  set_horizontal(ground, width, least, lettering);
  drop_crowded(&ground->x, layout->x_axis, layout->x, layout->frame.width, ground->x.label_width + 0.5 * em);
}

static bool
is_roomy(const DwGround *ground, const DwLettering *lettering)
{
  const DwRectangle *frame = &ground->layout.frame;
  return frame->width >= least_frame_width * lettering->size &&
         frame->height >= least_frame_height * lettering->size;
}

/* As wide as a point, or nearly. */
static void
give_commas(DwScaleTicks *scale)
{
  for (size_t k = 0; k < scale->n; k++)
    dw_text_with_comma(scale->ticks[k].label);
}

void
dw_ground_measure(DwGround *ground, const DwFigure *figure, double width, double height,
                  const DwMargins *least, DwLettering *lettering)
{
  const DwView *view = figure->view;
  DwLayout *layout = &ground->layout;
  layout->x_axis = dw_axis_of(view->x_scale);
  layout->y_axis = dw_axis_of(view->y_scale);
  layout->x = dw_axis_sane(layout->x_axis, view->x);
  layout->y = dw_axis_sane(layout->y_axis, view->y);
  /* What a small figure gives up first. */
  for (int words = 3; words >= 0; words--) {
    ground->title = figure->title && words >= 3;
    ground->axis_titles = words >= 2;
    ground->labels = words >= 1;
    measure_frame(ground, width, height, least, lettering);
    if (is_roomy(ground, lettering))
      break;
  }
  if (figure->comma) {
    give_commas(&ground->x);
    give_commas(&ground->y);
  }
  place_words(ground, lettering);
  const DwPlot *plot = dw_figure_plot(figure);
  fit_title(&plot->x, layout->frame.width, ground->x_title, sizeof ground->x_title, lettering);
  fit_title(&plot->y, layout->frame.height, ground->y_title, sizeof ground->y_title, lettering);
}

double
dw_layout_x(const DwLayout *layout, double x)
{
  return layout->frame.x + dw_axis_place(layout->x_axis, layout->x, x) * layout->frame.width;
}

double
dw_layout_y(const DwLayout *layout, double y)
{
  return layout->frame.y + (1 - dw_axis_place(layout->y_axis, layout->y, y)) * layout->frame.height;
}

double
dw_layout_data_x(const DwLayout *layout, double x)
{
  return dw_axis_value(layout->x_axis, layout->x, (x - layout->frame.x) / layout->frame.width);
}

double
dw_layout_data_y(const DwLayout *layout, double y)
{
  return dw_axis_value(layout->y_axis, layout->y, 1 - (y - layout->frame.y) / layout->frame.height);
}
