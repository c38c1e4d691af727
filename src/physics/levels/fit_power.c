/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "physics/levels/fit_parts.h"

#include <math.h>

/* n = A e^(mu g) with g = ln(sqrt(T^2 + E^2)/S): Eq. 3 with S = T, a power law with T = 0.  Such a family
 * needs three sums of the levels only: their number and those of the mean and half the variance of g over
 * their bins, as ln of the mean of e^(mu g) over a bin is mu mean + mu^2 variance/2 (the next term is below
 * 1e-8 for bins of 1/32 octave). */
enum { PANELS = 6, NODES = PANELS * DW_BIN_NODES };
typedef struct {
  DwWindow window;
  double temperature, unit;
  double mean[DW_LEVEL_BINS], half_variance[DW_LEVEL_BINS];
  double g[NODES], weight[NODES]; /* of the integral over the window */
} Family;

typedef struct {
  double levels, mean, half_variance;
} Sums;

static double
reduced_logarithm(const Family *family, double energy)
{
  const double t = family->temperature, s = family->unit;
  return 0.5 * log((t * t + energy * energy) / (s * s));
}

static void
describe_bin(Family *family, size_t bin)
{
  const size_t k = family->window.first + bin;
  const double low = dw_level_bin_edge(k), high = dw_level_bin_edge(k + 1);
  double node[DW_BIN_NODES], weight[DW_BIN_NODES], sum = 0, square = 0;
  dw_bin_nodes(low, high, node, weight);
  const double middle = reduced_logarithm(family, (low + high) / 2);
  for (size_t j = 0; j < DW_BIN_NODES; j++) {
    const double g = reduced_logarithm(family, node[j]) - middle;
    sum += weight[j] * g / (high - low);
    square += weight[j] * g * g / (high - low);
  }
  family->mean[bin] = middle + sum;
  family->half_variance[bin] = (square - sum * sum) / 2;
}

/* Nodes of the whole window: in E for Eq. 3, which is smooth there, in ln E for a power law. */
static void
describe_window(Family *family)
{
  const DwWindow *window = &family->window;
  const bool logarithmic = family->temperature == 0;
  const double from = logarithmic ? log(window->low) : window->low;
  const double step = ((logarithmic ? log(window->high) : window->high) - from) / PANELS;
  for (size_t panel = 0; panel < PANELS; panel++) {
    double *weight = family->weight + panel * DW_BIN_NODES, node[DW_BIN_NODES];
    dw_bin_nodes(from + (double) panel * step, from + (double) (panel + 1) * step, node, weight);
    for (size_t j = 0; j < DW_BIN_NODES; j++) {
      const double energy = logarithmic ? exp(node[j]) : node[j];
      weight[j] *= logarithmic ? energy : 1;
      family->g[panel * DW_BIN_NODES + j] = reduced_logarithm(family, energy);
    }
  }
}

static void
family_fill(Family *family)
{
  for (size_t bin = 0; bin < family->window.n; bin++)
    describe_bin(family, bin);
  describe_window(family);
}

/* integral of e^(mu g) over the window, with mean and variance of g in it */
static double
family_integral(const Family *family, double mu, double *mean, double *variance)
{
  double zero = 0, one = 0, two = 0;
  for (size_t k = 0; k < NODES; k++) {
    const double part = family->weight[k] * exp(mu * family->g[k]);
    zero += part;
    one += part * family->g[k];
    two += part * family->g[k] * family->g[k];
  }
  *mean = one / zero;
  *variance = two / zero - *mean * *mean;
  return zero;
}

/* The mu of greatest likelihood: mean + mu 2 half_variance of the levels equals the family's mean of g.
 * Newton; NaN where it runs away. */
static double
family_solve(const Family *family, const Sums *sums, double mu)
{
  static const double far = 30;
  if (sums->levels < 3)
    return NAN;
  for (int iteration = 0; iteration < 50; iteration++) {
    double mean, variance;
    family_integral(family, mu, &mean, &variance);
    const double levels_variance = 2 * sums->half_variance / sums->levels;
    const double score = sums->mean / sums->levels + mu * levels_variance - mean;
    const double step = fmax(-1, fmin(score / (variance - levels_variance), 1));
    mu += step;
    if (fabs(step) < 1e-9)
      return fabs(mu) < far ? mu : NAN;
  }
  return NAN;
}

/* n at 1 K if the form went on to there */
static double
family_amplitude(const Family *family, double mu, double levels, double realizations_sites)
{
  double mean, variance;
  return levels / (realizations_sites * family_integral(family, mu, &mean, &variance)) *
         pow(family->unit, -mu);
}

