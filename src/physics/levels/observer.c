/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "physics/levels/observer.h"

#include "physics/tunnelling/level.h"

#include <math.h>
#include <stdlib.h>

/* Beyond this many T a level neither relaxes nor holds heat: e^-80. */
static const double frozen = 80;

/* Gauss-Legendre with two nodes: bins are narrow, 1/32 octave. */
static void
two_nodes(double low, double high, double node[2])
{
  const double middle = (low + high) / 2, offset = (high - low) / 2 / sqrt(3);
  node[0] = middle - offset;
  node[1] = middle + offset;
}

/* A2 costs a hundred times the others, but ln(-f) + Delta/T is so smooth in ln Delta that four nodes an
 * octave and a cubic give it to 1e-4. */
enum { NODES_PER_OCTAVE = 4, TABLE = DW_BIN_OCTAVES * NODES_PER_OCTAVE + 4 };
typedef struct {
  double temperature, logarithm[TABLE];
  size_t n;
} DeltaTable;

static double
table_node(size_t k)
{
  return DW_FIRST_BIN_EDGE * exp2((double) k / NODES_PER_OCTAVE - 1);
}

static void
delta_table_fill(DeltaTable *table, double temperature, double crossover)
{
  table->temperature = temperature;
  for (table->n = 0; table->n < TABLE; table->n++) {
    const double delta = table_node(table->n);
    if (delta > 1.5 * frozen * temperature && table->n >= 4)
      return;
    table->logarithm[table->n] =
        log(-dw_level_relaxation_delta(delta, temperature, crossover)) + delta / temperature;
  }
}

static double
delta_table_at(const DeltaTable *table, double delta)
{
  const double place = fmax(0, (log2(delta / DW_FIRST_BIN_EDGE) + 1) * NODES_PER_OCTAVE);
  const size_t k = (size_t) fmin(fmax(floor(place) - 1, 0), (double) table->n - 4);
  const double x = place - (double) k, *y = table->logarithm + k;
  const double cubic = -y[0] * (x - 1) * (x - 2) * (x - 3) / 6 + y[1] * x * (x - 2) * (x - 3) / 2 -
                       y[2] * x * (x - 1) * (x - 3) / 2 + y[3] * x * (x - 1) * (x - 2) / 6;
  return -exp(cubic - delta / table->temperature);
}

static void
add_sums(double sums[DW_SUMS], double energy, double temperature, double crossover, const DeltaTable *table)
{
  sums[DW_SUM_RESONANT] += dw_level_resonant(energy, temperature) / 2;
  if (energy > frozen * temperature)
    return;
  sums[DW_SUM_HEAT] += dw_level_heat(energy, temperature) / 2;
  sums[DW_SUM_RELAXATION] += dw_level_relaxation(energy, temperature, crossover) / 2;
  sums[DW_SUM_RELAXATION_DELTA] += delta_table_at(table, energy) / 2;
}

static void
rung_fill(DwRungParts *parts, double temperature, double field, double crossover)
{
  const double cut = fmin(40 * temperature, 9 * field);
  DeltaTable table;
  delta_table_fill(&table, temperature, crossover);
  for (size_t bin = 0; bin < DW_LEVEL_BINS; bin++) {
    const double low = dw_level_bin_edge(bin), high = dw_level_bin_edge(bin + 1);
    double node[2];
    two_nodes(low, high, node);
    for (size_t j = 0; j < 2; j++)
      add_sums(parts->part[bin], node[j], temperature, crossover, &table);
    if (low >= cut)
      continue;
    parts->conducting = bin + 1;
    two_nodes(low, fmin(high, cut), node);
    for (size_t j = 0; j < 2; j++)
      parts->conduction[bin] += dw_level_conduction(node[j], temperature) * (fmin(high, cut) - low) / 2;
  }
}

DwObserver *
dw_observer_new(const DwRecipe *recipe, double crossover)
{
  DwObserver *observer = calloc(1, sizeof *observer);
  if (!observer)
    return NULL;
  observer->ladder = recipe->ladder;
  observer->rung = calloc(recipe->ladder.n, sizeof *observer->rung);
  if (!observer->rung) {
    dw_observer_free(observer);
    return NULL;
  }
  for (size_t rung = 0; rung < recipe->ladder.n; rung++)
    rung_fill(&observer->rung[rung], recipe->ladder.temperature[rung], recipe->field, crossover);
  return observer;
}

void
dw_observer_free(DwObserver *observer)
{
  if (!observer)
    return;
  free(observer->rung);
  free(observer);
}
