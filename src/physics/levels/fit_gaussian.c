/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "physics/levels/fit_parts.h"

#include <math.h>

/* A Gaussian's mean over each bin per unit of amplitude, and its derivative by E0. */
typedef struct {
  double value[DW_LEVEL_BINS], slope[DW_LEVEL_BINS];
} Shape;

static void
shape_fill(Shape *shape, const DwWindow *window, double e0)
{
  for (size_t bin = 0; bin < window->n; bin++) {
    const double low = dw_level_bin_edge(window->first + bin),
                 high = dw_level_bin_edge(window->first + bin + 1);
    double node[DW_BIN_NODES], weight[DW_BIN_NODES];
    dw_bin_nodes(low, high, node, weight);
    shape->value[bin] = shape->slope[bin] = 0;
    for (size_t j = 0; j < DW_BIN_NODES; j++) {
      const double x = node[j] / e0, part = weight[j] / (high - low) * exp(-x * x / 2);
      shape->value[bin] += part;
      shape->slope[bin] += part * x * x / e0;
    }
  }
}

/* One step of Gauss and Newton for A and E0 with the shape at *e0; false where the equations are singular. */
static bool
step(const Shape *shape, const DwWindow *window, const double *levels, double realizations_sites,
     double *amplitude, double *e0)
{
  double aa = 0, ae = 0, ee = 0, a = 0, e = 0;
  for (size_t bin = 0; bin < window->n; bin++) {
    const size_t k = window->first + bin;
    const double width = dw_level_bin_edge(k + 1) - dw_level_bin_edge(k);
    const double f = shape->value[bin], g = *amplitude * shape->slope[bin];
    const double rest = levels[bin] / (realizations_sites * width) - *amplitude * f;
    aa += width * f * f;
    ae += width * f * g;
    ee += width * g * g;
    a += width * f * rest;
    e += width * g * rest;
  }
  const double determinant = aa * ee - ae * ae;
  if (!(determinant > 0))
    return false;
  *amplitude += (a * ee - e * ae) / determinant;
  *e0 += fmax(-*e0 / 2, fmin((e * aa - a * ae) / determinant, *e0));
  return isfinite(*amplitude) && isfinite(*e0);
}

static void
solve(const DwWindow *window, const double *levels, double realizations_sites, double *amplitude, double *e0)
{
  Shape shape;
  for (int iteration = 0; iteration < 60; iteration++) {
    const double before = *e0;
    shape_fill(&shape, window, *e0);
    if (!step(&shape, window, levels, realizations_sites, amplitude, e0))
      break;
    if (fabs(*e0 - before) < 1e-8 * before)
      return;
  }
  *amplitude = *e0 = NAN;
}

/* The window from `low` to the highest level, and E0 and A to begin with: the levels' rms and their number.
 */
static DwWindow
start(const DwEnsemble *ensemble, size_t state, double low, double *amplitude, double *e0)
{
  const DwWindow everything = dw_window(low, 0.999 * dw_level_bin_edge(DW_LEVEL_BINS));
  DwWindowLevels levels;
  dw_window_levels(ensemble, state, &everything, &levels);
  size_t end = 0;
  double square = 0, number = 0;
  for (size_t bin = 0; bin < everything.n; bin++) {
    const double energy = dw_level_bin_edge(everything.first + bin);
    square += levels.all[bin] * energy * energy;
    number += levels.all[bin];
    if (levels.all[bin] > 0)
      end = bin + 1;
  }
  *e0 = sqrt(square / number);
  *amplitude = number / (levels.realizations_all * dw_lattice_sites(ensemble) * *e0);
  return (DwWindow){everything.first, end, everything.low, dw_level_bin_edge(everything.first + end)};
}

DwFit
dw_fit_gaussian(const DwEnsemble *ensemble, size_t state, double low)
{
  const DwFit none = {.low = low, .high = low, .chi2 = NAN};
  if (!(low >= 0 && low < dw_level_bin_edge(DW_LEVEL_BINS - 1)) ||
      state >= dw_recipe_states(dw_ensemble_recipe(ensemble)))
    return none;
  DwReplicas amplitude = {0}, e0 = {0};
  const DwWindow window = start(ensemble, state, low, &amplitude.all, &e0.all);
  if (window.n < 3 || !(e0.all > 0))
    return none;
  const double sites = dw_lattice_sites(ensemble);
  DwWindowLevels levels;
  dw_window_levels(ensemble, state, &window, &levels);
  solve(&window, levels.all, levels.realizations_all * sites, &amplitude.all, &e0.all);
  amplitude.n = e0.n = levels.n_batches;
  for (size_t k = 0; k < levels.n_batches; k++) {
    double without[DW_LEVEL_BINS];
    dw_window_levels_without(ensemble, state, &window, &levels, k, without);
    amplitude.without[k] = amplitude.all;
    e0.without[k] = e0.all;
    solve(&window, without, levels.realizations_without[k] * sites, &amplitude.without[k], &e0.without[k]);
  }
  DwFit fit = dw_fit_of(&window, &amplitude, &e0);
  Shape shape;
  shape_fill(&shape, &window, e0.all);
  double expected[DW_LEVEL_BINS];
  for (size_t bin = 0; bin < window.n; bin++)
    expected[bin] = levels.realizations_all * sites * amplitude.all * shape.value[bin] *
                    (dw_level_bin_edge(window.first + bin + 1) - dw_level_bin_edge(window.first + bin));
  if (fit.exists)
    dw_fit_compare(&fit, window.n, levels.all, expected);
  return fit;
}
