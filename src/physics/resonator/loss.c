/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "physics/resonator/loss.h"

#include "physics/numerics/gauss.h"
#include "physics/resonator/line.h"

#include <math.h>

typedef struct {
  double mu, temperature, e_max, dephasing, width2;
  double sum;
} Sums;

static void
add(void *context, double x, double energy, double weight)
{
  Sums *sums = context;
  const double density = sums->mu > 0 ? pow(energy / sums->e_max, sums->mu) : 1;
  sums->sum +=
      weight * density * tanh(energy / (2 * sums->temperature)) * sums->dephasing / (x * x + sums->width2);
}

double
dw_loss_integral(const DwGlass *glass, double temperature, double drive)
{
  const double dephasing = dw_glass_dephasing(glass, temperature), width = dephasing * hypot(1, drive);
  const DwLine line = {glass->nu0, width, temperature, glass->e_max};
  Sums sums = {glass->mu, temperature, glass->e_max, dephasing, width * width};
  dw_line_integrate(&line, add, &sums);
  return sums.sum / M_PI;
}

static double
unsaturated(const DwGlass *glass, double temperature)
{
  return pow(glass->nu0 / glass->e_max, glass->mu) * tanh(glass->nu0 / (2 * temperature));
}

double
dw_loss_standard(const DwGlass *glass, double temperature, double drive)
{
  return unsaturated(glass, temperature) / hypot(1, drive);
}

typedef struct {
  double gamma_1, excess; /* excess = e^2 Gamma_1 */
} Saturation;

static double
unsaturated_share(double ln_rate, const void *context)
{
  const Saturation *saturation = context;
  const double rate = saturation->gamma_1 + exp(ln_rate);
  return sqrt(rate / (rate + saturation->excess));
}

/* The mean of sqrt((G1 + g)/(G1 + g + e^2 G1)) over ln g, by panels: its closed form cancels for weak
 * drive. */
double
dw_loss_logarithmic(const DwGlass *glass, double temperature, double drive, double gamma_1)
{
  const double low = log(glass->gamma_min), high = log(glass->gamma_max);
  const Saturation saturation = {gamma_1, drive * drive * gamma_1};
  const double sum = dw_gauss(unsaturated_share, &saturation, low, high, (unsigned) ceil(high - low));
  return unsaturated(glass, temperature) * sum / (high - low);
}
