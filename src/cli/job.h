/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cli/arguments.h"
#include "io/ensemble_file.h"
#include "io/export.h"

enum { DW_MAX_JOB_PLOTS = 32 };

/* A plot to compute: what the state that the file carries shows of it, and the curves that are wanted, which
 * in data are more than those shown. */
typedef struct {
  DwView view;
  uint64_t curves;
  GArray *abscissae; /* of double */
} DwJobPlot;

/* What `run` is to do, checked: only solver and disk can still fail. */
typedef struct {
  DwState state;
  DwJobPlot plots[DW_MAX_JOB_PLOTS];
  size_t n_plots;
  uint64_t first, realizations;
  unsigned threads;
  DwEnsembleFile ensemble; /* to go on from, if its bytes are there */
  GByteArray *instance;    /* text with a zero byte behind it, or NULL */
  DwExportOptions options;
  const char *output; /* borrowed from the arguments */
  bool at;            /* the abscissae were given, not made */
  bool quiet;
  bool cache; /* the user's store is at the solver's service */
} DwJob;

DwStatus dw_job_read(DwJob *job, const DwRegistry *registry, const DwArguments *arguments, DwError *error);
void dw_job_clear(DwJob *job);
