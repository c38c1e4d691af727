/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "physics/levels/ensemble_parts.h"

#include <stdlib.h>
#include <string.h>

DwRecord *
dw_record_new(void)
{
  return calloc(1, sizeof(DwRecord));
}

void
dw_record_free(DwRecord *record)
{
  free(record);
}

void
dw_record_clear(DwRecord *record)
{
  memset(record, 0, sizeof *record);
}

static void
count_levels(DwCount *count, const DwConfiguration *configuration)
{
  const double level_per_step = 2 * configuration->quantum;
  DwWide squared = dw_wide(count->level_squared);
  for (unsigned i = 0; i < configuration->n; i++) {
    const int64_t phi = configuration->local_field[i];
    const uint64_t size = (uint64_t) llabs(phi);
    count->levels[dw_level_bin(level_per_step * (double) size)]++;
    squared += size * size;
  }
  dw_wide_store(count->level_squared, squared);
}

void
dw_record_configuration(void *context, const DwConfiguration *configuration)
{
  DwRecord *record = context;
  if (configuration->state >= DW_MAX_STATES)
    return;
  record->quantum = configuration->quantum;
  record->sites = configuration->n;
  DwCount *count = &record->count[configuration->state];
  const uint64_t energy = (uint64_t) llabs(configuration->energy);
  count->realizations++;
  count->realizations_with_unstable_pairs += configuration->unstable_pairs > 0;
  count->unstable_pairs += configuration->unstable_pairs;
  count->unstable_sites += configuration->unstable_sites;
  count->accepted += configuration->accepted;
  count->proposed += configuration->proposed;
  count->energy += configuration->energy;
  dw_wide_store(count->energy_squared, dw_wide(count->energy_squared) + (DwWide) energy * energy);
  count_levels(count, configuration);
}
