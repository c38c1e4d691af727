/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/error.h"

#include <stdbool.h>
#include <stddef.h>

typedef enum { DW_SCALE_LINEAR, DW_SCALE_LOG } DwScale;

typedef enum {
  DW_PARAMETER_REAL,
  DW_PARAMETER_INTEGER,
  DW_PARAMETER_CHOICE, /* the value is the index of a word */
} DwParameterKind;

enum { DW_MAX_PARAMETERS = 32 };

/* One parameter of a model: a row of its table.  All pointers are static. */
typedef struct {
  const char *name;    /* "sigma": the name on the command line and in state strings */
  const char *symbol;  /* "σ": Pango markup */
  const char *unit;    /* "K", "" where the parameter is a pure number; values are in this unit */
  const char *meaning; /* one short line, translatable */
  DwParameterKind kind;
  DwScale scale;
  double minimum, maximum;   /* inclusive; for a choice 0 and the number of words - 1 */
  double initial;            /* the default */
  bool zero_allowed;         /* 0 is valid too, though below the minimum of a log scale */
  const char *const *words;  /* of a choice: its values as words, NULL-terminated */
  const char *const *labels; /* the same as a person reads them, translatable; NULL: the words */
} DwParameter;

/* Whether `value` may be given to `parameter`: finite, within range (or an allowed 0), whole where it must
 * be.  A value within 4 ulp outside a bound is accepted (and clamped by dw_parameter_clamp), since slider
 * positions round.  On DW_BAD_VALUE the sentence names the parameter, the value and what is allowed. */
DwStatus dw_parameter_check(const DwParameter *parameter, double value, DwError *error);

/* The nearest valid value.  NaN gives the default. */
double dw_parameter_clamp(const DwParameter *parameter, double value);

/* The parameter's position in 0..1 along its own scale, and back.  Inverse of each other to 1e-12.  Where 0
 * is allowed on a log scale it sits at position 0, below a gap of DW_ZERO_GAP in which positions snap: less
 * than half of it to 0, more to the minimum. */
#define DW_ZERO_GAP 0.04
double dw_parameter_position(const DwParameter *parameter, double value);
double dw_parameter_at_position(const DwParameter *parameter, double position);

/* The value `steps` steps of the parameter's own kind away: on a log scale a step is 5 % (exactly 10^(1/48),
 * so that 48 steps are a decade), on a linear one a hundredth of the range, 1 for integers and words.
 * Clamped; stepping below the minimum of a log scale reaches an allowed 0, and up again the minimum. */
double dw_parameter_step(const DwParameter *parameter, double value, double steps);

/* "0, or 0.01 to 1e9", "a whole number from 1 to 5000", "paper, fast or preview": what is allowed, in plain
 * decimal numbers. Returns `text`. */
char *dw_parameter_allowed(const DwParameter *parameter, char *text, size_t size);
