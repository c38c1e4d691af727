/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/registry.h"

/* The part of a plot that is shown.  low < high, finite; > 0 on a log axis. */
typedef struct {
  double low, high;
} DwRange;

typedef struct {
  size_t plot;         /* index into the model's plots */
  uint64_t curves;     /* bits: shown curves */
  DwScale x_scale, y_scale;
  bool x_automatic, y_automatic; /* the range follows the physics; otherwise it is the one below */
  DwRange x, y;
} DwView;

/* What an exploration is: everything that determines the figure on screen.  Plain data, copied by value. */
typedef struct {
  const DwModel *model;
  double values[DW_MAX_PARAMETERS];
  uint64_t seed;
  DwView views[DW_MAX_VIEWS]; /* the plots shown, in order */
  size_t n_views;             /* >= 1 */
} DwState;

/* The state a model opens with: its first preset, or the defaults and the first plot if it has none. */
DwState dw_state_initial(const DwModel *model);

/* A view of a plot as its table describes it: default scales, automatic ranges, shown curves. */
DwView dw_view_initial(const DwModel *model, size_t plot);

/* Takes parameters and views of a preset; seed stays. */
void dw_state_apply_preset(DwState *state, const DwPreset *preset);

/* Sets one parameter after dw_parameter_check; on error the state is unchanged. */
DwStatus dw_state_set(DwState *state, const char *name, double value, DwError *error);

/* The x range that a view shows: its own, or the plot's domain where automatic. */
DwRange dw_state_x_range(const DwState *state, size_t view);
