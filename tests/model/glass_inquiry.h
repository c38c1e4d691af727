/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "golden.h"

#include "model/registry.h"

/* Questions to either glass, and who asks them. */

extern const char *const glass_models[2]; /* "tls-glass", "electron-glass" */

const DwModel *glass_model(const char *id);

/* A request for everything, or for one plot, of a model at its defaults but for what is set.  Must not move
 * once it was asked. */
enum { ABSCISSAE = 60 };
typedef struct {
  const DwModel *model;
  double values[DW_MAX_PARAMETERS], abscissae[16][ABSCISSAE];
  DwPlotRequest plots[16];
  DwRequest request;
} Question;

void defaults(Question *question, const char *id);
void small(Question *question, const char *id); /* forty sites */
void set(Question *question, const char *name, double value);
void ask(Question *question, const char *only); /* NULL: all plots; seed 3, four realizations */

/* What a control listens to and offers. */
typedef struct {
  gint questions, stop_after; /* after so many questions whether to stop, the answer is yes */
  gint pause_every;           /* every so many questions the one who asks is kept waiting */
  guint published;
  uint64_t last_done;
  unsigned threads;
  GHashTable *kept; /* what the store holds, or NULL */
} Listener;

GHashTable *empty_store(void);

/* NULL if the listener stopped it; any other failure fails the test. */
DwResult *solve(const Question *question, Listener *listener);

/* Every series, every readout: the same bytes. */
void assert_same(const DwResult *one, const DwResult *other);

double reading(const DwResult *result, const char *readout, double *error);
