/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "physics/levels/ensemble.h"

/* A set of whole numbers as intervals [low, high), ascending and not touching. */
typedef struct {
  DwInterval *at;
  size_t n, room;
} DwIntervals;

/* Room for `more` further intervals, so that adding them cannot fail. */
DwStatus dw_intervals_reserve(DwIntervals *set, size_t more);
/* The first interval that ends above k; set->n if there is none. */
size_t dw_intervals_find(const DwIntervals *set, uint64_t k);
bool dw_intervals_overlap(const DwIntervals *set, DwInterval interval);
/* `interval` does not overlap the set, and room is reserved. */
void dw_intervals_add(DwIntervals *set, DwInterval interval);
uint64_t dw_intervals_total(const DwIntervals *set);
/* How many k of the set leave `rest` when divided by `divisor`. */
uint64_t dw_intervals_congruent(const DwIntervals *set, uint64_t divisor, uint64_t rest);
