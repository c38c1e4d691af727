/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "physics/resonator/line.h"

#include "physics/numerics/gauss.h"

#include <math.h>

/* Of t in x = width sinh t: longer ones cost digits, since the integrand has poles at t = +-i pi/2. */
static const double LONGEST_PANEL = 1.5;

static double
smaller(double a, double b)
{
  return a < b ? a : b;
}

static void
add_symmetric(const DwLine *line, DwLineKernel kernel, void *sums, double t_low, double t_high)
{
  DwGaussRule rule;
  dw_gauss_rule(t_low, t_high, &rule);
  for (int k = 0; k < DW_GAUSS_POINTS; k++) {
    const double x = line->width * sinh(rule.x[k]), weight = rule.weight[k] * line->width * cosh(rule.x[k]);
    kernel(sums, x, line->nu0 + x, weight);
    kernel(sums, -x, line->nu0 - x, weight);
  }
}

/* |x| <= nu0/2 */
static void
add_line(const DwLine *line, DwLineKernel kernel, void *sums)
{
  const double end = asinh(line->nu0 / 2 / line->width);
  const int n = (int) ceil(end / LONGEST_PANEL);
  for (int k = 0; k < n; k++)
    add_symmetric(line, kernel, sums, end * k / n, end * (k + 1) / n);
}

static void
add_energies(const DwLine *line, DwLineKernel kernel, void *sums, double low, double high)
{
  DwGaussRule rule;
  dw_gauss_rule(low, high, &rule);
  for (int k = 0; k < DW_GAUSS_POINTS; k++)
    kernel(sums, rule.x[k] - line->nu0, rule.x[k], rule.weight[k]);
}

void
dw_line_integrate(const DwLine *line, DwLineKernel kernel, void *sums)
{
  const double lowest = smaller(line->scale, line->nu0) / 64;
  double energy = line->nu0 / 2;
  add_line(line, kernel, sums);
  for (; energy > lowest; energy /= 2)
    add_energies(line, kernel, sums, energy / 2, energy);
  add_energies(line, kernel, sums, 0, energy);
  for (double x = line->nu0 / 2; line->nu0 + x < line->e_max; x *= 2)
    add_energies(line, kernel, sums, line->nu0 + x, smaller(line->nu0 + 2 * x, line->e_max));
}
