/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/model.h"

#include <gtk/gtk.h>

/* A row for each readout of the model, and what a result reads there (NULL: nothing yet). */
void dw_readouts_fill(GtkBox *box, const DwModel *model);
void dw_readouts_refresh(GtkBox *box, const DwModel *model, const DwResult *result);
