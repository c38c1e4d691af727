/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/model.h"

#include <adwaita.h>

/* One parameter: what it is, a slider along its own scale and an entry, or its words to choose from.
 *
 * Signals:
 *   changed (double)   a user gave it another valid value
 *   dragging (boolean) a pointer took hold of the slider, or let it go
 *   nudged             a key moved the slider */
#define DW_TYPE_PARAMETER_ROW (dw_parameter_row_get_type())
G_DECLARE_FINAL_TYPE(DwParameterRow, dw_parameter_row, DW, PARAMETER_ROW, AdwPreferencesRow)

GtkWidget *dw_parameter_row_new(const DwParameter *parameter);
/* The same for a quantity that moves a parameter: nothing to reset, and no value where it has none (NaN). */
GtkWidget *dw_parameter_row_new_derived(const DwDerived *derived);
/* Leaves room for the widest unit of all rows that share `units`, so that their entries line up. */
void dw_parameter_row_line_up(DwParameterRow *self, GtkSizeGroup *units);
double dw_parameter_row_value(DwParameterRow *self);
/* Shows a valid value; emits nothing. */
void dw_parameter_row_set_value(DwParameterRow *self, double value);
/* Asked of a value that was typed and is within the row's own range; a sentence in `error` refuses it. */
typedef DwStatus (*DwParameterRowCheck)(gpointer data, DwParameterRow *row, double value, DwError *error);
void dw_parameter_row_set_check(DwParameterRow *self, DwParameterRowCheck check, gpointer data);
/* As if a user had typed it: whether it was taken.  Refused text stays, with the reason under it. */
bool dw_parameter_row_type(DwParameterRow *self, const char *text);
/* Takes back what was typed and is no value yet; false if nothing was. */
bool dw_parameter_row_revert(DwParameterRow *self);
