/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "plot/figure.h"
#include "plot/lettering.h"

/* The ticks of one axis and how large their labels come out. */
typedef struct {
  DwTick ticks[DW_MAX_TICKS];
  size_t n;
  double label_width;  /* of the widest label */
  double label_ascent; /* above the baseline: superscripts stand higher than figures */
} DwScaleTicks;

/* Space around the frame. */
typedef struct {
  double left, right, top, bottom;
} DwMargins;

/* Everything about a figure that is settled before the first curve: where the frame is, the ticks, the words
 * around it and their places. */
typedef struct {
  DwLayout layout;
  DwMargins margins;
  DwScaleTicks x, y;
  bool title, axis_titles, labels; /* which of the words have a place at this size */
  char x_title[384], y_title[384];
  double title_baseline, x_title_baseline, x_label_baseline, y_title_baseline, y_label_right;
} DwGround;

/* `least` widens the margins, so that figures above each other line up; NULL for none. */
void dw_ground_measure(DwGround *ground, const DwFigure *figure, double width, double height, const DwMargins *least,
                       DwLettering *lettering);

/* Background, bands' area excepted: grid below the curves. */
void dw_ground_draw_grid(const DwGround *ground, const DwTheme *theme, cairo_t *cr);
/* Frame, ticks and words above them. */
void dw_ground_draw_frame(const DwGround *ground, const DwFigure *figure, cairo_t *cr, double width,
                          DwLettering *lettering);

const DwPlot *dw_figure_plot(const DwFigure *figure);

/* Draws everything; for sheets, whose figures share margins and the height that their legends take below the
 * axes (0: they are in the frames). */
DwLayout dw_figure_draw_within(const DwFigure *figure, cairo_t *cr, double width, double height,
                               const DwMargins *least, double below, DwLettering *lettering);
