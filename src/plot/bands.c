/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/text.h"
#include "plot/canvas.h"
#include "plot/occupancy.h"

#include <math.h>
#include <stdio.h>

/* The part of the frame that a band covers; empty where it lies outside. */
static DwRectangle
band_area(const DwBand *band, const DwLayout *layout)
{
  const DwRectangle *frame = &layout->frame;
  const double left = band->low <= layout->x.low ? frame->x : dw_layout_x(layout, band->low);
  const double right =
      band->high >= layout->x.high ? frame->x + frame->width : dw_layout_x(layout, band->high);
  if (!(right > left) || left >= frame->x + frame->width || right <= frame->x)
    return (DwRectangle){0};
  return (DwRectangle){left, frame->y, right - left, frame->height};
}

size_t
dw_inset_n_bands(const DwFigure *figure)
{
  return figure->result ? dw_result_n_bands(figure->result) : 0;
}

void
dw_inset_draw_bands(const DwFigure *figure, const DwLayout *layout, cairo_t *cr)
{
  for (size_t k = 0; k < dw_inset_n_bands(figure); k++) {
    const DwBand *band = dw_result_band(figure->result, k);
    if (band->plot != figure->view->plot)
      continue;
    const DwRectangle area = band_area(band, layout);
    cairo_rectangle(cr, area.x, area.y, area.width, area.height);
    dw_canvas_colour(cr, figure->theme->band);
    cairo_fill(cr);
  }
}

static char *
label_text(const DwFigure *figure, size_t k, char *text, size_t size)
{
  snprintf(text, size, "%s", dw_result_band(figure->result, k)->label);
  return figure->comma ? dw_text_with_comma(text) : text;
}

/* At the top of its band, or at the bottom where a curve runs through it there and does less so below. */
static DwRectangle
clear_place(DwRectangle top, const DwRectangle *area, const DwOccupancy *curves)
{
  const double gap = top.y - area->y;
  DwRectangle bottom = top;
  bottom.y = area->y + area->height - gap - top.height;
  return dw_occupancy_count(curves, bottom) < dw_occupancy_count(curves, top) ? bottom : top;
}

bool
dw_inset_band_label(const DwFigure *figure, const DwLayout *layout, size_t k, DwLettering *lettering,
                    const DwOccupancy *curves, DwRectangle *label)
{
  const DwBand *band = dw_result_band(figure->result, k);
  if (band->plot != figure->view->plot)
    return false;
  const DwRectangle area = band_area(band, layout);
  const double width = dw_lettering_measure(lettering, band->label).width, gap = 0.6 * lettering->size;
  if (width + gap >= area.width || lettering->line + 2 * gap >= area.height)
    return false;
  *label = clear_place((DwRectangle){area.x + (area.width - width) / 2, area.y + gap, width, lettering->line},
                       &area, curves);
  return true;
}

static bool
has_bands(const DwFigure *figure)
{
  for (size_t k = 0; k < dw_inset_n_bands(figure); k++)
    if (dw_result_band(figure->result, k)->plot == figure->view->plot)
      return true;
  return false;
}

void
dw_inset_draw_band_labels(const DwFigure *figure, const DwLayout *layout, cairo_t *cr, DwLettering *lettering)
{
  double taken = -INFINITY; /* how far right a line is written */
  DwOccupancy curves;
  if (!has_bands(figure))
    return;
  dw_occupancy_of_curves(&curves, figure, layout);
  dw_canvas_colour(cr, figure->theme->text);
  for (size_t k = 0; k < dw_inset_n_bands(figure); k++) {
    DwRectangle label;
    if (!dw_inset_band_label(figure, layout, k, lettering, &curves, &label) || label.x < taken)
      continue;
    taken = label.x + label.width + lettering->size;
    char text[sizeof((DwBand *) NULL)->label];
    dw_lettering_draw(lettering, cr, label_text(figure, k, text, sizeof text), label.x,
                      label.y + lettering->ascent, 0, INFINITY);
  }
}
