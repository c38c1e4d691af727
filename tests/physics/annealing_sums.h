/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Many annealed realizations and what their states show on average. */
#include "annealing.h"

/* Sums over realizations of what a state shows. */
typedef struct {
  double n, energy, energy_square, rms, rms_square, accepted, accepted_square;
} Sums;

typedef struct {
  Sums state[DW_MAX_RUNGS + 2];
} Ensemble;

static inline void
sum_visit(void *context, const DwConfiguration *c)
{
  Sums *s = &((Ensemble *) context)->state[c->state];
  const double energy = (double) c->energy / 2 * c->quantum;
  const double acceptance = c->proposed ? (double) c->accepted / (double) c->proposed : 0;
  double square = 0;
  for (unsigned i = 0; i < c->n; i++)
    square += pow(2 * c->quantum * c->local_field[i], 2) / c->n;
  s->n++;
  s->energy += energy;
  s->energy_square += energy * energy;
  s->rms += square;
  s->rms_square += square * square;
  s->accepted += acceptance;
  s->accepted_square += acceptance * acceptance;
}

static inline double
error_of_mean(double sum, double sum_of_squares, double n)
{
  return sqrt(fmax(sum_of_squares / n - pow(sum / n, 2), 0) / (n - 1));
}

static inline void
run_many(const DwRecipe *recipe, const DwInstance *instance, int realizations, DwVisit visit, void *context)
{
  const unsigned sites = instance ? dw_instance_sites(instance) : dw_recipe_sites(recipe);
  DwAnnealer *annealer = dw_annealer_new(sites, DW_KERNEL_BEST);
  const uint64_t seed = (uint64_t) g_test_rand_int();
  for (int k = 0; k < realizations; k++)
    dw_annealer_run(annealer, recipe, instance, seed, (uint64_t) k, visit, context, NULL);
  dw_annealer_free(annealer);
}

static inline int *
random_gauge(unsigned n)
{
  int *gauge = g_new(int, n);
  for (unsigned i = 0; i < n; i++)
    gauge[i] = g_test_rand_bit() ? 1 : -1;
  return gauge;
}

/* The same instance with up and down exchanged where `gauge` is -1: h_i and J_ij change sign with them. */
static inline void
set_gauged(DwInstance *gauged, const DwInstance *instance, const int *gauge)
{
  const unsigned n = dw_instance_sites(instance);
  const double quantum = dw_instance_quantum(instance);
  g_autofree double *fields = g_new(double, n), *couplings = g_new(double, n *n);
  for (unsigned i = 0; i < n; i++) {
    fields[i] = gauge[i] * quantum * dw_instance_field(instance, i);
    for (unsigned j = 0; j < n; j++)
      couplings[i * n + j] = gauge[i] * gauge[j] * quantum * dw_instance_coupling(instance, i, j);
  }
  g_assert_cmpint(dw_instance_set(gauged, n, fields, couplings), ==, DW_OK);
}
