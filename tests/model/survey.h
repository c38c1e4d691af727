/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/model.h"

/* What a test asks of any model's table and answers. */

/* A request for all curves of one plot over its domain, with the readouts. */
enum { SURVEY_ABSCISSAE = 320 };
typedef struct {
  const DwModel *model;
  double values[DW_MAX_PARAMETERS], abscissae[SURVEY_ABSCISSAE];
  DwPlotRequest plot;
  DwRequest request;
} Survey;

/* At the defaults and at random, one value in three at an edge of its range. */
void survey_default(const DwModel *model, double *values);
void survey_random(const DwModel *model, double *values);
/* A preset's parameters. */
void survey_preset(const DwModel *model, const char *id, double *values);

/* The survey must not move afterwards. */
void survey_init(Survey *survey, const DwModel *model, const double *values, size_t plot, size_t n);
/* The answer, which must not fail. */
DwResult *survey_solve(const Survey *survey);

/* Fails the test unless each wanted curve is there, or says why not, each value is finite or absent, and each
 * band and reading is. */
void survey_check(const Survey *survey, const DwResult *result);

/* The reading, which must be present. */
double survey_reading(const DwModel *model, const double *values, const char *readout);
