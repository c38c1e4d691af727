/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/exploration.h"

#include <gtk/gtk.h>

/* What the model's table has to read about the shown plots. */

/* The headline equation of each plot, where the symbol that moves is highlighted, then what each of its
 * curves is. */
void dw_fill_equations(GtkBox *box, DwExploration *exploration);
/* Whether there are any notes. */
bool dw_fill_notes(GtkBox *box, const DwState *state);
void dw_fill_references(GtkBox *box, const DwModel *model);
