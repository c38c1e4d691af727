/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/model.h"

/* A request for all curves of one plot of the resonator's noise over its domain, with the readouts. */
enum { NOISE_ABSCISSAE = 60 };
typedef struct {
  double values[DW_MAX_PARAMETERS], abscissae[NOISE_ABSCISSAE];
  DwPlotRequest plot;
  DwRequest request;
} NoiseInquiry;

const DwModel *noise_model(void);
/* The defaults, with a record that takes milliseconds. */
void noise_defaults(NoiseInquiry *inquiry);
void noise_set(NoiseInquiry *inquiry, const char *name, double value);
/* Random places of the parameter space, one value in three at an edge; records stay short. */
void noise_at_random(NoiseInquiry *inquiry);
/* Two realizations of seed 1.  The inquiry must not move afterwards. */
void noise_ask(NoiseInquiry *inquiry, const char *plot);
/* Solves without control, and must succeed. */
DwResult *noise_answer(const NoiseInquiry *inquiry);
/* The series of a curve, which must be there. */
const DwSeries *noise_series(const DwResult *result, const char *plot, const char *curve);
DwReading noise_reading(const DwResult *result, const char *name);
