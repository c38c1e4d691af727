/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/registry.h"

/* Looks a name up that came from outside.  DW_BAD_VALUE with a sentence that repeats the name, offers a
 * near one and lists those that there are. */
DwStatus dw_find_model(const DwRegistry *registry, const char *id, const DwModel **model, DwError *error);
DwStatus dw_find_parameter(const DwModel *model, const char *name, size_t *parameter, DwError *error);
DwStatus dw_find_plot(const DwModel *model, const char *id, size_t *plot, DwError *error);
DwStatus dw_find_preset(const DwModel *model, const char *id, size_t *preset, DwError *error);
DwStatus dw_find_curve(const DwPlot *plot, const char *id, size_t *curve, DwError *error);

/* The refusal of a curve that none of `n` plots has. */
DwStatus dw_refuse_curve(const DwModel *model, const size_t *plots, size_t n, const char *id, DwError *error);
