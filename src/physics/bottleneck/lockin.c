/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "physics/bottleneck/linear_response.h"
#include "physics/numerics/complex.h"
#include "physics/numerics/dense.h"

#include <math.h>
#include <stdlib.h>

/* The periodic state of Eqs. 10 and 11 in phi = omega t with M0 = 1 + drive cos phi (units of M1), as
 * deviations M = 1 + drive m and u = drive q:
 *
 *   m' = cos phi - m - sigma q (1 + drive m),   q' + a q = a m' / (1 + drive cos phi),
 *
 * the second being Eq. 11 with Eq. 10 put in.  Trigonometric collocation at n = 2K + 1 phases with z = m' as
 * unknown: m and q follow from z by convolutions, and Newton's method needs no derivative of a small
 * difference.  z has no mean; the mean of m is an unknown of its own. */
typedef struct {
  int harmonics, n;
  double sigma, a, drive, omega;
  double *memory;
  double *cosine, *sine;      /* of 2 pi j / n */
  double *integral, *phonons; /* kernels z -> m and m'/M0 -> q, both without mean */
  double *inverse_field;      /* 1/M0 */
  double *z, *m, *q, *step;
  double m_mean, q_mean; /* m and q hold what is left */
  double *matrix;        /* (n+1) x (n+1) */
} State;

static bool
allocate(State *state, int harmonics)
{
  const int n = 2 * harmonics + 1;
  state->harmonics = harmonics;
  state->n = n;
  const struct {
    double **array;
    int length;
  } parts[] = {{&state->cosine, n},
               {&state->sine, n},
               {&state->integral, n},
               {&state->phonons, n},
               {&state->z, n},
               {&state->m, n},
               {&state->inverse_field, n},
               {&state->q, n},
               {&state->step, n + 1},
               {&state->matrix, (n + 1) * (n + 1)}};
  size_t total = 0;
  for (size_t k = 0; k < sizeof parts / sizeof *parts; k++)
    total += (size_t) parts[k].length;
  double *next = state->memory = calloc(total, sizeof(double));
  for (size_t k = 0; next && k < sizeof parts / sizeof *parts; next += parts[k++].length)
    *parts[k].array = next;
  return state->memory != NULL;
}

static void
prepare(State *state)
{
  const int n = state->n;
  for (int j = 0; j < n; j++) {
    state->cosine[j] = cos(2 * M_PI * j / n);
    state->sine[j] = sin(2 * M_PI * j / n);
    state->inverse_field[j] = 1 / (1 + state->drive * state->cosine[j]);
  }
  for (int k = 1; k <= state->harmonics; k++) {
    const double frequency = k * state->omega, r = frequency / state->a, response = 2 / (n * (1 + r * r));
    for (int j = 0, phase = 0; j < n; j++, phase = (phase + k) % n) {
      state->integral[j] += 2 * state->sine[phase] / (n * frequency);
      state->phonons[j] += response * (state->cosine[phase] + r * state->sine[phase]);
    }
  }
}

static double
kernel(const double *values, int n, int i, int j)
{
  return values[i >= j ? i - j : i - j + n];
}

/* m and q from z. */
static void
follow(State *state)
{
  const int n = state->n;
  state->q_mean = 0;
  for (int j = 0; j < n; j++)
    state->q_mean += state->inverse_field[j] * state->z[j] / n;
  for (int i = 0; i < n; i++) {
    double m = 0, q = 0;
    for (int j = 0; j < n; j++) {
      m += kernel(state->integral, n, i, j) * state->z[j];
      q += kernel(state->phonons, n, i, j) * state->inverse_field[j] * state->z[j];
    }
    state->m[i] = m;
    state->q[i] = q;
  }
}

/* The residual of the first equation at phase i (into step[i]) and its row of the Jacobian. */
static void
fill_row(State *state, int i)
{
  const int n = state->n;
  const double sigma = state->sigma, m = state->m_mean + state->m[i], q = state->q_mean + state->q[i];
  const double pull = 1 + sigma * state->drive * q, loss = sigma * (1 + state->drive * m);
  double *row = state->matrix + (n + 1) * i;
  for (int j = 0; j < n; j++)
    row[j] = pull * kernel(state->integral, n, i, j) +
             loss * (kernel(state->phonons, n, i, j) + 1.0 / n) * state->inverse_field[j];
  row[i] += 1;
  row[n] = pull;
  state->step[i] = state->z[i] + m - state->cosine[i] + loss * q;
}

/* The last row: z has no mean.  Scaled like the others, for the choice of pivots. */
static void
fill_constraint(State *state)
{
  const int n = state->n;
  const double scale = 1 + 1 / state->omega + state->sigma;
  double sum = 0;
  for (int j = 0; j < n; j++) {
    state->matrix[(n + 1) * n + j] = scale / n;
    sum += state->z[j];
  }
  state->matrix[(n + 1) * n + n] = 0;
  state->step[n] = scale * sum / n;
}

static double
largest(const double *values, int n)
{
  double most = 0;
  for (int j = 0; j < n; j++)
    most = fmax(most, fabs(values[j]));
  return most;
}

static const double shortest_step = 1e-3;

/* Spins and phonons at positive temperature: M > 0 and 1 + sigma u > 0.  Eqs. 10 and 11 never leave that
 * domain, and a periodic solution outside is no state of the system.  Where the drive pumps the spins ever
 * colder, for omega -> infinity where sigma ((1 - drive^2)^(-1/2) - 1) > 1, there is none inside. */
