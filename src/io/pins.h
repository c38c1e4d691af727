/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "plot/figure.h"

#include <json-glib/json-glib.h>

enum { DW_PIN_NAME = 128 };

/* What brings a pin back: its curves are solved for anew. */
typedef struct {
  unsigned number;        /* 1.. */
  char name[DW_PIN_NAME]; /* UTF-8; "" where the user gave none */
  bool hidden;
  double values[DW_MAX_PARAMETERS];
  uint64_t seed;
} DwPin;

typedef struct {
  DwPin pins[DW_MAX_GHOSTS];
  size_t n;
  bool ratio; /* whether the ratio panel is shown */
} DwPins;

/* The state string of values compared with `state`: its model and views.  Free with g_free. */
char *dw_pin_state(const DwState *state, const double *values, uint64_t seed);

/* Members of an exploration's object: "pins": [{"number", "name", "state", "hidden"}, …] and "ratio"; nothing
 * where there are no pins. */
void dw_pins_append(JsonBuilder *builder, const DwState *state, const DwPins *pins);
/* None where there is no such member.  On error, told in one sentence, `pins` is empty. */
DwStatus dw_pins_read(const DwRegistry *registry, JsonObject *exploration, const DwModel *model, DwPins *pins,
                      DwError *error);