static Sums
sums_of(const DwEnsemble *ensemble, size_t batch, size_t state, const Family *family)
{
  const uint32_t *levels = dw_ensemble_count(ensemble, batch, state)->levels + family->window.first;
  Sums sums = {0};
  for (size_t bin = 0; bin < family->window.n; bin++) {
    sums.levels += levels[bin];
    sums.mean += family->mean[bin] * levels[bin];
    sums.half_variance += family->half_variance[bin] * levels[bin];
  }
  return sums;
}

typedef struct {
  DwReplicas amplitude, mu;
} Parameters;

static void
add_sums(Sums *sums, const Sums *more, double sign)
{
  sums->levels += sign * more->levels;
  sums->mean += sign * more->mean;
  sums->half_variance += sign * more->half_variance;
}

static Parameters
family_parameters(const Family *family, const DwEnsemble *ensemble, size_t state)
{
  const DwBatches realizations = dw_batch_realizations(ensemble);
  const double sites = dw_lattice_sites(ensemble);
  Sums all = {0}, of[DW_BATCHES];
  double total = 0;
  for (size_t batch = 0; batch < DW_BATCHES; batch++) {
    of[batch] = sums_of(ensemble, batch, state, family);
    add_sums(&all, &of[batch], 1);
    total += realizations.of[batch];
  }
  Parameters p = {.mu.all = family_solve(family, &all, 0)};
  p.amplitude.all = family_amplitude(family, p.mu.all, all.levels, total * sites);
  for (size_t batch = 0; batch < DW_BATCHES; batch++) {
    if (realizations.of[batch] <= 0)
      continue;
    Sums without = all;
    add_sums(&without, &of[batch], -1);
    const double mu = p.mu.without[p.mu.n++] = family_solve(family, &without, p.mu.all);
    p.amplitude.without[p.amplitude.n++] =
        family_amplitude(family, mu, without.levels, (total - realizations.of[batch]) * sites);
  }
  return p;
}

static DwFit
family_fit(const Family *family, const DwEnsemble *ensemble, size_t state)
{
  const Parameters p = family_parameters(family, ensemble, state);
  DwFit fit = dw_fit_of(&family->window, &p.amplitude, &p.mu);
  if (!fit.exists)
    return fit;
  DwWindowLevels levels;
  dw_window_levels(ensemble, state, &family->window, &levels);
  double expected[DW_LEVEL_BINS];
  const double mu = p.mu.all;
  const double scale =
      p.amplitude.all * pow(family->unit, mu) * levels.realizations_all * dw_lattice_sites(ensemble);
  for (size_t bin = 0; bin < family->window.n; bin++) {
    const size_t k = family->window.first + bin;
    const double width = dw_level_bin_edge(k + 1) - dw_level_bin_edge(k);
    expected[bin] = scale * width * exp(mu * (family->mean[bin] + mu * family->half_variance[bin]));
  }
  dw_fit_compare(&fit, family->window.n, levels.all, expected);
  return fit;
}

/* Whether rung and window hold anything to fit. */
static bool
eq3_family(Family *family, const DwEnsemble *ensemble, size_t rung)
{
  const DwLadder *ladder = &dw_ensemble_recipe(ensemble)->ladder;
  family->window = (DwWindow){0};
  if (rung >= ladder->n)
    return false;
  family->temperature = family->unit = ladder->temperature[rung];
  family->window = dw_window(0, 2 * family->temperature);
  if (family->window.n == 0)
    return false;
  family_fill(family);
  return true;
}

DwFit
dw_fit_eq3(const DwEnsemble *ensemble, size_t rung)
{
  Family family;
  if (!eq3_family(&family, ensemble, rung))
    return (DwFit){.low = family.window.low, .high = family.window.high, .chi2 = NAN};
  return family_fit(&family, ensemble, rung);
}

DwEstimate
dw_pivot_density(const DwEnsemble *ensemble, size_t rung)
{
  Family family;
  if (!eq3_family(&family, ensemble, rung))
    return (DwEstimate){NAN, NAN};
  Parameters p = family_parameters(&family, ensemble, rung);
  const double pivot = DW_PIVOT * family.temperature;
  DwReplicas density = {.n = p.mu.n, .all = p.amplitude.all * pow(pivot, p.mu.all)};
  for (size_t k = 0; k < density.n; k++)
    density.without[k] = p.amplitude.without[k] * pow(pivot, p.mu.without[k]);
  return dw_replicas_estimate(&density);
}

DwFit
dw_fit_power(const DwEnsemble *ensemble, size_t state, double low, double high)
{
  Family family = {.window = dw_window(low, high)};
  if (family.window.n == 0 || !(low > 0) || state >= dw_recipe_states(dw_ensemble_recipe(ensemble)))
    return (DwFit){.low = low, .high = high, .chi2 = NAN};
  family.unit = sqrt(family.window.low * family.window.high);
  family_fill(&family);
  return family_fit(&family, ensemble, state);
}
