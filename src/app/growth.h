/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <stdbool.h>
#include <stdint.h>

typedef enum {
  DW_GROWTH_GOING,
  DW_GROWTH_PAUSED,
  DW_GROWTH_STOPPED,
  DW_GROWTH_DONE,
  DW_GROWTH_FAILED,
} DwGrowthPhase;

/* How an ensemble of realizations grows.  Time is a monotonic clock's, in seconds, handed in by the caller;
 * rate and time left are about what was computed since dw_growth_begin, in the time that was not paused: what
 * an earlier run left behind comes for nothing and says nothing of the speed. */
typedef struct {
  DwGrowthPhase phase;
  uint64_t done, wanted; /* 0 of 0 until something is known */
  double seconds;        /* worked until `since` */
  double since;          /* when work began or went on, NaN where it rests */
  double counted_at;     /* in seconds worked: when `done` was last told; negative before the first time */
  double recent, recent_seconds; /* realizations and seconds, the older the less they count */
} DwGrowth;

void dw_growth_begin(DwGrowth *growth, double now);
/* So many realizations there are now. */
void dw_growth_count(DwGrowth *growth, uint64_t done, uint64_t wanted, double now);
/* Rests in any phase but GOING; goes on in that. */
void dw_growth_enter(DwGrowth *growth, DwGrowthPhase phase, double now);

/* Seconds worked. */
double dw_growth_seconds(const DwGrowth *growth, double now);
/* Realizations a second; 0 until two counts are known. */
double dw_growth_rate(const DwGrowth *growth);
/* Seconds until all are done; NaN until there is a rate. */
double dw_growth_left(const DwGrowth *growth, double now);

/* "1 240 of 10 000 realizations · 171/s · 51 s left", "10 000 realizations, done in 58 s"; "Solved in
 * 342 ms" where nothing is sampled.  Free with g_free. */
char *dw_growth_text(const DwGrowth *growth, double now);