static bool
is_physical(const State *state)
{
  for (int j = 0; j < state->n; j++) {
    const double m = state->m_mean + state->m[j], q = state->q_mean + state->q[j];
    if (1 + state->drive * m <= 0 || 1 + state->sigma * state->drive * q <= 0)
      return false;
  }
  return true;
}

/* Goes this part of the Newton step. */
static void
go(State *state, double fraction)
{
  for (int j = 0; j < state->n; j++)
    state->z[j] -= fraction * state->step[j];
  state->m_mean -= fraction * state->step[state->n];
  follow(state);
}

/* One Newton step, or so much of it as stays in the physical domain: strongly pumped, the state lies close to
 * its edge, 1 + sigma u = 0, and a step across seldom finds back; where there is no way to stay inside, it is
 * tried.  Its size relative to z, or NaN if it failed. */
static double
improve(State *state)
{
  const int n = state->n;
  for (int i = 0; i < n; i++)
    fill_row(state, i);
  fill_constraint(state);
  if (!dw_dense_solve(n + 1, state->matrix, state->step))
    return (double) NAN;
  double gone = 1;
  go(state, gone);
  while (!is_physical(state) && gone > shortest_step) {
    gone /= 2;
    go(state, -gone);
  }
  if (!is_physical(state))
    go(state, 1 - gone);
  return largest(state->step, n) / largest(state->z, n);
}

static DwStatus
iterate(State *state, const DwCancel *cancel)
{
  double before = (double) INFINITY;
  for (int iteration = 0; iteration < 40; iteration++) {
    if (dw_cancel_requested(cancel))
      return DW_CANCELLED;
    const double change = improve(state);
    if (!isfinite(change))
      return DW_NO_CONVERGENCE;
    if (change < 1e-14 || (change < 1e-9 && change > before / 4))
      return DW_OK;
    before = change;
  }
  return DW_NO_CONVERGENCE;
}

/* Amplitude of a harmonic: X in Re(X e^(i k phi)). */
static double complex
harmonic(const State *state, const double *values, int k)
{
  double real = 0, imaginary = 0;
  for (int j = 0, phase = 0; j < state->n; j++, phase = (phase + k) % state->n) {
    real += values[j] * state->cosine[phase];
    imaginary -= values[j] * state->sine[phase];
  }
  return CMPLX(2 * real / state->n, 2 * imaginary / state->n);
}

static bool
is_resolved(const State *state)
{
  const double last = cabs(harmonic(state, state->z, state->harmonics));
  const double last_but_one = cabs(harmonic(state, state->z, state->harmonics - 1));
  return last + last_but_one < 1e-9 * cabs(harmonic(state, state->z, 1));
}

/* The fundamental of sigma q (1 + drive m), constants left out before they can hide it. */
static double complex
flow_fundamental(State *state)
{
  for (int j = 0; j < state->n; j++)
    state->step[j] = state->q[j] * (1 + state->drive * (state->m_mean + state->m[j])) +
                     state->drive * state->q_mean * state->m[j];
  return state->sigma * harmonic(state, state->step, 1);
}

/* Where one part of chi is much smaller than the other, rounding of the larger hides it.  The fundamental of
 * the first equation, |chi''| = omega chi' + Im flow, gives it from the larger, unless rounding of the flow
 * is worse still. */
static double complex
fundamental(State *state)
{
  const double complex z = harmonic(state, state->z, 1), flow = flow_fundamental(state);
  const double real = cimag(z) / state->omega, lag = creal(z) / state->omega;
  const double size = hypot(real, lag);
  if (fabs(lag) < fabs(real) && state->omega * fabs(real) + cabs(flow) < size)
    return CMPLX(real, -(state->omega * real + cimag(flow)));
  if (fabs(real) < fabs(lag) && fabs(lag) + cabs(flow) < state->omega * size)
    return CMPLX((lag - cimag(flow)) / state->omega, -lag);
  return CMPLX(real, -lag);
}

/* Harmonics fall at least as those of 1/M0. */
static int
most_harmonics(double drive)
{
  const double ratio = drive / (1 + sqrt((1 - drive) * (1 + drive)));
  return 4 + (int) (log(1e-12) / log(ratio));
}

/* `refine` tells whether more harmonics may help. */
static DwStatus
solve(State *state, int harmonics, const DwCancel *cancel, double complex *chi, bool *refine)
{
  *refine = false;
  if (!allocate(state, harmonics))
    return DW_NO_MEMORY;
  prepare(state);
  DwStatus status = iterate(state, cancel);
  *refine = status == DW_NO_CONVERGENCE || (status == DW_OK && !is_resolved(state));
  if (status == DW_OK && (*refine || !is_physical(state)))
    status = DW_NO_CONVERGENCE;
  if (status == DW_OK)
    *chi = fundamental(state);
  free(state->memory);
  return status;
}

DwStatus
dw_lockin(double sigma, double a, double drive, double omega, const DwCancel *cancel, double complex *chi)
{
  if (!(sigma >= 0) || !(a >= 0) || !(drive >= 1e-4 && drive <= 0.95) || !(omega > 0))
    return DW_BAD_VALUE;
  if (sigma == 0 || a == 0) { /* M follows the field alone, which is linear */
    *chi = dw_linear_response(0, 0, omega);
    return DW_OK;
  }
  const int most = 2 * most_harmonics(drive);
  DwStatus status = DW_NO_CONVERGENCE;
  bool refine = true;
  for (int harmonics = 4 + most / 8; refine && harmonics <= most; harmonics += harmonics / 2) {
    State state = {.sigma = sigma, .a = a, .drive = drive, .omega = omega};
    status = solve(&state, harmonics, cancel, chi, &refine);
  }
  return status;
}
