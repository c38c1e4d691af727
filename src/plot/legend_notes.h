/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "plot/legend_entries.h"

enum { DW_MOST_NOTE_LINES = 16 };

/* Why curves are absent: those with the same reason together, in lines of a width. */
typedef struct {
  char lines[DW_MOST_NOTE_LINES][DW_LEGEND_TEXT]; /* markup */
  size_t n;
} DwLegendNotes;

void dw_legend_collect_notes(DwLegendNotes *notes, const DwFigure *figure, double width,
                             DwLettering *lettering);
