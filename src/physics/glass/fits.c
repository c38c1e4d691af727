/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "physics/glass/fits.h"

#include <math.h>

enum { STEPS = 50 };

/* Normal equations of residuals that are linear in (p, q) to first order. */
typedef struct {
  double pp, pq, qq, p, q, chi2;
  size_t n;
} Sums;

static bool
usable(double error)
{
  return isfinite(error) && error > 0;
}

static void
add(Sums *sums, double dp, double dq, double residual, double error)
{
  const double w = 1 / (error * error);
  sums->pp += w * dp * dp;
  sums->pq += w * dp * dq;
  sums->qq += w * dq * dq;
  sums->p += w * dp * residual;
  sums->q += w * dq * residual;
  sums->chi2 += w * residual * residual;
  sums->n++;
}

/* Moves the parameters to where the linearised residuals are least. */
static bool
step(const Sums *sums, DwFit *fit)
{
  const double determinant = sums->pp * sums->qq - sums->pq * sums->pq;
  if (sums->n < 3 || !(determinant > 1e-12 * sums->pp * sums->qq))
    return false;
  fit->p += (sums->qq * sums->p - sums->pq * sums->q) / determinant;
  fit->q += (sums->pp * sums->q - sums->pq * sums->p) / determinant;
  fit->p_error = sqrt(sums->qq / determinant);
  fit->q_error = sqrt(sums->pp / determinant);
  return isfinite(fit->p) && isfinite(fit->q);
}

static Sums
line_sums(const double *x, const double *y, const double *error, size_t n, const DwFit *fit)
{
  Sums sums = {0};
  for (size_t k = 0; k < n; k++)
    if (usable(error[k]))
      add(&sums, 1, x[k], y[k] - fit->p - fit->q * x[k], error[k]);
  return sums;
}

static Sums
inverse_sums(const double *x, const double *y, const double *error, size_t n, const DwFit *fit)
{
  Sums sums = {0};
  for (size_t k = 0; k < n; k++) {
    const double share = 1 / (1 - fit->q * x[k]);
    if (usable(error[k]))
      add(&sums, share, fit->p * share * share * x[k], y[k] - fit->p * share, error[k]);
  }
  return sums;
}

static void
judge(const Sums *sums, DwFit *fit)
{
  fit->chi2 = sums->chi2 / (double) (sums->n - 2);
}

bool
dw_fit_line(const double *x, const double *y, const double *error, size_t n, DwFit *fit)
{
  *fit = (DwFit){0};
  const Sums sums = line_sums(x, y, error, n, fit);
  if (!step(&sums, fit))
    return false;
  const Sums at_end = line_sums(x, y, error, n, fit);
  judge(&at_end, fit);
  return true;
}

bool
dw_fit_inverse_line(const double *x, const double *y, const double *error, size_t n, DwFit *fit)
{
  DwFit line;
  if (!dw_fit_line(x, y, error, n, &line) || line.p == 0)
    return false;
  *fit = (DwFit){.p = line.p, .q = line.q / line.p};
  for (int k = 0; k < STEPS; k++) {
    const Sums sums = inverse_sums(x, y, error, n, fit);
    if (!step(&sums, fit))
      return false;
  }
  const Sums at_end = inverse_sums(x, y, error, n, fit);
  judge(&at_end, fit);
  return true;
}
