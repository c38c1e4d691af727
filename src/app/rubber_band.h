/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "plot/figure.h"

#include <gtk/gtk.h>

/* The rectangle that a pointer draws over a plot. */
#define DW_TYPE_RUBBER_BAND (dw_rubber_band_get_type())
G_DECLARE_FINAL_TYPE(DwRubberBand, dw_rubber_band, DW, RUBBER_BAND, GtkWidget)

GtkWidget *dw_rubber_band_new(void);
/* NULL: none. */
void dw_rubber_band_show(DwRubberBand *self, const DwRectangle *box);
