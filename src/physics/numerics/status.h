/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <stdbool.h>

/* How a computation ended.  Solvers return it by value; the sentence for a user is made one room up
 * (model/error.h), where the names of parameters are known. */
typedef enum {
  DW_OK = 0,
  DW_CANCELLED,      /* the caller asked to stop; outputs are unspecified */
  DW_BAD_VALUE,      /* an argument lies outside its stated range */
  DW_NO_CONVERGENCE, /* an iteration ended without meeting its tolerance */
  DW_NO_MEMORY,
  DW_INPUT_OUTPUT, /* a file could not be read or written */
} DwStatus;

/* Cooperative cancellation.  Solvers call it at least every few milliseconds, from the thread they run
 * on.  A NULL `requested` means: never. */
typedef struct {
  bool (*requested)(void *context);
  void *context;
} DwCancel;

static inline bool
dw_cancel_requested(const DwCancel *cancel)
{
  return cancel && cancel->requested && cancel->requested(cancel->context);
}
