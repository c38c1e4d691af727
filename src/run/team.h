/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Calls work(job, k) for k = 0, 1, ... n - 1, each on a thread of its own that yields to whoever draws, and
 * returns when all are done; the calling thread waits.  n is `wanted`, or the number of processors for 0.
 * Where the system grants fewer threads the calling one does the rest.  It is what DwControl.team wants;
 * `context` is not looked at. */
void dw_team_run(void *context, unsigned wanted, void (*work)(void *job, unsigned k), void *job);

/* How many threads `wanted` means. */
unsigned dw_team_size(unsigned wanted);
