/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "physics/annealing/ladder.h"

#include <math.h>

static const double table_2[] = {0.1, 0.2, 0.4, 0.5, 0.6, 0.8, 1}; /* K */
enum { TABLE_2 = sizeof table_2 / sizeof *table_2 };

size_t
dw_ladder_nearest(const DwLadder *ladder, double temperature)
{
  size_t nearest = 0;
  for (size_t k = 1; k < ladder->n; k++)
    if (fabs(log(ladder->temperature[k] / temperature)) <
        fabs(log(ladder->temperature[nearest] / temperature)))
      nearest = k;
  return nearest;
}

static void
fill_geometrically(DwLadder *ladder, size_t n, double hottest, double coldest)
{
  ladder->n = n;
  for (size_t k = 0; k < n; k++)
    ladder->temperature[k] = hottest * pow(coldest / hottest, (double) k / (double) (n - 1));
  ladder->temperature[n - 1] = coldest;
}

/* Only a rung that is neither an end nor nearest to another of these temperatures moves. */
static bool
may_move(const DwLadder *ladder, const size_t nearest[TABLE_2], size_t which)
{
  for (size_t k = 0; k < TABLE_2; k++)
    if (k != which && nearest[k] == nearest[which])
      return false;
  return nearest[which] > 0 && nearest[which] < ladder->n - 1;
}

DwStatus
dw_ladder_fill(DwLadder *ladder, size_t n, double hottest, double coldest)
{
  if (n < 2 || n > DW_MAX_RUNGS || !(coldest > 0) || !(hottest > coldest) || !isfinite(hottest))
    return DW_BAD_VALUE;
  fill_geometrically(ladder, n, hottest, coldest);
  size_t nearest[TABLE_2];
  for (size_t k = 0; k < TABLE_2; k++)
    nearest[k] = dw_ladder_nearest(ladder, table_2[k]);
  for (size_t k = 0; k < TABLE_2; k++)
    if (may_move(ladder, nearest, k) && table_2[k] < hottest && table_2[k] > coldest)
      ladder->temperature[nearest[k]] = table_2[k];
  return DW_OK;
}
