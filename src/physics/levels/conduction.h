/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "physics/levels/observer.h"

/* Eqs. 5 and A1 at a rung from sampled levels. */
void dw_conduction(const DwRungParts *parts, const DwEnsemble *ensemble, size_t rung, DwReplicas *energy,
                   DwReplicas *delta);
