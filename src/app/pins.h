/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "io/pins.h"
#include "model/state.h"
#include "plot/figure.h"

#include <gio/gio.h>

typedef struct _DwExploration DwExploration;

/* Curves frozen with their values, to compare others with. */
#define DW_TYPE_PINNED (dw_pinned_get_type())
G_DECLARE_FINAL_TYPE(DwPinned, dw_pinned, DW, PINNED, GObject)

unsigned dw_pinned_number(DwPinned *self);
const char *dw_pinned_name(DwPinned *self); /* "" where the user gave none */
bool dw_pinned_is_shown(DwPinned *self);
/* Borrowed; NULL until it has been solved for. */
const DwResult *dw_pinned_result(DwPinned *self);
bool dw_pinned_is_busy(DwPinned *self);

/* The pins of an exploration, a GListModel of DwPinned, with a solver of their own.  Each model has its own
 * list, which comes back with it.
 *
 * Signal: changed  something about the pins, or about what there is to draw of them, is different */
#define DW_TYPE_PINBOARD (dw_pinboard_get_type())
G_DECLARE_FINAL_TYPE(DwPinboard, dw_pinboard, DW, PINBOARD, GObject)

/* Not for longer than `exploration`, which holds it. */
DwPinboard *dw_pinboard_new(DwExploration *exploration);

/* Pins what is shown now; false if there are DW_MAX_GHOSTS already. */
bool dw_pinboard_add(DwPinboard *self);
void dw_pinboard_remove(DwPinboard *self, DwPinned *pin);
void dw_pinboard_rename(DwPinboard *self, DwPinned *pin, const char *name);
void dw_pinboard_show(DwPinboard *self, DwPinned *pin, bool shown);
/* Adding and removing, taken back and done again at the step of the exploration at which it was done, `when`:
 * see dw_exploration_undo.  False if nothing was done to the pins there. */
bool dw_pinboard_can_undo(DwPinboard *self, uint64_t when);
bool dw_pinboard_undo(DwPinboard *self, uint64_t when);
bool dw_pinboard_can_redo(DwPinboard *self, uint64_t when);
bool dw_pinboard_redo(DwPinboard *self, uint64_t when);
/* Brings back the pin that was removed last, whatever has been done since. */
bool dw_pinboard_can_put_back(DwPinboard *self);
bool dw_pinboard_put_back(DwPinboard *self, uint64_t when);
/* Solves for its values once more, where and for what is shown now. */
void dw_pinboard_recompute(DwPinboard *self, DwPinned *pin);
/* Gives the exploration the values and the seed of the pin. */
void dw_pinboard_take_back(DwPinboard *self, DwPinned *pin);
void dw_pinboard_set_ratio(DwPinboard *self, bool ratio);

/* Whether any of them is still being solved for. */
bool dw_pinboard_is_busy(DwPinboard *self);

/* What there is to draw, valid until the next "changed"; and a number that grows with each of them. */
const DwComparison *dw_pinboard_comparison(DwPinboard *self);
uint64_t dw_pinboard_version(DwPinboard *self);
/* The parameters that tell a pin from the others and from the curves, as markup without "pin 1". */
char *dw_pinboard_tell_apart(DwPinboard *self, DwPinned *pin);
/* What it is called: its name, or what tells it apart. */
char *dw_pinboard_describe(DwPinboard *self, DwPinned *pin);

/* For sessions. */
void dw_pinboard_save(DwPinboard *self, DwPins *pins);
void dw_pinboard_restore(DwPinboard *self, const DwPins *pins);
