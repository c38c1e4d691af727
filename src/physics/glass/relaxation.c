/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "physics/glass/relaxation.h"

#include <gsl/gsl_sf_expint.h>
#include <math.h>

static const double EULER = 0.57721566490153286061;
enum { TERMS = 17 }; /* the next is below 1e-16 at x = 1 */

static double
integral(double x)
{
  return x < 700 ? gsl_sf_expint_E1(x) : 0;
}

/* E1(x) + ln x + gamma_E: entire, so that the logarithms of a difference cancel before they are computed. */
static double
entire(double x)
{
  if (x < 1) {
    double sum = 1;
    for (int k = TERMS; k > 0; k--)
      sum = 1 - x * k / ((k + 1) * (k + 1)) * sum;
    return x * sum;
  }
  return integral(x) + log(x) + EULER;
}

double
dw_even_relaxation(double t, double low, double high)
{
  const double spread = log(high / low);
  if (spread > 0 && low * t > 0.1)
    return (integral(low * t) - integral(high * t)) / spread;
  return spread > 0 ? 1 + (entire(low * t) - entire(high * t)) / spread : exp(-low * t);
}

double
dw_logarithmic_relaxation(double t, double low, double high)
{
  return -(EULER + log(low * t)) / log(high / low);
}

bool
dw_logarithm_window(double low, double high, double *from, double *to)
{
  *from = 3 / high; /* E1(3) = 0.013 of the spread is what is left out there */
  *to = 0.1 / low;
  return *from < *to;
}
