/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/result.h"

/* Somewhere to keep what took long to compute.  All functions may be called from any thread. */
typedef struct {
  void *context;
  /* The bytes last kept under `key`, malloc'd, or NULL. */
  void *(*recall)(void *context, const char *key, size_t *length);
  /* Keeps a copy of the bytes, in place of what was kept under that key.  Returns at once: the disk is
   * written later, and at most 2 s later. */
  void (*keep)(void *context, const char *key, const void *bytes, size_t length);
} DwStore;

/* What a solver may use while it works; `context` goes to each.  Any member may be NULL.  All may be called
 * from the threads of its team. */
typedef struct {
  void *context;
  bool (*cancelled)(void *context); /* ask at least every 5 ms */
  /* Takes the reference; a partial answer.  Where it comes late, after one of more realizations, it is
   * dropped. */
  void (*publish)(void *context, DwResult *snapshot);
  /* 0..1, never backwards.  Where a solve begins with what was recalled, its first report says so, before
   * anything is computed: rates count from there. */
  void (*progress)(void *context, double fraction);
  /* Calls work(job, k) once for each of `wanted` threads (0: as many as the machine has) of lower priority,
   * k = 0, 1, ..., and returns when all are done.  Short of threads, several of the calls run one after the
   * other, so that none may wait for another. */
  void (*team)(void *context, unsigned wanted, void (*work)(void *job, unsigned k), void *job);
  const DwStore *store;
  bool live; /* somebody watches: what runs in time may take its time to unfold */
} DwControl;

static inline bool
dw_control_cancelled(const DwControl *control)
{
  return control && control->cancelled && control->cancelled(control->context);
}

/* The team's work, on the calling thread alone where there is no team. */
static inline void
dw_control_team(const DwControl *control, unsigned wanted, void (*work)(void *job, unsigned k), void *job)
{
  if (control && control->team)
    control->team(control->context, wanted, work, job);
  else
    work(job, 0);
}
