/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/model.h"

/* What scripts, sessions and exported figures rely on: the names in a model's table, in their order. */

typedef struct {
  const char *name;
  double minimum, maximum, initial;
  DwScale scale;
  bool zero_allowed;
} ParameterContract;
void contract_parameters(const DwModel *model, const ParameterContract *contract, size_t n);

typedef struct {
  const char *plot, *curves; /* ids, blanks between them */
} PlotContract;
void contract_plots(const DwModel *model, const PlotContract *contract, size_t n);
