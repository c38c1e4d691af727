/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "physics/levels/conduction.h"

#include <math.h>

/* The density stands in the denominator, so bins are put together until each group holds this many levels,
 * of all batches together.  1/(c + 1) in place of 1/c takes away the bias that is left: for a Poisson count
 * its mean is 1/<c> but for e^-<c>. */
static const double enough = 64;

typedef struct {
  size_t n, end[DW_LEVEL_BINS];  /* the bin after the group's last */
  double width[DW_LEVEL_BINS];   /* K */
  double middle[DW_LEVEL_BINS];  /* K */
  double current[DW_LEVEL_BINS]; /* integral of g over the group */
  double levels[DW_LEVEL_BINS];
} Groups;

static void
close_group(Groups *groups, size_t first, size_t end, double current, double levels)
{
  const double low = dw_level_bin_edge(first), high = dw_level_bin_edge(end);
  const size_t k = groups->n++;
  groups->end[k] = end;
  groups->width[k] = high - low;
  groups->middle[k] = (low + high) / 2;
  groups->current[k] = current;
  groups->levels[k] = levels;
}

/* Bins left over at the end, with too few levels for a group, join the last. */
static void
extend_last(Groups *groups, size_t end, double current, double levels)
{
  const size_t k = groups->n - 1;
  const double low = groups->middle[k] - groups->width[k] / 2, high = dw_level_bin_edge(end);
  groups->end[k] = end;
  groups->width[k] = high - low;
  groups->middle[k] = (low + high) / 2;
  groups->current[k] += current;
  groups->levels[k] += levels;
}

static void
group_bins(Groups *groups, const DwRungParts *parts, const double *all)
{
  double current = 0, levels = 0;
  size_t first = 0;
  groups->n = 0;
  for (size_t bin = 0; bin < parts->conducting; bin++) {
    current += parts->conduction[bin];
    levels += all[bin];
    if (levels < enough)
      continue;
    close_group(groups, first, bin + 1, current, levels);
    first = bin + 1;
    current = levels = 0;
  }
  if (first == parts->conducting)
    return;
  if (groups->n > 0)
    extend_last(groups, parts->conducting, current, levels);
  else
    close_group(groups, first, parts->conducting, current, levels);
}

/* Both integrals with c[k] levels in group k of `sites` sites in all realizations together. */
static void
integrate(const Groups *groups, const double *c, double sites, double *energy, double *delta)
{
  double below = 0;
  *energy = *delta = 0;
  for (size_t k = 0; k < groups->n; k++) {
    *energy += groups->current[k] * groups->width[k] / (c[k] + 1);
    *delta += groups->current[k] * groups->middle[k] / (below + (c[k] + 1) / 2);
    below += c[k];
  }
  *energy *= sites;
  *delta *= sites;
}

static void
levels_without(const Groups *groups, const uint32_t *batch, double *c)
{
  size_t bin = 0;
  for (size_t k = 0; k < groups->n; k++) {
    c[k] = groups->levels[k];
    for (; bin < groups->end[k]; bin++)
      c[k] -= batch[bin];
  }
}

static double
all_levels(const DwEnsemble *ensemble, size_t rung, size_t n, double *all)
{
  double realizations = 0;
  for (size_t bin = 0; bin < n; bin++)
    all[bin] = 0;
  for (size_t batch = 0; batch < DW_BATCHES; batch++) {
    const DwCount *count = dw_ensemble_count(ensemble, batch, rung);
    realizations += (double) count->realizations;
    for (size_t bin = 0; bin < n; bin++)
      all[bin] += count->levels[bin];
  }
  return realizations;
}

void
dw_conduction(const DwRungParts *parts, const DwEnsemble *ensemble, size_t rung, DwReplicas *energy,
              DwReplicas *delta)
{
  Groups groups;
  double c[DW_LEVEL_BINS];
  const double realizations = all_levels(ensemble, rung, parts->conducting, c);
  group_bins(&groups, parts, c);
  const double sites = dw_lattice_sites(ensemble);
  *energy = *delta = (DwReplicas){.all = NAN};
  if (groups.n == 0 || groups.levels[0] < 1)
    return;
  integrate(&groups, groups.levels, realizations * sites, &energy->all, &delta->all);
  for (size_t batch = 0; batch < DW_BATCHES; batch++) {
    const DwCount *count = dw_ensemble_count(ensemble, batch, rung);
    if (count->realizations == 0)
      continue;
    levels_without(&groups, count->levels, c);
    const size_t k = energy->n++;
    delta->n = energy->n;
    integrate(&groups, c, (realizations - (double) count->realizations) * sites, &energy->without[k],
              &delta->without[k]);
  }
}
