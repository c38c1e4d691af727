/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/state.h"

#include <glib.h>

/* The values of `x`, `y` and `curves` in a state string.  On error the view is unchanged. */
DwStatus dw_view_read_x(const DwModel *model, DwView *view, const char *text, DwError *error);
DwStatus dw_view_read_y(const DwModel *model, DwView *view, const char *text, DwError *error);
DwStatus dw_view_read_curves(const DwModel *model, DwView *view, const char *text, DwError *error);

/* "plot=ID&" and behind it "x=…&", "y=…&", "curves=…&" where the view is not the table's. */
void dw_view_append(GString *text, const DwModel *model, const DwView *view);
