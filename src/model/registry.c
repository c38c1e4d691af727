/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/registry.h"

#include <string.h>

/* Every system that Doublewell has, one line each, in the order of the sidebar. */
#define SYSTEMS(SYSTEM)                                                                                      \
  SYSTEM(dw_model_bottleneck)                                                                                \
  SYSTEM(dw_model_density_of_states)                                                                         \
  SYSTEM(dw_model_sound_velocity)                                                                            \
  SYSTEM(dw_model_energy_scales)                                                                             \
  SYSTEM(dw_model_resonator_noise)                                                                           \
  SYSTEM(dw_model_tls_glass)                                                                                 \
  SYSTEM(dw_model_electron_glass)

#define DECLARE(model) extern const DwModel model;
SYSTEMS(DECLARE)

#define LIST(model) &model,
static const DwModel *const models[] = {SYSTEMS(LIST)};

const DwRegistry *
dw_registry(void)
{
  static const DwRegistry registry = {models, DW_COUNT(models)};
  return &registry;
}

const DwModel *
dw_registry_find(const DwRegistry *registry, const char *id)
{
  for (size_t k = 0; k < registry->n_models; k++)
    if (strcmp(registry->models[k]->id, id) == 0)
      return registry->models[k];
  return NULL;
}
