/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A spectrum of Eq. 20 at 400 frequencies by FFTLog, against the Fourier integral of GSL: time and errors
 * against the table. */
#include "physics/bottleneck/spectrum.h"

#include "golden.h"
#include "stopwatch.h"

#include <gsl/gsl_errno.h>
#include <gsl/gsl_integration.h>

enum { FREQUENCIES = 400, RUNS = 20, INTERVALS = 1000 };

static const double SIGMA = 1e5;

typedef struct {
  double omega[FREQUENCIES], S[FREQUENCIES];
} Curve;

static void
run_fftlog(void *context)
{
  Curve *curve = context;
  DwStepSpectrum *spectrum;
  if (dw_step_spectrum_adiabatic(SIGMA, 1, NULL, &spectrum) != DW_OK)
    abort();
  for (int k = 0; k < FREQUENCIES; k++)
    curve->S[k] = dw_step_spectrum_at(spectrum, curve->omega[k]);
  dw_step_spectrum_free(spectrum);
}

static double
integrand(double t, void *unused)
{
  return dw_adiabatic_relaxation(SIGMA, 1, t).v;
}

/* The tolerance asks for 1e-6 of what S is about. */
static double
fourier_integral(double omega)
{
  gsl_integration_workspace *space = gsl_integration_workspace_alloc(INTERVALS);
  gsl_integration_workspace *cycles = gsl_integration_workspace_alloc(INTERVALS);
  gsl_integration_qawo_table *table = gsl_integration_qawo_table_alloc(omega, 1, GSL_INTEG_COSINE, 30);
  gsl_function f = {integrand, NULL};
  const double about = fmin(1 + SIGMA / 2, 0.886 / sqrt(SIGMA) * pow(omega, -1.5));
  double result = 0, error;
  gsl_integration_qawf(&f, 0, 1e-6 * about, INTERVALS, space, cycles, table, &result, &error);
  gsl_integration_qawo_table_free(table);
  gsl_integration_workspace_free(cycles);
  gsl_integration_workspace_free(space);
  return result;
}

static void
run_qawf(void *context)
{
  Curve *curve = context;
  for (int k = 0; k < FREQUENCIES; k++)
    curve->S[k] = fourier_integral(curve->omega[k]);
}

/* Over the ten decades about 1/(1+sigma). */
static void
print_errors(void)
{
  g_autoptr(Golden) table = golden_read("spectrum_step_adiabatic.csv");
  DwStepSpectrum *spectrum;
  if (dw_step_spectrum_adiabatic(SIGMA, 1, NULL, &spectrum) != DW_OK)
    abort();
  double ours = 0, worst = 0;
  int n = 0, close = 0;
  for (size_t row = 0; row < golden_n_rows(table); row++) {
    const double omega = golden_number(table, row, "omega"), exact = golden_number(table, row, "re_vhat");
    if (golden_number(table, row, "sigma") != SIGMA || fabs(log10(omega * (1 + SIGMA))) > 5)
      continue;
    const double error = fabs(fourier_integral(omega) / exact - 1);
    ours = fmax(ours, fabs(dw_step_spectrum_at(spectrum, omega) / exact - 1));
    worst = fmax(worst, error);
    close += error < 1e-4;
    n++;
  }
  dw_step_spectrum_free(spectrum);
  printf("worst relative error of %d frequencies: %.2g, qawf %.2g (within 1e-4 at %d)\n", n, ours, worst,
         close);
}

int
main(void)
{
  static Curve curve;
  for (int k = 0; k < FREQUENCIES; k++)
    curve.omega[k] = pow(10, -5 + 10. * k / FREQUENCIES) / (1 + SIGMA);
  gsl_set_error_handler_off();
  print_load();
  const double ours = best_seconds(run_fftlog, &curve, RUNS), qawf = best_seconds(run_qawf, &curve, 1);
  printf("%d frequencies: FFTLog %.3f ms, gsl_integration_qawf %.1f ms, ratio %.0f\n", FREQUENCIES,
         1e3 * ours, 1e3 * qawf, qawf / ours);
  print_errors();
  return 0;
}
