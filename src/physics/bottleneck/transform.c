/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "physics/bottleneck/adiabatic.h"
#include "physics/bottleneck/transform_tables.h"

#include <math.h>

/* c[0] + c[1] x + ... */
static double
polynomial(const double *c, int n, double x)
{
  double sum = 0;
  while (n-- > 0)
    sum = sum * x + c[n];
  return sum;
}

/* c[0] + c[1] T_1(x) + ..., by Clenshaw's recurrence */
static double
chebyshev_sum(const double *c, int n, double x)
{
  double b = 0, before = 0;
  while (n-- > 1) {
    const double next = 2 * x * b - before + c[n];
    before = b;
    b = next;
  }
  return x * b - before + c[0];
}

#define TERMS(series) (int) (sizeof(series) / sizeof *(series))

static double
ascending_series(double tau)
{
  if (tau == 0)
    return SERIES_INTEGER[0];
  const double cube = tau * tau * tau;
  return polynomial(SERIES_INTEGER, TERMS(SERIES_INTEGER), tau) +
         sqrt(tau) * polynomial(SERIES_ROOT, TERMS(SERIES_ROOT), cube) +
         tau * tau * log(tau) * polynomial(SERIES_LOGARITHM, TERMS(SERIES_LOGARITHM), cube * cube);
}

/* tau^(5/2) g is smooth in y = tau^(-3/2) down to y = 0, the algebraic tail. */
static double
descending_series(double tau)
{
  const double y = 1 / (tau * sqrt(tau));
  int panel = 0;
  while (panel < N_PANELS - 1 && y > PANEL_ENDS[panel + 1])
    panel++;
  const double low = PANEL_ENDS[panel], high = PANEL_ENDS[panel + 1];
  const double x = (2 * y - (low + high)) / (high - low);
  return y / tau * chebyshev_sum(CHEBYSHEV[panel], N_CHEBYSHEV, x);
}

/* g(tau) = integral_0^inf cos(x tau)/(1 + x^(3/2)) dx */
static double
cosine_transform(double tau)
{
  return tau < 1 ? ascending_series(tau) : descending_series(tau);
}

/* The transform of Eq. 1 is f(x) = prefactor g(x/2^(1/3)) in x = t/sigma. */
static const double STRETCH = 0.79370052598409973738;   /* 2^(-1/3) */
static const double PREFACTOR = 0.63328139558382664121; /* sqrt(2/pi) 2^(-1/3) */

double
dw_transform_printed(double t_over_sigma)
{
  const double alpha = 3 * sqrt(3) / 8;
  return alpha * PREFACTOR * cosine_transform(STRETCH * t_over_sigma / alpha);
}

double
dw_transform_normalised(double t_over_sigma)
{
  const double start = PREFACTOR * SERIES_INTEGER[0];
  return cosine_transform(STRETCH * start * t_over_sigma) / SERIES_INTEGER[0];
}
