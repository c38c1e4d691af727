/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/model.h"

/* The models that a program offers.  The command line and the application take one as an argument, so that
 * tests can bring a model of their own. */
typedef struct {
  const DwModel *const *models;
  size_t n_models; /* >= 1 */
} DwRegistry;

/* Doublewell's models: the one list.  Static. */
const DwRegistry *dw_registry(void);

/* The model of that id, or NULL. */
const DwModel *dw_registry_find(const DwRegistry *registry, const char *id);
