/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "plot/theme.h"

#include <pango/pangocairo.h>
#include <stdbool.h>

/* Cairo's SVG surface turns letters into outlines.  A surface with a recorder gets no letters at all: the
 * recorder is told what stands where, so that the file's writer can set it as text. */

/* A stretch of text in one size, at one height. */
typedef struct {
  char *text;
  double size, rise; /* of the font and of its baseline above the line's, in user units */
  bool italic, bold;
} DwTextRun;

/* One line of text as it would have been drawn. */
typedef struct {
  const char *font; /* family list */
  DwColour colour;
  cairo_matrix_t matrix;     /* from user units to the surface's */
  double x, baseline, align; /* `align` 0, 0.5 or 1: the left end, middle or right end is at x */
  const DwTextRun *runs;
  size_t n_runs;
} DwInscription;

typedef struct {
  void (*take)(void *context, const DwInscription *inscription);
  void *context;
} DwTextRecorder;

/* Borrowed for as long as the surface is drawn on. */
void dw_inscriptions_record(cairo_surface_t *surface, DwTextRecorder *recorder);

/* Hands the layout's line to the recorder of the surface that `cr` draws on; false if there is none. */
bool dw_inscription_take(PangoLayout *layout, cairo_t *cr, double x, double baseline, double align);
