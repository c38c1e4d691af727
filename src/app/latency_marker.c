/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/latency_marker.h"

#include <math.h>

enum { CELL = 4, CELLS = 4, INSET = 8 }; /* off the plot's rounded corner */

static bool
wanted(void)
{
  static int answer = -1;
  if (answer < 0)
    answer = g_strcmp0(g_getenv("DOUBLEWELL_MARKER"), "1") == 0;
  return answer;
}

static unsigned
position_bits(const DwResult *result)
{
  const DwParameter *parameter = &dw_result_model(result)->parameters[0];
  return (unsigned) lround(65535 * dw_parameter_position(parameter, dw_result_values(result)[0]));
}

void
dw_latency_marker_draw(cairo_t *cr, DwExploration *exploration)
{
  const DwResult *result = dw_exploration_result(exploration);
  if (!wanted() || !result)
    return;
  const unsigned bits = position_bits(result);
  cairo_save(cr);
  cairo_set_antialias(cr, CAIRO_ANTIALIAS_NONE);
  for (int k = 0; k < CELLS * CELLS; k++) {
    const double bit = bits >> (CELLS * CELLS - 1 - k) & 1;
    cairo_set_source_rgb(cr, bit, 1 - bit, bit);
    cairo_rectangle(cr, INSET + k % CELLS * CELL, INSET + k / CELLS * CELL, CELL, CELL);
    cairo_fill(cr);
  }
  cairo_restore(cr);
}
