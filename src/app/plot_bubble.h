/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "plot/figure.h"

#include <gtk/gtk.h>

/* Words in a bubble beside a place of a plot, within its frame on the side where there is room. */
void dw_bubble_draw(GtkWidget *widget, GtkSnapshot *snapshot, const char *markup, double x, double y,
                    const DwRectangle *frame);
/* How large they come out. */
void dw_bubble_measure(GtkWidget *widget, const char *markup, int *width, int *height);
