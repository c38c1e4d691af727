/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "physics/resonator/standard.h"

#include "physics/resonator/line.h"

#include <math.h>

typedef struct {
  double nu0, temperature, width2;
  double sum;
} Sums;

static void
add(void *context, double x, double energy, double weight)
{
  Sums *sums = context;
  const double q = exp(-energy / sums->temperature), sech2 = 4 * q / ((1 + q) * (1 + q));
  const double response = (x / (x * x + sums->width2) + 1 / (energy + sums->nu0)) / 2;
  sums->sum += weight * sech2 / 4 * response * response;
}

double
dw_standard_cold(double nu0, double temperature)
{
  return M_PI * M_PI / 6 * pow(temperature / nu0, 3) / nu0;
}

double
dw_standard_full(double nu0, double width, double temperature, double e_max)
{
  const DwLine line = {nu0, width, temperature, e_max};
  Sums sums = {nu0, temperature, width * width};
  dw_line_integrate(&line, add, &sums);
  return sums.sum;
}
