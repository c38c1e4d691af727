/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "plot/inset.h"

enum { DW_LEGEND_TEXT = 512 };

typedef struct {
  const DwCurve *curve; /* NULL for a ghost, */
  unsigned number;      /* which has a number */
  char text[DW_LEGEND_TEXT]; /* markup: the label, and what must be said of it */
  bool absent;
} DwLegendEntry;

typedef struct {
  DwLegendEntry entries[DW_MAX_CURVES];
  size_t n;
} DwLegendEntries;

/* Curves that are drawn, ghosts, then curves that are absent. */
void dw_legend_collect(DwLegendEntries *entries, const DwFigure *figure, bool with_absent);

/* What stands before a text, and from line to line. */
double dw_legend_key_width(const DwLettering *lettering);
double dw_legend_pitch(const DwLettering *lettering);

/* One entry in the line about `middle`, its text no longer than `text_width`. */
void dw_legend_draw_entry(const DwLegendEntry *entry, const DwTheme *theme, double x, double middle,
                          double text_width, cairo_t *cr, DwLettering *lettering);

/* Letters of that share of the figure's; close them. */
DwLettering dw_legend_letters(const DwFigure *figure, double share);

/* Whether every entry, absent curves too, finds a place in the frame where it hides nothing. */
bool dw_legend_fits_inside(const DwFigure *figure, const DwLayout *layout, DwLettering *lettering);
