/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/exploration.h"

#include <cairo.h>

/* For measuring from outside how long a value takes from the slider to the screen.  With DOUBLEWELL_MARKER=1
 * in the environment 16 x 16 pixels in the upper left corner of every plot show, as 4 x 4 cells, the 16 bits
 * of the first parameter's slider position that the drawn curves belong to: most significant bit first, row
 * by row, magenta is 1 and green is 0.  Without a result nothing is painted. */
void dw_latency_marker_draw(cairo_t *cr, DwExploration *exploration);
