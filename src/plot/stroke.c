/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "plot/stroke.h"
#include "plot/canvas.h"

#include <math.h>

enum { MOST_DASHES = 4 };

typedef struct {
  int n;
  double lengths[MOST_DASHES];
} Dashes;

static const Dashes dashes[] = {
    [DW_STROKE_SOLID] = {0},
    [DW_STROKE_DASHED] = {2, {5, 3}},
    [DW_STROKE_DOTTED] = {2, {0.01, 2.4}}, /* with round caps: dots */
    [DW_STROKE_DASH_DOT] = {4, {5.5, 2.6, 0.01, 2.6}},
    [DW_STROKE_POINTS] = {0},
    [DW_STROKE_GUIDE] = {2, {7, 4}},
};

DwColour
dw_stroke_colour(const DwCurve *curve, const DwTheme *theme)
{
  return curve->stroke == DW_STROKE_GUIDE ? theme->guide : theme->palette[curve->colour % DW_PALETTE];
}

static double
width_of(const DwCurve *curve, const DwTheme *theme)
{
  return curve->stroke == DW_STROKE_GUIDE ? theme->guide_width : theme->line_width;
}

static bool
has_round_caps(const DwCurve *curve)
{
  return curve->stroke == DW_STROKE_DOTTED || curve->stroke == DW_STROKE_DASH_DOT;
}

void
dw_stroke_set(const DwCurve *curve, const DwTheme *theme, cairo_t *cr)
{
  const Dashes *pattern = &dashes[curve->stroke];
  const double width = width_of(curve, theme);
  double lengths[MOST_DASHES];
  for (int k = 0; k < pattern->n; k++)
    lengths[k] = pattern->lengths[k] * width;
  cairo_set_dash(cr, lengths, pattern->n, 0);
  cairo_set_line_width(cr, width);
  cairo_set_line_join(cr, CAIRO_LINE_JOIN_ROUND);
  cairo_set_line_cap(cr, has_round_caps(curve) ? CAIRO_LINE_CAP_ROUND : CAIRO_LINE_CAP_BUTT);
  dw_canvas_colour(cr, dw_stroke_colour(curve, theme));
}

static double
period_of(const Dashes *pattern)
{
  double period = 0;
  for (int k = 0; k < pattern->n; k++)
    period += pattern->lengths[k];
  return period;
}

bool
dw_stroke_has_ink(const DwCurve *curve, const DwTheme *theme, double x)
{
  const Dashes *pattern = &dashes[curve->stroke];
  const double cap = has_round_caps(curve) ? 0.5 : 0;
  if (pattern->n == 0)
    return true;
  double place = fmod(x / width_of(curve, theme) + cap, period_of(pattern));
  for (int k = 0; k < pattern->n; k += 2) {
    if (place < pattern->lengths[k] + 2 * cap)
      return true;
    place -= pattern->lengths[k] + pattern->lengths[k + 1];
    if (place < 0)
      return false;
  }
  return false;
}

/* A regular polygon of the area of a disc of that radius, its first corner at `angle`. */
static void
add_polygon(cairo_t *cr, double x, double y, double radius, int corners, double angle)
{
  const double reach = radius * sqrt(2 * M_PI / (corners * sin(2 * M_PI / corners)));
  cairo_new_sub_path(cr);
  for (int k = 0; k < corners; k++)
    cairo_line_to(cr, x + reach * cos(angle + 2 * M_PI * k / corners),
                  y + reach * sin(angle + 2 * M_PI * k / corners));
  cairo_close_path(cr);
}

static void
add_marker(cairo_t *cr, unsigned slot, double x, double y, double radius)
{
  switch (slot % 4) {
  case 0:
    cairo_new_sub_path(cr);
    cairo_arc(cr, x, y, radius, 0, 2 * M_PI);
    break;
  case 1:
    add_polygon(cr, x, y, radius, 4, M_PI_4);
    break;
  case 2:
    add_polygon(cr, x, y, radius, 3, slot < 4 ? -M_PI_2 : M_PI_2);
    break;
  default:
    add_polygon(cr, x, y, radius, 4, 0);
  }
}

/* Slots 0..3 are filled discs, squares, triangles and lozenges, 4..7 the same hollow. */
void
dw_marker_draw(const DwCurve *curve, const DwTheme *theme, cairo_t *cr, double x, double y)
{
  const unsigned slot = curve->colour % DW_PALETTE;
  const double outline = 0.2 * theme->marker_size;
  const bool hollow = slot >= 4;
  add_marker(cr, slot, x, y, theme->marker_size / 2 - (hollow ? outline / 2 : 0));
  dw_canvas_colour(cr, hollow ? theme->background : dw_stroke_colour(curve, theme));
  cairo_fill_preserve(cr);
  if (hollow) {
    dw_canvas_colour(cr, dw_stroke_colour(curve, theme));
    cairo_set_line_width(cr, outline);
    cairo_stroke(cr);
  }
  cairo_new_path(cr);
}

/* Stretches the dashes a little, so that a line of that length begins and ends with a whole one. */
static void
fit_dashes(const DwCurve *curve, const DwTheme *theme, double length, cairo_t *cr)
{
  const Dashes *pattern = &dashes[curve->stroke];
  if (pattern->n == 0)
    return;
  const double period = period_of(pattern), first = pattern->lengths[0];
  const double wanted = length / width_of(curve, theme);
  const double unit = length / (fmax(round((wanted - first) / period), 1) * period + first);
  double lengths[MOST_DASHES];
  for (int k = 0; k < pattern->n; k++)
    lengths[k] = pattern->lengths[k] * unit;
  cairo_set_dash(cr, lengths, pattern->n, 0);
}

void
dw_figure_draw_sample(const DwCurve *curve, const DwTheme *theme, cairo_t *cr, double width, double height)
{
  cairo_save(cr);
  if (curve->stroke == DW_STROKE_POINTS) {
    dw_marker_draw(curve, theme, cr, width / 2, height / 2);
  } else {
    dw_stroke_set(curve, theme, cr);
    const double margin = 0.5 * theme->line_width, y = dw_canvas_snap_y(cr, height / 2);
    fit_dashes(curve, theme, width - 2 * margin, cr);
    cairo_move_to(cr, margin, y);
    cairo_line_to(cr, width - margin, y);
    cairo_stroke(cr);
  }
  cairo_restore(cr);
}
