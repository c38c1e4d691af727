/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/state.h"
#include "plot/axis.h"
#include "plot/theme.h"

#include <cairo.h>

/* One plot, ready to be drawn: the table's words, a result's curves, a view's ranges.  The same figure is
 * drawn on screen and into files.  All members are borrowed for the time of the call. */
typedef struct {
  const DwModel *model;
  const DwResult *result; /* NULL: axes without curves */
  const DwView *view;     /* its ranges already resolved: see dw_figure_fit */
  const DwTheme *theme;
  bool legend;            /* draw the legend inside the frame (files); the window has its own beside it */
  bool title;             /* the plot's title above the frame */
} DwFigure;

typedef struct {
  double x, y, width, height;
} DwRectangle;

/* Where things came out: for pointers, overlays and tests. */
typedef struct {
  DwRectangle frame; /* of the data area, in user units of the cairo context */
  const DwAxis *x_axis, *y_axis;
  DwRange x, y;
} DwLayout;

/* Resolves automatic ranges: the table's domain for x; for y what the shown curves span in x, cut to the
 * table's range where it gives one, and rounded.  Non-automatic ranges are made sane.  Without a result
 * the y range of the table or 1..10 stands in. */
void dw_figure_fit(const DwModel *model, const double *values, const DwResult *result, DwView *view);

/* Measures without drawing. */
DwLayout dw_figure_layout(const DwFigure *figure, double width, double height);

/* Draws into 0,0..width,height of `cr`, background included, and returns the layout.  `cr` keeps its state.
 * Never fails: what has no place is left out. */
DwLayout dw_figure_draw(const DwFigure *figure, cairo_t *cr, double width, double height);

/* Draws several plots of one state side by side (or below each other where that gives better shapes). */
void dw_figure_draw_sheet(const DwState *state, const DwResult *result, const DwTheme *theme, cairo_t *cr, double width, double height);

/* A curve's line and marker as a short horizontal sample, centred in width x height: the legend's key. */
void dw_figure_draw_sample(const DwCurve *curve, const DwTheme *theme, cairo_t *cr, double width, double height);

double dw_layout_x(const DwLayout *layout, double x); /* data -> user units; NaN if the axis has no such value */
double dw_layout_y(const DwLayout *layout, double y);
double dw_layout_data_x(const DwLayout *layout, double x); /* user units -> data */
double dw_layout_data_y(const DwLayout *layout, double y);

/* The point of a shown curve nearest to a place, for the crosshair. */
typedef struct {
  const DwCurve *curve;
  size_t index;    /* of the curve in the plot's table */
  double x, y;     /* on the curve, interpolated along its segments in axis coordinates */
  double exponent; /* d ln y / d ln x there from the neighbouring points; NaN where it has none */
  double distance; /* in user units */
} DwNearest;

/* False if no shown curve comes within `reach` user units of (x, y). */
bool dw_figure_nearest(const DwFigure *figure, const DwLayout *layout, double x, double y, double reach, DwNearest *nearest);

/* A number as a person reads it in a plot: `digits` significant digits, powers as markup ("2.24×10<sup>−3</sup>"),
 * '.' as the decimal point.  NaN gives "–".  Returns `text`. */
char *dw_number_markup(double value, int digits, char *text, size_t size);
