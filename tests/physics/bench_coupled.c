/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Solves the coupled equations over a grid of sigma and a and reads them at 41 times, side by side with
 * general stiff integrators at relative tolerance 1e-6.  Prints thread CPU times, errors against a tighter
 * solution, ratios. */
#include "physics/bottleneck/coupled_parts.h"

#include <gsl/gsl_errno.h>
#include <gsl/gsl_odeiv2.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

#ifdef HAVE_CVODE
#include <cvode/cvode.h>
#include <nvector/nvector_serial.h>
#include <sunlinsol/sunlinsol_dense.h>
#include <sunmatrix/sunmatrix_dense.h>
#endif

enum { SIGMAS = 15, AS = 13, GRID = SIGMAS * AS, TIMES = 41, REPEATS = 5 };
static const double loose = 1e-6, tight = 1e-10, absolute = 1e-14; /* tolerances of the baselines */

typedef struct {
  double sigma, a, t[TIMES];
} Case;

typedef struct {
  double v[TIMES], u[TIMES];
} Output;

typedef bool (*Solver)(const Case *c, Output *output);

typedef struct {
  const char *name;
  int failures;
  double microseconds[GRID], error[GRID];
} Score;

static double
cpu_microseconds(void)
{
  struct timespec now;
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
  return 1e6 * (double) now.tv_sec + 1e-3 * (double) now.tv_nsec;
}

static bool
solve_ours(const Case *c, Output *output)
{
  DwCoupled *solution;
  if (dw_coupled_solve(c->sigma, c->a, 1, NULL, &solution) != DW_OK)
    return false;
  for (int k = 0; k < TIMES; k++) {
    const DwRelaxationPoint point = dw_coupled_at(solution, c->t[k]);
    output->v[k] = point.v;
    output->u[k] = point.u;
  }
  dw_coupled_free(solution);
  return true;
}

static bool
solve_reference(const Case *c, Output *output)
{
  const DwCoupledProblem problem = {.sigma = c->sigma, .a = c->a, .v0 = 1};
  DwCoupled *solution;
  if (dw_coupled_solve_to(&problem, 1e-12, NULL, &solution) != DW_OK)
    return false;
  for (int k = 0; k < TIMES; k++) {
    const DwRelaxationPoint point = dw_coupled_at(solution, c->t[k]);
    output->v[k] = point.v;
    output->u[k] = point.u;
  }
  dw_coupled_free(solution);
  return true;
}

static void
rates(const Case *c, const double y[2], double slope[2])
{
  slope[0] = -y[0] + c->sigma * y[1] * (1 - y[0]);
  slope[1] = c->a * (y[0] - y[1] - c->sigma * y[1] * (1 - y[0]));
}

static void
jacobian(const Case *c, const double y[2], double matrix[4])
{
  matrix[0] = -1 - c->sigma * y[1];
  matrix[1] = c->sigma * (1 - y[0]);
  matrix[2] = c->a * (1 + c->sigma * y[1]);
  matrix[3] = -c->a * (1 + matrix[1]);
}

static int
gsl_rates(double t, const double y[], double slope[], void *c)
{
  rates(c, y, slope);
  return GSL_SUCCESS;
}

static int
gsl_jacobian(double t, const double y[], double *matrix, double slope_in_time[], void *c)
{
  jacobian(c, y, matrix);
  slope_in_time[0] = slope_in_time[1] = 0;
  return GSL_SUCCESS;
}

static bool
solve_gsl(const Case *c, double relative, Output *output)
{
  gsl_odeiv2_system system = {gsl_rates, gsl_jacobian, 2, (void *) c};
  gsl_odeiv2_driver *driver =
      gsl_odeiv2_driver_alloc_y_new(&system, gsl_odeiv2_step_msbdf, 1e-10, absolute, relative);
  gsl_odeiv2_driver_set_nmax(driver, 100000);
  double t = 0, y[] = {1, 0};
  int status = GSL_SUCCESS;
  for (int k = 0; k < TIMES && status == GSL_SUCCESS; k++) {
    status = gsl_odeiv2_driver_apply(driver, &t, c->t[k], y);
    output->v[k] = y[0];
    output->u[k] = y[1];
  }
  gsl_odeiv2_driver_free(driver);
  return status == GSL_SUCCESS;
}

static bool
solve_msbdf(const Case *c, Output *output)
{
  return solve_gsl(c, loose, output);
}

static bool
solve_msbdf_tight(const Case *c, Output *output)
{
  return solve_gsl(c, tight, output);
}

#ifdef HAVE_CVODE
static int
cvode_rates(realtype t, N_Vector y, N_Vector slope, void *c)
{
  rates(c, N_VGetArrayPointer(y), N_VGetArrayPointer(slope));
  return 0;
}

