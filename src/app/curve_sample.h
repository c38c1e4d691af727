/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/model.h"

#include <gtk/gtk.h>

/* A short piece of a curve's line, as a legend shows it. */
#define DW_TYPE_CURVE_SAMPLE (dw_curve_sample_get_type())
G_DECLARE_FINAL_TYPE(DwCurveSample, dw_curve_sample, DW, CURVE_SAMPLE, GtkWidget)

GtkWidget *dw_curve_sample_new(const DwCurve *curve);
