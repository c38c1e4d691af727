/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "physics/glass/mean_field.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

static const double FIRST_THRESHOLD = 0.2, THRESHOLD_TO_MOVE = 0.2;
enum { ROWS_PER_QUESTION = 16 }; /* rows made anew at 20000 sites take 0.1 ms each */

struct DwMeanField {
  size_t most, n;
  double temperature, threshold;
  DwCouplings *couplings;
  double *bare, *field, *spin;
  double *argument, *slope; /* field/2T when spin was last found out to be good, and 1 - tanh^2 of that */
  double *offset;           /* spin minus tanh(argument) */
  uint64_t rows;
};

DwMeanField *
dw_mean_field_new(size_t most)
{
  DwMeanField *m = calloc(1, sizeof *m);
  double *numbers = calloc(6 * (most ? most : 1), sizeof *numbers);
  if (!m || !numbers) {
    free(m);
    free(numbers);
    return NULL;
  }
  m->most = most;
  m->bare = numbers;
  m->field = numbers + most;
  m->spin = numbers + 2 * most;
  m->argument = numbers + 3 * most;
  m->slope = numbers + 4 * most;
  m->offset = numbers + 5 * most;
  return m;
}

void
dw_mean_field_free(DwMeanField *m)
{
  if (!m)
    return;
  free(m->bare);
  free(m);
}

static DwStatus
add_row(DwMeanField *m, size_t i, double factor, const DwCancel *cancel)
{
  m->couplings->add_row(m->couplings, i, factor, m->field);
  m->rows++;
  return m->rows % ROWS_PER_QUESTION == 0 && dw_cancel_requested(cancel) ? DW_CANCELLED : DW_OK;
}

/* The spin that the field asks for, noted together with how fast it changes. */
static double
answer(DwMeanField *m, size_t i)
{
  const double argument = m->field[i] / (2 * m->temperature), spin = tanh(argument);
  m->argument[i] = argument;
  m->slope[i] = (1 - spin) * (1 + spin);
  return spin;
}

DwStatus
dw_mean_field_begin(DwMeanField *m, double temperature, const double *bare, DwCouplings *couplings,
                    const double *spin, const DwCancel *cancel)
{
  if (couplings->n > m->most || !(temperature > 0))
    return DW_BAD_VALUE;
  m->n = couplings->n;
  m->temperature = temperature;
  m->couplings = couplings;
  m->threshold = FIRST_THRESHOLD;
  m->rows = 0;
  memcpy(m->bare, bare, m->n * sizeof(double));
  memcpy(m->field, bare, m->n * sizeof(double));
  memcpy(m->spin, spin, m->n * sizeof(double));
  DwStatus status = dw_cancel_requested(cancel) ? DW_CANCELLED : DW_OK;
  for (size_t i = 0; i < m->n && status == DW_OK; i++)
    if (spin[i] != 0)
      status = add_row(m, i, spin[i], cancel);
  for (size_t i = 0; i < m->n; i++)
    m->offset[i] = m->spin[i] - answer(m, i);
  return status;
}

void
dw_mean_field_shift(DwMeanField *m, double shift)
{
  for (size_t i = 0; i < m->n; i++) {
    m->bare[i] += shift;
    m->field[i] += shift;
  }
  m->threshold = FIRST_THRESHOLD;
}

/* Whether the spin is within the threshold for certain, without a tanh: between two arguments that are delta
 * apart, the slope of tanh differs by a factor of exp(2 delta) at most. */
static inline bool
may_wait(const DwMeanField *m, size_t i, double half_beta)
{
  const double delta = fabs(m->field[i] * half_beta - m->argument[i]);
  return (delta < 0.25) & (fabs(m->offset[i]) + 1.65 * delta * m->slope[i] <= m->threshold);
}

static DwStatus
visit(DwMeanField *m, size_t i, double *largest, const DwCancel *cancel)
{
  const double spin = answer(m, i), move = spin - m->spin[i];
  m->offset[i] = -move;
  if (fabs(move) <= m->threshold)
    return DW_OK;
  *largest = fmax(*largest, fabs(move));
  m->spin[i] = spin;
  m->offset[i] = 0;
  return add_row(m, i, move, cancel);
}

DwStatus
dw_mean_field_pass(DwMeanField *m, bool *settled, const DwCancel *cancel)
{
  const double half_beta = 1 / (2 * m->temperature);
  double largest = 0;
  DwStatus status = dw_cancel_requested(cancel) ? DW_CANCELLED : DW_OK;
  for (size_t i = 0; i < m->n && status == DW_OK; i++)
    if (!may_wait(m, i, half_beta))
      status = visit(m, i, &largest, cancel);
  *settled = largest == 0 && m->threshold <= DW_SETTLED;
  const double next = THRESHOLD_TO_MOVE * (largest > 0 ? largest : m->threshold);
  m->threshold = fmax(fmin(m->threshold, next), DW_SETTLED);
  return status;
}

DwStatus
dw_mean_field_settle(DwMeanField *m, const DwCancel *cancel)
{
  bool settled = false;
  for (int pass = 0; pass < DW_MOST_PASSES && !settled; pass++) {
    const DwStatus status = dw_mean_field_pass(m, &settled, cancel);
    if (status != DW_OK)
      return status;
  }
  return settled ? DW_OK : DW_NO_CONVERGENCE;
}

const double *
dw_mean_field_fields(const DwMeanField *m)
{
  return m->field;
}

const double *
dw_mean_field_spins(const DwMeanField *m)
{
  return m->spin;
}

uint64_t
dw_mean_field_rows(const DwMeanField *m)
{
  return m->rows;
}

/* p ln p of a probability, 0 at 0. */
static double
weigh(double p)
{
  return p > 0 ? p * log(p) : 0;
}

double
dw_mean_field_free_energy(const DwMeanField *m)
{
  double energy = 0;
  for (size_t i = 0; i < m->n; i++) {
    const double s = m->spin[i], coupled = m->field[i] - m->bare[i];
    energy -= (m->bare[i] / 2 + coupled / 4) * s;
    energy += m->temperature * (weigh((1 + s) / 2) + weigh((1 - s) / 2));
  }
  return energy;
}
