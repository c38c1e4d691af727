/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/exploration.h"
#include "app/history.h"
#include "run/runner.h"

/* What the parts of an exploration share: exploration.c, the state and how it is shown,
 * exploration_history.c, the states before it, and exploration_work.c, the solver behind it. */
struct _DwExploration {
  GObject parent;
  DwState state;
  DwHistory *steps, *walk; /* of states, of views */
  DwView shown[DW_MAX_VIEWS];
  int widths[DW_MAX_VIEWS], requested_widths[DW_MAX_VIEWS];
  DwRange requested[DW_MAX_VIEWS]; /* of x, by the newest request */
  DwSharedStore *store;            /* outlives the runner */
  DwRunner *runner;
  GSource *wake;
  const DwResult *result;
  DwError error;
  uint64_t ticket, answered; /* of the newest request, of the newest answer */
  double expected;           /* seconds to a first answer, smoothed */
  double seconds;
  DwGrowth growth;
  DwPinboard *pins;
  GHashTable *measures; /* of each model, DwMeasures */
  uint64_t limit;          /* realizations of the newest request; 0: as many as the parameters say */
  double submitted, drawn; /* when the newest request was made, when the last answer was taken */
  bool held, busy, opening;
  bool partial; /* the result is on its way to a complete one */
  bool steady;  /* and not the first of its request, whose axes are fitted */
  const char *moving; /* the symbol of a parameter */
  guint watch, release, redraw;
};

typedef enum {
  DW_EXPLORATION_OPENED,
  DW_EXPLORATION_VALUES,
  DW_EXPLORATION_PLOTS,
  DW_EXPLORATION_VIEWS,
  DW_EXPLORATION_RESULT,
  DW_EXPLORATION_STATUS,
  DW_EXPLORATION_MOVING,
  DW_EXPLORATION_MEASURES,
  DW_EXPLORATION_N_SIGNALS
} DwExplorationSignal;

/* exploration.c */
void dw_exploration_tell(DwExploration *self, DwExplorationSignal signal);
/* Whether any view came out different. */
bool dw_exploration_fit_views(DwExploration *self);
/* The x that a request is to cover. */
DwRange dw_exploration_x_range(DwExploration *self, size_t view);

/* Becomes the state with as little ado as its difference allows. */
void dw_exploration_turn_to(DwExploration *self, const DwState *state);

/* exploration_history.c */
void dw_exploration_note(DwExploration *self);

/* exploration_work.c */
void dw_exploration_start_solver(DwExploration *self);
void dw_exploration_use_store(DwExploration *self, DwSharedStore *store);
void dw_exploration_end_solver(DwExploration *self);
/* Works on another ensemble, or on the same one as far as it goes. */
void dw_exploration_begin(DwExploration *self);
/* Asks for the same ensemble seen otherwise: one that rests is not set to work by it. */
void dw_exploration_look_again(DwExploration *self);
/* The same while sizes are given out: emits nothing. */
void dw_exploration_look_again_silently(DwExploration *self);
void dw_exploration_forget_result(DwExploration *self);
