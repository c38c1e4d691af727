/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/pins.h"
#include "run/runner.h"

/* What the parts of a pinboard share: pins.c, the list, pins_history.c, what was done to it, and pins_work.c,
 * the solver behind it. */
struct _DwPinned {
  GObject parent;
  unsigned number;
  char *name;
  bool shown;
  double values[DW_MAX_PARAMETERS];
  uint64_t seed;
  const DwResult *result;
  bool waiting;               /* to be solved for */
  DwView asked[DW_MAX_VIEWS]; /* what the result is about */
  size_t n_asked;
};

typedef struct _DwPinStep DwPinStep;

struct _DwPinboard {
  GObject parent;
  DwExploration *exploration; /* which holds this */
  const DwModel *model;
  GHashTable *lists; /* of each model, GPtrArray of DwPinned */
  GPtrArray *pins;   /* that of `model` */
  DwComparison comparison;
  uint64_t version;
  bool ratio;
  DwRunner *runner; /* made when it is first needed */
  GSource *wake;
  DwPinned *solving; /* NULL: nothing is */
  uint64_t ticket;
  guint look;
  GPtrArray *steps; /* of DwPinStep, the first `n_done` of them done, the others taken back */
  guint n_done;
};

/* pins.c */
void dw_pinboard_tell(DwPinboard *self);
/* A pin that was removed, where it was; false if there is no place for it. */
bool dw_pinboard_insert(DwPinboard *self, DwPinned *pin, guint place);
void dw_pinboard_take_out(DwPinboard *self, DwPinned *pin);

/* pins_history.c */
GPtrArray *dw_pin_steps_new(void);
void dw_pinboard_note(DwPinboard *self, DwPinned *pin, guint place, bool added, uint64_t when);
void dw_pinboard_forget_steps(DwPinboard *self);

/* pins_work.c */
/* Solves for what waits, one after the other. */
void dw_pinboard_work(DwPinboard *self);
/* Lets those wait whose curves are not those that are shown now, a moment later. */
void dw_pinboard_look_soon(DwPinboard *self);
/* Notes what is shown now as what the pin is about. */
void dw_pinned_note_views(DwPinned *pin, DwExploration *exploration);
/* The pin is gone: nothing is solved for it any more. */
void dw_pinboard_abandon(DwPinboard *self, DwPinned *pin);
void dw_pinboard_end_work(DwPinboard *self);