static int
cvode_jacobian(realtype t, N_Vector y, N_Vector slope, SUNMatrix matrix, void *c, N_Vector one, N_Vector two,
               N_Vector three)
{
  double rows[4];
  jacobian(c, N_VGetArrayPointer(y), rows);
  SM_ELEMENT_D(matrix, 0, 0) = rows[0];
  SM_ELEMENT_D(matrix, 0, 1) = rows[1];
  SM_ELEMENT_D(matrix, 1, 0) = rows[2];
  SM_ELEMENT_D(matrix, 1, 1) = rows[3];
  return 0;
}

static bool
solve_cvode(const Case *c, Output *output)
{
  SUNContext context;
  SUNContext_Create(NULL, &context);
  N_Vector y = N_VNew_Serial(2, context);
  NV_Ith_S(y, 0) = 1;
  NV_Ith_S(y, 1) = 0;
  SUNMatrix matrix = SUNDenseMatrix(2, 2, context);
  SUNLinearSolver linear = SUNLinSol_Dense(y, matrix, context);
  void *solver = CVodeCreate(CV_BDF, context);
  CVodeInit(solver, cvode_rates, 0, y);
  CVodeSStolerances(solver, loose, absolute);
  CVodeSetUserData(solver, (void *) c);
  CVodeSetLinearSolver(solver, linear, matrix);
  CVodeSetJacFn(solver, cvode_jacobian);
  CVodeSetMaxNumSteps(solver, 100000);
  int status = CV_SUCCESS;
  for (int k = 0; k < TIMES && status >= 0; k++) {
    realtype t;
    status = CVode(solver, c->t[k], y, &t, CV_NORMAL);
    output->v[k] = NV_Ith_S(y, 0);
    output->u[k] = NV_Ith_S(y, 1);
  }
  CVodeFree(&solver);
  SUNLinSolFree(linear);
  SUNMatDestroy(matrix);
  N_VDestroy(y);
  SUNContext_Free(&context);
  return status >= 0;
}
#endif

static Case
grid_case(int index)
{
  Case c = {.sigma = pow(10, (index / AS) * 0.5), .a = pow(10, (index % AS) * 0.5)};
  const double last = 20 * (1 + c.sigma);
  for (int k = 0; k < TIMES; k++)
    c.t[k] = 1e-8 * pow(last / 1e-8, k / (TIMES - 1.0));
  return c;
}

/* The largest error in v, and in u relative to its largest value. */
static double
largest_error(const Output *output, const Output *reference)
{
  double top = 0, error = 0;
  for (int k = 0; k < TIMES; k++)
    top = fmax(top, reference->u[k]);
  for (int k = 0; k < TIMES; k++) {
    error = fmax(error, fabs(output->v[k] - reference->v[k]));
    error = fmax(error, fabs(output->u[k] - reference->u[k]) / top);
  }
  return error;
}

static void
measure(Score *score, Solver solver)
{
  for (int index = 0; index < GRID; index++) {
    const Case c = grid_case(index);
    Output reference, output;
    bool solved = solve_reference(&c, &reference);
    double best = HUGE_VAL;
    for (int repeat = 0; repeat < REPEATS && solved; repeat++) {
      const double begin = cpu_microseconds();
      solved = solver(&c, &output);
      best = fmin(best, cpu_microseconds() - begin);
    }
    score->failures += !solved;
    score->microseconds[index] = best;
    score->error[index] = solved ? largest_error(&output, &reference) : HUGE_VAL;
  }
}

static int
ascending(const void *one, const void *other)
{
  const double a = *(const double *) one, b = *(const double *) other;
  return (a > b) - (a < b);
}

static double
report(Score *score)
{
  qsort(score->microseconds, GRID, sizeof(double), ascending);
  qsort(score->error, GRID, sizeof(double), ascending);
  const double median = score->microseconds[GRID / 2];
  printf("%-12s %8.1f us median %8.1f us max (%.2f of median)  error %.1e median %.1e max  %d of %d failed\n",
         score->name, median, score->microseconds[GRID - 1], score->microseconds[GRID - 1] / median,
         score->error[GRID / 2], score->error[GRID - 1 - score->failures], score->failures, GRID);
  return median;
}

int
main(void)
{
  gsl_set_error_handler_off();
  static Score ours = {.name = "Doublewell"}, msbdf = {.name = "GSL msbdf"}, exact = {.name = "GSL 1e-10"};
  measure(&ours, solve_ours);
  measure(&msbdf, solve_msbdf);
  measure(&exact, solve_msbdf_tight);
  const double median = report(&ours);
  printf("GSL msbdf / Doublewell: %.2f\n", report(&msbdf) / median);
  printf("GSL msbdf at 1e-10 / Doublewell: %.2f\n", report(&exact) / median);
#ifdef HAVE_CVODE
  static Score cvode = {.name = "CVODE BDF"};
  measure(&cvode, solve_cvode);
  printf("CVODE / Doublewell: %.2f\n", report(&cvode) / median);
#endif
  double load = 0;
  getloadavg(&load, 1);
  printf("load average %.2f\n", load);
  return 0;
}
