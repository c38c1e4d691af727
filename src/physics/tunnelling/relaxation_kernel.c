/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "physics/tunnelling/relaxation_kernel.h"

#include <math.h>

/* Re[c atanh(1/c)] - 1 with c = sqrt(1 + i k) = a + i b, its logarithm written out in real numbers.  From
 * k = 2 on the difference to 1 begins to lose digits. */
static double
closed_form(double k)
{
  const double a = sqrt((sqrt(1 + k * k) + 1) / 2), b = k / (2 * a);
  const double modulus = log(((1 + a) * (1 + a) + b * b) / k) / 2;
  return a * modulus - b * (atan2(b, 1 + a) - M_PI_4) - 1;
}

/* In y = x^2 the integrand is sqrt(1 - y) times a smooth function: nodes and weights of Gauss and Jacobi for
 * (1/2) integral_0^1 sqrt(1 - y) f(y) dy, which are Gauss and Legendre's of 21 points in sqrt(1 - y). */
static double
quadrature(double k)
{
  static const struct {
    double y, weight;
  } rule[] = {
      {0.01245662338726427620, 0.01581770767765939070}, {0.06447224275702846674, 0.03457129606595389648},
      {0.15341721529598903451, 0.04836902098033242503}, {0.27177096798704031277, 0.05541831208367090089},
      {0.40950002253349881975, 0.05517892994515818939}, {0.55492581593404677331, 0.04842286915539797953},
      {0.69571665989442843525, 0.03707127020662006472}, {0.81993376501785553145, 0.02381716978478938540},
      {0.91704372106741094406, 0.01160453774144147576}, {0.97881174661324232833, 0.00306221969230961993},
  };
  double sum = 0;
  for (unsigned j = 0; j < sizeof rule / sizeof rule[0]; j++)
    sum += rule[j].weight * rule[j].y / (1 + (rule[j].y / k) * (rule[j].y / k));
  return sum / k / k;
}

double
dw_relaxation_kernel(double k)
{
  return k < 2 ? closed_form(k) : quadrature(k);
}
