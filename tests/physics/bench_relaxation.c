/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Eq. 20 solved for v, against Lambert's W of GSL in the corrected Eq. 21: time a point and errors against
 * the table. */
#include "physics/bottleneck/adiabatic.h"

#include "golden.h"
#include "stopwatch.h"

#include <gsl/gsl_sf_lambert.h>

enum { POINTS = 1 << 16, RUNS = 20 };

/* v = -(1+sigma)/sigma W0(-sigma/(1+sigma) exp(-(t+sigma)/(1+sigma))) */
static double
v_by_lambert(double sigma, double t)
{
  const double unit = 1 + sigma;
  return -unit / sigma * gsl_sf_lambert_W0(-sigma / unit * exp(-(t + sigma) / unit));
}

typedef struct {
  double sigma[POINTS], t[POINTS], v[POINTS];
} Workload;

static void
run_ours(void *context)
{
  Workload *w = context;
  for (int k = 0; k < POINTS; k++)
    w->v[k] = dw_adiabatic_relaxation(w->sigma[k], 1, w->t[k]).v;
}

static void
run_lambert(void *context)
{
  Workload *w = context;
  for (int k = 0; k < POINTS; k++)
    w->v[k] = v_by_lambert(w->sigma[k], w->t[k]);
}

/* Curves of 512 points over 10 decades of time */
static void
fill(Workload *w)
{
  for (int k = 0; k < POINTS; k++) {
    w->sigma[k] = pow(10, 7 * (double) (k / 512) / (POINTS / 512.));
    w->t[k] = 20 * (1 + w->sigma[k]) * pow(10, -10 * (k % 512) / 512.);
  }
}

static void
print_errors(void)
{
  g_autoptr(Golden) table = golden_read("v_adiabatic_eq20.csv");
  double ours[2] = {0}, lambert[2] = {0};
  for (size_t row = 0; row < golden_n_rows(table); row++) {
    const double sigma = golden_number(table, row, "sigma"), t = golden_number(table, row, "t");
    if (sigma == 0)
      continue;
    const double v = golden_number(table, row, "v"), one_minus_v = golden_number(table, row, "one_minus_v");
    const DwRelaxationPoint p = dw_adiabatic_relaxation(sigma, 1, t);
    const double w = v_by_lambert(sigma, t);
    ours[0] = fmax(ours[0], fabs(p.v / v - 1));
    ours[1] = fmax(ours[1], fabs(p.one_minus_v / one_minus_v - 1));
    lambert[0] = fmax(lambert[0], fabs(w / v - 1));
    lambert[1] = fmax(lambert[1], fabs((1 - w) / one_minus_v - 1));
  }
  printf("worst relative error of v: %.2g, Lambert W %.2g; of 1 - v: %.2g, Lambert W %.2g\n", ours[0],
         lambert[0], ours[1], lambert[1]);
}

int
main(void)
{
  static Workload workload;
  fill(&workload);
  print_load();
  const double ours = best_seconds(run_ours, &workload, RUNS) / POINTS * 1e9;
  const double lambert = best_seconds(run_lambert, &workload, RUNS) / POINTS * 1e9;
  printf("v(t) of Eq. 20: %.1f ns a point, gsl_sf_lambert_W0 %.1f ns, ratio %.2f\n", ours, lambert,
         lambert / ours);
  print_errors();
  return 0;
}
