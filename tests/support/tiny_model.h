/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/registry.h"

/* The smallest whole model, "decay": N nuclei that decay at a rate, counted in intervals.  It lives in the
 * tests alone and shows what a model consists of; command line, files and window must need nothing else. */
extern const DwModel tiny_model;

/* A registry with this model and no other. */
const DwRegistry *tiny_registry(void);
