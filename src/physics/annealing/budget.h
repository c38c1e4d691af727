/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "physics/numerics/status.h"

#include <stdint.h>

/* Asks whether to stop after each so much work: couplings read, of which the slowest kernel does this many in
 * about a millisecond. */
#define DW_WORK_BETWEEN_QUESTIONS 1000000

typedef struct {
  const DwCancel *cancel;
  uint64_t work;
  bool stopped;
} DwBudget;

/* Whether to go on after `work`. */
static inline bool
dw_budget_spend(DwBudget *budget, uint64_t work)
{
  budget->work += work;
  if (budget->work < DW_WORK_BETWEEN_QUESTIONS || budget->stopped)
    return !budget->stopped;
  budget->work = 0;
  budget->stopped = dw_cancel_requested(budget->cancel);
  return !budget->stopped;
}
