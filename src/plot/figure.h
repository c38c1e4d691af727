/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/state.h"
#include "plot/axis.h"
#include "plot/measure.h"
#include "plot/theme.h"

#include <cairo.h>

typedef struct {
  double x, y, width, height;
} DwRectangle;

/* Where things came out: for pointers, overlays and tests. */
typedef struct {
  DwRectangle frame; /* of the data area, in user units of the cairo context */
  const DwAxis *x_axis, *y_axis;
  DwRange x, y;
} DwLayout;

enum { DW_MAX_GHOSTS = 12 };

/* A result of other values that is drawn behind the curves, to compare with: a pin. */
typedef struct {
  const DwResult *result; /* of the figure's model */
  const char *name;       /* a user's words for it; "" or NULL: what tells it from the others */
  unsigned number;        /* that stands at its curves and in the legend */
} DwGhost;

typedef struct DwFigure DwFigure;

/* One plot, ready to be drawn: the table's words, a result's curves, a view's ranges.  The same figure is
 * drawn on screen and into files.  All members are borrowed for the time of the call. */
struct DwFigure {
  const DwModel *model;
  const DwResult *result; /* NULL: axes without curves */
  const DwView *view;     /* its ranges already resolved: see dw_figure_fit */
  const DwTheme *theme;
  bool legend;            /* draw the legend inside the frame (files); the window has its own beside it */
  bool title;             /* the plot's title above the frame */
  bool comma;             /* numbers have a decimal comma: for a screen, never for a file */
  const DwGhost *ghosts;  /* at most DW_MAX_GHOSTS */
  size_t n_ghosts;
  bool ratio; /* a panel under the plot: curves over ghosts */
  const DwMeasure *measure; /* NULL: nothing is measured, or a screen lays it over the drawing itself */
  /* NULL, or draws the ghosts in place of dw_figure_draw_ghosts: as a picture of what it drew before. */
  void (*draw_ghosts)(void *context, const DwFigure *figure, const DwLayout *layout, cairo_t *cr);
  void *ghosts_context;
};

/* Measures without drawing. */
DwLayout dw_figure_layout(const DwFigure *figure, double width, double height);

/* Draws into 0,0..width,height of `cr`, background included, and returns the layout.  `cr` keeps its state.
 * Never fails: what has no place is left out. */
DwLayout dw_figure_draw(const DwFigure *figure, cairo_t *cr, double width, double height);

/* Results to compare with, for all plots of a sheet or file.  Names and results are borrowed. */
typedef struct {
  DwGhost ghosts[DW_MAX_GHOSTS];
  size_t n;
  bool ratio;
} DwComparison;

/* Resolves automatic ranges: the table's domain for x; for y what the shown curves and those of the ghosts
 * span in x, cut to the table's range for their values where it gives one, and rounded.  Non-automatic ranges
 * are made sane.  Without curves the y range of the table or 1..10 stands in.  `comparison` may be NULL. */
void dw_figure_fit(const DwModel *model, const double *values, const DwResult *result,
                   const DwComparison *comparison, DwView *view);

/* Draws several plots of one state side by side (or below each other where that gives better shapes).
 * `comparison` and `measures` may be NULL. */
void dw_figure_draw_sheet(const DwState *state, const DwResult *result, const DwComparison *comparison,
                          const DwMeasures *measures, const DwTheme *theme, cairo_t *cr, double width,
                          double height);

/* A curve's line and marker as a short horizontal sample, centred in width x height: the legend's key. */
void dw_figure_draw_sample(const DwCurve *curve, const DwTheme *theme, cairo_t *cr, double width, double height);

/* The ghosts alone, cut to the frame; and the key of one. */
void dw_figure_draw_ghosts(const DwFigure *figure, const DwLayout *layout, cairo_t *cr);
void dw_figure_draw_ghost_sample(unsigned number, const DwTheme *theme, cairo_t *cr, double width,
                                 double height);
/* The legend's entry of one, as markup: "pin 1: <i>σ</i> = 10<sup>3</sup>".  Returns `text`. */
char *dw_ghost_label(const DwFigure *figure, size_t ghost, char *text, size_t size);

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

/* The point of a shown curve at x; of a curve drawn as points the nearest point in sight.  False where the curve
 * has no value there.  `distance` is that along x, in axis coordinates. */
bool dw_figure_on_curve(const DwFigure *figure, size_t curve, double x, DwNearest *nearest);

/* A number as a person reads it in a plot: `digits` significant digits, powers as markup ("2.24×10<sup>−3</sup>"),
 * '.' as the decimal point.  NaN gives "–".  Returns `text`. */
char *dw_number_markup(double value, int digits, char *text, size_t size);
