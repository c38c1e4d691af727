/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/ensemble.h"

#include <stdlib.h>

void
dw_ensemble_content_clear(DwEnsembleContent *content)
{
  free(content->intervals);
  *content = (DwEnsembleContent){0};
}

bool
dw_realizations_shared(const DwEnsembleContent *a, const DwEnsembleContent *b, uint64_t *shared)
{
  for (size_t i = 0, k = 0; i < a->n_intervals && k < b->n_intervals;) {
    const DwRealizations *left = &a->intervals[i], *right = &b->intervals[k];
    const uint64_t low = left->low > right->low ? left->low : right->low;
    if (low < left->high && low < right->high) {
      *shared = low;
      return true;
    }
    if (left->high < right->high)
      i++;
    else
      k++;
  }
  return false;
}
