/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "physics/levels/fit_parts.h"

#include <math.h>

/* 1/(1 + a ln(J0/E)) integrated over each bin, and the derivative of its logarithm by a. */
typedef struct {
  double value[DW_LEVEL_BINS], log_slope[DW_LEVEL_BINS];
  double total;
} Shape;

typedef struct {
  DwWindow window;
  double logarithm[DW_LEVEL_BINS][DW_BIN_NODES], weight[DW_LEVEL_BINS][DW_BIN_NODES];
  double least; /* of a, so that the density stays positive */
} Gap;

static void
gap_fill(Gap *gap, double interaction)
{
  for (size_t bin = 0; bin < gap->window.n; bin++) {
    const size_t k = gap->window.first + bin;
    double node[DW_BIN_NODES];
    dw_bin_nodes(dw_level_bin_edge(k), dw_level_bin_edge(k + 1), node, gap->weight[bin]);
    for (size_t j = 0; j < DW_BIN_NODES; j++)
      gap->logarithm[bin][j] = log(interaction / node[j]);
  }
  gap->least = -0.99 / log(interaction / gap->window.low);
}

static void
shape_fill(Shape *shape, const Gap *gap, double a)
{
  shape->total = 0;
  for (size_t bin = 0; bin < gap->window.n; bin++) {
    double value = 0, slope = 0;
    for (size_t j = 0; j < DW_BIN_NODES; j++) {
      const double f = 1 / (1 + a * gap->logarithm[bin][j]), part = gap->weight[bin][j] * f;
      value += part;
      slope -= part * f * gap->logarithm[bin][j];
    }
    shape->value[bin] = value;
    shape->log_slope[bin] = slope / value;
    shape->total += value;
  }
}

/* Fisher's scoring for the likelihood of a with n0 free: the variance is never negative, as that of Newton's
 * second derivative can be. */
static double
scoring_step(const Shape *shape, const Gap *gap, const double *levels, double number)
{
  double mean = 0, square = 0, score = 0;
  for (size_t bin = 0; bin < gap->window.n; bin++) {
    const double share = shape->value[bin] / shape->total, slope = shape->log_slope[bin];
    mean += share * slope;
    square += share * slope * slope;
    score += levels[bin] / number * slope;
  }
  return (score - mean) / (square - mean * mean);
}

static double
solve(const Gap *gap, const double *levels, double realizations_sites, double a, double *density)
{
  static const double far = 1e3;
  double number = 0;
  for (size_t bin = 0; bin < gap->window.n; bin++)
    number += levels[bin];
  *density = NAN;
  if (number < 3)
    return NAN;
  Shape shape;
  for (int iteration = 0; iteration < 100 && a < far; iteration++) {
    shape_fill(&shape, gap, a);
    const double limit = 0.5 * (1 + fabs(a));
    const double step = fmax(-limit, fmin(scoring_step(&shape, gap, levels, number), limit));
    a = fmax(gap->least, a + step);
    if (fabs(step) < 1e-8 * (1 + fabs(a))) {
      *density = number / (realizations_sites * shape.total);
      return a;
    }
  }
  return NAN;
}

DwFit
dw_fit_dipolar_gap(const DwEnsemble *ensemble, size_t state, double low, double interaction)
{
  Gap gap = {.window = dw_window(low, interaction)};
  if (gap.window.n < 2 || !(low > 0) || state >= dw_recipe_states(dw_ensemble_recipe(ensemble)))
    return (DwFit){.low = low, .high = interaction, .chi2 = NAN};
  gap_fill(&gap, interaction);
  const double sites = dw_lattice_sites(ensemble);
  DwWindowLevels levels;
  dw_window_levels(ensemble, state, &gap.window, &levels);
  DwReplicas n0 = {.n = levels.n_batches}, a = {.n = levels.n_batches};
  a.all = solve(&gap, levels.all, levels.realizations_all * sites, 0, &n0.all);
  for (size_t k = 0; k < levels.n_batches; k++) {
    double without[DW_LEVEL_BINS];
    dw_window_levels_without(ensemble, state, &gap.window, &levels, k, without);
    a.without[k] = solve(&gap, without, levels.realizations_without[k] * sites, a.all, &n0.without[k]);
  }
  DwFit fit = dw_fit_of(&gap.window, &n0, &a);
  if (!fit.exists)
    return fit;
  Shape shape;
  double expected[DW_LEVEL_BINS];
  shape_fill(&shape, &gap, a.all);
  for (size_t bin = 0; bin < gap.window.n; bin++)
    expected[bin] = levels.realizations_all * sites * n0.all * shape.value[bin];
  dw_fit_compare(&fit, gap.window.n, levels.all, expected);
  return fit;
}
