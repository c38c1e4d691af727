/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "physics/numerics/gauss.h"

/* The positive half of the rule on [-1, 1], from the outermost point inwards. */
static const struct {
  double node, weight;
} upper[DW_GAUSS_POINTS / 2] = {
    {0.98940093499164994, 0.027152459411754096}, {0.9445750230732326, 0.062253523938647894},
    {0.86563120238783176, 0.095158511682492786}, {0.755404408355003, 0.12462897125553388},
    {0.61787624440264377, 0.14959598881657674},  {0.45801677765722737, 0.16915651939500254},
    {0.28160355077925892, 0.18260341504492358},  {0.095012509837637441, 0.1894506104550685},
};

static double
panel(DwFunction f, const void *context, double middle, double half)
{
  double sum = 0;
  for (unsigned k = 0; k < DW_GAUSS_POINTS / 2; k++) {
    const double offset = half * upper[k].node;
    sum += upper[k].weight * (f(middle - offset, context) + f(middle + offset, context));
  }
  return half * sum;
}

double
dw_gauss(DwFunction f, const void *context, double low, double high, unsigned panels)
{
  const double half = (high - low) / (2 * panels);
  double sum = 0;
  for (unsigned k = 0; k < panels; k++)
    sum += panel(f, context, low + (2 * k + 1) * half, half);
  return sum;
}

void
dw_gauss_rule(double low, double high, DwGaussRule *rule)
{
  const double middle = (low + high) / 2, half = (high - low) / 2;
  for (unsigned k = 0; k < DW_GAUSS_POINTS / 2; k++) {
    rule->x[k] = middle - half * upper[k].node;
    rule->x[DW_GAUSS_POINTS - 1 - k] = middle + half * upper[k].node;
    rule->weight[k] = rule->weight[DW_GAUSS_POINTS - 1 - k] = half * upper[k].weight;
  }
}
