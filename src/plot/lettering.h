/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "plot/theme.h"

#include <pango/pangocairo.h>
#include <stdbool.h>

/* One Pango layout used again for every word of a figure.  Its metrics are unhinted, so that a figure measures
 * the same on screen and in every kind of file. */
typedef struct {
  PangoContext *context;
  PangoLayout *layout;
  double size;         /* of the font, in user units */
  double digit_height; /* of its figures: what ticks are centred on */
  double line;         /* from baseline to baseline */
  double ascent, descent;
} DwLettering;

/* The extent of a piece of markup about the start of its baseline. */
typedef struct {
  double width, ascent, descent;
} DwExtent;

DwLettering dw_lettering_open(const DwTheme *theme);
void dw_lettering_close(DwLettering *lettering);

DwExtent dw_lettering_measure(DwLettering *lettering, const char *markup);

/* Draws markup on a baseline; `align` 0, 0.5 or 1 puts its left end, middle or right end at x.  Longer than
 * `most` user units it ends in an ellipsis. */
void dw_lettering_draw(DwLettering *lettering, cairo_t *cr, const char *markup, double x, double baseline, double align,
                       double most);
