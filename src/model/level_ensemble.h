/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/ensemble.h"

/* The files of physics/levels/ensemble.h. */
extern const DwEnsembleFormat dw_level_ensemble;
