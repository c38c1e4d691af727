/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Eq. 8 over a curve of temperatures, and its kernel, against adaptive quadrature of GSL: times and errors
 * against the tables. */
#include "physics/tunnelling/heat.h"
#include "physics/tunnelling/level.h"
#include "physics/tunnelling/relaxation_kernel.h"
#include "physics/tunnelling/velocity.h"

#include "golden.h"
#include "stopwatch.h"

#include <gsl/gsl_integration.h>

enum { TEMPERATURES = 300, RUNS = 5, MOST_ROWS = 256, INTERVALS = 2000 };

static gsl_integration_workspace *outer, *inner;

/* The kernel as printed, in ln x. */
static double
kernel_integrand(double ln_x, void *context)
{
  const double x = exp(ln_x), k = *(const double *) context;
  return sqrt((1 - x) * (1 + x)) / (1 + pow(k / (x * x), 2));
}

static double
kernel_by_qag(double k)
{
  gsl_function f = {kernel_integrand, &k};
  double integral, error;
  gsl_integration_qag(&f, fmin(log(k) / 2, 0) - 18, 0, 0, 1e-9, INTERVALS, GSL_INTEG_GAUSS31, inner,
                      &integral, &error);
  return integral;
}

typedef struct {
  double mu, temperature;
  double (*kernel)(double k);
} Eq8;

static double
eq_8_integrand(double ln_x, void *context)
{
  const Eq8 *eq = context;
  const double x = exp(ln_x), k = pow(1 / (2 * eq->temperature * x), 3) * tanh(x);
  return x / pow(cosh(x), 2) * pow(hypot(eq->temperature, 2 * eq->temperature * x), eq->mu) * eq->kernel(k);
}

static double
eq_8_by_qag(double mu, double temperature, double (*kernel)(double k))
{
  Eq8 eq = {mu, temperature, kernel};
  gsl_function f = {eq_8_integrand, &eq};
  double integral, error;
  gsl_integration_qag(&f, -30, log(22), 0, 1e-9, INTERVALS, GSL_INTEG_GAUSS31, outer, &integral, &error);
  return -integral;
}

/* The curve: mu = 0.13, T0 = 1, six decades. */
typedef struct {
  double y[TEMPERATURES];
  int n;
  double (*kernel)(double k);
} Curve;

static double
temperature_of(int k)
{
  return pow(10, -3 + 6. * k / (TEMPERATURES - 1));
}

static void
run_ours(void *context)
{
  static DwVelocity velocity;
  Curve *curve = context;
  dw_velocity_init(&velocity, dw_density_eq3(1, 0.13), 1);
  for (int k = 0; k < curve->n; k++)
    curve->y[k] = dw_velocity_relaxation(&velocity, temperature_of(k));
}

static void
run_qag(void *context)
{
  Curve *curve = context;
  for (int k = 0; k < curve->n; k++)
    curve->y[k] = eq_8_by_qag(0.13, temperature_of(k * TEMPERATURES / curve->n), curve->kernel);
}

static void
run_gap(void *context)
{
  static DwVelocity velocity;
  Curve *curve = context;
  dw_velocity_init(&velocity, dw_density_eq9(1, 0.2, 10), 1);
  for (int k = 0; k < curve->n; k++)
    curve->y[k] = dw_velocity_relaxation(&velocity, temperature_of(k));
}

static void
run_delta(void *context)
{
  static DwVelocity velocity;
  Curve *curve = context;
  dw_velocity_init(&velocity, dw_density_eq3(1, 0.13), 1);
  for (int k = 0; k < curve->n; k++)
    curve->y[k] = dw_velocity_relaxation_delta(&velocity, temperature_of(k * TEMPERATURES / curve->n));
}

static void
run_heat(void *context)
{
  const DwDensity density = dw_density_eq3(1, 0.13);
  Curve *curve = context;
  for (int k = 0; k < curve->n; k++)
    curve->y[k] = dw_heat_capacity(&density, temperature_of(k)) +
                  dw_conductivity(&density, temperature_of(k)) +
                  dw_conductivity_delta(&density, temperature_of(k));
}

/* Worst relative errors against the 17 digits of the tables. */

static void
print_kernel_errors(void)
{
  g_autoptr(Golden) table = golden_read("tunnelling-kernel.csv");
  double ours = 0, qag = 0;
  for (size_t row = 0; row < golden_n_rows(table); row++) {
    const double k = golden_number(table, row, "k"), r = golden_number(table, row, "R");
    ours = fmax(ours, fabs(dw_relaxation_kernel(k) / r - 1));
    qag = fmax(qag, fabs(kernel_by_qag(k) / r - 1));
  }
  printf("kernel R(k): worst relative error %.2g, qag %.2g\n", ours, qag);
}

static void
print_curve_errors(void)
{
  g_autoptr(Golden) table = golden_read("tunnelling-sound.csv");
  static DwVelocity velocity;
  double ours = 0, qag = 0;
  for (size_t row = 0; row < golden_n_rows(table); row++) {
    const double mu = golden_number(table, row, "mu"), u = golden_number(table, row, "u");
    const double expected = golden_number(table, row, "relaxation");
    dw_velocity_init(&velocity, dw_density_eq3(1, mu), 1);
    ours = fmax(ours, fabs(dw_velocity_relaxation(&velocity, u) / expected - 1));
    qag = fmax(qag, fabs(eq_8_by_qag(mu, u, dw_relaxation_kernel) / expected - 1));
  }
  printf("Eq. 8: worst relative error %.2g, qag %.2g\n", ours, qag);
}

int
main(void)
{
  static Curve curve = {.n = TEMPERATURES, .kernel = dw_relaxation_kernel};
  static Curve nested = {.n = 6, .kernel = kernel_by_qag}, delta = {.n = 12};
  outer = gsl_integration_workspace_alloc(INTERVALS);
  inner = gsl_integration_workspace_alloc(INTERVALS);
  print_load();
  const double ours = best_seconds(run_ours, &curve, RUNS), qag = best_seconds(run_qag, &curve, RUNS);
  const double twice = best_seconds(run_qag, &nested, 2) * TEMPERATURES / nested.n;
  printf(
      "Eq. 8 at %d temperatures: %.3f ms; qag over our kernel %.2f ms, ratio %.1f; qag in qag %.0f ms, ratio "
      "%.0f\n",
      TEMPERATURES, 1e3 * ours, 1e3 * qag, qag / ours, 1e3 * twice, twice / ours);
  printf("the same with Eq. 9's gap: %.3f ms; A2: %.3f ms a temperature\n",
         1e3 * best_seconds(run_gap, &curve, RUNS), 1e3 * best_seconds(run_delta, &delta, RUNS) / delta.n);
  printf("Eqs. 5, 6 and A1 at %d temperatures: %.3f ms\n", TEMPERATURES,
         1e3 * best_seconds(run_heat, &curve, RUNS));
  print_kernel_errors();
  print_curve_errors();
  gsl_integration_workspace_free(outer);
  gsl_integration_workspace_free(inner);
  return 0;
}
