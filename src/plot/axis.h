/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/state.h"

enum { DW_MAX_TICKS = 256, DW_TICK_LABEL = 64 };

typedef struct {
  double value;
  bool major;
  char label[DW_TICK_LABEL]; /* markup, "" for minor ticks that carry none: "10<sup>−3</sup>", "0.25" */
} DwTick;

/* A kind of axis: a table of pure functions between data values and an unbounded axis coordinate in which
 * the axis is uniform (the value itself, or its common logarithm). */
typedef struct {
  const char *name;
  double (*map)(double value); /* NaN where the axis has no such value */
  double (*inverse)(double coordinate);
  double (*derivative)(double value); /* of map */
  bool (*valid)(double value);        /* finite, and > 0 on a log axis */
  DwRange limits;                     /* no view leaves these: values stay finite and normal */
  /* At most `size` ticks inside `range`, ascending, at least two of them labelled whatever the span (less
   * than a decade, or 600 of them), no label closer than `room` axis lengths (a fraction of 1, e.g. 0.08) to
   * the next.  Returns how many. */
  size_t (*ticks)(DwRange range, double room, DwTick *ticks, size_t size);
} DwAxis;

extern const DwAxis dw_axis_linear, dw_axis_log;

const DwAxis *dw_axis_of(DwScale scale);

/* A valid range near the one asked for, whatever that was (NaN, reversed, empty, infinite, negative on a log
 * axis, narrower than doubles resolve). */
DwRange dw_axis_sane(const DwAxis *axis, DwRange range);
/* The range magnified by `factor` (> 1 zooms in) about the value `pivot`, which keeps its place. */
DwRange dw_axis_zoom(const DwAxis *axis, DwRange range, double factor, double pivot);
/* The range moved by `fraction` of its length. */
DwRange dw_axis_pan(const DwAxis *axis, DwRange range, double fraction);
/* The range widened to whole decades (log, where it spans more than 1.5 of them), else to tick steps. */
DwRange dw_axis_round(const DwAxis *axis, DwRange range);
/* Place of a value in the range, 0 at low, 1 at high; and back. */
double dw_axis_place(const DwAxis *axis, DwRange range, double value);
double dw_axis_value(const DwAxis *axis, DwRange range, double place);
