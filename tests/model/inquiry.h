/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/model.h"

/* A request for all curves of one plot of the bottleneck over its domain, with the readouts. */
enum { INQUIRY_ABSCISSAE = 200 };
typedef struct {
  double values[DW_MAX_PARAMETERS], abscissae[INQUIRY_ABSCISSAE];
  DwPlotRequest plot;
  DwRequest request;
} Inquiry;

const DwModel *inquiry_model(void);

/* Of the values in `inquiry`; `n` abscissae.  The inquiry must not move afterwards. */
void inquiry_init(Inquiry *inquiry, size_t plot, size_t n);

/* A value of the parameter, one in three at an edge of its range. */
double inquiry_random_value(const DwParameter *parameter);
