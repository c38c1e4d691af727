/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "physics/levels/intervals.h"

#include <stdlib.h>
#include <string.h>

DwStatus
dw_intervals_reserve(DwIntervals *set, size_t more)
{
  if (set->n + more <= set->room)
    return DW_OK;
  const size_t room = 2 * (set->n + more);
  DwInterval *at = realloc(set->at, room * sizeof *at);
  if (!at)
    return DW_NO_MEMORY;
  set->at = at;
  set->room = room;
  return DW_OK;
}

size_t
dw_intervals_find(const DwIntervals *set, uint64_t k)
{
  size_t low = 0, high = set->n;
  while (low < high) {
    const size_t middle = low + (high - low) / 2;
    if (set->at[middle].high > k)
      high = middle;
    else
      low = middle + 1;
  }
  return low;
}

bool
dw_intervals_overlap(const DwIntervals *set, DwInterval interval)
{
  const size_t k = dw_intervals_find(set, interval.low);
  return k < set->n && set->at[k].low < interval.high;
}

static void
remove_one(DwIntervals *set, size_t k)
{
  set->n--;
  memmove(set->at + k, set->at + k + 1, (set->n - k) * sizeof *set->at);
}

static void
insert_one(DwIntervals *set, size_t k, DwInterval interval)
{
  memmove(set->at + k + 1, set->at + k, (set->n - k) * sizeof *set->at);
  set->at[k] = interval;
  set->n++;
}

void
dw_intervals_add(DwIntervals *set, DwInterval interval)
{
  const size_t k = dw_intervals_find(set, interval.low);
  const bool joins_next = k < set->n && set->at[k].low == interval.high;
  const bool joins_last = k > 0 && set->at[k - 1].high == interval.low;
  if (joins_last && joins_next) {
    set->at[k - 1].high = set->at[k].high;
    remove_one(set, k);
  } else if (joins_last) {
    set->at[k - 1].high = interval.high;
  } else if (joins_next) {
    set->at[k].low = interval.low;
  } else {
    insert_one(set, k, interval);
  }
}

uint64_t
dw_intervals_total(const DwIntervals *set)
{
  uint64_t total = 0;
  for (size_t k = 0; k < set->n; k++)
    total += set->at[k].high - set->at[k].low;
  return total;
}

/* how many k < limit leave that rest */
static uint64_t
congruent_below(uint64_t limit, uint64_t divisor, uint64_t rest)
{
  return limit / divisor + (limit % divisor > rest);
}

uint64_t
dw_intervals_congruent(const DwIntervals *set, uint64_t divisor, uint64_t rest)
{
  uint64_t total = 0;
  for (size_t k = 0; k < set->n; k++)
    total += congruent_below(set->at[k].high, divisor, rest) - congruent_below(set->at[k].low, divisor, rest);
  return total;
}
