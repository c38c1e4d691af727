/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/exploration.h"

#include <gtk/gtk.h>

/* Under the plots of a sampled model: how far its ensemble is, pause and stop, and the seed.  Hidden for
 * other models. */
#define DW_TYPE_ENSEMBLE_BAR (dw_ensemble_bar_get_type())
G_DECLARE_FINAL_TYPE(DwEnsembleBar, dw_ensemble_bar, DW, ENSEMBLE_BAR, GtkWidget)

void dw_ensemble_bar_connect(DwEnsembleBar *self, DwExploration *exploration);
/* As if a user had typed the seed: whether it was taken.  Refused text stays, with the reason under it. */
bool dw_ensemble_bar_type_seed(DwEnsembleBar *self, const char *text);
