/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/exploration_measures.h"

#include "app/exploration_private.h"

static DwMeasures *
measures_of(DwExploration *self)
{
  DwMeasures *measures = g_hash_table_lookup(self->measures, self->state.model);
  if (!measures) {
    measures = g_new0(DwMeasures, 1);
    g_hash_table_insert(self->measures, (gpointer) self->state.model, measures);
  }
  return measures;
}

const DwMeasures *
dw_exploration_measures(DwExploration *self)
{
  return measures_of(self);
}

const DwMeasure *
dw_exploration_measure(DwExploration *self, size_t plot)
{
  static const DwMeasure nothing;
  return plot < DW_MAX_MEASURED ? &measures_of(self)->plots[plot] : &nothing;
}

void
dw_exploration_set_measure(DwExploration *self, size_t plot, const DwMeasure *measure)
{
  if (plot >= DW_MAX_MEASURED)
    return;
  measures_of(self)->plots[plot] = *measure;
  dw_exploration_tell(self, DW_EXPLORATION_MEASURES);
}

void
dw_exploration_restore_measures(DwExploration *self, const DwMeasures *measures)
{
  *measures_of(self) = *measures;
  dw_exploration_tell(self, DW_EXPLORATION_MEASURES);
}

bool
dw_exploration_is_measured(DwExploration *self)
{
  for (size_t k = 0; k < self->state.n_views; k++) {
    const DwMeasure *measure = dw_exploration_measure(self, self->state.views[k].plot);
    if (measure->ruled || measure->n_guides > 0)
      return true;
  }
  return false;
}
