/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "physics/resonator/power_law.h"

#include <math.h>

typedef struct {
  double n, weight, x, y, xx, xy;
} Sums;

static void
add(Sums *sums, const DwWelchBin *bin)
{
  const double x = log(bin->frequency), y = log(bin->power) + 1 / bin->freedom, weight = bin->freedom / 2;
  sums->n++;
  sums->weight += weight;
  sums->x += weight * x;
  sums->y += weight * y;
  sums->xx += weight * x * x;
  sums->xy += weight * x * y;
}

DwPowerLaw
dw_power_law_fit(const DwWelchBin *bins, size_t n, double low, double high)
{
  Sums sums = {0};
  DwPowerLaw law = {NAN, NAN, NAN, NAN};
  for (size_t k = 0; k < n; k++) {
    if (bins[k].frequency < low || bins[k].frequency > high || !(bins[k].power > 0))
      continue;
    add(&sums, &bins[k]);
    law.low = sums.n > 1 ? law.low : bins[k].frequency;
    law.high = bins[k].frequency;
  }
  if (sums.n < 3)
    return law;
  const double spread = sums.xx - sums.x * sums.x / sums.weight;
  law.slope = (sums.xy - sums.x * sums.y / sums.weight) / spread;
  law.slope_error = 1 / sqrt(spread);
  return law;
}
