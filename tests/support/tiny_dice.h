/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/registry.h"

/* The smallest Monte Carlo, "dice": each realization throws a die once.  A team throws, the ensemble is kept,
 * recalled, brought along and joined, and an instance (a number) loads the die.  "coin" is no Monte Carlo and
 * keeps nothing. */
extern const DwModel tiny_dice, tiny_coin;

/* A registry with these two. */
const DwRegistry *dice_registry(void);
